// SPDX-License-Identifier: GPL-3.0-or-later
// Typed access to a JSON text whose shape is known. Everything throws JsonFailure with the place;
// private to export.
#pragma once

#include <array>
#include <functional>
#include <istream>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/decimal.h"

namespace biaoge {

class JsonFailure : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// A word of the contract and what it stands for.
template <typename Value, std::size_t size>
using JsonNames = std::array<std::pair<std::string_view, Value>, size>;

/// A place in a tree, which must outlive it.
class JsonNode {
 public:
  JsonNode(const void* value, std::string place) : value_(value), place_(std::move(place)) {}

  [[noreturn]] void fail(const std::string& what) const;

  bool is_null() const;
  /// A key of an object.
  bool has(std::string_view key) const;
  JsonNode at(std::string_view key) const;
  /// Calls `receive` for every key of an object, in the order of the file.
  void each(const std::function<void(const std::string&, const JsonNode&)>& receive) const;

  std::string text() const;
  int integer() const;
  double real() const;
  /// A text that holds a decimal.
  Decimal decimal() const;

  template <typename Item, typename Read>
  std::vector<Item> list(Read read) const {
    std::vector<Item> items;
    items.reserve(size());
    for (std::size_t i = 0; i < items.capacity() && i < size(); ++i) items.push_back(read(item(i)));
    return items;
  }

  template <typename Value, std::size_t size>
  Value word(const JsonNames<Value, size>& names) const {
    const std::string found = text();
    for (const auto& [name, value] : names) {
      if (name == found) return value;
    }
    fail("unknown word '" + found + "'");
  }

 private:
  std::size_t size() const;
  JsonNode item(std::size_t index) const;

  const void* value_;
  std::string place_;
};

/// Owns what was parsed. Throws JsonFailure when the text is no JSON.
class JsonTree {
 public:
  explicit JsonTree(std::istream& file);
  ~JsonTree();
  JsonTree(const JsonTree&) = delete;
  JsonTree& operator=(const JsonTree&) = delete;

  JsonNode root() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace biaoge
