// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/xml_events.h"

#include <expat.h>

#include <memory>
#include <type_traits>

namespace biaoge {

namespace {

struct Reading {
  const XmlEvents& events;
  XML_Parser parser;
};

std::string local(const char* name) {
  const std::string_view text = name;
  const std::size_t colon = text.rfind(':');
  return std::string(colon == std::string_view::npos ? text : text.substr(colon + 1));
}

void on_begin(void* data, const XML_Char* name, const XML_Char** attributes) {
  XmlEvents::Attributes found;
  for (; *attributes != nullptr; attributes += 2) found[local(attributes[0])] = attributes[1];
  const Reading& reading = *static_cast<Reading*>(data);
  if (reading.events.begin) reading.events.begin(local(name), found);
}

void on_end(void* data, const XML_Char* name) {
  const Reading& reading = *static_cast<Reading*>(data);
  if (reading.events.end) reading.events.end(local(name));
}

void on_text(void* data, const XML_Char* text, int length) {
  const Reading& reading = *static_cast<Reading*>(data);
  if (reading.events.text) reading.events.text({text, static_cast<std::size_t>(length)});
}

void on_doctype(void* data, const XML_Char*, const XML_Char*, const XML_Char*, int) {
  XML_StopParser(static_cast<Reading*>(data)->parser, XML_FALSE);
}

}  // namespace

bool read_xml(std::string_view xml, const XmlEvents& events) {
  const std::unique_ptr<std::remove_pointer_t<XML_Parser>, void (*)(XML_Parser)> parser(
      XML_ParserCreate(nullptr), XML_ParserFree);
  if (!parser) return false;
  Reading reading{events, parser.get()};
  XML_SetUserData(parser.get(), &reading);
  XML_SetElementHandler(parser.get(), on_begin, on_end);
  XML_SetCharacterDataHandler(parser.get(), on_text);
  XML_SetStartDoctypeDeclHandler(parser.get(), on_doctype);
  return XML_Parse(parser.get(), xml.data(), static_cast<int>(xml.size()), XML_TRUE) ==
         XML_STATUS_OK;
}

}  // namespace biaoge
