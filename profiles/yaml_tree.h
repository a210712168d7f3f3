// SPDX-License-Identifier: GPL-3.0-or-later
// Private to `profiles`: a YAML file as a small tree whose every node knows its place. Built from
// libyaml's events: that is fast, keeps the order and the doubles of keys, and stops hostile input
// (aliases, deep nesting) before it costs anything.
#pragma once

#include <stdexcept>
#include <string>
#include <vector>

#include "core/result.h"

namespace biaoge::yaml {

/// Counted from 1; columns in characters, not bytes.
struct Position {
  int line = 1;
  int column = 1;
};

/// Something wrong at a place of the file. Thrown and caught inside the stage only.
class Failure : public std::runtime_error {
 public:
  Failure(Position place, const std::string& message)
      : std::runtime_error(message), position(place) {}
  Position position;
};

enum class Kind { nothing, scalar, sequence, map };

struct Entry;

struct Node {
  Kind kind = Kind::nothing;
  Position position;
  std::string scalar;
  std::vector<Node> items;     ///< Of a sequence.
  std::vector<Entry> entries;  ///< Of a map, in order.
};

struct Entry {
  Node key;  ///< A scalar.
  Node value;
};

/// The bytes of a regular file of at most 1 MiB of UTF-8, without a byte order mark. Code:
/// "profile-unreadable".
Result<std::string> read_text(const std::string& path);

/// Reads a file that holds one YAML document without anchors, aliases and tags. Codes of
/// read_text and "profile-unreadable", "profile-syntax".
Result<Node> read_file(const std::string& path);

/// The Error of a well-formed file that says something wrong. Code: "profile-invalid".
Error invalid(const std::string& path, const Failure& failure);

}  // namespace biaoge::yaml
