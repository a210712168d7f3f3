// SPDX-License-Identifier: GPL-3.0-or-later
// Names of a batch's outputs: those of the inputs, made legal for every file system, distinct, and
// the same in every run.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace biaoge {

/// The wanted name of the outputs for an input: its path below the folder of the batch, without
/// extension, "/" between folders. Bytes that are no UTF-8, control characters and those that other
/// systems forbid become "_"; "." and ".." become "_". Folders that end as outputs do get "_" after
/// it.
std::string wanted_name(std::string_view relative_path);

/// What must differ between two names: file systems without upper case take them for one.
std::string folded_name(std::string_view name);

/// `wanted`, or, where `is_taken` says that its folded form is, with eight digits that follow from
/// the path after it.
std::string free_name(const std::string& wanted, const std::string& path,
                      const std::function<bool(const std::string& folded)>& is_taken);

}  // namespace biaoge
