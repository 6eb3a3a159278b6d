// A sentence for people, not yet in any language: a message key and its arguments. TypeScript has the words
// (i18n/*.ftl).
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <tuple>

#include "core/base/fields.h"

namespace smasteg {

struct Line {
  std::string key;  // one of message_keys.h
  Args args;
  static constexpr auto fields = std::tuple(field("key", &Line::key), field("args", &Line::args));
};

}  // namespace smasteg
