// SPDX-License-Identifier: GPL-3.0-or-later
// Private to `profiles`: names in a profile that refer to another of its parts. Each function
// throws yaml::Failure, with what could have been meant, when there is no such part.
#pragma once

#include <string>

#include "profiles/profile.h"
#include "profiles/yaml_tree.h"

namespace biaoge {

const FieldRule& find_field(const Profile& profile, const std::string& key, yaml::Position at);
const SectionRule& find_section(const Profile& profile, const std::string& name, yaml::Position at);
const ColumnRule& find_column(const SectionRule& section, const std::string& key,
                              yaml::Position at);
/// By its name (its first label) as written.
const RowRule& find_row(const SectionRule& section, const std::string& name, yaml::Position at);

}  // namespace biaoge
