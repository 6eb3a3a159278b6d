// What people say to each other in a thread: greetings, praise, questions. Told from steps by how a line
// opens and ends. Promises: total, linear; a table of words, not a model. What it does not know is a step:
// the author can undo one, but nobody misses a step that was never shown.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

namespace smasteg {

/// "Bra jobbat!", "Hej allihop", "Kul att höra", "tack för idag", "👏👏". `folded` is foldText of a clean
/// line.
bool opensLikeChatter(std::string_view folded);
/// Ends in a question mark, whatever emoji or quotes come after it.
bool endsInQuestion(std::string_view text);
/// Words that hold a letter or a digit.
std::size_t countRealWords(std::string_view text);

}  // namespace smasteg
