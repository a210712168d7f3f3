// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/label_match.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <unordered_map>

#include "core/utf8.h"
#include "normalize/fold.h"
#include "normalize/text.h"

namespace biaoge {

namespace {

constexpr int kEdit = 2;       // half edits
constexpr int kLookAlike = 1;  // half edits

// Ideographs and signs that differ by a stroke, and are taken for each other by readers.
constexpr auto kAlike = std::to_array<std::u32string_view>({
    U"日目曰自白月", U"己已巳", U"未末木本", U"土士工王", U"人入八",   U"千干于十", U"贝见页",
    U"全金仝",       U"方万力", U"项顶顷顼", U"称祢弥",   U"门冂问间", U"数敖教效", U"值直植",
    U"量里重童",     U"质厉",   U"标杯栋柞", U"指拍招",   U"级极汲",   U"得待",     U"分公今",
    U"率卒幸举素",   U"成戍戌", U"度席庹",   U"实买",     U"位伍佐",   U"施旋",     U"单草",
    U"名各",         U"其共具", U"他地她",   U"资贷货",   U"转较",     U"结给洁",   U"情请清",
    U"况兄",         U"完宪",   U"评讦",     U"等竽",     U"益盖",     U"影形",     U"响晌",
    U"时对寸",       U"社杜",   U"会合",     U"初切",     U"算箅",     U"执孰",     U"行仃",
    U"年牛午",       U"主王玉", U"管菅",     U"部邵剖",   U"差羌",     U"总忌",     U"计汁",
    U"不下",         U"良艮",   U"优伏犹",   U"满瞒",     U"意竟",     U"象像",     U"服胀",
    U"务夯",         U"态恋",   U"绩债绽",   U"效敔",     U"预须",     U"期朗",     U"际标",
    U"一-—",         U"二=",    U"丨|i1l",   U"0oo〇",    U":;.",      U",.、",
});

bool is_alike(char32_t a, char32_t b) {
  static const auto groups = [] {
    std::unordered_map<char32_t, std::u32string> all;
    for (const std::u32string_view group : kAlike) {
      for (const char32_t code : group) all[code] += group;
    }
    return all;
  }();
  const auto group = groups.find(a);
  return group != groups.end() && contains(group->second, b);
}

bool is_noise(char32_t code) {
  return contains(U"|¦丨_~^`'\"“”‘’·•.,-—–=*:;、，。：；…<>《》〈〉!！?？\\/ \n\t　", code);
}

int tolerated(std::size_t length, Tolerance tolerance) {
  const int size = static_cast<int>(length);
  if (tolerance == Tolerance::loose) return size / 2;
  if (size < 3) return tolerance == Tolerance::brief && size == 2 ? 1 : 0;
  return std::max(1, size / 4);
}

int limit(const KnownLabel& label, Tolerance tolerance) {
  return kEdit * tolerated(label.key.size(), tolerance);
}

bool is_better(const Distance& a, const Distance& b) {
  return a.cost != b.cost ? a.cost < b.cost : a.edits < b.edits;
}

}  // namespace

Distance label_distance(std::u32string_view read, std::u32string_view label) {
  std::vector<Distance> row(label.size() + 1);
  for (std::size_t j = 0; j <= label.size(); ++j) {
    row[j] = {static_cast<int>(j), kEdit * static_cast<int>(j)};
  }
  for (const char32_t code : read) {
    Distance diagonal = row[0];
    row[0] = {row[0].edits + 1, row[0].cost + kEdit};
    for (std::size_t j = 1; j <= label.size(); ++j) {
      const bool same = code == label[j - 1];
      const int change = same ? 0 : is_alike(code, label[j - 1]) ? kLookAlike : kEdit;
      Distance best{diagonal.edits + !same, diagonal.cost + change};
      for (const Distance& other : {row[j], row[j - 1]}) {
        const Distance gap{other.edits + 1, other.cost + kEdit};
        if (is_better(gap, best)) best = gap;
      }
      diagonal = row[j];
      row[j] = best;
    }
  }
  return row.back();
}

LabelMatch nearest_label(std::u32string_view read, const std::vector<const KnownLabel*>& labels,
                         Tolerance tolerance) {
  LabelMatch match;
  Distance best;
  for (const KnownLabel* label : labels) best.cost = std::max(best.cost, limit(*label, tolerance));
  ++best.cost;  // what is farther than any label may be wins nothing
  for (const KnownLabel* label : labels) {
    const auto gap = static_cast<int>(label->key.size()) - static_cast<int>(read.size());
    if (read.empty() || kEdit * std::abs(gap) > best.cost) continue;
    const Distance distance = label_distance(read, label->key);
    if (match.label && distance.cost == best.cost && label->target != match.label->target) {
      match.tied = true;
    }
    if (distance.cost < best.cost) {
      match = {label, distance.edits, false};
      best = distance;
    }
  }
  if (!match.label || best.cost > limit(*match.label, tolerance)) return {};
  if (match.tied) match.label = nullptr;
  return match;
}

std::vector<const KnownLabel*> tied_labels(std::u32string_view read,
                                           const std::vector<const KnownLabel*>& labels,
                                           Tolerance tolerance) {
  std::vector<const KnownLabel*> tied;
  if (!nearest_label(read, labels, tolerance).tied) return tied;
  int least = 0;
  for (const KnownLabel* label : labels) {
    const int cost = label_distance(read, label->key).cost;
    if (cost > limit(*label, tolerance)) continue;
    if (tied.empty() || cost < least) tied.clear();
    if (!tied.empty() && (cost > least || tied.back()->target == label->target)) continue;
    least = cost;
    tied.push_back(label);
  }
  return tied;
}

const KnownLabel* held_label(std::u32string_view read,
                             const std::vector<const KnownLabel*>& labels) {
  constexpr std::size_t kShortest = 2;
  const auto holds = [&](const KnownLabel* label) {
    return label->key.size() >= kShortest && read.find(label->key) != read.npos;
  };
  const KnownLabel* longest = nullptr;
  for (const KnownLabel* label : labels) {
    if (holds(label) && (!longest || label->key.size() > longest->key.size())) longest = label;
  }
  if (!longest) return nullptr;
  const bool alone = std::all_of(labels.begin(), labels.end(), [&](const KnownLabel* label) {
    return !holds(label) || label->target == longest->target ||
           longest->key.find(label->key) != std::u32string::npos;
  });
  return alone ? longest : nullptr;
}

std::vector<const KnownLabel*> pointers(const std::vector<KnownLabel>& labels) {
  std::vector<const KnownLabel*> result;
  for (const KnownLabel& label : labels) result.push_back(&label);
  return result;
}

std::string strip_noise(std::string_view text) {
  std::u32string codes = from_utf8(text);
  while (!codes.empty() && is_noise(codes.back())) codes.pop_back();
  const auto first = std::find_if_not(codes.begin(), codes.end(), is_noise);
  return to_utf8(
      std::u32string_view(codes).substr(static_cast<std::size_t>(first - codes.begin())));
}

std::u32string recognised_key(std::string_view text) {
  std::u32string key = from_utf8(label_key(strip_noise(text)));
  if (const std::size_t open = key.find(U'('); open != key.npos && open > 1) key.resize(open);
  return key;
}

std::string as_printed(const std::string& label, std::string_view read) {
  const std::u32string codes = from_utf8(without_space(clean_text(read)));
  const std::size_t open = codes.find_first_of(U"(（", 1);
  if (open != codes.npos) return label + strip_noise(to_utf8(codes.substr(open)));
  for (std::size_t i = codes.size(); i-- > 0 && is_noise(codes[i]);) {
    if (contains(U":：", codes[i])) return label + to_utf8(codes.substr(i, 1));
  }
  return label;
}

}  // namespace biaoge
