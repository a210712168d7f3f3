// SPDX-License-Identifier: GPL-3.0-or-later
// Writes JSON piece by piece, so that memory stays flat however long a document is. A tree of
// values (nlohmann) takes 20 times the time for the same bytes.
#pragma once

#include <concepts>
#include <string>
#include <string_view>

#include "export/output_file.h"

namespace biaoge {

class JsonWriter {
 public:
  enum class Place {
    file,
    html  ///< Inside an element of a page, which no text can end.
  };
  explicit JsonWriter(FileWriter& file, Place place = Place::file)
      : file_(file), in_html_(place == Place::html) {}
  JsonWriter(const JsonWriter&) = delete;
  JsonWriter& operator=(const JsonWriter&) = delete;

  void begin_object() { open('{'); }
  void end_object() { close('}'); }
  void begin_array() { open('['); }
  void end_array() { close(']'); }
  /// Begins a line before the next value of an array.
  void new_line();
  /// `name` is plain ASCII or a profile's key.
  JsonWriter& key(std::string_view name);

  /// UTF-8; ill-formed bytes become U+FFFD.
  void value(std::string_view text);
  void value(const char* text) { value(std::string_view(text)); }
  void value(std::integral auto number) { literal(std::to_string(number)); }
  void value(bool) = delete;
  void null() { literal("null"); }
  /// Rounded to `places` decimals (at most 6), trailing zeros left out; null when not finite.
  void number(double number, int places);

  /// Ends the last line and hands the rest to the file.
  void finish();

 private:
  void flush();
  void open(char bracket);
  void close(char bracket);
  void literal(std::string_view text);
  void separate();
  void quote(std::string_view text);

  FileWriter& file_;
  bool in_html_;
  std::string buffer_;
  bool needs_comma_ = false;
};

}  // namespace biaoge
