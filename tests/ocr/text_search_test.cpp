// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/text_search.h"

#include <gtest/gtest.h>

namespace biaoge {
namespace {

/// Columns of likelihoods for: no sign, sign 1, sign 2.
Likelihoods columns_of(const std::vector<std::vector<float>>& columns) {
  Likelihoods found;
  found.columns = static_cast<int>(columns.size());
  found.signs = 3;
  for (const auto& column : columns) {
    found.values.insert(found.values.end(), column.begin(), column.end());
  }
  return found;
}

TEST(TextSearch, WaysToOneTextAddUp) {
  // Column by column "none" is likeliest, but sign 1 is somewhere with likelihood 1 - 0.6 * 0.6.
  const auto texts = search_texts(columns_of({{0.6F, 0.4F, 0}, {0.6F, 0.4F, 0}}), 3);
  ASSERT_EQ(texts.size(), 2U);
  EXPECT_EQ(texts[0].signs, std::vector<int>{1});
  EXPECT_NEAR(texts[0].likelihood, 0.64, 1e-6);
  EXPECT_TRUE(texts[1].signs.empty());
  EXPECT_NEAR(texts[1].likelihood, 0.36, 1e-6);
}

TEST(TextSearch, ASignComesTwiceOnlyWithAColumnBetween) {
  const std::vector<float> one{0.005F, 0.99F, 0.005F};
  const std::vector<float> none{0.9995F, 0.0003F, 0.0002F};
  EXPECT_EQ(search_texts(columns_of({one, one}), 1)[0].signs, std::vector<int>{1});
  EXPECT_EQ(search_texts(columns_of({one, none, one}), 1)[0].signs, (std::vector<int>{1, 1}));
}

TEST(TextSearch, TheOtherLikelyTextsFollow) {
  const auto texts =
      search_texts(columns_of({{0, 0.7F, 0.3F}, {1, 0, 0}, {0, 0.9F, 0.1F}, {1, 0, 0}}), 4);
  ASSERT_EQ(texts.size(), 4U);
  EXPECT_EQ(texts[0].signs, (std::vector<int>{1, 1}));
  EXPECT_EQ(texts[1].signs, (std::vector<int>{2, 1}));
  EXPECT_NEAR(texts[1].likelihood, 0.27, 1e-6);
  EXPECT_EQ(texts[3].signs, (std::vector<int>{2, 2}));
}

TEST(TextSearch, ATextIsAsLikelyAsAllItsWays) {
  const auto likelihoods = columns_of({{0.2F, 0.7F, 0.1F}, {0.5F, 0.3F, 0.2F}, {0.1F, 0.4F, 0.5F}});
  for (const FoundText& text : search_texts(likelihoods, 8)) {
    EXPECT_NEAR(likelihood_of(likelihoods, text.signs), text.likelihood, 1e-9);
  }
  // "11" has but one way: a column without a sign between.
  EXPECT_NEAR(likelihood_of(likelihoods, {1, 1}), 0.7 * 0.5 * 0.4, 1e-7);
  EXPECT_EQ(likelihood_of(likelihoods, {1, 1, 1}), 0);
  EXPECT_NEAR(likelihood_of(likelihoods, {}), 0.2 * 0.5 * 0.1, 1e-7);
}

TEST(TextSearch, SignsStandInTheirLikeliestColumns) {
  const std::vector<float> none{0.99F, 0.005F, 0.005F};
  const std::vector<float> one{0.05F, 0.9F, 0.05F};
  const std::vector<float> two{0.05F, 0.05F, 0.9F};
  const auto places = place_signs(columns_of({none, one, one, none, two, none}), {1, 2});
  ASSERT_EQ(places.size(), 2U);
  EXPECT_EQ(places[0].first, 1);
  EXPECT_EQ(places[0].end, 3);
  EXPECT_EQ(places[1].first, 4);
  EXPECT_EQ(places[1].end, 5);
}

TEST(TextSearch, NothingIsFoundInNothing) {
  EXPECT_TRUE(place_signs(columns_of({}), {}).empty());
  ASSERT_EQ(search_texts(columns_of({}), 2).size(), 1U);
  EXPECT_TRUE(search_texts(columns_of({}), 2)[0].signs.empty());
}

}  // namespace
}  // namespace biaoge
