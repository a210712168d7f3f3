// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/rules_json.h"

#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "export/output_file.h"
#include "profiles/loader.h"

namespace biaoge {
namespace {

using nlohmann::json;

std::string fixture(const std::string& name) {
  return std::string(BIAOGE_FIXTURES) + "/rules/" + name;
}

TEST(RulesJson, IsTheSharedExample) {
  const Result<Profile> profile = load_profile(fixture("examples.yaml"));
  ASSERT_TRUE(profile.ok()) << profile.error().message;
  const std::string path = testing::TempDir() + "/biaoge-rules.json";
  FileWriter file(path);
  JsonWriter writer(file);
  write_rules(writer, profile.value());
  writer.finish();
  ASSERT_EQ(file.close(), 0);
  EXPECT_EQ(json::parse(std::ifstream(path)), json::parse(std::ifstream(fixture("rules.json"))))
      << "the JSON form of rules is a contract: docs/rules.md";
}

}  // namespace
}  // namespace biaoge
