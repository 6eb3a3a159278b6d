// Where in a file something stands, for people who mend it by hand: the line of a byte, and of a path such as
// "questions[3].options[1].why_sv".
// Promises: one pass, no recursion, no tree. Of text that the gate (json.h) refuses it answers some line of
// the file, never beyond its end.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string_view>

namespace smasteg {

std::size_t lineOfByte(std::string_view text, std::size_t at);  // from 1

/// The line where that value begins. Of what is missing: the line where the innermost list or object begins
/// that is there. Of equal keys the last counts, as when it is read.
std::size_t lineOfPath(std::string_view json, std::string_view path);

}  // namespace smasteg
