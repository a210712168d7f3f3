// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/boxed.h"

#include <gtest/gtest.h>

#include <string>

namespace biaoge {
namespace {

TEST(Boxed, holds_nothing_at_first_and_takes_a_pointers_room) {
  const Boxed<std::string> none;
  EXPECT_FALSE(none);
  EXPECT_FALSE(none.has_value());
  EXPECT_EQ(sizeof none, sizeof(void*));
}

TEST(Boxed, a_copy_is_a_value_of_its_own) {
  Boxed<std::string> first = std::string("97.50");
  Boxed<std::string> second = first;
  *second += "%";
  EXPECT_EQ(*first, "97.50");
  EXPECT_EQ(*second, "97.50%");
  first = second;
  second.reset();
  EXPECT_EQ(first->size(), 6u);
  EXPECT_FALSE(second);
}

TEST(Boxed, takes_what_an_optional_has) {
  Boxed<std::string> box = std::optional<std::string>("a");
  EXPECT_EQ(*box, "a");
  box = std::optional<std::string>();
  EXPECT_FALSE(box);
  box.emplace(3, 'b');
  EXPECT_EQ(*box, "bbb");
  box = std::nullopt;
  EXPECT_FALSE(box);
}

}  // namespace
}  // namespace biaoge
