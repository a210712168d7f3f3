// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/work.h"

#include <unistd.h>

#include <chrono>
#include <stdexcept>
#include <utility>

#include "cli/peak_memory.h"
#include "cli/wire.h"

namespace biaoge {

namespace {

/// Sends; a command that has gone wants no answers.
class Answers {
 public:
  explicit Answers(int fd) : fd_(fd) {}

  void tell(Tag tag, int first = 0, int second = 0) const {
    send(tag, static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(second), {});
  }
  void begin() {
    begun_ = Clock::now();
    forget_peak();
  }
  void give(Tag tag, std::string_view bytes) const {
    const auto spent = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - begun_);
    send(tag, peak_kib(), static_cast<std::uint32_t>(spent.count()), bytes);
  }

 private:
  using Clock = std::chrono::steady_clock;

  void send(Tag tag, std::uint32_t first, std::uint32_t second, std::string_view bytes) const {
    if (!write_message(fd_, tag, first, second, bytes)) _exit(0);
  }

  int fd_;
  Clock::time_point begun_ = Clock::now();
};

/// Both ends are the same program, so this is a fault of it.
template <class T>
T checked(Result<T> result) {
  if (!result) throw std::runtime_error(result.error().message);
  return std::move(result).value();
}

void read_pieces(const Work& work, const ReadTask& task, const Answers& answers) {
  bool shared = false;
  const ReadReports reports{[&](int page, int count) { answers.tell(Tag::page, page, count); },
                            [&](int first, int last) {
                              shared = true;
                              answers.tell(Tag::away, first, last);
                            }};
  Piece piece = work.read(task, reports);
  if (!task.whole() || shared) return answers.give(Tag::piece, encode_piece(piece));
  answers.tell(Tag::joining);
  std::vector<Piece> pieces;
  pieces.push_back(std::move(piece));
  answers.give(Tag::document, encode_document(work.finish(task.path, std::move(pieces))));
}

}  // namespace

Serve serve_reading(const Work& work) {
  return [&work](int fd) {
    Answers answers(fd);
    std::vector<Piece> pieces;
    while (auto message = read_message(fd)) {
      answers.begin();
      switch (message->tag) {
        case Tag::read:
          read_pieces(work, checked(decode_task(message->bytes)), answers);
          break;
        case Tag::piece:
          pieces.push_back(checked(decode_piece(message->bytes)));
          break;
        case Tag::finish:
          answers.tell(Tag::joining);
          answers.give(Tag::document,
                       encode_document(work.finish(message->bytes, std::exchange(pieces, {}))));
          break;
        default:
          throw std::runtime_error("unknown task");
      }
    }
  };
}

Serve serve_writing(const Work& work) {
  return [&work](int fd) {
    Answers answers(fd);
    while (auto message = read_message(fd)) {
      answers.begin();
      answers.give(Tag::written, work.write(message->bytes));
    }
  };
}

}  // namespace biaoge
