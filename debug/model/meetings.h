// A draw beside what greed and chance would do: the same people, the same weights, three ways to pair them;
// and the rounds after it, played on.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "cli/match.h"
#include "core/base/result.h"
#include "core/matching/draw.h"

namespace smasteg::debug {

enum class PairMethod { optimum, greedy, random };
inline constexpr std::array kPairMethods = {PairMethod::optimum, PairMethod::greedy, PairMethod::random};
const char* nameOf(PairMethod method);

struct Pairing {
  PairMethod method = PairMethod::optimum;
  MeetingRound groups;
  Int128 weight = 0;                  // of all pairs in groups
  std::size_t again = 0, across = 0;  // pairs that have met before; pairs of two organisations
};

struct Meeting {
  Draw draw;  // with all pairs' weights
  std::vector<Pairing> pairings;
  std::map<std::pair<std::string, std::string>, std::size_t> met;  // how often, so far
};

Result<Meeting> drawMeeting(const cli::MatchInput& input);
/// Made-up people of eight organisations, from a seed: to look at something before a file is opened.
cli::MatchInput inventPeople(std::size_t count, const std::string& seed);
/// Rounds one after the other, each way by itself: pairs that meet again, after each round.
std::map<PairMethod, std::vector<std::size_t>> playRounds(const cli::MatchInput& input, std::size_t rounds);

std::string asText(const Meeting& meeting);

}  // namespace smasteg::debug
