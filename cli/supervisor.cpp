// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/supervisor.h"

#include <poll.h>

#include <algorithm>
#include <deque>
#include <list>
#include <memory>
#include <string>
#include <utility>

#include "cli/losses.h"
#include "cli/slot.h"
#include "cli/standing.h"
#include "cli/wire.h"

namespace biaoge {

namespace {

using Seconds = std::chrono::duration<double>;

constexpr int kPollMilliseconds = 200;
/// A longer pause than this between two looks means that the command itself was stopped (Ctrl-Z, a
/// sleeping machine): the workers are not to blame for it.
constexpr Seconds kStopped{2.0};
/// Pages that a worker keeps of a document that has more: about a tenth of a second's work. With
/// other documents waiting only big ones are worth the trouble.
constexpr int kShare = 24;
constexpr int kShareOfMany = 128;
constexpr int kShareScans = 1;
constexpr int kShareScansOfMany = 8;
constexpr Seconds kWriting{600};      ///< No single page to blame: only a hang is meant.
constexpr Seconds kJoiningPage{0.1};  ///< On top of a page's time.

bool is_idle_reader(const Slot& slot) {
  return !slot.busy() && !slot.writer;
}

class Supervisor {
 public:
  Supervisor(const SupervisorOptions& options, const Work& work, const Source& source,
             const Sink& sink)
      : options_(options),
        work_(work),
        source_(source),
        sink_(sink),
        serve_reading_(serve_reading(work)),
        serve_writing_(serve_writing(work)) {}

  void run(const Watch& watch) {
    for (;;) {
      dispatch();
      deliver_outcomes();
      if (documents_.empty()) return;
      wait();
      end_overdue();
      const Flow flow = watch(progress());
      if (flow == Flow::stop) return;
      if (flow == Flow::drain) {
        ahead_.clear();
        draining_ = true;
      }
    }
  }

 private:
  using Position = std::list<Slot>::iterator;

  // ---- giving out tasks ----

  int busy(bool writer) const {
    return static_cast<int>(std::count_if(slots_.begin(), slots_.end(), [&](const Slot& slot) {
      return slot.busy() && slot.writer == writer;
    }));
  }

  int busy() const { return busy(true) + busy(false); }

  /// Beside several that read one more writes: no processor waits while work changes hands.
  int most_busy() const { return options_.workers + (options_.workers > 1 ? 1 : 0); }

  /// The oldest work first: it frees memory.
  void dispatch() {
    while (busy() < most_busy()) {
      look_ahead();
      const bool writing = !to_write_.empty();
      if (busy(writing) == options_.workers) return;
      if (writing) {
        if (!give_writing()) return;
      } else if (!to_finish_.empty()) {
        if (!give_finishing()) return;
      } else if (!ranges_.empty()) {
        if (!give_range()) return;
      } else if (!ahead_.empty()) {
        open_next();
      } else {
        return;
      }
    }
  }

  /// Knowing what waits tells whether a document has to be shared.
  void look_ahead() {
    while (!draining_ && !exhausted_ &&
           ahead_.size() < static_cast<std::size_t>(options_.workers)) {
      auto job = source_();
      if (job) {
        ahead_.push_back(std::move(*job));
      } else {
        exhausted_ = true;
      }
    }
  }

  void open_next() {
    Job job = std::move(ahead_.front());
    ahead_.pop_front();
    documents_.push_back(
        std::make_unique<OpenDocument>(job.id, std::move(job.path), options_.patience));
    add_range(*documents_.back(), {});
  }

  void add_range(OpenDocument& document, Range range) {
    document.went_out();
    ranges_.push_back({&document, range});
  }

  bool give_range() {
    const auto [document, range] = ranges_.front();
    // What pages before it left behind in a worker must not be laid at its door.
    if (range.attempts > 0) std::erase_if(slots_, is_idle_reader);
    Slot* slot = idle_slot(false);
    if (slot == nullptr) return false;
    ranges_.pop_front();
    ReadTask task{document->path(), range.first, range.last, range.begins, 0, 0};
    if (options_.workers > 1) {
      const bool alone = ahead_.empty();
      task.share_pages = alone ? kShare : kShareOfMany;
      task.share_scans = alone ? kShareScans : kShareScansOfMany;
    }
    slot->begin(Slot::Doing::reading, *document);
    slot->range = range;
    slot->worker.send(frame(Tag::read, 0, 0, encode_task(task)));
    return true;
  }

