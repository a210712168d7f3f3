// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/deflate_level.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include <string>

namespace biaoge {
namespace {

constexpr int kRaw = -MAX_WBITS;
constexpr int kWrapped = MAX_WBITS;

std::string deflated(int level, int window_bits) {
  std::string text;
  for (int i = 0; i < 2000; ++i) text += "<c r=\"A" + std::to_string(i * 7919 % 1000) + "\"/>";
  z_stream stream{};
  EXPECT_EQ(deflateInit2(&stream, level, Z_DEFLATED, window_bits, 8, Z_DEFAULT_STRATEGY), Z_OK);
  std::string out(deflateBound(&stream, text.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(text.data());
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  EXPECT_EQ(deflate(&stream, Z_FINISH), Z_STREAM_END);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

TEST(DeflateLevel, parts_of_a_zip_archive_are_packed_quickly) {
  pack_quickly();
  EXPECT_EQ(deflated(Z_DEFAULT_COMPRESSION, kRaw), deflated(Z_BEST_SPEED, kRaw));
  EXPECT_NE(deflated(Z_BEST_SPEED, kRaw), deflated(6, kRaw));
}

TEST(DeflateLevel, a_level_that_was_asked_for_and_other_streams_stay) {
  pack_quickly();
  EXPECT_NE(deflated(9, kRaw), deflated(Z_DEFAULT_COMPRESSION, kRaw));
  EXPECT_EQ(deflated(Z_DEFAULT_COMPRESSION, kWrapped), deflated(6, kWrapped));
}

}  // namespace
}  // namespace biaoge
