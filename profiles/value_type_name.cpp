// SPDX-License-Identifier: GPL-3.0-or-later
#include "profiles/value_type_name.h"

namespace biaoge {

const char* name_of(ValueType type) {
  switch (type) {
    case ValueType::text:
      return "text";
    case ValueType::number:
      return "number";
    case ValueType::amount:
      return "amount";
    case ValueType::percent:
      return "percent";
    case ValueType::quantity:
      return "quantity";
    case ValueType::year:
      return "year";
    case ValueType::choice:
      return "choice";
    case ValueType::checkbox:
      return "checkbox";
  }
  return "text";
}

}  // namespace biaoge
