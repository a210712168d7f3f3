// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/review.h"

#include <sys/stat.h>

#include <cerrno>
#include <filesystem>
#include <set>

#include "export/output_file.h"
#include "export/sheet_text.h"
#include "review/page_data.h"
#include "review/page_files.h"

namespace biaoge {

namespace {

constexpr std::string_view kJpegStart = "\xFF\xD8";

void append_base64(std::string& out, std::string_view bytes) {
  static constexpr char kDigits[] =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    unsigned group = 0;
    for (std::size_t j = i; j < i + 3; ++j) {
      group = group << 8 | (j < bytes.size() ? static_cast<unsigned char>(bytes[j]) : 0U);
    }
    for (int digit = 0; digit < 4; ++digit) {
      const bool padding = i + static_cast<std::size_t>(digit) > bytes.size();
      out += padding ? '=' : kDigits[group >> (18 - 6 * digit) & 63];
    }
  }
}

/// Each picture in an element of its own: the browser decodes it when its page is shown.
void write_pictures(FileWriter& file, const Document& document) {
  for (const PageView& view : document.page_views) {
    const bool jpeg = view.picture.bytes.starts_with(kJpegStart);
    std::string element = "<script type=\"text/plain\" id=\"page-" + std::to_string(view.page) +
                          "\" data-type=\"image/" + (jpeg ? "jpeg" : "png") + "\">";
    append_base64(element, view.picture.bytes);
    element += "</script>\n";
    file.write(element.data(), element.size());
  }
}

/// The frame with its places filled.
void write_html(FileWriter& file, const Document& document, const std::vector<Profile>& profiles) {
  std::string_view rest = kPageHtml;
  const auto write_until = [&](std::string_view place) {
    const std::size_t end = rest.find(place);
    file.write(rest.data(), std::min(end, rest.size()));
    rest.remove_prefix(end + place.size());
  };
  write_until("@STYLE@");
  file.write(kPageStyle.data(), kPageStyle.size());
  write_until("@DATA@");
  JsonWriter json(file, JsonWriter::Place::html);
  write_page_data(json, document, profiles);
  json.finish();
  write_until("@PICTURES@");
  write_pictures(file, document);
  write_until("@SCRIPT@");
  file.write(kPageScript.data(), kPageScript.size());
  file.write(rest.data(), rest.size());
}

Status write_page(const Document& document, const std::vector<Profile>& profiles,
                  const std::string& path) {
  auto output = OutputFile::create(path);
  if (!output) return output.error();
  FileWriter file(output.value().temporary());
  write_html(file, document, profiles);
  if (const int error = file.close(); error != 0) return unwritable(path, error);
  return output.value().commit();
}

}  // namespace

std::vector<std::string> review_page_names(const std::vector<Document>& documents) {
  std::vector<std::string> names;
  std::set<std::string> taken;
  for (const Document& document : documents) {
    const std::filesystem::path path = std::filesystem::path(document.path).filename();
    std::string stem = legal_text(path.stem().string());
    if (taken.contains(stem)) stem = legal_text(path.string());
    std::string name = stem;
    for (int number = 2; !taken.insert(name).second; ++number) {
      name = stem + " (" + std::to_string(number) + ")";
    }
    names.push_back(name + ".html");
  }
  return names;
}

Status write_review_pages(const std::vector<Document>& documents,
                          const std::vector<Profile>& profiles, const std::string& folder) {
  if (::mkdir(folder.c_str(), 0777) != 0 && errno != EEXIST) return unwritable(folder, errno);
  const std::vector<std::string> names = review_page_names(documents);
  for (std::size_t i = 0; i < documents.size(); ++i) {
    if (documents[i].status == DocumentStatus::failed) continue;
    Status status = write_page(documents[i], profiles, folder + "/" + names[i]);
    if (!status) return status;
  }
  return success();
}

}  // namespace biaoge
