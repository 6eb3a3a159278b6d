// See pair_table.h.
// SPDX-License-Identifier: EUPL-1.2
#include "core/matching/pair_table.h"

#include <algorithm>
#include <map>

#include "core/base/sha256.h"
#include "core/base/text.h"

namespace smasteg {
namespace {

/// Words that are the same when folded have the same number, from 1.
class WordNumbers {
 public:
  int of(std::string_view word) {
    std::string folded(trim(foldText(word)));
    if (folded.empty()) return 0;
    return numbers_.try_emplace(std::move(folded), static_cast<int>(numbers_.size()) + 1).first->second;
  }
  std::vector<int> of(const std::vector<std::string>& words) {
    std::vector<int> all;
    for (const std::string& word : words) {
      const int number = of(word);
      if (number != 0 && std::find(all.begin(), all.end(), number) == all.end()) all.push_back(number);
    }
    return all;
  }

 private:
  std::map<std::string, int> numbers_;
};

/// The place in `some` of the first that is in `others` too; some.size() when none is.
std::size_t firstShared(const std::vector<int>& some, const std::vector<int>& others) {
  const auto found = std::find_first_of(some.begin(), some.end(), others.begin(), others.end());
  return static_cast<std::size_t>(found - some.begin());
}

bool share(const std::vector<int>& some, const std::vector<int>& others) {
  return firstShared(some, others) < some.size();
}

bool differ(int one, int other) { return one != 0 && other != 0 && one != other; }

std::uint32_t bitsOf(Sha256 hash) {
  const Digest digest = hash.finish();
  return (std::uint32_t{digest[0]} << 24) | (std::uint32_t{digest[1]} << 16) |
         (std::uint32_t{digest[2]} << 8) | std::uint32_t{digest[3]};
}

// NUL stands in no id, so two different pairs never hash the same bytes.
constexpr std::string_view kBetween("\0", 1);

}  // namespace

PairTable::PairTable(const std::vector<Participant>& people, const std::vector<MeetingRound>& history,
                     std::string_view seed)
    : count_(people.size()),
      people_(people),
      seed_(seed),
      isLonely_(count_),
      lastMet_(count_ * count_),
      thirds_(count_),
      weights_(count_) {
  SMASTEG_ASSERT(count_ <= kMaxParticipants);
  WordNumbers numbers;
  for (const Participant& person : people) {
    Words& words = words_.emplace_back();
    words.profession = numbers.of(person.profession);
    words.organisation = numbers.of(person.organisation);
    words.department = numbers.of(person.department);
    words.sector = numbers.of(person.sector);
    words.place = numbers.of(person.place);
    words.languages = numbers.of(person.languages);
    words.offers = numbers.of(person.offers);
    words.seeks = numbers.of(person.seeks);
    words.days = person.days;
  }
  readHistory(history);
  findLonely();
  Sha256 begun;
  begun.update(seed_);
  for (std::size_t a = 0; a < count_; ++a) {
    Sha256 first = begun;
    first.update(kBetween);
    first.update(people[a].id);
    first.update(kBetween);
    for (std::size_t b = a + 1; b < count_; ++b) {
      if (haveNoLanguage(a, b) && !isLonely_[a] && !isLonely_[b]) {
        forbidsNothing_ = false;
        continue;
      }
      Sha256 both = first;
      both.update(people[b].id);
      const std::size_t last = lastMet_[a * count_ + b];
      const std::int64_t pairClass = last == 0         ? kNeverMetClass
                                     : last == rounds_ ? kReservedClass
                                                       : kMetClass;
      weights_.set(a, b, weigh(a, b, pairClass, bitsOf(both)));
    }
  }
}

void PairTable::readHistory(const std::vector<MeetingRound>& history) {
  std::map<std::string_view, std::size_t> places;
  for (std::size_t i = 0; i < count_; ++i) places[people_[i].id] = i;
  for (const MeetingRound& round : history) {
    ++rounds_;
    for (const auto& group : round) {
      std::vector<std::size_t> here;
      for (const std::string& id : group) {
        if (const auto place = places.find(id); place != places.end()) here.push_back(place->second);
      }
      for (const std::size_t a : here) {
        for (const std::size_t b : here) {
          if (a != b) lastMet_[a * count_ + b] = rounds_;
        }
      }
      if (group.size() != 3) continue;
      if (const auto third = places.find(group.back()); third != places.end()) ++thirds_[third->second];
    }
  }
}

void PairTable::findLonely() {
  for (std::size_t a = 0; a < count_; ++a) {
    bool isLonely = true;
    for (std::size_t b = 0; b < count_ && isLonely; ++b) isLonely = a == b || haveNoLanguage(a, b);
    isLonely_[a] = isLonely;
  }
}

bool PairTable::haveNoLanguage(std::size_t a, std::size_t b) const {
  const std::vector<int>&one = words_[a].languages, &other = words_[b].languages;
  return !one.empty() && !other.empty() && !share(one, other);
}

std::int64_t PairTable::roundsSince(std::size_t a, std::size_t b) const {
  const std::size_t last = lastMet_[a * count_ + b];
  return last == 0 ? 0 : std::min(static_cast<std::int64_t>(rounds_ - last), kMaxRoundsSince);
}

std::int64_t PairTable::meritOf(std::size_t a, std::size_t b) const {
  const Words &one = words_[a], &other = words_[b];
  std::int64_t merit = roundsSince(a, b);
  if (differ(one.organisation, other.organisation)) {
    merit += kOrganisationMerit;
  } else if (differ(one.department, other.department)) {
    merit += kDepartmentMerit;
  }
  if (differ(one.sector, other.sector)) merit += kSectorMerit;
  if (differ(one.profession, other.profession)) merit += kProfessionMerit;
  if (differ(one.place, other.place)) merit += kPlaceMerit;
  if (share(one.offers, other.seeks)) merit += kHelpMerit;
  if (share(other.offers, one.seeks)) merit += kHelpMerit;
  if ((one.days & other.days) != 0) merit += kDaysMerit;
  return merit;
}

std::int64_t PairTable::weigh(std::size_t a, std::size_t b, std::int64_t pairClass,
                              std::uint32_t draw) const {
  const std::int64_t step = (static_cast<std::int64_t>(count_ / 2) + 1) * (kMaxMerit + 1);
  return ((pairClass * step + meritOf(a, b)) << kDrawBits) + std::int64_t{draw};
}

void PairTable::reserveAllBut(const std::vector<std::size_t>& mates) {
  SMASTEG_ASSERT(forbidsNothing_);
  for (std::size_t a = 0; a < count_; ++a) {
    for (std::size_t b = a + 1; b < count_; ++b) {
      if (hasMet(a, b) || mates[a] == b) continue;
      const auto draw = static_cast<std::uint32_t>(weights_.at(a, b) & 0xffffffff);
      weights_.set(a, b, weigh(a, b, kReservedClass, draw));
    }
  }
}

std::uint32_t PairTable::drawOf(std::size_t a) const {
  Sha256 hash;
  hash.update(seed_);
  hash.update(kBetween);
  hash.update(people_[a].id);
  return bitsOf(hash);
}

std::string PairTable::helpWord(std::size_t giver, std::size_t seeker) const {
  // The seeker's own word, cleaned of nothing: it is what the seeker asked for.
  const std::vector<std::string>& sought = people_[seeker].seeks;
  WordNumbers numbers;
  std::vector<int> offered = numbers.of(people_[giver].offers);
  for (const std::string& word : sought) {
    const int number = numbers.of(word);
    if (std::find(offered.begin(), offered.end(), number) != offered.end()) return word;
  }
  return "";
}

std::vector<std::string> PairTable::reasons(std::size_t a, std::size_t b) const {
  const Words &one = words_[a], &other = words_[b];
  std::vector<std::string> keys;
  if (!hasMet(a, b)) {
    keys.emplace_back("never_met");
  } else {
    keys.push_back("rounds_since:" + std::to_string(rounds_ - lastMet_[a * count_ + b]));
  }
  if (differ(one.organisation, other.organisation)) {
    keys.emplace_back("other_organisation");
  } else if (differ(one.department, other.department)) {
    keys.emplace_back("other_department");
  }
  if (differ(one.sector, other.sector)) keys.emplace_back("other_sector");
  if (differ(one.profession, other.profession)) keys.emplace_back("other_profession");
  if (differ(one.place, other.place)) keys.emplace_back("other_place");
  if (share(one.offers, other.seeks)) keys.push_back("first_offers:" + helpWord(a, b));
  if (share(other.offers, one.seeks)) keys.push_back("second_offers:" + helpWord(b, a));
  if ((one.days & other.days) != 0) keys.emplace_back("common_days");
  if (haveNoLanguage(a, b)) keys.emplace_back("no_common_language");
  return keys;
}

}  // namespace smasteg
