// SPDX-License-Identifier: GPL-3.0-or-later
// Values of a form that get another text after they were read: by a correction or a repair.
#pragma once

#include <string>
#include <string_view>

#include "core/form.h"
#include "profiles/profile.h"
#include "profiles/units.h"

namespace biaoge {

/// What stands at a path, "fields.grade" or "rows.indicators[3].score"; nullptr when nothing does.
Value* value_of_path(Form& form, std::string_view path);

/// A text as the value of that place would be read from it: cleaned, with its quantity, and with
/// the flags of what it may not look like. Source `ocr` asks for the mending of misread signs.
/// `raw` is the text; boxes, confidence and the rest are left for the caller to fill.
Value typed_value(const Form& form, std::string_view path, const std::string& text,
                  TextSource source, const Profile& profile, const UnitTable& units);

}  // namespace biaoge
