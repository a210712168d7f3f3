// SPDX-License-Identifier: GPL-3.0-or-later
#include "profiles/yaml_tree.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <string_view>

#include "core/utf8.h"

namespace biaoge::yaml {
namespace {

constexpr std::uintmax_t kLargestFile = 1 << 20;
constexpr std::size_t kDeepest = 16;
constexpr std::size_t kMostNodes = 50'000;
constexpr const char* kRemedy =
    "Correct the file at that place; docs/profiles.md explains every key.";

Error unreadable(const std::string& path, const std::string& why) {
  return {"profile-unreadable", path + ": " + why,
          "Give the path of a YAML file that can be read."};
}

std::string placed(const std::string& path, Position at, const std::string& message) {
  return path + ":" + std::to_string(at.line) + ":" + std::to_string(at.column) + ": " + message;
}

std::size_t count_characters(std::string_view bytes) {
  return static_cast<std::size_t>(std::count_if(
      bytes.begin(), bytes.end(), [](char byte) { return (byte & '\xC0') != '\x80'; }));
}

/// Turns yaml-cpp's marks (bytes, from 0) into positions. Marks come nearly in order, so counting
/// goes on from the last one: the cost stays linear even if the file is one long line.
class Locator {
 public:
  explicit Locator(std::string_view source) : source_(source) {
    for (std::size_t at = 0; at != std::string_view::npos;) {
      line_starts_.push_back(at);
      at = source.find('\n', at);
      if (at != std::string_view::npos) ++at;
    }
  }

  Position operator()(const YAML::Mark& mark) {
    if (mark.line < 0 || mark.column < 0) return {};
    const std::size_t line = std::min(static_cast<std::size_t>(mark.line), line_starts_.size() - 1);
    const std::size_t start = line_starts_[line];
    const std::size_t end = std::min(start + static_cast<std::size_t>(mark.column), source_.size());
    if (line != last_line_ || end < last_end_) {
      last_line_ = line;
      last_end_ = start;
      last_column_ = 1;
    }
    last_column_ += count_characters(source_.substr(last_end_, end - last_end_));
    last_end_ = end;
    return {static_cast<int>(line + 1), static_cast<int>(last_column_)};
  }

 private:
  std::string_view source_;
  std::vector<std::size_t> line_starts_;
  std::size_t last_line_ = 0;
  std::size_t last_end_ = 0;
  std::size_t last_column_ = 1;
};

class TreeBuilder : public YAML::EventHandler {
 public:
  explicit TreeBuilder(std::string_view source) : locate_(source) {}

  Node take_root() { return std::move(root_); }
  Position locate(const YAML::Mark& mark) { return locate_(mark); }
  /// Where the innermost list that is still open begins; nullopt when none is.
  std::optional<Position> open_list() const {
    const auto is_list = [](const Open& open) { return open.node.kind == Kind::sequence; };
    const auto it = std::find_if(open_.rbegin(), open_.rend(), is_list);
    if (it == open_.rend()) return std::nullopt;
    return it->node.position;
  }

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    add(make(Kind::nothing, mark, "", anchor));
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override { refuse_anchor(mark); }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    Node node = make(Kind::scalar, mark, tag, anchor);
    node.scalar = value;
    add(std::move(node));
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open(make(Kind::sequence, mark, tag, anchor));
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open(make(Kind::map, mark, tag, anchor));
  }
  void OnMapEnd() override { close(); }

 private:
  struct Open {
    Node node;
    std::optional<Node> key;  ///< Of a map, while its value is awaited.
  };

  [[noreturn]] void refuse_anchor(const YAML::Mark& mark) {
    throw Failure(locate_(mark), "anchors and aliases (& and *) are not allowed; write it out");
  }

  Node make(Kind kind, const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) {
    if (anchor != YAML::NullAnchor) refuse_anchor(mark);
    // yaml-cpp reports "?" for a plain and "!" for a quoted scalar.
    if (!tag.empty() && tag != "?" && tag != "!") {
      throw Failure(locate_(mark), "tags (" + tag + ") are not allowed; leave it out");
    }
    if (++nodes_ > kMostNodes) {
      throw Failure(locate_(mark), "more than " + std::to_string(kMostNodes) + " entries");
    }
    Node node;
    node.kind = kind;
    node.position = locate_(mark);
    return node;
  }

