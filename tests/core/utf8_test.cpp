// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/utf8.h"

#include <gtest/gtest.h>

namespace biaoge {
namespace {

TEST(Utf8, RoundTripsEveryLength) {
  const std::u32string text = U"a\u00e9表\U00020000";
  EXPECT_EQ(from_utf8(to_utf8(text)), text);
  EXPECT_EQ(to_utf8(U"≥90"), "≥90");
}

TEST(Utf8, IllFormedBytesBecomeReplacementCharacters) {
  EXPECT_EQ(from_utf8("a\xFFz"), U"a\uFFFDz");
  EXPECT_EQ(from_utf8("\xE8\xA1"), U"\uFFFD\uFFFD") << "cut off in the middle";
  EXPECT_EQ(from_utf8("\xC0\xAF"), U"\uFFFD\uFFFD") << "overlong";
  EXPECT_EQ(from_utf8("\xED\xA0\x80").front(), U'\uFFFD') << "surrogate";
  EXPECT_EQ(to_utf8(std::u32string(1, char32_t{0xD800})), "\uFFFD");
}

TEST(Utf8, ClassesOfCharacters) {
  EXPECT_TRUE(is_cjk(U'表'));
  EXPECT_TRUE(is_cjk(U'，'));
  EXPECT_TRUE(is_cjk(U'％'));
  EXPECT_FALSE(is_cjk(U'a'));
  EXPECT_FALSE(is_cjk(U'≥'));
  EXPECT_TRUE(is_space(U'\u3000'));
  EXPECT_FALSE(is_space(U'-'));
  EXPECT_TRUE(is_digit(U'７'));
  EXPECT_FALSE(is_digit(U'七'));
  EXPECT_TRUE(is_sentence_end(U'。'));
  EXPECT_TRUE(is_closing_punctuation(U'）'));
  EXPECT_TRUE(is_opening_punctuation(U'《'));
}

}  // namespace
}  // namespace biaoge
