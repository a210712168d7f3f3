// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/stray_rows.h"

#include <algorithm>
#include <set>
#include <sstream>
#include <string>

#include "normalize/text.h"
#include "normalize/values.h"

namespace biaoge {

namespace {

std::set<std::string> field_labels(const Profile& profile) {
  std::set<std::string> labels;
  for (const FieldRule& field : profile.fields) {
    for (const std::string& label : field.labels) labels.insert(label_key(label));
  }
  return labels;
}

/// Two of the labels stand in recognised values of the row, each on a line of its own.
bool holds_labels(const Record& row, const std::set<std::string>& labels) {
  std::set<std::string> found;
  for (const auto& [key, value] : row) {
    if (value.source != TextSource::ocr) continue;
    std::istringstream lines(value.text);
    for (std::string line; std::getline(lines, line);) {
      if (const std::string label = label_key(line); labels.contains(label)) found.insert(label);
    }
  }
  return found.size() > 1;
}

}  // namespace

void doubt_stray_rows(Form& form, const Profile& profile) {
  const std::set<std::string> labels = field_labels(profile);
  for (FormSection& section : form.sections) {
    auto stray = std::find_if(section.rows.begin(), section.rows.end(),
                              [&](const Record& row) { return holds_labels(row, labels); });
    for (; stray != section.rows.end(); ++stray) {
      for (auto& [key, value] : *stray) add_flags(value, {"low-confidence"});
    }
  }
}

}  // namespace biaoge
