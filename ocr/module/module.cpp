// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/module.h"

#include "ocr/make_page_reader.h"

extern "C" __attribute__((visibility("default"))) void biaoge_make_page_reader(
    biaoge::Result<std::unique_ptr<biaoge::PageReader>>& reader) {
  reader = biaoge::make_page_reader();
}
