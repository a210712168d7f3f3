// SPDX-License-Identifier: GPL-3.0-or-later
// The example of docs/profiles.md is a profile that loads.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>

#include "profiles/loader.h"
#include "tests/profiles/temporary_file.h"

namespace biaoge {
namespace {

TEST(Documentation, ShowsAProfileThatLoads) {
  std::stringstream manual;
  manual << std::ifstream(std::string(BIAOGE_SOURCE_DIR) + "/docs/profiles.md").rdbuf();
  const std::string text = manual.str();
  const std::string fence = "```yaml\n";
  const std::size_t start = text.find(fence);
  const std::size_t end = text.find("```", start + fence.size());
  ASSERT_NE(start, std::string::npos);
  ASSERT_NE(end, std::string::npos);
  const TemporaryFile file(text.substr(start + fence.size(), end - start - fence.size()));
  const Result<Profile> profile = load_profile(file.path());
  ASSERT_TRUE(profile.ok()) << profile.error().message;
  EXPECT_EQ(profile.value().name, "training-record");
}

}  // namespace
}  // namespace biaoge
