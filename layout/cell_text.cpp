// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/cell_text.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/utf8.h"
#include "layout/superscript.h"
#include "layout/two_values.h"

namespace biaoge {

namespace {

/// Cells keep at least this much room free at either side when their text is centred.
constexpr double kMaxPadding = 8.0;
/// What is smaller than this share of the text before it, touches it within this (em) and has its
/// foot this much (em) above the other's is a mark or a power.
constexpr double kSmall = 0.82;
constexpr double kTouching = 0.25;
constexpr double kRaised = 0.2;

/// A stretch of text seen along its reading direction: `start` to `end` along the line, lines
/// following each other with growing `across`.
struct Run {
  std::u32string text;
  double start = 0;
  double end = 0;
  double across0 = 0;
  double across1 = 0;
  double em = 0;
  double first_chunk = 0;
  bool space_after = false;
  bool single = false;     ///< One glyph only, as in 项 目 名 称.
  bool all_chunk = false;  ///< The first chunk is the whole run: it may go on in the next.
};

/// Reading direction as a frame: 0 right, 1 down, 2 left, 3 up.
Box turn(const Box& box, Direction direction) {
  switch (direction) {
    case Direction::right:
      return box;
    case Direction::down:
      return {box.y0, -box.x1, box.y1, -box.x0};
    case Direction::left:
      return {-box.x1, -box.y1, -box.x0, -box.y0};
    case Direction::up:
      return {-box.y1, box.x0, -box.y0, box.x1};
  }
  return box;
}

bool is_alphanumeric(char32_t code) {
  return is_digit(code) || (code >= U'a' && code <= U'z') || (code >= U'A' && code <= U'Z') ||
         (code >= 0xC0 && code < 0x2000);
}

/// Part of a number as printed: a wrapped number is joined without a space.
bool is_numeric(char32_t code) {
  return is_digit(code) || code == U'.' || code == U',' || code == U'%' || code == U'，' ||
         code == U'．' || code == U'％' || code == U'-';
}

/// A line may end before and after it: ideographs, but not the full-width forms of digits, letters
/// and points, which make up numbers and words.
bool is_breakable(char32_t code) {
  const bool full_width = code == U'．' || (code >= U'０' && code <= U'９') ||
                          (code >= U'Ａ' && code <= U'Ｚ') || (code >= U'ａ' && code <= U'ｚ');
  return is_cjk(code) && !full_width;
}

/// Number of glyphs at the start that may not be separated by a line end.
std::size_t chunk_length(const std::vector<Glyph>& glyphs) {
  std::size_t n = 0;
  while (n < glyphs.size() && is_opening_punctuation(glyphs[n].code)) ++n;
  if (n < glyphs.size() && !is_breakable(glyphs[n].code)) {
    while (n < glyphs.size() && !is_breakable(glyphs[n].code)) ++n;
  } else if (n < glyphs.size()) {
    ++n;
  }
  while (n < glyphs.size() && is_closing_punctuation(glyphs[n].code)) ++n;
  return n;
}

Run make_run(const Word& word) {
  Run run;
  for (const Glyph& glyph : word.glyphs) run.text.push_back(glyph.code);
  const Box box = turn(word.box, word.direction);
  run.start = box.x0;
  run.end = box.x1;
  run.across0 = box.y0;
  run.across1 = box.y1;
  run.em = word.font_size;
  const std::size_t chunk = chunk_length(word.glyphs);
  if (chunk > 0) run.first_chunk = turn(word.glyphs[chunk - 1].box, word.direction).x1 - box.x0;
  run.all_chunk = chunk == word.glyphs.size();
  run.space_after = word.space_after;
  run.single = word.glyphs.size() == 1;
  return run;
}

bool needs_space(const Run& before, const Run& after) {
  const char32_t a = before.text.back();
  const char32_t b = after.text.front();
  const double em = std::max(before.em, after.em);
  const double gap = (after.start - before.end) / em;
  if (is_cjk(a) || is_cjk(b)) return gap > 1.5 && !before.single && !after.single;
  if (before.space_after && gap > 0.1) return true;
  return gap > (is_alphanumeric(a) && is_alphanumeric(b) ? 0.15 : 0.35);
}

/// True when no line may end between the two.
bool sticks(const Run& before, const Run& after) {
  const char32_t a = before.text.back();
  const char32_t b = after.text.front();
  return is_closing_punctuation(b) || is_opening_punctuation(a) ||
         (!is_breakable(a) && !is_breakable(b));
}

/// `mark` touches the end of `base`, is smaller and ends well above its foot.
bool is_raised(const Run& base, const Run& mark) {
  return mark.em < kSmall * base.em && mark.text.size() < 4 &&
         std::abs(mark.start - base.end) < kTouching * base.em &&
         base.across1 - mark.across1 > kRaised * base.em;
}

/// Joins the words of one line; `line` is sorted along it.
Run join_line(std::vector<Run> line) {
  for (std::size_t i = 1; i < line.size(); ++i) {
    if (!is_raised(line[i - 1], line[i])) continue;
    if (std::u32string raised = superscript_of(line[i].text); !raised.empty()) {
      line[i].text = std::move(raised);
    }
  }
  Run joined = line.front();
  for (std::size_t i = 1; i < line.size(); ++i) {
    const bool space = needs_space(line[i - 1], line[i]);
    if (joined.all_chunk && !space && sticks(line[i - 1], line[i])) {
      joined.first_chunk = line[i].start + line[i].first_chunk - joined.start;
      joined.all_chunk = line[i].all_chunk;
    } else {
      joined.all_chunk = false;
    }
    if (space) joined.text.push_back(U' ');
    joined.text += line[i].text;
    joined.end = std::max(joined.end, line[i].end);
    joined.across0 = std::min(joined.across0, line[i].across0);
    joined.across1 = std::max(joined.across1, line[i].across1);
    joined.em = std::max(joined.em, line[i].em);
  }
  joined.space_after = line.back().space_after;
  joined.single = false;
  return joined;
}

/// Runs of one direction grouped into lines by their place across.
std::vector<Run> make_lines(std::vector<Run> runs) {
  std::sort(runs.begin(), runs.end(), [](const Run& a, const Run& b) {
    return a.across0 + a.across1 < b.across0 + b.across1;
  });
  std::vector<std::vector<Run>> lines;
  double across0 = 0;
  double across1 = 0;
  for (Run& run : runs) {
    const double shared = overlap(across0, across1, run.across0, run.across1);
    const double smaller = std::min(across1 - across0, run.across1 - run.across0);
    if (lines.empty() || shared < 0.5 * smaller) {
      lines.emplace_back();
      across0 = run.across0;
      across1 = run.across1;
    }
    lines.back().push_back(std::move(run));
  }
  std::vector<Run> joined;
  for (std::vector<Run>& line : lines) {
    std::stable_sort(line.begin(), line.end(),
                     [](const Run& a, const Run& b) { return a.start < b.start; });
    joined.push_back(join_line(std::move(line)));
  }
  return joined;
}

struct Margins {
  double left = 1e9;
  double right = 1e9;
};

Margins margins(const std::vector<Run>& lines, const Box& cell) {
  Margins least;
  for (const Run& line : lines) {
    least.left = std::min(least.left, line.start - cell.x0);
    least.right = std::min(least.right, cell.x1 - line.end);
  }
  return least;
}

bool is_centered(const Run& line, const Box& cell) {
  return std::abs((line.start - cell.x0) - (cell.x1 - line.end)) < 0.5 * line.em + 1;
}

/// True when every line ends at the same place: right-aligned, or full.
bool is_flush_right(const std::vector<Run>& lines, const Margins& least, const Box& cell) {
  return std::all_of(lines.begin(), lines.end(), [&](const Run& line) {
    return cell.x1 - line.end - least.right < 0.5 * line.em;
  });
}

/// What the lines of a cell have in common.
struct Frame {
  Box cell;
  Margins least;
  double padding = 0;
  bool flush_right = false;
};

Frame make_frame(const std::vector<Run>& lines, const Box& cell) {
  Frame frame{cell, margins(lines, cell), 0, false};
  frame.padding = std::clamp(std::min(frame.least.left, frame.least.right), 0.0, kMaxPadding);
  // One line at the right alone may as well be the first of a paragraph, set in.
  const bool far = frame.least.left - frame.padding > 4.5 * lines.front().em;
  frame.flush_right = is_flush_right(lines, frame.least, cell) && (lines.size() > 1 || far);
  return frame;
}

/// Room left on a line: to its right, or on both sides when it is centred or aligned to the right.
double slack(const Run& line, const Frame& frame) {
  const bool free_left = frame.flush_right || is_centered(line, frame.cell);
  const double begin = free_left ? frame.cell.x0 + frame.padding : line.start;
  const double used = free_left ? line.end - line.start : line.end - begin;
  return frame.cell.x1 - frame.padding - begin - used;
}

/// True when `next` would have fitted on the line: the line was ended on purpose.
bool ended_early(const Run& line, const Run& next, const Frame& frame) {
  return next.first_chunk + 0.3 * line.em < slack(line, frame);
}

/// True for a first line set in by about two characters, as Chinese paragraphs are.
bool is_indented(const Run& line, const Margins& least, const Box& cell) {
  const double indent = line.start - cell.x0 - least.left;
  return indent > 1.4 * line.em && indent < 4.5 * line.em && least.left < 1.5 * line.em &&
         !is_centered(line, cell);
}

bool wants_space(char32_t a, char32_t b, bool space_printed) {
  if (is_cjk(a) || is_cjk(b)) return false;
  if (space_printed) return true;
  return is_alphanumeric(a) && is_alphanumeric(b) && !(is_numeric(a) && is_numeric(b));
}

std::u32string join_paragraphs(const std::vector<Run>& lines, const Box& cell) {
  const Frame frame = make_frame(lines, cell);
  const bool indents = !is_flush_right(lines, frame.least, cell);
  // One glyph a line: a label set from top to bottom.
  const bool stacked = std::all_of(lines.begin(), lines.end(),
                                   [](const Run& line) { return line.text.size() == 1; });
  std::u32string text = lines.front().text;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const Run& line = lines[i - 1];
    const Run& next = lines[i];
    const bool two_values = are_two_values(line.text, next.text) ||
                            (lines.size() == 2 && are_like_numbers(line.text, next.text));
    if (!stacked && (ended_early(line, next, frame) || two_values ||
                     (indents && is_indented(next, frame.least, cell)))) {
      text.push_back(U'\n');
    } else if (wants_space(text.back(), next.text.front(), line.space_after)) {
      text.push_back(U' ');
    }
    text += next.text;
  }
  return text;
}

Alignment alignment(const std::vector<Run>& lines, const Box& cell) {
  const Margins least = margins(lines, cell);
  const double em = lines.front().em;
  if (std::abs(least.left - least.right) < 0.5 * em + 1) {
    // A full first line says nothing: look whether the last line is centred too.
    const Run& last = lines.back();
    const double skew = std::abs((last.start - cell.x0) - (cell.x1 - last.end));
    return skew < em + 1 || lines.size() == 1 ? Alignment::center : Alignment::left;
  }
  return least.left < least.right ? Alignment::left : Alignment::right;
}

TextFit fit(const std::vector<Run>& lines, const Box& cell) {
  const Run& last = lines.back();
  TextFit fit;
  fit.em = last.em;
  fit.last_slack = slack(last, make_frame(lines, cell));
  fit.first_chunk = lines.front().first_chunk;
  fit.starts_with_digit = is_numeric(lines.front().text.front());
  fit.ends_with_digit = is_numeric(last.text.back());
  fit.space_after = last.space_after;
  fit.lines = static_cast<int>(lines.size());
  fit.room_above = lines.front().across0 - cell.y0;
  fit.room_below = cell.y1 - last.across1;
  return fit;
}

}  // namespace

