// SPDX-License-Identifier: GPL-3.0-or-later
// What ends an input: an Error, carried by Result<T>. Expected trouble with the data kept is a
// Finding (core/form.h). Exceptions never cross a folder.
#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace biaoge {

struct Error {
  std::string code;             ///< Stable and machine-readable, e.g. "not-a-pdf" (docs/errors.md).
  std::string message;          ///< What happened, naming the file and page.
  std::string remedy;           ///< What the user can do about it.
  std::vector<int> pages = {};  ///< Of one file, ascending; empty when it concerns no page.
};

/// Either a value or the Error that ended the attempt. Owns both.
template <typename T>
class Result {
 public:
  Result(T value) : state_(std::move(value)) {}      // NOLINT: implicit by intention
  Result(Error error) : state_(std::move(error)) {}  // NOLINT: implicit by intention

  bool ok() const { return std::holds_alternative<T>(state_); }
  explicit operator bool() const { return ok(); }
  /// Precondition: ok().
  T& value() & { return std::get<T>(state_); }
  const T& value() const& { return std::get<T>(state_); }
  T&& value() && { return std::get<T>(std::move(state_)); }
  /// Precondition: !ok().
  const Error& error() const { return std::get<Error>(state_); }

 private:
  std::variant<T, Error> state_;
};

/// Result of an action that has no value: an Error or success.
using Status = Result<std::monostate>;
inline Status success() {
  return std::monostate{};
}

}  // namespace biaoge
