// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/supervisor.h"

#include <poll.h>

#include <algorithm>
#include <chrono>
#include <deque>
#include <list>
#include <map>
#include <string>
#include <utility>

namespace biaoge {

namespace {

using Clock = std::chrono::steady_clock;
using Seconds = std::chrono::duration<double>;

constexpr int kPollMilliseconds = 200;
/// A longer pause than this between two looks means that the command itself was stopped (Ctrl-Z, a
/// sleeping machine): the workers are not to blame for it.
constexpr Seconds kStopped{2.0};

enum class Cause { crash, timeout, memory };

/// A document on its way, possibly for the second time.
struct Task {
  std::size_t index = 0;
  std::map<int, Error> broken;  ///< Pages that ended earlier workers.
  int farthest = 0;             ///< Last page that an earlier worker got past.
  bool page_by_page = false;    ///< A worker with several pages at once was lost.
};

struct Running {
  Task task;
  Worker worker;
  Clock::time_point heard;  ///< When it last told something.
};

std::string plain_number(double number) {
  std::string text = std::to_string(number);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text;
}

/// What happened and what helps, without the place.
Error explain(Cause cause, const std::string& how, const Job& job, int memory_mib) {
  switch (cause) {
    case Cause::timeout:
      return {"page-timeout",
              "was not finished after " + plain_number(job.options.timeout_seconds) + " s",
              "Give it more time with --timeout"};
    case Cause::memory:
      return {"page-memory", "needs more than " + std::to_string(memory_mib) + " MiB of memory",
              "Allow more with --memory"};
    case Cause::crash:
      break;
  }
  return {"page-crashed", "crashed the process that read it (" + how + ")",
          "The file may be damaged: print or save it as a new PDF and try again"};
}

Document failed(const Job& job, Error error) {
  Document document;
  document.path = job.path;
  document.status = DocumentStatus::failed;
  document.error = std::move(error);
  return document;
}

/// Puts the reason into the pages that an earlier worker died of.
void mark_broken(Document& document, const std::map<int, Error>& broken) {
  for (const auto& [number, error] : broken) {
    auto page = std::find_if(document.pages.begin(), document.pages.end(),
                             [number = number](const PageInfo& p) { return p.number >= number; });
    if (page == document.pages.end() || page->number != number) {
      page = document.pages.insert(page, PageInfo{});
      page->number = number;
    }
    // A document of which nothing is left carries the error of its first page.
    if (document.error && page->error && document.error->message == page->error->message) {
      document.error = error;
    }
    page->status = PageStatus::failed;
    page->error = error;
  }
  if (!broken.empty() && document.status == DocumentStatus::ok) {
    document.status = DocumentStatus::partial;
  }
}

class Supervisor {
 public:
  Supervisor(const std::vector<Job>& jobs, const SupervisorOptions& options, const Convert& convert)
      : jobs_(jobs), options_(options), convert_(convert), documents_(jobs.size()) {
    for (std::size_t i = 0; i < jobs.size(); ++i) waiting_.push_back({i, {}, 0, false});
  }

  std::vector<Document> run(const Watch& watch) {
    start_workers();
    while (!running_.empty()) {
      wait();
      end_overdue();
      start_workers();
      if (!watch(progress())) interrupt();
    }
    return std::move(documents_);
  }

 private:
  using Position = std::list<Running>::iterator;

  void start_workers() {
    while (!waiting_.empty() && running_.size() < static_cast<std::size_t>(options_.workers)) {
      Task task = std::move(waiting_.front());
      waiting_.pop_front();
      Job job = jobs_[task.index];
      for (const auto& [page, error] : task.broken) job.options.broken_pages.insert(page);
      if (task.page_by_page) job.options.threads = 1;
      auto worker = Worker::start(job, options_.memory_mib, convert_);
      if (worker.ok()) {
        running_.push_back({std::move(task), std::move(worker).value(), Clock::now()});
      } else {
        finish(task, failed(job, worker.error()));
      }
    }
  }

  /// Waits until a worker has something to tell, and listens.
  void wait() {
    std::vector<pollfd> fds;
    for (const Running& one : running_) fds.push_back({one.worker.fd(), POLLIN, 0});
    const auto before = Clock::now();
    const int ready = poll(fds.data(), fds.size(), kPollMilliseconds);
    const auto now = Clock::now();
    if (now - before > kStopped) {
      for (Running& one : running_) one.heard += now - before;
    }
    if (ready <= 0) return;
    auto fd = fds.begin();
    for (auto one = running_.begin(); one != running_.end(); ++fd) {
      const auto current = one++;
      if (fd->revents != 0) listen(current, now);
    }
  }