CellText set_cell_text(const std::vector<Word>& words, const Box& cell) {
  std::array<std::vector<Run>, 4> by_direction;
  std::array<std::size_t, 4> glyphs{};
  for (const Word& word : words) {
    if (word.glyphs.empty()) continue;
    by_direction[static_cast<std::size_t>(word.direction)].push_back(make_run(word));
    glyphs[static_cast<std::size_t>(word.direction)] += word.glyphs.size();
  }
  std::array<std::size_t, 4> order{0, 1, 2, 3};
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return glyphs[a] > glyphs[b]; });
  CellText result;
  for (const std::size_t direction : order) {
    if (by_direction[direction].empty()) break;
    const std::vector<Run> lines = make_lines(std::move(by_direction[direction]));
    const Box turned = turn(cell, static_cast<Direction>(direction));
    if (!result.text.empty()) {
      // Text of another direction is a remark of its own.
      result.text += '\n';
    } else {
      result.alignment = alignment(lines, turned);
      result.inset = std::max(0.0, lines.front().start - turned.x0);
      result.fit = fit(lines, turned);
    }
    result.text += to_utf8(join_paragraphs(lines, turned));
  }
  return result;
}

std::string join_wrapped(const std::string& first, const std::string& second, bool space_between) {
  if (first.empty() || second.empty()) return first + second;
  const char32_t a = from_utf8(first).back();
  const char32_t b = from_utf8(second).front();
  return wants_space(a, b, space_between) ? first + " " + second : first + second;
}

