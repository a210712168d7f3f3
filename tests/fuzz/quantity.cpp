// SPDX-License-Identifier: GPL-3.0-or-later
// The grammar of quantities: a first line with the unit of the column, then the text of a cell.
#include "normalize/quantity.h"

#include "core/utf8.h"
#include "normalize/text.h"
#include "profiles/loader.h"
#include "tests/fuzz/fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace biaoge;
  static const auto units = load_units(BIAOGE_SOURCE_DIR "/profiles/units.txt");
  expect(units.ok(), "the units can be read");
  const std::string_view input = text_of(data, size);
  const std::size_t line = input.find('\n');
  const std::string_view unit = line == input.npos ? std::string_view() : input.substr(0, line);
  const std::string_view text = line == input.npos ? input : input.substr(line + 1);

  const std::string cleaned = clean_text(text);
  expect(to_utf8(from_utf8(cleaned)) == cleaned, "cleaned text is UTF-8");
  const std::string value = clean_value_text(text);
  expect(clean_value_text(value) == value, "cleaning a value again changes nothing");
  label_key(text);
  label_unit(text);
  for (const std::string& one : {cleaned, value}) {
    const auto quantity = parse_quantity(one, units.value(), unit);
    if (!quantity) continue;
    const auto again = Decimal::parse(quantity->value.to_string());
    expect(again && *again == quantity->value, "a number can be written and read back");
    expect(quantity->unit.empty() || quantity->base_value || quantity->base_unit.empty(),
           "a number without base value has no base unit");
  }
  parse_chinese_numeral(cleaned);
  return 0;
}
