// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/debug_pictures.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <set>
#include <system_error>

#include "export/png.h"

namespace biaoge {

namespace {

std::string number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f", value);
  return text;
}

std::string escaped(const std::string& text) {
  std::string result;
  for (const char c : text) {
    if (c == '<') {
      result += "&lt;";
    } else if (c == '&') {
      result += "&amp;";
    } else {
      result += c;
    }
  }
  return result;
}

std::string rectangle(const Box& box, const std::string& style) {
  return "<rect x='" + number(box.x0) + "' y='" + number(box.y0) + "' width='" +
         number(box.width()) + "' height='" + number(box.height()) + "' " + style + "/>\n";
}

/// Opens a drawing in points over the clean picture, which is shown faintly.
std::string opened(const std::string& name, const Page& page) {
  const std::string size =
      "width='" + number(page.info.width) + "' height='" + number(page.info.height) + "'";
  const std::string picture = std::filesystem::path(name + "-2-clean.png").filename().string();
  return "<svg xmlns='http://www.w3.org/2000/svg' " + size + " viewBox='0 0 " +
         number(page.info.width) + " " + number(page.info.height) +
         "'>\n<rect width='100%' height='100%' fill='white'/>\n<image href='" + escaped(picture) +
         "' " + size + " opacity='0.25' preserveAspectRatio='none'/>\n";
}

void write(const std::string& path, const std::string& text) {
  std::ofstream(path, std::ios::binary) << text << "</svg>\n";
}

std::string drawn(const Ruling& ruling) {
  const bool level = ruling.orientation == Orientation::horizontal;
  const std::string along = number(ruling.position);
  const std::string from = number(ruling.start);
  const std::string to = number(ruling.end);
  return level ? "<line x1='" + from + "' x2='" + to + "' y1='" + along + "' y2='" + along +
                     "' stroke='#d02020'/>\n"
               : "<line y1='" + from + "' y2='" + to + "' x1='" + along + "' x2='" + along +
                     "' stroke='#2040d0'/>\n";
}

/// Green for certain, red for doubtful.
std::string colour(const Word& word) {
  double least = 1;
  for (const Glyph& glyph : word.glyphs) least = std::min(least, glyph.confidence);
  return least >= 0.9 ? "#107010" : least >= 0.7 ? "#a06000" : "#d00000";
}

std::string drawn(const Word& word) {
  const double height = std::max(4.0, 0.9 * word.box.height());
  return "<text x='" + number(word.box.x0) + "' y='" + number(word.box.y1 - 0.1 * height) +
         "' font-size='" + number(height) + "' textLength='" + number(word.box.width()) +
         "' lengthAdjust='spacingAndGlyphs' font-family='sans-serif' fill='" + colour(word) + "'>" +
         escaped(word.text()) + "</text>\n";
}

}  // namespace

std::string debug_name(const std::string& folder, const std::vector<std::string>& inputs,
                       const std::string& path, int page) {
  const std::filesystem::path stem = std::filesystem::path(path).stem();
  std::set<std::string> before;
  for (const std::string& input : inputs) {
    if (input == path) break;
    if (std::filesystem::path(input).stem() == stem) before.insert(input);
  }
  std::string name = (std::filesystem::path(folder) / stem).string();
  if (!before.empty()) name += "-" + std::to_string(before.size() + 1);
  char suffix[16];
  std::snprintf(suffix, sizeof suffix, "-p%03d", page);
  return name + suffix;
}

void draw_picture(const std::string& name, const Raster& picture) {
  std::error_code ignored;  // It may be there; where it cannot be made, nothing is drawn.
  std::filesystem::create_directory(std::filesystem::path(name).parent_path(), ignored);
  write_png(picture, name + "-1-picture.png");
}

void draw_reading(const std::string& name, const Raster& clean, const Page& page) {
  write_png(clean, name + "-2-clean.png");
  std::string rulings = opened(name, page);
  for (const Box& cell : ruled_cells(page)) {
    rulings += rectangle(cell, "fill='#ffd040' fill-opacity='0.25' stroke='none'");
  }
  for (const Box& seal : page.seals) rulings += rectangle(seal, "fill='none' stroke='#e000e0'");
  for (const Ruling& ruling : page.rulings) rulings += drawn(ruling);
  write(name + "-3-rulings.svg", rulings);
  std::string cells = opened(name, page);
  for (const Box& cell : ruled_cells(page)) {
    cells += rectangle(cell, "fill='none' stroke='#4080c0' stroke-width='0.5'");
  }
  for (const Word& word : page.words) cells += drawn(word);
  write(name + "-4-cells.svg", cells);
}

}  // namespace biaoge
