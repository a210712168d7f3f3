// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/comparator.h"

namespace biaoge {

namespace {

struct Spelling {
  std::u32string_view text;
  const char* sign;
};

// A spelling that begins with another one stands before it.
constexpr Spelling kSpellings[] = {
    {U">=", "≥"},         {U"=>", "≥"},         {U"≥", "≥"},      {U"≮", "≥"},
    {U"<=", "≤"},         {U"=<", "≤"},         {U"≤", "≤"},      {U"≯", "≤"},
    {U"<>", "≠"},         {U"!=", "≠"},         {U"≠", "≠"},      {U"不等于", "≠"},
    {U">", ">"},          {U"<", "<"},          {U"=", "="},      {U"等于", "="},
    {U"不少于", "≥"},     {U"不低于", "≥"},     {U"不小于", "≥"}, {U"至少", "≥"},
    {U"大于等于", "≥"},   {U"大于或等于", "≥"}, {U"大于", ">"},   {U"高于", ">"},
    {U"多于", ">"},       {U"超过", ">"},       {U"不超过", "≤"}, {U"不高于", "≤"},
    {U"不大于", "≤"},     {U"不多于", "≤"},     {U"至多", "≤"},   {U"小于等于", "≤"},
    {U"小于或等于", "≤"}, {U"小于", "<"},       {U"低于", "<"},   {U"少于", "<"},
    {U"不足", "<"},       {U"大约", "约"},      {U"约", "约"},    {U"近", "约"},
    {U"≈", "约"},         {U"±", "±"},
};

// 以上, 以下 and 以内 include the number itself (Civil Code of China, article 1259).
constexpr Bound kBounds[] = {
    {U"及以上", "≥", ""}, {U"以上", "≥", ""},   {U"及以下", "≤", ""}, {U"以下", "≤", ""},
    {U"以内", "≤", ""},   {U"之内", "≤", ""},   {U"内", "≤", "time"}, {U"左右", "约", ""},
    {U"整", "", "money"}, {U"正", "", "money"},
};

/// Length of `word` at the start of `text`, with the spaces inside it; 0 when it is not there.
std::size_t match(std::u32string_view text, std::u32string_view word) {
  std::size_t at = 0;
  for (const char32_t code : word) {
    while (at > 0 && at < text.size() && text[at] == U' ') ++at;
    if (at == text.size() || text[at] != code) return 0;
    ++at;
  }
  return at;
}

}  // namespace

Comparator leading_comparator(std::u32string_view text) {
  for (const auto& [word, sign] : kSpellings) {
    const std::size_t length = match(text, word);
    if (length > 0) return {sign, length, word == U"近"};
  }
  return {};
}

const Bound* final_bound(std::u32string_view text) {
  for (const Bound& bound : kBounds) {
    if (text.ends_with(bound.word)) return &bound;
  }
  return nullptr;
}

std::optional<std::string> combine(std::string_view front, std::string_view behind) {
  if (front.empty() || front == behind) return std::string(behind);
  const bool narrower = (front == ">" && behind == "≥") || (front == "<" && behind == "≤");
  return behind.empty() || narrower ? std::optional<std::string>(front) : std::nullopt;
}

}  // namespace biaoge
