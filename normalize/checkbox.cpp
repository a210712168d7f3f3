// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/checkbox.h"

#include <algorithm>
#include <string_view>

#include "core/utf8.h"
#include "normalize/fold.h"
#include "normalize/text.h"

namespace biaoge {

namespace {

constexpr std::u32string_view kEmpty = U"□☐○◯▢〇";
constexpr std::u32string_view kTicked = U"☑☒■▣●◉✔✓√✅⊠🗹🗸";

/// A box, or a choice, in the order they are printed.
struct Piece {
  int choice = -1;  ///< -1 for a box.
  bool ticked = false;
};

/// A box at `at`: a sign, a bracket with a tick or nothing in it, an empty box with a tick behind.
std::size_t box_length(std::u32string_view text, std::size_t at, bool& ticked) {
  const char32_t code = text[at];
  if (contains(kTicked, code)) {
    ticked = true;
    return 1;
  }
  if (contains(kEmpty, code)) {
    ticked = at + 1 < text.size() && contains(U"√✓✔", text[at + 1]);
    return ticked ? 2 : 1;
  }
  if (!contains(U"([【", code)) return 0;
  std::size_t end = at + 1;
  ticked = false;
  while (end < text.size() && contains(U"√✓✔", text[end])) {
    ticked = true;
    ++end;
  }
  return end < text.size() && contains(U")]】", text[end]) ? end + 1 - at : 0;
}

std::vector<Piece> pieces_of(std::u32string_view text, const std::vector<std::u32string>& choices) {
  std::vector<Piece> pieces;
  for (std::size_t at = 0; at < text.size();) {
    bool ticked = false;
    if (const std::size_t length = box_length(text, at, ticked); length > 0) {
      pieces.push_back({-1, ticked});
      at += length;
      continue;
    }
    int longest = -1;
    for (std::size_t i = 0; i < choices.size(); ++i) {
      const bool here = text.substr(at).starts_with(choices[i]);
      const bool longer =
          longest < 0 || choices[i].size() > choices[static_cast<std::size_t>(longest)].size();
      if (here && longer) longest = static_cast<int>(i);
    }
    if (longest >= 0) pieces.push_back({longest, false});
    at += longest >= 0 ? choices[static_cast<std::size_t>(longest)].size() : 1;
  }
  return pieces;
}

}  // namespace

Ticked read_checkboxes(const std::string& cleaned, const std::vector<std::string>& choices) {
  std::u32string text = folded(cleaned);
  std::erase_if(text, is_space);
  std::vector<std::u32string> names;
  for (const std::string& choice : choices) {
    names.push_back(folded(choice));
    std::erase_if(names.back(), is_space);
  }
  const std::vector<Piece> pieces = pieces_of(text, names);
  Ticked result;
  const auto is_box = [](const Piece& piece) { return piece.choice < 0; };
  const auto boxes = std::count_if(pieces.begin(), pieces.end(), is_box);
  const auto named = static_cast<std::ptrdiff_t>(pieces.size()) - boxes;
  if (boxes == 0) {
    // Only the choice itself is printed.
    if (named == 1) result = {{choices[static_cast<std::size_t>(pieces[0].choice)]}, true};
    return result;
  }
  const bool before = is_box(pieces.front());
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (!is_box(pieces[i])) continue;
    const std::size_t beside = before ? i + 1 : i - 1;
    const bool has_choice = beside < pieces.size() && !is_box(pieces[beside]);
    if (!has_choice) return {};  // A choice that the profile does not know, or two boxes in a row.
    if (pieces[i].ticked) {
      result.choices.push_back(choices[static_cast<std::size_t>(pieces[beside].choice)]);
    }
  }
  // Ticks without boxes stand only where something is chosen.
  const bool all_ticked = std::all_of(pieces.begin(), pieces.end(), [&](const Piece& piece) {
    return !is_box(piece) || piece.ticked;
  });
  result.understood = boxes == named || all_ticked;
  if (!result.understood) result.choices.clear();
  return result;
}

std::vector<std::string> printed_choices(const std::string& cleaned) {
  const std::u32string text = from_utf8(cleaned);
  std::vector<std::string> choices;
  std::u32string choice;
  bool boxed = false;
  const auto end = [&] {
    std::string name = without_space(to_utf8(choice));
    const bool is_new = std::find(choices.begin(), choices.end(), name) == choices.end();
    if (!name.empty() && is_new) choices.push_back(std::move(name));
    choice.clear();
  };
  for (const char32_t code : text) {
    const bool box = contains(kEmpty, code) || contains(kTicked, code);
    boxed = boxed || box;
    if (box || code == U'\n') {
      end();
    } else {
      choice.push_back(code);
    }
  }
  end();
  return boxed ? choices : std::vector<std::string>{};
}

}  // namespace biaoge
