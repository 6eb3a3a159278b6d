// What people say to each other in a thread: greetings, praise, questions, answers. Told from steps by how a
// line opens and ends, whom it speaks to, and whether somebody has done something in it. Promises: total,
// linear; tables of words and the shapes of Swedish verbs, not a model. What it does not know is a step: the
// author can undo one, but nobody misses a step that was never shown.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

namespace smasteg {

/// "Bra jobbat!", "Hej allihop", "Kul att höra", "tack för idag", "👏👏". `folded` is foldText of a clean
/// line.
bool opensLikeChatter(std::string_view folded);
/// What follows that opening: ", i dag ringde jag tolken". Points into `folded`.
std::string_view afterOpener(std::string_view folded);
/// As opensLikeChatter, and what is said to or about others: "Du kan få mallen", "Det låter som vår chef",
/// "Undrar hur andra gör". A step in the same breath wins: "Hej! I dag ringde jag tolken". `folded` as above.
bool soundsLikeTalk(std::string_view folded);
/// Ends in a question mark, whatever emoji or quotes come after it.
bool endsInQuestion(std::string_view text);
/// Holds a letter or a digit.
bool isRealWord(std::string_view word);
std::size_t countRealWords(std::string_view text);

}  // namespace smasteg
