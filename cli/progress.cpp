// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/progress.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>
#include <cstring>

#include "cli/text.h"
#include "profiles/text_columns.h"

namespace biaoge {

namespace {

using namespace std::chrono_literals;

constexpr auto kFirst = 1s;
constexpr auto kEvery = 100ms;
constexpr char kClear[] = "\r\033[K";

std::size_t terminal_columns() {
  winsize size{};
  return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

bool can_redraw() {
  const char* terminal = std::getenv("TERM");
  return isatty(STDERR_FILENO) == 1 && terminal != nullptr && std::strcmp(terminal, "dumb") != 0;
}

void write_error(const std::string& text) {
  [[maybe_unused]] const auto written = write(STDERR_FILENO, text.data(), text.size());
}

}  // namespace

std::string progress_text(const Progress& progress, std::size_t columns) {
  std::string text;
  if (progress.documents > 1) {
    text = std::to_string(progress.documents_done) + " of " + counted(progress.documents, "file") +
           ", ";
  }
  text += counted(progress.pages_done, "page") + " done";
  if (progress.path.empty()) return text;
  std::string place;
  if (progress.page > 0) {
    place = " page " + std::to_string(progress.page) + "/" + std::to_string(progress.page_count);
  }
  const std::size_t taken = columns_of(text) + columns_of(place) + 2;
  const std::size_t left = columns > taken ? columns - taken : 0;
  return text + ": " + fit_end(printable(progress.path), left) + place;
}

ProgressLine::ProgressLine(bool wanted)
    : wanted_(wanted && can_redraw()), next_(std::chrono::steady_clock::now() + kFirst) {}

ProgressLine::~ProgressLine() {
  clear();
}

void ProgressLine::clear() {
  if (!drawn_) return;
  write_error(kClear);
  drawn_ = false;
  next_ = {};
}

void ProgressLine::show(const Progress& progress) {
  show([&progress](std::size_t columns) { return progress_text(progress, columns); });
}

void ProgressLine::show(const std::function<std::string(std::size_t)>& text) {
  const auto now = std::chrono::steady_clock::now();
  if (!wanted_ || now < next_) return;
  next_ = now + kEvery;
  drawn_ = true;
  // The last column stays free: writing there makes some terminals wrap.
  write_error(kClear + text(terminal_columns() - 1));
}

}  // namespace biaoge
