// IN_LANGUAGE("svenska", "English"): one of two texts for the room, by the variable `language`; neither lies
// in the first Wasm (core/base/deferred_text.h). And the months, which several of those texts name.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "core/base/deferred_text.h"
#include "core/log/phrases.h"

#define IN_LANGUAGE(swedish, english) \
  (language == Language::en ? SMASTEG_DEFERRED_TEXT(english) : SMASTEG_DEFERRED_TEXT(swedish))

namespace smasteg {

/// The word with this number, from 0, in a list with spaces.
std::string wordOf(const std::string& words, int number);
/// All twelve, in order, with a space between.
std::string monthNames(Language language);
/// month 1–12
std::string monthName(int month, Language language);

}  // namespace smasteg