bool is_recognised(const std::vector<Word>& words) {
  return std::any_of(words.begin(), words.end(),
                     [](const Word& word) { return word.source == TextSource::ocr; });
}

/// That of the least certain character: a text is right when each of them is.
double confidence_of(const std::vector<Word>& words) {
  double least = 1;
  for (const Word& word : words) {
    for (const Glyph& glyph : word.glyphs) least = std::min(least, glyph.confidence);
  }
  return least;
}

std::vector<TextLine> set_lines(std::vector<Word> words, int page) {
  std::sort(words.begin(), words.end(),
            [](const Word& a, const Word& b) { return a.box.y0 + a.box.y1 < b.box.y0 + b.box.y1; });
  std::vector<TextLine> lines;
  std::vector<Word> line;
  Box box;
  const auto flush = [&] {
    if (line.empty()) return;
    TextLine text;
    text.text = set_cell_text(line, box).text;
    text.place = {page, box};
    if (is_recognised(line)) {
      text.source = TextSource::ocr;
      text.confidence = confidence_of(line);
    }
    for (const Word& word : line) text.font_size = std::max(text.font_size, word.font_size);
    std::replace(text.text.begin(), text.text.end(), '\n', ' ');
    lines.push_back(std::move(text));
    line.clear();
    box = {};
  };
  for (Word& word : words) {
    const double shared = overlap(box.y0, box.y1, word.box.y0, word.box.y1);
    if (!line.empty() && shared < 0.5 * std::min(box.height(), word.box.height())) flush();
    box = unite(box, word.box);
    line.push_back(std::move(word));
  }
  flush();
  return lines;
}

}  // namespace biaoge
