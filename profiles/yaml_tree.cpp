// SPDX-License-Identifier: GPL-3.0-or-later
#include "profiles/yaml_tree.h"

#include <yaml.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <new>
#include <optional>
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

/// The place of a byte.
Position position_of(std::string_view source, std::size_t offset) {
  const std::string_view before = source.substr(0, offset);
  const auto line = std::count(before.begin(), before.end(), '\n') + 1;
  const std::string_view beside = before.substr(before.rfind('\n') + 1);
  const auto column = std::count_if(beside.begin(), beside.end(),
                                    [](char byte) { return (byte & '\xC0') != '\x80'; }) +
                      1;
  return {static_cast<int>(line), static_cast<int>(column)};
}

/// libyaml counts characters too, but from 0.
Position position_of(const yaml_mark_t& mark) {
  return {static_cast<int>(mark.line + 1), static_cast<int>(mark.column + 1)};
}

/// Owns libyaml's parser. Refers to the source, which must outlive it.
class Parser {
 public:
  explicit Parser(std::string_view source) : source_(source) {
    if (yaml_parser_initialize(&parser_) == 0) throw std::bad_alloc();
    yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(source.data()),
                                 source.size());
  }
  ~Parser() { yaml_parser_delete(&parser_); }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;

  void read(yaml_event_t& event) {
    if (yaml_parser_parse(&parser_, &event) == 0) fail();
  }

 private:
  [[noreturn]] void fail() const {
    if (parser_.error == YAML_MEMORY_ERROR) throw std::bad_alloc();
    const std::string_view problem = parser_.problem;
    std::string message = "not well-formed YAML: " + std::string(problem);
    if (parser_.error == YAML_READER_ERROR) {
      throw Failure(position_of(source_, parser_.problem_offset), message);
    }
    if (parser_.context == nullptr) throw Failure(position_of(parser_.problem_mark), message);
    // What never ends is noticed late: where it begins helps to find it.
    const bool endless = problem == "found unexpected end of stream" ||
                         problem == "could not find expected ':'" ||
                         problem.starts_with("did not find expected ','");
    throw Failure(position_of(endless ? parser_.context_mark : parser_.problem_mark),
                  message + " " + parser_.context);
  }

  std::string_view source_;
  yaml_parser_t parser_{};
};

/// Owns the next event of a parser.
class Event {
 public:
  explicit Event(Parser& parser) { parser.read(event_); }
  ~Event() { yaml_event_delete(&event_); }
  Event(const Event&) = delete;
  Event& operator=(const Event&) = delete;

  const yaml_event_t& operator*() const { return event_; }
  const yaml_event_t* operator->() const { return &event_; }

 private:
  yaml_event_t event_{};
};

class TreeBuilder {
 public:
  /// `event` begins, ends or is a node.
  void take(const yaml_event_t& event) {
    const auto& data = event.data;
    switch (event.type) {
      case YAML_SCALAR_EVENT:
        return add(make_scalar(event));
      case YAML_SEQUENCE_START_EVENT:
        return open(
            make(Kind::sequence, event, data.sequence_start.anchor, data.sequence_start.tag));
      case YAML_MAPPING_START_EVENT:
        return open(make(Kind::map, event, data.mapping_start.anchor, data.mapping_start.tag));
      case YAML_SEQUENCE_END_EVENT:
      case YAML_MAPPING_END_EVENT:
        return close();
      case YAML_ALIAS_EVENT:
        refuse_anchor(position_of(event.start_mark));
      default:
        return;
    }
  }
  Node take_root() { return std::move(root_); }

 private:
  struct Open {
    Node node;
    std::optional<Node> key;  ///< Of a map, while its value is awaited.
  };

  [[noreturn]] static void refuse_anchor(Position at) {
    throw Failure(at, "anchors and aliases (& and *) are not allowed; write it out");
  }

  Node make(Kind kind, const yaml_event_t& event, const yaml_char_t* anchor,
            const yaml_char_t* tag) {
    Node node;
    node.kind = kind;
    node.position = position_of(event.start_mark);
    if (anchor != nullptr) refuse_anchor(node.position);
    if (tag != nullptr) {
      throw Failure(node.position, "tags (" + std::string(reinterpret_cast<const char*>(tag)) +
                                       ") are not allowed; leave it out");
    }
    if (++nodes_ > kMostNodes) {
      throw Failure(node.position, "more than " + std::to_string(kMostNodes) + " entries");
    }
    return node;
  }

  Node make_scalar(const yaml_event_t& event) {
    const auto& scalar = event.data.scalar;
    const std::string_view text(reinterpret_cast<const char*>(scalar.value), scalar.length);
    const bool nothing =
        scalar.style == YAML_PLAIN_SCALAR_STYLE &&
        (text.empty() || text == "~" || text == "null" || text == "Null" || text == "NULL");
    Node node = make(nothing ? Kind::nothing : Kind::scalar, event, scalar.anchor, scalar.tag);
    if (!nothing) node.scalar = text;
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
      // An empty value has no place of its own: its key is the better one.
      if (node.kind == Kind::nothing) node.position = key->position;
      parent.entries.push_back({std::move(*key), std::move(node)});
      key.reset();
    }
  }

  Node root_;
  std::vector<Open> open_;
  std::size_t nodes_ = 0;
};

Node parse(std::string_view source) {
  // libyaml compares every %TAG with all before it; only tags, which are refused, need any.
  if (const std::size_t at = source.find("%TAG"); at != std::string_view::npos) {
    throw Failure(position_of(source, at), "%TAG is not allowed; leave it out");
  }
  Parser parser(source);
  TreeBuilder builder;
  bool begun = false;
  while (true) {
    const Event event(parser);
    if (event->type == YAML_STREAM_END_EVENT) break;
    if (event->type == YAML_DOCUMENT_START_EVENT) {
      if (begun) {
        throw Failure(position_of(event->start_mark),
                      "a second document begins here; expected one");
      }
      begun = true;
    }
    builder.take(*event);
  }
  if (!begun) throw Failure({}, "the file says nothing");
  return builder.take_root();
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
  while (!bytes.empty()) {
    const char32_t code = take_code(bytes);
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
