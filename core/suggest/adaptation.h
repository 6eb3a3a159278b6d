// What this room means: from the steps whose principles people confirmed, how much better a text fits a
// principle here. A count of words by principle, as naive Bayes counts, kept small: it can turn a close
// choice, never make a suggestion out of nothing nor silence one.
// Promises: a function of the set of confirmed steps: any order gives the same, and each id counts once;
// whole numbers throughout; at most kMaxRoomBonus for or against. Refuses nothing: principles that the model
// does not know are not counted.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/suggest/suggester.h"

namespace smasteg {

inline constexpr std::int64_t kMaxRoomBonus = 1000;      // thousandths of a logit: odds of e to one
inline constexpr std::size_t kMaxConfirmedSteps = 2000;  // of a room; the first by id are kept
inline constexpr std::size_t kMaxConfirmedWords = 60;    // of a step; what it is about is said by then

class RoomWords {
 public:
  explicit RoomWords(std::vector<std::string> principles) : principles_(std::move(principles)) {}

  /// A step with the principles that its author chose or let stand. Again with the same id: replaces it.
  void confirm(std::string_view id, std::string_view text, const std::vector<std::string>& principles);
  void forget(std::string_view id);

  /// For Suggester::suggest: a number for each principle of the model, from −kMaxRoomBonus to kMaxRoomBonus.
  SuggestBonus bonusFor(std::string_view text) const;

 private:
  struct Confirmed {
    std::vector<std::string> stems;
    std::vector<std::size_t> principles;
  };
  using Counts = std::vector<std::int64_t>;

  void count(const Confirmed& step, std::int64_t by);

  std::vector<std::string> principles_;
  std::map<std::string, Confirmed, std::less<>> steps_;
  std::map<std::string, Counts, std::less<>> byStem_;  // how many steps with the stem have each principle
};

}  // namespace smasteg
