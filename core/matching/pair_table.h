// What each possible pair is worth, and why: a class (have they met?), a merit (which borders the meeting
// crosses, what one can do for the other), and a draw from the seed that decides between equals. All in one
// integer, so that the heaviest matching is also the fairest: a step of class outweighs all merits of a whole
// round, and a unit of merit all draws of one.
// Promises: integers only; the same table for the same people in any order. Hard conditions are no edge.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/matching/exact_matching.h"
#include "core/matching/participant.h"

namespace smasteg {

inline constexpr std::int64_t kMeritUnit = 1024;  // above 200 rounds, and above half of kMaxParticipants
inline constexpr std::int64_t kOrganisationMerit = 4 * kMeritUnit;
inline constexpr std::int64_t kDepartmentMerit = 2 * kMeritUnit;  // within one organisation
inline constexpr std::int64_t kSectorMerit = 3 * kMeritUnit;
inline constexpr std::int64_t kProfessionMerit = 3 * kMeritUnit;
inline constexpr std::int64_t kPlaceMerit = 2 * kMeritUnit;
inline constexpr std::int64_t kHelpMerit =
    3 * kMeritUnit;  // each way: something offered that the other seeks
inline constexpr std::int64_t kDaysMerit = 1 * kMeritUnit;  // a day that suits both
inline constexpr std::int64_t kMaxRoundsSince = 200;
inline constexpr std::int64_t kMaxMerit = kOrganisationMerit + kSectorMerit + kProfessionMerit + kPlaceMerit +
                                          2 * kHelpMerit + kDaysMerit + kMaxRoundsSince;

inline constexpr std::int64_t kNeverMetClass = 5, kMetClass = 4, kReservedClass = 0;
inline constexpr int kDrawBits = 32;

class PairTable {
 public:
  /// `people` sorted by id in byte order, no id twice; `seed` any bytes. People of the history who are not
  /// among them only count as rounds that were held.
  PairTable(const std::vector<Participant>& people, const std::vector<MeetingRound>& history,
            std::string_view seed);

  std::size_t count() const { return count_; }
  const PairWeights& weights() const { return weights_; }
  bool hasMet(std::size_t a, std::size_t b) const { return lastMet_[a * count_ + b] > 0; }
  bool isForbidden(std::size_t a, std::size_t b) const { return weights_.at(a, b) == kForbidden; }
  bool forbidsNothing() const { return forbidsNothing_; }
  std::size_t thirdCount(std::size_t a) const { return thirds_[a]; }  // how often third of a trio
  std::uint32_t drawOf(std::size_t a) const;                          // decides between equal people

  /// All pairs that have never met go into the lowest class, except these: kept for the rounds to come. Not
  /// where something is forbidden.
  void reserveAllBut(const std::vector<std::size_t>& mates);

  /// Why these two: keys, some with a word or a number after a colon (docs/matching.md). `a` comes before
  /// `b`.
  std::vector<std::string> reasons(std::size_t a, std::size_t b) const;

 private:
  struct Words {
    int profession = 0, organisation = 0, department = 0, sector = 0, place = 0;  // 0: not said
    std::vector<int> languages, offers, seeks;
    int days = 0;
  };

  void readHistory(const std::vector<MeetingRound>& history);
  void findLonely();
  std::int64_t meritOf(std::size_t a, std::size_t b) const;
  std::int64_t weigh(std::size_t a, std::size_t b, std::int64_t pairClass, std::uint32_t draw) const;
  bool haveNoLanguage(std::size_t a, std::size_t b) const;
  std::string helpWord(std::size_t giver, std::size_t seeker) const;
  std::int64_t roundsSince(std::size_t a, std::size_t b) const;

  std::size_t count_;
  const std::vector<Participant>& people_;
  std::string seed_;
  std::vector<Words> words_;
  std::vector<bool> isLonely_;        // shares a language with nobody here: then the condition does not hold
  std::vector<std::size_t> lastMet_;  // 0: never; else the round, from 1
  std::vector<std::size_t> thirds_;
  std::size_t rounds_ = 0;
  bool forbidsNothing_ = true;
  PairWeights weights_;
};

}  // namespace smasteg