  bool give_finishing() {
    Slot* slot = idle_slot(false);
    if (slot == nullptr) return false;
    OpenDocument& document = *to_finish_.front();
    to_finish_.pop_front();
    slot->begin(Slot::Doing::finishing, document);
    for (const auto& [first, piece] : document.pieces()) {
      slot->worker.send(frame(Tag::piece, 0, 0, piece));
    }
    slot->worker.send(frame(Tag::finish, 0, 0, document.path()));
    return true;
  }

  bool give_writing() {
    Slot* slot = idle_slot(true);
    if (slot == nullptr) return false;
    OpenDocument& document = *to_write_.front();
    to_write_.pop_front();
    slot->begin(Slot::Doing::writing, document);
    slot->worker.send(frame(Tag::write, 0, 0, document.bytes));
    return true;
  }

  /// None while no process can be started; once nothing is at work the oldest task fails of it.
  Slot* idle_slot(bool writer) {
    for (Slot& slot : slots_) {
      if (!slot.busy() && slot.writer == writer) return &slot;
    }
    const auto serve = [this, writer](int fd, NoticeBoard& board) {
      documents_.clear();  // Of this process: what the command holds is nothing to a worker.
      (writer ? serve_writing_ : serve_reading_)(fd, board);
    };
    auto worker = Worker::start({options_.memory_mib, !writer && options_.sandboxed}, serve);
    if (worker) {
      slots_.push_back({std::move(worker).value(), writer});
      return &slots_.back();
    }
    if (busy() == 0) fail_oldest(worker.error());
    return nullptr;
  }

  void fail_oldest(Error error) {
    OpenDocument& document = !to_write_.empty()    ? *to_write_.front()
                             : !to_finish_.empty() ? *to_finish_.front()
                                                   : *ranges_.front().first;
    error.message.insert(0, document.path() + ": ");
    document.fail(std::move(error));
    std::erase(to_write_, &document);
    std::erase(to_finish_, &document);
    std::erase_if(ranges_, [&](const auto& waiting) { return waiting.first == &document; });
    deliver_failed(document);
  }

  // ---- listening ----

  /// Waits until a worker has something to tell, and listens.
  void wait() {
    std::vector<pollfd> fds;
    for (const Slot& slot : slots_) {
      fds.push_back({slot.worker.fd(),
                     static_cast<short>(POLLIN | (slot.worker.has_unsent() ? POLLOUT : 0)), 0});
    }
    const auto before = Clock::now();
    const int ready = poll(fds.data(), fds.size(), kPollMilliseconds);
    const auto now = Clock::now();
    if (now - before > kStopped) {
      for (Slot& slot : slots_) slot.heard += now - before;
    }
    for (Slot& slot : slots_) slot.look(now);
    if (ready <= 0) return;
    auto fd = fds.begin();
    for (auto slot = slots_.begin(); slot != slots_.end(); ++fd) {
      const auto current = slot++;
      if ((fd->revents & POLLOUT) != 0) current->worker.send_more();
      if ((fd->revents & ~POLLOUT) != 0) listen(current, now);
    }
  }

  void listen(Position slot, Clock::time_point now) {
    slot->heard = now;
    std::vector<Message> messages;
    const Worker::End end = slot->worker.receive(messages);
    slot->look(now);
    for (Message& message : messages) {
      if (slot->busy()) take(*slot, message);
    }
    if (end != Worker::End::none) return lost(slot, loss_of(end));
    if (!slot->busy() && slot->served >= options_.recycle_pages) slots_.erase(slot);
  }

  void take(Slot& slot, Message& message) {
    OpenDocument& document = *slot.document;
    switch (message.tag) {
      case Tag::away: {
        const int first = static_cast<int>(message.first);
        slot.range.last = first - 1;
        return add_range(document, {first, static_cast<int>(message.second), false, 0});
      }
      case Tag::piece:
        note_effort(document, message);
        document.piece_came(slot.range.first, std::move(message.bytes), slot.pages_begun);
        slot.end();
        return settle(document);
      case Tag::document:
        note_effort(document, message);
        if (slot.doing == Slot::Doing::reading) document.came_whole();
        pages_done_ += static_cast<std::size_t>(slot.pages_begun);
        slot.end();
        return deliver(document, std::move(message.bytes));
      default:  // Tag::written
        note_effort(document, message);
        slot.end();
        return hand_over(document, std::move(message.bytes), {});
    }
  }