  void listen(Position one, Clock::time_point now) {
    one->heard = now;
    switch (one->worker.receive()) {
      case Worker::State::running:
        return;
      case Worker::State::delivered: {
        Document document = one->worker.take_document();
        mark_broken(document, one->task.broken);
        finish(one->task, std::move(document));
        running_.erase(one);
        return;
      }
      case Worker::State::crashed:
        return lost(one, Cause::crash);
      case Worker::State::out_of_memory:
        return lost(one, Cause::memory);
    }
  }

  void end_overdue() {
    const auto now = Clock::now();
    for (auto one = running_.begin(); one != running_.end();) {
      const auto current = one++;
      const Seconds allowed(jobs_[current->task.index].options.timeout_seconds +
                            options_.grace_seconds);
      if (now - current->heard > allowed) lost(current, Cause::timeout);
    }
  }

  /// A worker ended without result: blames the page it was at and starts again without that page.
  void lost(Position one, Cause cause) {
    const Job& job = jobs_[one->task.index];
    const int page = one->worker.page();
    Task task = std::move(one->task);
    Error error = explain(cause, one->worker.how_it_ended(), job, options_.memory_mib);
    const int passed = one->worker.passed_page();
    running_.erase(one);
    if (job.options.threads > 1 && !task.page_by_page) {
      // Which of the pages at work was to blame shows when they are taken one by one.
      task.page_by_page = true;
      waiting_.push_front(std::move(task));
      return;
    }

    // A page that an earlier worker got past is not what ends this one: the trouble comes after it.
    const bool after_pages = page == 0 ? !task.broken.empty() : page == task.farthest;
    if (page == 0 || after_pages || task.broken.contains(page)) {
      const std::string when = after_pages ? ": putting its tables together " : ": opening it ";
      error.code = "worker-crashed";
      error.message = job.path + when + error.message;
      return finish(task, failed(job, std::move(error)));
    }
    error.message = job.path + ": page " + std::to_string(page) + " " + error.message;
    task.broken.emplace(page, std::move(error));
    task.farthest = std::max(task.farthest, passed);
    if (static_cast<int>(task.broken.size()) > options_.max_broken_pages) {
      Error last = task.broken.at(page);
      last.code = "too-many-bad-pages";
      last.message = job.path + ": given up after " + std::to_string(task.broken.size()) +
                     " pages that could not be read; the last one: " +
                     last.message.substr(job.path.size() + 2);
      return finish(task, failed(job, std::move(last)));
    }
    waiting_.push_front(std::move(task));
  }

  void interrupt() {
    for (const Task& task : waiting_) finish_interrupted(task);
    for (const Running& one : running_) finish_interrupted(one.task);
    waiting_.clear();
    running_.clear();
  }

  void finish_interrupted(const Task& task) {
    const Job& job = jobs_[task.index];
    finish(task, failed(job, {"interrupted", job.path + ": interrupted", "Run the command again"}));
  }

  void finish(const Task& task, Document document) {
    ++done_;
    pages_done_ += document.pages.size();
    documents_[task.index] = std::move(document);
  }

  Progress progress() const {
    Progress progress;
    progress.documents = jobs_.size();
    progress.documents_done = done_;
    progress.pages_done = pages_done_;
    for (const Running& one : running_) {
      progress.pages_done += static_cast<std::size_t>(std::max(one.worker.page() - 1, 0));
    }
    if (!running_.empty()) {
      const Running& first = running_.front();
      progress.path = jobs_[first.task.index].path;
      progress.page = first.worker.page();
      progress.page_count = first.worker.page_count();
    }
    return progress;
  }

  const std::vector<Job>& jobs_;
  const SupervisorOptions& options_;
  const Convert& convert_;
  std::vector<Document> documents_;
  std::deque<Task> waiting_;
  std::list<Running> running_;
  std::size_t done_ = 0;
  std::size_t pages_done_ = 0;
};

}  // namespace

std::vector<Document> convert_all(const std::vector<Job>& jobs, const SupervisorOptions& options,
                                  const Convert& convert, const Watch& watch) {
  return Supervisor(jobs, options, convert).run(watch);
}

}  // namespace biaoge
