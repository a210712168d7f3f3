// SPDX-License-Identifier: GPL-3.0-or-later
// The time by which a page has to be done. Private to ingest.
#pragma once

#include <algorithm>
#include <chrono>

namespace biaoge {

class Deadline {
 public:
  explicit Deadline(double seconds)
      : end_(Clock::now() +
             std::chrono::milliseconds(static_cast<long long>(std::min(seconds, 1e6) * 1000))) {}

  bool is_past() const { return Clock::now() > end_; }

  /// The same, in the form in which Poppler asks.
  static bool is_past(void* deadline) { return static_cast<Deadline*>(deadline)->is_past(); }

 private:
  using Clock = std::chrono::steady_clock;
  Clock::time_point end_;
};

}  // namespace biaoge