  static void note_effort(OpenDocument& document, const Message& message) {
    document.peak_kib = std::max(document.peak_kib, message.first);
    document.seconds += message.second / 1000.0;
  }

  void end_overdue() {
    const auto now = Clock::now();
    for (auto slot = slots_.begin(); slot != slots_.end();) {
      const auto current = slot++;
      if (!current->busy()) continue;
      Seconds allowed(options_.timeout_seconds + options_.grace_seconds);
      if (current->joining) allowed += kJoiningPage * current->document->page_count();
      if (current->doing == Slot::Doing::writing) allowed = kWriting;
      if (now - current->heard > allowed) lost(current, Loss::timeout);
    }
  }

  /// A worker ended without an answer.
  void lost(Position slot, Loss loss) {
    if (!slot->busy()) {
      slots_.erase(slot);
      return;
    }
    OpenDocument& document = *slot->document;
    Error what =
        explain(loss, slot->worker.how_it_ended(), options_.timeout_seconds, options_.memory_mib);
    document.seconds += Seconds(Clock::now() - slot->began).count();
    const Slot::Doing doing = slot->doing;
    const Range range = slot->range;
    const int page = slot->page;
    const bool joining = slot->joining;
    slots_.erase(slot);
    if (doing == Slot::Doing::reading && !joining) {
      for (const Range& again : document.range_lost(range, page, loss, std::move(what))) {
        add_range(document, again);
      }
      return settle(document);
    }
    const bool once_more = document.finish_attempts++ < attempts_after(loss);
    if (doing == Slot::Doing::writing) {
      if (once_more) return to_write_.push_back(&document);
      what.message = document.path() + ": writing its outputs " + what.message;
      return hand_over(document, std::move(document.bytes), std::move(what));
    }
    if (doing == Slot::Doing::reading) document.came_whole();
    if (once_more) {
      if (doing == Slot::Doing::reading) return add_range(document, range);
      return to_finish_.push_back(&document);
    }
    what.code = "worker-crashed";
    what.message = document.path() + ": putting its tables together " + what.message;
    document.fail(std::move(what));
    deliver_failed(document);
  }

  // ---- documents that are done ----

  void settle(OpenDocument& document) {
    if (!document.is_complete()) return;
    if (document.error()) return deliver_failed(document);
    to_finish_.push_back(&document);
  }

  void deliver_failed(OpenDocument& document) {
    deliver(document, encode_document(failed_document(document.path(), *document.error())));
  }

  void deliver(OpenDocument& document, std::string bytes) {
    pages_done_ += document.pages_done();
    document.pieces().clear();
    if (!work_.write) return hand_over(document, std::move(bytes), {});
    document.finish_attempts = 0;
    document.bytes = std::move(bytes);
    to_write_.push_back(&document);
  }

  void hand_over(OpenDocument& document, std::string bytes, std::optional<Error> error) {
    ++documents_done_;
    outcomes_.push_back(
        {document.id(), std::move(bytes), std::move(error), document.seconds, document.peak_kib});
    std::erase_if(documents_, [&](const auto& one) { return one.get() == &document; });
  }

  /// After the workers have got their next tasks: they need not wait for it.
  void deliver_outcomes() {
    for (Outcome& outcome : std::exchange(outcomes_, {})) sink_(std::move(outcome));
  }

  Progress progress() const {
    Progress progress = standing(slots_, documents_, ahead_);
    progress.documents_done = documents_done_;
    progress.pages_done += pages_done_;
    return progress;
  }

  const SupervisorOptions& options_;
  const Work& work_;
  const Source& source_;
  const Sink& sink_;
  Serve serve_reading_;
  Serve serve_writing_;
  std::list<std::unique_ptr<OpenDocument>> documents_;
  std::deque<Job> ahead_;
  std::deque<std::pair<OpenDocument*, Range>> ranges_;
  std::deque<OpenDocument*> to_finish_;
  std::deque<OpenDocument*> to_write_;
  std::list<Slot> slots_;
  std::vector<Outcome> outcomes_;  ///< Not told yet.
  bool draining_ = false;
  bool exhausted_ = false;
  std::size_t documents_done_ = 0;
  std::size_t pages_done_ = 0;
};

}  // namespace

void supervise(const SupervisorOptions& options, const Work& work, const Source& source,
               const Sink& sink, const Watch& watch) {
  Supervisor(options, work, source, sink).run(watch);
}

}  // namespace biaoge
