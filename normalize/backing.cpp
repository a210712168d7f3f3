// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/backing.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>

#include "core/utf8.h"
#include "normalize/doubt.h"
#include "normalize/edit.h"
#include "normalize/label_match.h"

namespace biaoge {

namespace {

/// Of values read with no more than this most are wrong.
constexpr double kHardlyRead = 0.5;

/// The row of a path "rows.indicators[3].score"; "" for a field.
std::string row_of(const std::string& path) {
  const std::size_t close = path.rfind(']');
  return close == std::string::npos ? "" : path.substr(0, close);
}

/// One sign is another, more or less: 1000 for 10.00.
bool is_one_sign_away(const Decimal& a, const Decimal& b) {
  return label_distance(from_utf8(a.to_string()), from_utf8(b.to_string())).edits == 1;
}

bool is_unsure(const Value& value) {
  const bool flagged =
      std::find(value.flags.begin(), value.flags.end(), "low-confidence") != value.flags.end();
  return flagged || is_misread(value);
}

}  // namespace

bool is_sure_number(const Value& value) {
  return value.source == TextSource::ocr && value.quantity && value.flags.empty() &&
         value.confidence >= kSureNumberConfidence;
}

bool is_misread(const Value& value) {
  if (value.source != TextSource::ocr) return false;
  const bool odd = std::any_of(value.flags.begin(), value.flags.end(), [](const auto& flag) {
    return flag == "format-outlier" || flag == "unexpected-form" || flag == "missing";
  });
  return odd || value.confidence <= kHardlyRead;
}

std::set<const Value*> backed_numbers(Form& form, const std::vector<CheckResult>& results) {
  std::map<std::string, std::set<const Value*>> rows;
  for (const CheckResult& result : results) {
    if (!is_sum(*result.rule)) continue;
    for (const std::string& path : result.where) {
      const std::string row = row_of(path);
      const Value* value = row.empty() ? nullptr : value_of_path(form, path);
      if (value != nullptr && is_sure_number(*value)) rows[row].insert(value);
    }
  }
  std::set<const Value*> backed;
  for (const auto& [row, values] : rows) {
    std::map<std::string, const Value*> first;
    for (const Value* value : values) {
      const auto [other, is_new] = first.emplace(value->text, value);
      if (!is_new) backed.insert({value, other->second});
    }
  }
  return backed;
}

std::set<const Value*> explaining(Form& form, const CheckResult& result) {
  std::set<const Value*> found;
  const std::optional<Decimal> difference = Decimal::parse(result.difference);
  if (!difference) return found;
  for (const std::string& path : result.where) {
    const Value* value = value_of_path(form, path);
    if (value == nullptr || value->source != TextSource::ocr || !value->quantity) continue;
    if (!is_unsure(*value)) continue;
    for (const Decimal& step : {*difference, -*difference}) {
      const std::optional<Decimal> other = Decimal::add(value->quantity->value, step);
      const bool near = other && !other->is_negative() &&
                        (is_one_sign_away(value->quantity->value, *other) ||
                         is_one_sign_away(value->quantity->value, other->trimmed()));
      if (near) found.insert(value);
    }
  }
  return found;
}

}  // namespace biaoge