  void open(Node node) {
    if (open_.size() == kDeepest) {
      throw Failure(node.position, "nested more than " + std::to_string(kDeepest) + " deep");
    }
    open_.push_back({std::move(node), std::nullopt});
  }

  void close() {
    Node node = std::move(open_.back().node);
    open_.pop_back();
    add(std::move(node));
  }

  void add(Node node) {
    if (open_.empty()) {
      root_ = std::move(node);
      return;
    }
    auto& [parent, key] = open_.back();
    if (parent.kind == Kind::sequence) {
      parent.items.push_back(std::move(node));
    } else if (!key) {
      if (node.kind != Kind::scalar) {
        throw Failure(node.position, "expected a key, a single word before a colon");
      }
      key = std::move(node);
    } else {
      // An empty value has the mark of whatever follows it: its key is the better place.
      if (node.kind == Kind::nothing) node.position = key->position;
      parent.entries.emplace_back(std::move(*key), std::move(node));
      key.reset();
    }
  }

  Locator locate_;
  Node root_;
  std::vector<Open> open_;
  std::size_t nodes_ = 0;
};

Node parse(std::string_view source) {
  TreeBuilder builder(source);
  try {
    std::istringstream stream{std::string(source)};
    YAML::Parser parser(stream);
    if (!parser.HandleNextDocument(builder)) throw Failure({}, "the file says nothing");
    Node root = builder.take_root();
    if (parser.HandleNextDocument(builder)) {
      throw Failure(builder.take_root().position, "a second document begins here; expected one");
    }
    return root;
  } catch (const YAML::Exception& error) {
    Position position = builder.locate(error.mark);
    // The end of the file, or what took the place of the bracket, helps nobody to find the list.
    if (error.msg == YAML::ErrorMsg::END_OF_SEQ_FLOW) {
      position = builder.open_list().value_or(position);
    }
    throw Failure(position, "not well-formed YAML: " + error.msg);
  }
}

Result<std::string> read_bytes(const std::string& path) {
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  if (!std::filesystem::exists(status)) {
    return unreadable(path, error ? error.message() : std::strerror(ENOENT));
  }
  if (std::filesystem::is_directory(status)) return unreadable(path, "a folder, not a file");
  if (!std::filesystem::is_regular_file(status)) return unreadable(path, "not a regular file");
  const std::uintmax_t size = std::filesystem::file_size(path, error);
  if (error) return unreadable(path, error.message());
  if (size > kLargestFile) {
    return unreadable(path, "larger than 1 MiB, so hardly a profile");
  }
  std::string bytes(size, '\0');
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  if (!file) return unreadable(path, std::strerror(errno != 0 ? errno : EIO));
  file.read(bytes.data(), static_cast<std::streamsize>(size));
  bytes.resize(static_cast<std::size_t>(file.gcount()));
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.erase(0, 3);
  return bytes;
}

/// Where the bytes stop being UTF-8 text, if they do.
std::optional<Position> first_bad_character(std::string_view bytes) {
  Position at;
  for (const char32_t code : from_utf8(bytes)) {
    if (code == 0xFFFD || code == 0) return at;
    ++at.column;
    if (code == U'\n') at = {at.line + 1, 1};
  }
  return std::nullopt;
}

}  // namespace

Result<std::string> read_text(const std::string& path) {
  try {
    Result<std::string> bytes = read_bytes(path);
    if (!bytes.ok()) return bytes.error();
    if (const auto bad = first_bad_character(bytes.value())) {
      return Error{"profile-unreadable", placed(path, *bad, "not UTF-8 text"),
                   "Save the file as UTF-8 text."};
    }
    return bytes;
  } catch (const std::exception& error) {
    return unreadable(path, error.what());
  }
}

Result<Node> read_file(const std::string& path) {
  const Result<std::string> text = read_text(path);
  if (!text.ok()) return text.error();
  try {
    return parse(text.value());
  } catch (const Failure& failure) {
    return Error{"profile-syntax", placed(path, failure.position, failure.what()), kRemedy};
  } catch (const std::exception& error) {
    return unreadable(path, error.what());
  }
}

Error invalid(const std::string& path, const Failure& failure) {
  return {"profile-invalid", placed(path, failure.position, failure.what()), kRemedy};
}

}  // namespace biaoge::yaml
