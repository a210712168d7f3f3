// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/review_key.h"

#include <charconv>

namespace biaoge {

namespace {

std::vector<std::string> split(std::string_view text, char mark) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at != std::string_view::npos;) {
    const std::size_t end = text.find(mark, at);
    parts.emplace_back(text.substr(at, end == std::string_view::npos ? end : end - at));
    at = end == std::string_view::npos ? end : end + 1;
  }
  return parts;
}

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : " ") + part;
  return out;
}

std::string cell_path(const Document& document, const TableEntry& table, const Cell& cell) {
  return "tables[" + std::to_string(table.table - document.tables.data()) + "].cells[" +
         std::to_string(&cell - table.table->cells.data()) + "]";
}

}  // namespace

std::string review_key(const Catalogue& catalogue, const ReviewItem& item) {
  const Document& document = *catalogue.files[item.file].document;
  if (item.cell != nullptr) {
    const TableEntry& table = catalogue.tables[*item.table];
    return document.sha256 + "||" + cell_path(document, table, *item.cell);
  }
  const Form* form = catalogue.forms[*item.form].form;
  const std::string start =
      document.sha256 + "|" + std::to_string(form - document.forms.data()) + "|";
  if (item.rule.empty()) return start + item.path;
  return start + "!" + item.rule + "|" + joined(item.where);
}

std::optional<ReviewKey> parse_review_key(std::string_view text) {
  const std::vector<std::string> parts = split(text, '|');
  if (parts.size() < 3 || parts[2].empty()) return std::nullopt;
  ReviewKey key;
  key.sha256 = parts[0];
  if (!parts[1].empty()) {
    std::size_t form = 0;
    const char* const end = parts[1].data() + parts[1].size();
    const auto [rest, error] = std::from_chars(parts[1].data(), end, form);
    if (error != std::errc() || rest != end) return std::nullopt;
    key.place.form = form;
  }
  if (parts[2].front() != '!') {
    key.place.path = parts[2];
    return parts.size() == 3 ? std::optional(key) : std::nullopt;
  }
  key.place.rule = parts[2].substr(1);
  if (parts.size() != 4 || key.place.rule.empty()) return std::nullopt;
  if (!parts[3].empty()) key.place.where = split(parts[3], ' ');
  return key;
}

}  // namespace biaoge
