// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/value_reader.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "core/utf8.h"
#include "ocr/second_look.h"
#include "ocr/text_search.h"
#include "ocr/value_input.h"
#include "ocr/value_model.h"
#include "ocr/value_net.h"

namespace biaoge {

namespace {

constexpr std::size_t kTexts = 4;
// A number that is less likely is looked at again. Labels are not: there are many, and another
// reader reads them.
constexpr double kSureAtOnce = 0.98;
constexpr double kLeastAlternative = 0.002;
// Half the width of a Chinese glyph and of others, in heights of the input's ink.
constexpr double kHalfChinese = 13;
constexpr double kHalfOther = 9;
// So many columns behind the middle of its glyph a sign is found, on average (measured: 2 to 8).
constexpr double kLate = 5;

/// Takes the likelihood of `other` from the characters of `best` where they differ: between what
/// both begin and what both end with.
void doubt(const FoundText& best, const FoundText& other, double share,
           std::vector<double>& certain) {
  const std::vector<int>& a = best.signs;
  const std::vector<int>& b = other.signs;
  const std::size_t shorter = std::min(a.size(), b.size());
  std::size_t begin = 0;
  while (begin < shorter && a[begin] == b[begin]) ++begin;
  std::size_t end = 0;
  while (end < shorter - begin && a[a.size() - 1 - end] == b[b.size() - 1 - end]) ++end;
  std::size_t last = a.size() - end;
  // Something is missing between two characters: both are in doubt.
  if (begin == last) {
    if (begin > 0) --begin;
    last = std::min(last + 1, a.size());
  }
  for (std::size_t i = begin; i < last; ++i) certain[i] -= share;
}

class ValueReader : public LineReader {
 public:
  explicit ValueReader(const ValueModel& model) : net_(model) {}

  LineReading read(const Raster& line, LineKind /*kind*/) override {
    const ValueInput input = make_value_input(line);
    const Likelihoods likelihoods = net_.likelihoods(input);
    std::vector<FoundText> texts = search_texts(likelihoods, kTexts);
    if (is_doubtful_number(texts)) texts = look_again(net_, line, likelihoods, texts, kTexts);
    LineReading reading;
    if (texts.empty() || texts.front().signs.empty()) return reading;
    const FoundText& best = texts.front();
    // What the search left out speaks against all characters alike.
    std::vector<double> certain(best.signs.size(), 1.0);
    double known = best.likelihood;
    for (std::size_t i = 1; i < texts.size(); ++i) {
      doubt(best, texts[i], texts[i].likelihood, certain);
      known += texts[i].likelihood;
    }
    const double unknown = std::max(0.0, 1 - known) / static_cast<double>(best.signs.size());
    const std::vector<ColumnRange> places = place_signs(likelihoods, best.signs);
    for (std::size_t i = 0; i < best.signs.size(); ++i) {
      reading.characters.push_back(character(input, places, best.signs, i));
      reading.characters.back().confidence = std::clamp(certain[i] - unknown, 0.0, 1.0);
    }
    for (std::size_t i = 1; i < texts.size(); ++i) {
      if (texts[i].likelihood >= kLeastAlternative) {
        reading.alternatives.push_back({to_utf8(text_of(texts[i])), texts[i].likelihood});
      }
    }
    return reading;
  }

 private:
  bool is_doubtful_number(const std::vector<FoundText>& texts) const {
    if (texts.empty() || texts.front().likelihood >= kSureAtOnce) return false;
    return std::any_of(texts.begin(), texts.end(), [this](const FoundText& text) {
      return std::any_of(text.signs.begin(), text.signs.end(),
                         [this](int sign) { return is_digit(net_.sign(sign)); });
    });
  }

  std::u32string text_of(const FoundText& text) const {
    std::u32string codes;
    for (const int sign : text.signs) codes += net_.sign(sign);
    return codes;
  }

  /// A sign takes at most half of the way to the next.
  ReadCharacter character(const ValueInput& input, const std::vector<ColumnRange>& places,
                          const std::vector<int>& signs, std::size_t i) const {
    const auto middle = [&](std::size_t k) {
      return (places[k].first + places[k].end) / 2.0 * kValueColumn - kLate;
    };
    const char32_t code = net_.sign(signs[i]);
    const double reach = is_cjk(code) ? kHalfChinese : kHalfOther;
    double x0 = middle(i) - reach;
    double x1 = middle(i) + reach;
    if (i > 0) x0 = std::max(x0, (middle(i - 1) + middle(i)) / 2);
    if (i + 1 < places.size()) x1 = std::min(x1, (middle(i) + middle(i + 1)) / 2);
    const auto on_line = [&](double column) {
      return static_cast<int>(std::lround(input.left + column / input.across));
    };
    return {code, 0, on_line(x0), on_line(x1)};
  }

  ValueNet net_;
};

}  // namespace

Result<std::unique_ptr<LineReader>> make_value_reader(const std::string& path) {
  const Result<ValueModel> model = read_value_model(path);
  if (!model) return model.error();
  return std::unique_ptr<LineReader>(std::make_unique<ValueReader>(model.value()));
}

Result<std::unique_ptr<LineReader>> make_value_reader() {
  const std::string path = value_model_path();
  if (path.empty()) {
    return Error{"value-reader-unusable", "the reader of values (biaoge_value.net) was not found",
                 "Install biaoge again."};
  }
  return make_value_reader(path);
}

}  // namespace biaoge
