// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/backing.h"

#include <algorithm>
#include <map>
#include <string>

#include "normalize/doubt.h"
#include "normalize/edit.h"

namespace biaoge {

namespace {

/// Of values read with no more than this most are wrong.
constexpr double kHardlyRead = 0.5;

/// The row of a path "rows.indicators[3].score"; "" for a field.
std::string row_of(const std::string& path) {
  const std::size_t close = path.rfind(']');
  return close == std::string::npos ? "" : path.substr(0, close);
}

bool is_sure(const Value& value) {
  return value.source == TextSource::ocr && value.quantity && value.flags.empty() &&
         value.confidence >= kSureNumberConfidence;
}

}  // namespace

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
      if (value != nullptr && is_sure(*value)) rows[row].insert(value);
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

}  // namespace biaoge
