// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/corrections_reader.h"

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

namespace biaoge {

namespace {

using Json = nlohmann::json;

constexpr std::size_t kMostBytes = 64 << 20;
constexpr int kVersion = 1;

/// What is wrong with a file, found deep inside it; does not leave this file.
struct Invalid {
  std::string what;
};

const Json& member(const Json& object, const char* name, const std::string& where) {
  if (!object.is_object()) throw Invalid{where + " is not an object"};
  const auto found = object.find(name);
  if (found == object.end()) throw Invalid{where + " lacks \"" + name + "\""};
  return *found;
}

std::string text(const Json& object, const char* name, const std::string& where) {
  const Json& value = member(object, name, where);
  if (value.is_null()) return {};
  if (!value.is_string()) throw Invalid{where + "." + name + " is not a text"};
  return value.get<std::string>();
}

std::string optional_text(const Json& object, const char* name, const std::string& where) {
  return object.contains(name) ? text(object, name, where) : std::string();
}

Decision decision_of(const std::string& status, const std::string& where) {
  if (status == "corrected") return Decision::corrected;
  if (status == "right") return Decision::right;
  throw Invalid{where + ".status is \"" + status + "\", not corrected or right"};
}

Correction correction_of(const Json& entry, const std::string& where) {
  Correction correction;
  const Json& form = member(entry, "form", where);
  if (form.is_number_unsigned()) {
    correction.form = form.get<std::size_t>();
  } else if (!form.is_null()) {
    throw Invalid{where + ".form is not a number"};
  }
  if (entry.contains("finding")) {
    correction.rule = text(entry, "finding", where);
    const Json& places = member(entry, "where", where);
    if (!places.is_array()) throw Invalid{where + ".where is not a list"};
    for (const Json& place : places) {
      if (!place.is_string()) throw Invalid{where + ".where holds something else than texts"};
      correction.where.push_back(place.get<std::string>());
    }
  } else {
    correction.path = text(entry, "path", where);
  }
  correction.title = optional_text(entry, "title", where);
  correction.decision = decision_of(text(entry, "status", where), where);
  correction.before = text(entry, "old", where);
  correction.after = text(entry, "new", where);
  correction.who = optional_text(entry, "who", where);
  correction.when = optional_text(entry, "when", where);
  return correction;
}

CorrectionFile file_of(const Json& root) {
  CorrectionFile file;
  if (member(root, "biaoge_corrections", "the file") != kVersion) {
    throw Invalid{"it is of another version of biaoge"};
  }
  const Json& document = member(root, "document", "the file");
  file.document = text(document, "name", "document");
  file.sha256 = text(document, "sha256", "document");
  const Json& list = member(root, "corrections", "the file");
  if (!list.is_array()) throw Invalid{"corrections is not a list"};
  for (std::size_t i = 0; i < list.size(); ++i) {
    file.corrections.push_back(correction_of(list[i], "corrections[" + std::to_string(i) + "]"));
  }
  return file;
}

Error invalid(const std::string& path, const std::string& what) {
  return {"corrections-invalid", path + ": is not a file of corrections: " + what,
          "Give the file that the review page exported"};
}

}  // namespace

Result<CorrectionFile> read_corrections(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  const std::string content{std::istreambuf_iterator<char>(in), {}};
  if (!in) {
    return Error{"corrections-unreadable", path + ": cannot be read", "Check name and permissions"};
  }
  if (content.size() > kMostBytes) {
    return Error{"corrections-unreadable", path + ": is far too large for a file of corrections",
                 "Give the file that the review page exported"};
  }
  try {
    CorrectionFile file = file_of(Json::parse(content));
    file.path = path;
    return file;
  } catch (const Invalid& fault) {
    return invalid(path, fault.what);
  } catch (const Json::exception&) {
    return invalid(path, "it is not JSON");
  }
}

}  // namespace biaoge
