// SPDX-License-Identifier: GPL-3.0-or-later
// Private to `profiles`: the text of an expression becomes a tree. docs/rules.md has the grammar.
#pragma once

#include "profiles/profile.h"
#include "profiles/yaml_tree.h"

namespace biaoge {

/// `node` is a scalar. A bare key is a column of `section`, when that is not null and has it, else
/// a field. Throws yaml::Failure at the place of the node, with the character it met.
Expression parse_expression(const yaml::Node& node, const Profile& profile,
                            const SectionRule* section);

}  // namespace biaoge
