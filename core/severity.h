// SPDX-License-Identifier: GPL-3.0-or-later
// How much a finding matters.
#pragma once

namespace biaoge {

enum class Severity { error, warning, info };

}  // namespace biaoge
