// SPDX-License-Identifier: GPL-3.0-or-later
// An XML text as a row of events. Private to export.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace biaoge {

struct XmlEvents {
  using Attributes = std::map<std::string, std::string>;

  /// Names are local: without what stands before a colon.
  std::function<void(const std::string& name, const Attributes& attributes)> begin;
  std::function<void(const std::string& name)> end;
  std::function<void(std::string_view text)> text;  ///< Perhaps in several parts.
};

/// False when it is not well-formed, or has a document type (entities: none is needed here).
bool read_xml(std::string_view xml, const XmlEvents& events);

}  // namespace biaoge
