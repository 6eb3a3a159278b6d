// `smasteg match`: people, who met whom before, and a seed in; who meets whom, and why, out.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/matching/draw.h"

namespace smasteg::cli {

struct MatchInput {
  std::string seed;  // bytes
  std::vector<Participant> people;
  std::vector<MeetingRound> history;  // oldest first
};

/// `text` is {"seed": hex, "group_size": 2, "participants": [{"id", …}], "history": [[["a","b"],…],…]}; what
/// may be missing is said in docs/matching.md. In errors, here and below, `detail` is the whole line for the
/// person at the terminal.
Result<MatchInput> readMatch(const std::string& name, std::string_view text);

/// {"groups","weight","reasons","digest"} and, with weights, every pair's, as one line. Code too_few: there
/// is nobody to meet, which is an answer.
Result<std::string> matchAsJson(const std::string& name, const MatchInput& input, bool wantsWeights);

}  // namespace smasteg::cli
