// SPDX-License-Identifier: GPL-3.0-or-later
// Files that cannot be read, are not YAML, or are made to do harm.
#include "profiles/yaml_tree.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <chrono>
#include <string>

#include "tests/profiles/temporary_file.h"

namespace biaoge {
namespace {

/// The Error of a file with this content, its message without the path.
Error error_of(std::string_view content) {
  const TemporaryFile file(content);
  const Result<yaml::Node> result = yaml::read_file(file.path());
  if (result.ok()) return {"none", "", ""};
  Error error = result.error();
  EXPECT_TRUE(error.message.starts_with(file.path() + ":")) << error.message;
  EXPECT_FALSE(error.remedy.empty());
  error.message.erase(0, file.path().size() + 1);
  return error;
}

std::string repeated(std::string_view text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

TEST(YamlTree, KeepsPlacesInCharactersAndTheOrderOfKeys) {
  const TemporaryFile file("标题: 甲\n列表: [一二三, 四]\n空:\n");
  const Result<yaml::Node> result = yaml::read_file(file.path());
  ASSERT_TRUE(result.ok()) << result.error().message;
  const auto& entries = result.value().entries;
  ASSERT_EQ(entries.size(), 3u);
  EXPECT_EQ(entries[0].key.scalar, "标题");
  EXPECT_EQ(entries[0].value.scalar, "甲");
  EXPECT_EQ(entries[0].value.position.column, 5);
  ASSERT_EQ(entries[1].value.items.size(), 2u);
  EXPECT_EQ(entries[1].value.items[1].position.line, 2);
  EXPECT_EQ(entries[1].value.items[1].position.column, 11);
  EXPECT_EQ(entries[2].value.kind, yaml::Kind::nothing);
  EXPECT_EQ(entries[2].value.position.line, 3);
}

TEST(YamlTree, SkipsAByteOrderMark) {
  const TemporaryFile file("\xEF\xBB\xBFname: x\n");
  const Result<yaml::Node> result = yaml::read_file(file.path());
  ASSERT_TRUE(result.ok()) << result.error().message;
  ASSERT_EQ(result.value().entries.size(), 1u);
  EXPECT_EQ(result.value().entries[0].key.scalar, "name");
  EXPECT_EQ(result.value().entries[0].value.position.column, 7);
}

TEST(YamlTree, NamesAMissingFile) {
  const Result<yaml::Node> result = yaml::read_file("/nonexistent/profile.yaml");
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.error().code, "profile-unreadable");
  EXPECT_EQ(result.error().message, "/nonexistent/profile.yaml: No such file or directory");
}

TEST(YamlTree, RefusesAFolder) {
  const TemporaryFile file("x");
  const Result<yaml::Node> result = yaml::read_file(file.folder());
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.error().code, "profile-unreadable");
  EXPECT_EQ(result.error().message, file.folder() + ": a folder, not a file");
}

TEST(YamlTree, RefusesAPipeWithoutWaitingForIt) {
  const TemporaryFile file("x");
  const std::string pipe = file.folder() + "/pipe";
  ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
  const Result<yaml::Node> result = yaml::read_file(pipe);
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.error().message, pipe + ": not a regular file");
}

TEST(YamlTree, RefusesMoreThanOneMebibyte) {
  const Error error = error_of("name: x\n#" + std::string(1 << 20, 'x'));
  EXPECT_EQ(error.code, "profile-unreadable");
  EXPECT_EQ(error.message, " larger than 1 MiB, so hardly a profile");
}

TEST(YamlTree, RefusesBinaryAndOtherEncodings) {
  const Error binary = error_of(std::string_view("name: x\nab\0c", 12));
  EXPECT_EQ(binary.code, "profile-unreadable");
  EXPECT_EQ(binary.message, "2:3: not UTF-8 text");
  EXPECT_EQ(error_of("title: \xCF\xEE\xC4\xBF").message, "1:8: not UTF-8 text");
}

TEST(YamlTree, RefusesAFileThatSaysNothing) {
  EXPECT_EQ(error_of("").message, "1:1: the file says nothing");
  EXPECT_EQ(error_of("# a comment\n").code, "profile-syntax");
}

TEST(YamlTree, PlacesSyntaxErrors) {
  const Error indent = error_of("a: 1\n  b: 2\n");
  EXPECT_EQ(indent.code, "profile-syntax");
  EXPECT_EQ(indent.message,
            "2:4: not well-formed YAML: mapping values are not allowed in this context");
  EXPECT_EQ(error_of("a:\n  - 甲\n b: 1\n").message,
            "3:2: not well-formed YAML: did not find expected key while parsing a block mapping");
  EXPECT_EQ(error_of("a: 1\n标题: \"甲\n\n  乙\\q\"\n").message,
            "4:4: not well-formed YAML: found unknown escape character while parsing a quoted "
            "scalar");
}

