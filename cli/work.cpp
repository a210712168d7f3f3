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

  void give_away(int first, int last) const {
    send(Tag::away, static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last),
         std::string_view());
  }
  void begin() {
    begun_ = Clock::now();
    forget_peak();
  }
  /// `bytes`: one text, or parts of it.
  template <class Bytes>
  void give(Tag tag, const Bytes& bytes) const {
    const auto spent = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - begun_);
    send(tag, peak_kib(), static_cast<std::uint32_t>(spent.count()), bytes);
  }

 private:
  using Clock = std::chrono::steady_clock;

  template <class Bytes>
  void send(Tag tag, std::uint32_t first, std::uint32_t second, const Bytes& bytes) const {
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

void read_pieces(const Work& work, const ReadTask& task, const Answers& answers,
                 NoticeBoard& board) {
  bool shared = false;
  const ReadReports reports{[&](int page, int count) { board.note_page(page, count); },
                            [&](int first, int last) {
                              shared = true;
                              answers.give_away(first, last);
                            }};
  Piece piece = work.read(task, reports);
  if (!task.whole() || shared) return answers.give(Tag::piece, encode_piece(piece));
  board.note_joining();
  std::vector<Piece> pieces;
  pieces.push_back(std::move(piece));
  answers.give(Tag::document, encode_in_parts(work.finish(task.path, std::move(pieces))));
}

}  // namespace

Serve serve_reading(const Work& work) {
  return [&work](int fd, NoticeBoard& board) {
    Answers answers(fd);
    std::vector<Piece> pieces;
    while (auto message = read_message(fd)) {
      answers.begin();
      switch (message->tag) {
        case Tag::read:
          read_pieces(work, checked(decode_task(message->bytes)), answers, board);
          break;
        case Tag::piece:
          pieces.push_back(checked(decode_piece(message->bytes)));
          break;
        case Tag::finish:
          board.note_joining();
          answers.give(Tag::document,
                       encode_in_parts(work.finish(message->bytes, std::exchange(pieces, {}))));
          break;
        default:
          throw std::runtime_error("unknown task");
      }
    }
  };
}

Serve serve_writing(const Work& work) {
  return [&work](int fd, NoticeBoard&) {
    Answers answers(fd);
    while (auto message = read_message(fd)) {
      answers.begin();
      answers.give(Tag::written, work.write(message->bytes));
    }
  };
}

}  // namespace biaoge
