// One draw of a round: who meets whom. The heaviest of all ways to pair people, so that as few as possible
// meet again, and of those ways the one that crosses most borders (pair_table.h).
// Promises: the same people, history and seed give the same groups, in whatever order the people come, on
// every machine; everyone is in exactly one group. Groups are pairs; there is one trio when the number is
// odd, and others only where languages leave no other way.
// Refuses: fewer than two people, an id twice, an empty id, more than kMaxParticipants or kMaxRounds.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/result.h"
#include "core/matching/int128.h"
#include "core/matching/pair_table.h"
#include "core/matching/participant.h"

namespace smasteg {

struct DrawnPair {
  std::string first, second;         // first < second, by bytes
  std::int64_t weight = kForbidden;  // kForbidden: no language in common, and still the best there is
  std::vector<std::string> reasons;  // of pairs in a group
};

struct Draw {
  std::vector<std::vector<std::string>> groups;  // by their first id; in a trio the third comes last
  Int128 weight = 0;                             // of all pairs in groups
  std::vector<DrawnPair> pairs;                  // in groups, in their order
  std::vector<DrawnPair> allPairs;               // only when asked for: what was maximised, no reasons
  std::string digest;                            // FORMAT.md "Digest of a draw"
};

/// Codes: too_few, too_many, bad_id, same_id (details for people who debug).
Result<Draw> drawRound(std::vector<Participant> people, const std::vector<MeetingRound>& history,
                       std::string_view seed, bool wantsAllPairs = false);

}  // namespace smasteg
