// SPDX-License-Identifier: GPL-3.0-or-later
// How hard workbooks are compressed. Private to export.
#pragma once

namespace biaoge {

/// From now on libxlsxwriter packs its parts with zlib's quickest level: a workbook grows by about
/// a quarter, and packing it takes half the time
/// (docs/decisions/0022-memory-and-time-of-workbooks.md).
void pack_quickly();

}  // namespace biaoge
