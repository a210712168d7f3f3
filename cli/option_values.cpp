// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/option_values.h"

#include <chrono>
#include <ctime>
#include <limits>

#include "cli/options.h"

namespace biaoge {

namespace {

Error usage(std::string message, std::string remedy) {
  return {"usage", std::move(message), std::move(remedy)};
}

}  // namespace

std::optional<std::int64_t> parse_since(const std::string& text) {
  constexpr std::int64_t kBillion = 1'000'000'000;
  if (text.ends_with('d')) {
    const auto days = number(text.substr(0, text.size() - 1), 0, 100'000);
    if (!days) return std::nullopt;
    const auto then = std::chrono::system_clock::now() - std::chrono::hours(24 * *days);
    return std::chrono::duration_cast<std::chrono::nanoseconds>(then.time_since_epoch()).count();
  }
  for (const char* format : {"%Y-%m-%d", "%Y-%m-%dT%H:%M"}) {
    std::tm when{};
    const char* end = strptime(text.c_str(), format, &when);
    if (end == nullptr || *end != '\0') continue;
    when.tm_isdst = -1;
    const std::time_t seconds = std::mktime(&when);
    if (seconds != -1) return seconds * kBillion;
  }
  return std::nullopt;
}

Result<std::vector<std::pair<int, int>>> parse_pages(std::string_view text) {
  constexpr int kLast = std::numeric_limits<int>::max();
  std::vector<std::pair<int, int>> ranges;
  for (std::string_view rest = text; !rest.empty() || ranges.empty();) {
    const std::string part(rest.substr(0, rest.find(',')));
    rest.remove_prefix(std::min(rest.size(), part.size() + 1));
    const auto dash = part.find('-');
    const auto first = number(part.substr(0, dash), 1, kLast);
    const auto last = dash == part.npos         ? first
                      : dash + 1 == part.size() ? std::optional(kLast)
                                                : number(part.substr(dash + 1), 1, kLast);
    if (!first || !last || *last < *first) {
      return usage(
          "--pages: " + (part.empty() ? "a number is missing" : part + " is not a page range"),
          "Pages count from 1: --pages 1-3,7 or --pages 5-");
    }
    ranges.emplace_back(*first, *last);
  }
  return ranges;
}

std::optional<Error> wrong_choice(const std::string& option, const std::string& value,
                                  const std::vector<std::string>& choices) {
  std::string list;
  for (const std::string& one : choices) {
    if (value == one) return std::nullopt;
    list += (list.empty() ? "" : &one == &choices.back() ? " or " : ", ") + one;
  }
  return Error{"usage", option + " is " + list + ", not " + value, "See biaoge convert --help"};
}

}  // namespace biaoge