TEST(YamlTree, PlacesControlCharacters) {
  const Error error = error_of("a: 1\n标题: 甲\x01\n");
  EXPECT_EQ(error.code, "profile-syntax");
  EXPECT_EQ(error.message, "2:6: not well-formed YAML: control characters are not allowed");
}

TEST(YamlTree, PlacesWhatNeverEndsWhereItBegins) {
  const Error list = error_of("甲: 1\n列: [一, 二\n键: 值\n");
  EXPECT_EQ(list.code, "profile-syntax");
  EXPECT_EQ(list.message,
            "2:4: not well-formed YAML: did not find expected ',' or ']' while parsing a flow "
            "sequence");
  EXPECT_EQ(error_of("甲: 1\n列: {一: 二\n键: 值\n").message,
            "2:4: not well-formed YAML: did not find expected ',' or '}' while parsing a flow "
            "mapping");
  EXPECT_EQ(error_of("name: x\ntitle: '甲\n乙").message,
            "2:8: not well-formed YAML: found unexpected end of stream while scanning a quoted "
            "scalar");
  EXPECT_EQ(error_of("甲: 1\n乙\n丙: 2\n").message,
            "2:1: not well-formed YAML: could not find expected ':' while scanning a simple key");
}

TEST(YamlTree, TellsNothingFromQuotedText) {
  const TemporaryFile file("[~, null, Null, NULL, '', 'null', \"~\", nil]");
  const Result<yaml::Node> result = yaml::read_file(file.path());
  ASSERT_TRUE(result.ok()) << result.error().message;
  const auto& items = result.value().items;
  ASSERT_EQ(items.size(), 8u);
  for (std::size_t i = 0; i < 4; ++i) EXPECT_EQ(items[i].kind, yaml::Kind::nothing) << i;
  for (std::size_t i = 4; i < 8; ++i) EXPECT_EQ(items[i].kind, yaml::Kind::scalar) << i;
  EXPECT_EQ(items[4].scalar, "");
  EXPECT_EQ(items[5].scalar, "null");
}

TEST(YamlTree, RefusesASecondDocument) {
  const Error error = error_of("a: 1\n---\nb: 2\n");
  EXPECT_EQ(error.code, "profile-syntax");
  EXPECT_EQ(error.message, "2:1: a second document begins here; expected one");
}

TEST(YamlTree, RefusesAnchorsAliasesAndTags) {
  EXPECT_EQ(error_of("a: &x [1]\nb: *x\n").message,
            "1:4: anchors and aliases (& and *) are not allowed; write it out");
  EXPECT_EQ(error_of("a: !!binary aGk=\n").message,
            "1:4: tags (tag:yaml.org,2002:binary) are not allowed; leave it out");
  EXPECT_EQ(error_of("a: 1\nb: *x\n").message,
            "2:4: anchors and aliases (& and *) are not allowed; write it out");
  EXPECT_EQ(error_of("a: &x b\n").message,
            "1:4: anchors and aliases (& and *) are not allowed; write it out");
  EXPECT_EQ(error_of("a: !own {b: 1}\n").message, "1:4: tags (!own) are not allowed; leave it out");
}

TEST(YamlTree, RefusesTagDirectivesWhateverTheirNumber) {
  std::string directives = "# 甲\n";
  for (int i = 0; i < 30'000; ++i) directives += "%TAG !a" + std::to_string(i) + "! b\n";
  const auto start = std::chrono::steady_clock::now();
  EXPECT_EQ(error_of(directives + "--- a\n").message, "2:1: %TAG is not allowed; leave it out");
  EXPECT_EQ(error_of("a: 1\n...\n" + directives + "--- a\n").message,
            "4:1: %TAG is not allowed; leave it out");
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(2));
}

TEST(YamlTree, RefusesAKeyThatIsNoWord) {
  EXPECT_EQ(error_of("a: 1\n? [x, y]\n: 2\n").message,
            "2:3: expected a key, a single word before a colon");
}

TEST(YamlTree, StopsAtDeepNestingWithoutUsingUpTheStack) {
  EXPECT_EQ(error_of(repeated("[", 17) + repeated("]", 17)).message,
            "1:17: nested more than 16 deep");
  EXPECT_EQ(error_of(std::string(500'000, '[')).code, "profile-syntax");
  EXPECT_EQ(error_of(std::string(500'000, '{')).code, "profile-syntax");
  EXPECT_EQ(error_of(repeated("- ", 400'000)).message, "1:33: nested more than 16 deep");
  EXPECT_EQ(error_of(repeated("? ", 400'000)).code, "profile-syntax");
}

TEST(YamlTree, StopsAtTooManyEntries) {
  const auto start = std::chrono::steady_clock::now();
  const Error error = error_of("a: [" + repeated("1, ", 200'000) + "]");
  EXPECT_EQ(error.code, "profile-syntax");
  EXPECT_TRUE(error.message.ends_with(": more than 50000 entries")) << error.message;
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(10));
}

}  // namespace
}  // namespace biaoge
