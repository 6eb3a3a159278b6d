// What profiles say besides a draw: which kinds of people a round or a room has, and who might help with a
// call. On the
// device, from profiles that are in the room already; nothing is sent.
// Promises: nothing is said about a person in the first; everyone named in the second is named with why.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/matching/participant.h"

namespace smasteg {

inline constexpr std::size_t kFewestForBalance = 5;
inline constexpr std::size_t kMostHelpers = 5;

/// Words as people wrote them, each once, by their bytes; no numbers of people. A list is empty as long as
/// fewer than kFewestForBalance have told.
struct Balance {
  std::vector<std::string> professions, sectors, places;
};

Balance balanceOf(const std::vector<Participant>& people);

/// How many have told which word. Each number is of kFewestForBalance people at least, and so is what is left
/// when all the others are taken away: a word of fewer stands among `otherWords`, with as many words as are
/// needed to make them that many together.
struct Shares {
  struct Share {
    std::string word;
    std::size_t people = 0;
  };
  std::size_t told = 0;  // people who have told theirs; 0 as long as they are fewer than kFewestForBalance
  std::vector<Share> shown;             // the most first, equals by their bytes
  std::size_t others = 0;               // people with any of `otherWords`
  std::vector<std::string> otherWords;  // by their bytes
};

Shares sharesOf(const std::vector<Participant>& people, std::string Participant::* field);

/// A member, with what she offers and what her steps say.
struct HelperInput {
  std::string id;
  std::vector<std::string> offers;
  std::vector<std::string> steps;  // texts, newest first
};

struct Helper {
  std::string id;
  std::size_t score = 0;
  std::string offer;     // the offer that fits best, "" when none does
  std::size_t step = 0;  // the step that fits best, when isStep
  bool isStep = false;
};

/// Who might help with a call: those whose offers and steps have its words. An offered word counts three
/// times, a word of a step once; short words and those that most members use say nothing. At most
/// kMostHelpers, the best first, equals by id; nobody who fits in nothing.
std::vector<Helper> helpersFor(std::string_view call, const std::vector<HelperInput>& members);

}  // namespace smasteg
