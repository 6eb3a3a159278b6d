// See draw.h.
// SPDX-License-Identifier: EUPL-1.2
#include "core/matching/draw.h"

#include <algorithm>
#include <optional>

#include "core/base/ids.h"
#include "core/base/sha256.h"
#include "core/base/sort.h"
#include "core/matching/season_plan.h"

namespace smasteg {
namespace {

constexpr std::size_t kThirdsTried = 8;

using Groups = std::vector<std::vector<std::size_t>>;

std::string hexOf(std::string_view bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    text += digits[byte >> 4];
    text += digits[byte & 15];
  }
  return text;
}

Groups pairsOf(const Mates& mates) {
  Groups groups;
  for (std::size_t v = 0; v < mates.size(); ++v) {
    if (v < mates[v]) groups.push_back({v, mates[v]});
  }
  return groups;
}

/// What the pairs of these groups weigh. A forbidden one costs more than all others can give.
class Scale {
 public:
  explicit Scale(const PairTable& table) : table_(table) {
    penalty_ = (Int128{kMaxPairWeight} + 1) * static_cast<Int128>(2 * table.count() + 2);
  }
  Int128 of(std::size_t a, std::size_t b) const {
    return table_.isForbidden(a, b) ? -penalty_ : Int128{table_.weights().at(a, b)};
  }
  Int128 of(const Groups& groups) const {
    Int128 sum = 0;
    for (const auto& group : groups) {
      for (std::size_t i = 0; i < group.size(); ++i) {
        for (std::size_t j = i + 1; j < group.size(); ++j) sum += of(group[i], group[j]);
      }
    }
    return sum;
  }
  /// Which pair this one makes the best trio with; none when no pair is left that it can talk to.
  std::vector<std::size_t>* bestFor(std::size_t third, Groups& groups, bool mayBeSilent) const {
    std::vector<std::size_t>* best = nullptr;
    Int128 most = 0;
    for (auto& group : groups) {
      if (group.size() != 2) continue;
      // Of a pair that cannot talk neither can talk to the third, else the matching had not been the largest.
      const bool isSilent = table_.isForbidden(group[0], third) && table_.isForbidden(group[1], third);
      if (!mayBeSilent && isSilent) continue;
      const Int128 weight = of(group[0], third) + of(group[1], third);
      if (best == nullptr || weight > most) best = &group, most = weight;
    }
    return best;
  }

