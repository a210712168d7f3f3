// SPDX-License-Identifier: GPL-3.0-or-later
// The smallest PDF that shows what a test is about.
#pragma once

#include <string>
#include <vector>

namespace biaoge {

/// A page of 200 × 300 points. The content may use the pictures /I0, /I1 … and the font /F.
struct PdfSheet {
  struct Image {
    std::string dictionary;  ///< Its entries but Length.
    std::string data;
  };
  std::string content;
  std::vector<Image> images = {};
  std::string entries = "";  ///< More entries of the page, such as /Rotate 90.

  std::string bytes() const {
    std::vector<std::string> objects{
        "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", "",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>", stream("", content)};
    std::string pictures;
    for (std::size_t i = 0; i < images.size(); ++i) {
      objects.push_back(
          stream("/Type /XObject /Subtype /Image " + images[i].dictionary, images[i].data));
      pictures += "/I" + std::to_string(i) + " " + std::to_string(objects.size()) + " 0 R ";
    }
    objects[2] = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 300] " + entries +
                 " /Contents 5 0 R /Resources << /Font << /F 4 0 R >> /ExtGState << /Half << /ca "
                 "0.5 >> >> /XObject << " +
                 pictures + ">> >> >>";
    std::string out = "%PDF-1.7\n";
    std::string table = "0000000000 65535 f \n";
    for (std::size_t i = 0; i < objects.size(); ++i) {
      std::string offset = std::to_string(out.size());
      table += std::string(10 - offset.size(), '0') + offset + " 00000 n \n";
      out += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
    }
    const std::string size = std::to_string(objects.size() + 1);
    return out + "xref\n0 " + size + "\n" + table + "trailer\n<< /Size " + size +
           " /Root 1 0 R >>\nstartxref\n" + std::to_string(out.size()) + "\n%%EOF\n";
  }

 private:
  static std::string stream(const std::string& dictionary, const std::string& data) {
    return "<< " + dictionary + " /Length " + std::to_string(data.size()) + " >>\nstream\n" + data +
           "\nendstream";
  }
};

}  // namespace biaoge
