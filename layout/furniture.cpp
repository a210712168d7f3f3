// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/furniture.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <utility>

#include "core/utf8.h"

namespace biaoge {

namespace {

/// Share of the page height, at top and bottom, in which furniture stands.
constexpr double kMargin = 0.15;
/// The same for page numbers with signs around them.
constexpr double kNumberMargin = 0.18;
/// Next to the paper's edge even larger type is furniture: titles keep to the margins of the text.
constexpr double kEdge = 0.065;

/// Digits become '#', white space goes: "第 3 页" and "第 4 页" are the same furniture.
std::u32string pattern(const std::string& text) {
  std::u32string result;
  for (const char32_t code : from_utf8(text)) {
    if (is_space(code)) continue;
    const bool repeated = !result.empty() && result.back() == U'#';
    if (!is_digit(code)) {
      result.push_back(code);
    } else if (!repeated) {
      result.push_back(U'#');
    }
  }
  return result;
}

bool is_page_number(const std::u32string& pattern) {
  static const std::u32string_view kForms[] = {
      U"#",          U"-#-",          U"—#—",         U"－#－",       U"–#–",
      U"―#―",        U"第#页",        U"#/#",         U"第#页共#页",  U"第#页/共#页",
      U"共#页第#页", U"第#页，共#页", U"第#页,共#页", U"共#页,第#页", U"共#页，第#页",
      U"Page#",      U"Page#of#",     U"·#·",         U"#页",         U"(#)",
      U"（#）",      U"-#",           U"#of#"};
  return std::any_of(std::begin(kForms), std::end(kForms),
                     [&](std::u32string_view form) { return pattern == form; });
}

double body_size(const std::vector<PageLayout>& pages) {
  std::vector<double> sizes;
  for (const PageLayout& page : pages) {
    for (const TableFragment& fragment : page.fragments) {
      for (const TextFit& fit : fragment.fits) {
        if (fit.em > 0) sizes.push_back(fit.em);
      }
    }
  }
  if (sizes.empty()) return 1e9;
  const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
  std::nth_element(sizes.begin(), middle, sizes.end());
  return *middle;
}

bool in_margin(const TextLine& line, const PageLayout& page, double margin = kMargin) {
  const double y = line.place.box.center().y;
  return y < margin * page.height || y > (1 - margin) * page.height;
}

bool is_at_edge(const TextLine& line, const PageLayout& page) {
  const double y = line.place.box.center().y;
  return y < kEdge * page.height || y > (1 - kEdge) * page.height;
}

/// A line's text and height on the page (in steps that allow for a point of shift).
using Position = std::pair<std::u32string, long>;

long step(const TextLine& line) {
  return std::lround(line.place.box.center().y / 4);
}

/// Of recognised lines one sign in so many may be misread, and pages lie this many steps apart;
/// photographs of them lie farther.
constexpr std::size_t kMisreadOne = 6;
constexpr long kMostSteps = 3;
constexpr long kMostStepsOfPhotographs = 16;

/// Two recognised lines that are one, as far as can be told.
bool are_nearly_same(const Position& a, const Position& b, long most_steps) {
  if (a.first.size() != b.first.size() || std::abs(a.second - b.second) > most_steps) return false;
  std::size_t differ = 0;
  for (std::size_t i = 0; i < a.first.size(); ++i) differ += a.first[i] != b.first[i];
  return differ * kMisreadOne <= a.first.size();
}

/// Of its own size, as far as sizes can be told: what is set as large below a line.
constexpr double kAsLarge = 0.9;

/// A recognised line at the top of a page, and whether a title stands right below it.
struct TopLine {
  Position position;
  bool above_title = false;
};

}  // namespace

std::vector<std::vector<bool>> find_furniture(const std::vector<PageLayout>& pages) {
  std::map<Position, int> seen;
  std::vector<TopLine> recognised;
  for (const PageLayout& page : pages) {
    for (std::size_t i = 0; i < page.lines.size(); ++i) {
      const TextLine& line = page.lines[i];
      if (!in_margin(line, page)) continue;
      const Position position{pattern(line.text), step(line)};
      ++seen[position];
      const TextLine* next = i + 1 < page.lines.size() ? &page.lines[i + 1] : nullptr;
      const bool titled = i == 0 && next && next->place.box.y0 < page.height / 2 &&
                          next->font_size >= kAsLarge * line.font_size;
      if (line.source == TextSource::ocr) recognised.push_back({position, titled});
    }
  }
  const double body = body_size(pages);
  const auto is_furniture = [&](const TextLine& line, const PageLayout& page) {
    const std::u32string text = pattern(line.text);
    if (text.size() > 1 && is_page_number(text) && in_margin(line, page, kNumberMargin)) {
      return true;
    }
    if (!in_margin(line, page)) return false;
    if (is_page_number(text)) return true;
    int pages_with_it = 0;
    for (const long shift : {-1, 0, 1}) {
      const auto found = seen.find({text, step(line) + shift});
      if (found != seen.end()) pages_with_it += found->second;
    }
    if (line.source == TextSource::ocr) {
      const Position here{text, step(line)};
      const long most = page.mesh ? kMostStepsOfPhotographs : kMostSteps;
      const auto same = [&](const TopLine& other) {
        return are_nearly_same(here, other.position, most);
      };
      // What stands above a title on one page is none on the others, however large it is.
      const bool above_title =
          std::any_of(recognised.begin(), recognised.end(),
                      [&](const TopLine& other) { return other.above_title && same(other); });
      pages_with_it =
          std::max(pages_with_it,
                   static_cast<int>(std::count_if(recognised.begin(), recognised.end(), same)));
      if (above_title && pages_with_it >= 2) return true;
    }
    const double largest = is_at_edge(line, page) ? 1.7 * body : 1.15 * body;
    return line.font_size <= largest && pages_with_it >= 2;
  };

  std::vector<std::vector<bool>> furniture;
  for (const PageLayout& page : pages) {
    std::vector<bool> marks(page.lines.size(), false);
    // From the paper's edges inwards; the first line that is text ends the furniture.
    for (std::size_t i = 0; i < page.lines.size(); ++i) {
      const bool upper_half = page.lines[i].place.box.y0 <= page.height / 2;
      if (!upper_half || !is_furniture(page.lines[i], page)) break;
      marks[i] = true;
    }
    for (std::size_t i = page.lines.size(); i > 0; --i) {
      const bool lower_half = page.lines[i - 1].place.box.y0 > page.height / 2;
      if (!lower_half || !is_furniture(page.lines[i - 1], page)) break;
      marks[i - 1] = true;
    }
    furniture.push_back(std::move(marks));
  }
  return furniture;
}

}  // namespace biaoge