 private:
  const PairTable& table_;
  Int128 penalty_;
};

/// The history as whole rounds of these people, pairs only; nothing when it is not that.
std::optional<std::vector<Mates>> wholeRounds(const std::vector<Participant>& people,
                                              const std::vector<MeetingRound>& history) {
  std::map<std::string_view, std::size_t> places;
  for (std::size_t i = 0; i < people.size(); ++i) places[people[i].id] = i;
  std::vector<Mates> rounds;
  for (const MeetingRound& round : history) {
    Mates mates(people.size(), people.size());
    for (const auto& group : round) {
      if (group.size() != 2) return std::nullopt;
      const auto a = places.find(group[0]), b = places.find(group[1]);
      if (a == places.end() || b == places.end() || a == b) return std::nullopt;
      mates[a->second] = b->second, mates[b->second] = a->second;
    }
    for (std::size_t v = 0; v < mates.size(); ++v) {
      if (mates[v] == people.size() || mates[mates[v]] != v) return std::nullopt;
    }
    rounds.push_back(std::move(mates));
  }
  return rounds;
}

/// Pairs of an even number of people. Where everybody has been there each time, it is seen to that rounds
/// without a repeat are left.
Mates pairEven(const std::vector<Participant>& people, const std::vector<MeetingRound>& history,
               PairTable& table) {
  Mates best = heaviestMatching(table.weights());
  if (people.size() > kMaxPlanned || history.size() + 1 >= people.size() || !table.forbidsNothing()) {
    return best;
  }
  const auto rounds = wholeRounds(people, history);
  if (!rounds) return best;
  SeasonPlan plan(people.size());
  for (const Mates& round : *rounds) {
    if (!plan.take(round)) return best;
  }
  if (SeasonPlan(plan).take(best)) return best;
  best = plan.heaviestThatFits(table.weights());
  table.reserveAllBut(best);
  return best;
}

/// Who may be the third: those who have been it least often, and nobody who has been it twice more than
/// somebody else.
std::vector<std::size_t> thirds(const PairTable& table) {
  std::vector<std::pair<std::size_t, std::uint32_t>> keys;
  std::vector<std::size_t> order;
  for (std::size_t v = 0; v < table.count(); ++v) {
    keys.emplace_back(table.thirdCount(v), table.drawOf(v));
    order.push_back(v);
  }
  sortItems(order, [&](std::size_t a, std::size_t b) { return keys[a] < keys[b]; });
  const std::size_t most = keys[order.front()].first + 1;
  std::size_t count = 0;
  while (count < order.size() && count < kThirdsTried && keys[order[count]].first <= most) ++count;
  order.resize(count);
  return order;
}

Groups groupOdd(const PairTable& table, const Scale& scale) {
  Groups best;
  Int128 most = 0;
  for (const std::size_t third : thirds(table)) {
    const auto whole = [third](std::size_t v) { return v < third ? v : v + 1; };
    PairWeights rest(table.count() - 1);
    for (std::size_t a = 0; a < rest.count(); ++a) {
      for (std::size_t b = a + 1; b < rest.count(); ++b) {
        rest.set(a, b, table.weights().at(whole(a), whole(b)));
      }
    }
    Groups groups = pairsOf(heaviestMatching(rest));
    for (auto& group : groups) {
      for (std::size_t& v : group) v = whole(v);
    }
    scale.bestFor(third, groups, true)->push_back(third);
    const Int128 weight = scale.of(groups);
    if (best.empty() || weight > most) best = std::move(groups), most = weight;
  }
  return best;
}

/// Two who share no language are a pair only where nothing else is left: each of them joins a pair that one
/// can talk to, if both find one.
void placeSilentPairs(const PairTable& table, const Scale& scale, Groups& groups) {
  for (std::size_t i = 0; i < groups.size(); ++i) {
    if (groups[i].size() != 2 || !table.isForbidden(groups[i][0], groups[i][1])) continue;
    Groups tried = groups;
    tried.erase(tried.begin() + static_cast<std::ptrdiff_t>(i));
    bool areBothPlaced = true;
    for (const std::size_t v : groups[i]) {
      auto* group = scale.bestFor(v, tried, false);
      areBothPlaced = areBothPlaced && group != nullptr;
      if (group != nullptr) group->push_back(v);
    }
    if (!areBothPlaced) continue;
    groups = std::move(tried);
    --i;
  }
}

std::string digestOf(const Draw& draw, std::string_view seed) {
  std::string lines = "smasteg draw\t1\nseed\t" + hexOf(seed) + "\n";
  for (const auto& group : draw.groups) {
    lines += "group";
    for (const std::string& id : group) lines += "\t" + id;
    lines += "\n";
  }
  lines += "weight\t" + decimal(draw.weight) + "\n";
  return hex(sha256(lines));
}

Result<void> checkPeople(const std::vector<Participant>& people, const std::vector<MeetingRound>& history) {
  if (people.size() < 2) return Error{"too_few", "a meeting takes two"};
  if (people.size() > kMaxParticipants || history.size() > kMaxRounds) {
    return Error{"too_many", "people or rounds"};
  }
  for (std::size_t i = 0; i < people.size(); ++i) {
    const std::string& id = people[i].id;
    // No control characters: lines and hashes are made of ids.
    if (id.empty() ||
        std::any_of(id.begin(), id.end(), [](char c) { return static_cast<unsigned char>(c) < ' '; })) {
      return Error{"bad_id", id};
    }
    if (i > 0 && people[i - 1].id == id) return Error{"same_id", id};
  }
  return {};
}

}  // namespace

Result<Draw> drawRound(std::vector<Participant> people, const std::vector<MeetingRound>& history,
                       std::string_view seed, bool wantsAllPairs) {
  sortItems(people, [](const Participant& a, const Participant& b) { return a.id < b.id; });
  if (const auto checked = checkPeople(people, history); !checked) return checked.error();
  PairTable table(people, history, seed);
  const Scale scale(table);
  Groups groups = people.size() % 2 == 0 ? pairsOf(pairEven(people, history, table)) : groupOdd(table, scale);
  placeSilentPairs(table, scale, groups);
  sortItems(groups, [](const auto& a, const auto& b) { return std::min(a[0], a[1]) < std::min(b[0], b[1]); });
  Draw draw;
  for (const auto& group : groups) {
    auto& ids = draw.groups.emplace_back();
    for (const std::size_t v : group) ids.push_back(people[v].id);
    for (std::size_t i = 0; i < group.size(); ++i) {
      for (std::size_t j = i + 1; j < group.size(); ++j) {
        const std::size_t a = std::min(group[i], group[j]), b = std::max(group[i], group[j]);
        const std::int64_t weight = table.weights().at(a, b);
        draw.weight += weight == kForbidden ? 0 : weight;
        draw.pairs.push_back({people[a].id, people[b].id, weight, table.reasons(a, b)});
      }
    }
  }
  for (std::size_t a = 0; wantsAllPairs && a < people.size(); ++a) {
    for (std::size_t b = a + 1; b < people.size(); ++b) {
      if (table.isForbidden(a, b)) continue;
      draw.allPairs.push_back({people[a].id, people[b].id, table.weights().at(a, b), {}});
    }
  }
  draw.digest = digestOf(draw, seed);
  return draw;
}

}  // namespace smasteg
