// See season_plan.h.
// SPDX-License-Identifier: EUPL-1.2
#include "core/matching/season_plan.h"

#include <utility>

#include "core/base/random.h"
#include "core/base/sort.h"
#include "core/matching/int128.h"

namespace smasteg {
namespace {

constexpr std::size_t kNobody = ~std::size_t{0};
constexpr std::size_t kClassesTried = 6;
constexpr int kMaxSteps = 5000;
constexpr std::size_t kHeaviestTried = 4;
constexpr int kMaxPasses = 20;  // each makes it heavier; in practice two or three

using Pair = std::pair<std::size_t, std::size_t>;

std::size_t shared(const Mates& one, const Mates& other) {
  std::size_t count = 0;
  for (std::size_t v = 0; v < one.size(); ++v) count += one[v] == other[v] ? 1u : 0u;
  return count;
}

Int128 weightOf(const Mates& mates, const PairWeights& weights) {
  Int128 sum = 0;
  for (std::size_t v = 0; v < mates.size(); ++v) {
    if (v < mates[v]) sum += weights.at(v, mates[v]);
  }
  return sum;
}

/// Pairs that must find a colour among rounds with gaps. Each person has one gap for each pair that waits.
class Recolouring {
 public:
  Recolouring(std::vector<Mates>& classes, std::vector<Pair> waiting, std::vector<std::size_t> gap,
              const std::string& seed)
      : classes_(classes), waiting_(std::move(waiting)), gap_(std::move(gap)), random_(seed) {}

  bool run() {
    for (int step = 0; step < kMaxSteps && !waiting_.empty(); ++step) {
      const auto which = static_cast<std::size_t>(random_.below(waiting_.size()));
      const auto [u, v] = waiting_[which];
      if (gap_[u] != gap_[v]) swapChain(u, gap_[v]);
      if (gap_[u] == gap_[v]) {
        classes_[gap_[u]][u] = v, classes_[gap_[u]][v] = u;
        gap_[u] = gap_[v] = kNobody;
        waiting_[which] = waiting_.back();
        waiting_.pop_back();
      } else {
        // The chain led from one to the other. Any other chain makes another beginning.
        const auto colour = static_cast<std::size_t>(random_.below(classes_.size()));
        if (colour != gap_[u]) swapChain(u, colour);
      }
    }
    return waiting_.empty();
  }

 private:
  /// Along the chain from `start` that alternates between `colour` and its gap they change places; then
  /// `colour` is its gap.
  void swapChain(std::size_t start, std::size_t colour) {
    const std::size_t other = gap_[start];
    std::vector<std::size_t> way{start};
    std::size_t now = colour;
    for (std::size_t next = classes_[now][start]; next != kNobody; next = classes_[now][next]) {
      way.push_back(next);
      now = now == colour ? other : colour;
    }
    gap_[way.back()] = now == colour ? other : colour;  // it had the other of the two
    gap_[start] = colour;
    for (const std::size_t v : way) std::swap(classes_[colour][v], classes_[other][v]);
  }

  std::vector<Mates>& classes_;
  std::vector<Pair> waiting_;
  std::vector<std::size_t> gap_;  // of each person the colour that is missing, kNobody when none is
  RandomStream random_;
};

}  // namespace

SeasonPlan::SeasonPlan(std::size_t count) : count_(count) {
  SMASTEG_ASSERT(count >= 2 && count <= kMaxPlanned && count % 2 == 0);
  const std::size_t round = count - 1;  // the last one stays, the others go round
  for (std::size_t turn = 0; turn < round; ++turn) {
    Mates mates(count);
    mates[turn] = round, mates[round] = turn;
    for (std::size_t i = 1; i < count / 2; ++i) {
      const std::size_t a = (turn + i) % round, b = (turn + round - i) % round;
      mates[a] = b, mates[b] = a;
    }
    classes_.push_back(std::move(mates));
  }
}

bool SeasonPlan::take(const Mates& held) {
  std::vector<std::size_t> order;
  std::vector<std::size_t> likeness(classes_.size());
  for (std::size_t i = 0; i < classes_.size(); ++i) {
    likeness[i] = shared(classes_[i], held);
    order.push_back(i);
  }
  sortItems(order, [&](std::size_t a, std::size_t b) { return likeness[a] > likeness[b]; });
  for (std::size_t i = 0; i < order.size() && i < kClassesTried; ++i) {
    if (!recolour(order[i], held)) continue;
    ++taken_;
    return true;
  }
  return false;
}

bool SeasonPlan::recolour(std::size_t dropped, const Mates& held) {
  std::vector<Mates> classes = classes_;
  const Mates gone = classes[dropped];
  classes.erase(classes.begin() + static_cast<std::ptrdiff_t>(dropped));
  std::vector<Pair> waiting;
  std::vector<std::size_t> gap(count_, kNobody);
  for (std::size_t v = 0; v < count_; ++v) {
    const std::size_t mate = held[v];
    if (gone[v] == mate) continue;
    if (v < gone[v]) waiting.emplace_back(v, gone[v]);
    for (std::size_t i = 0; i < classes.size() && gap[v] == kNobody; ++i) {
      if (classes[i][v] != mate) continue;
      classes[i][v] = kNobody;
      gap[v] = i;
    }
    if (gap[v] == kNobody) return false;  // these two have met
  }
  const std::string seed =
      "plan " + std::to_string(count_) + " " + std::to_string(taken_) + " " + std::to_string(dropped);
  if (!Recolouring(classes, std::move(waiting), std::move(gap), seed).run()) return false;
  classes_ = std::move(classes);
  return true;
}

Mates SeasonPlan::improved(std::size_t which, const PairWeights& weights) const {
  std::vector<Mates> classes = classes_;
  Mates& mine = classes[which];
  bool isBetter = true;
  for (int pass = 0; pass < kMaxPasses && isBetter; ++pass) {
    isBetter = false;
    for (std::size_t other = 0; other < classes.size(); ++other) {
      if (other == which) continue;
      std::vector<bool> seen(count_);
      for (std::size_t start = 0; start < count_; ++start) {
        if (seen[start]) continue;
        // The circle of the two rounds that `start` is in.
        std::vector<std::size_t> circle;
        Int128 gain = 0;
        for (std::size_t v = start; !seen[v]; v = classes[other][circle.back()]) {
          const std::size_t mate = mine[v];
          seen[v] = seen[mate] = true;
          circle.push_back(v);
          circle.push_back(mate);
          gain += weights.at(mate, classes[other][mate]) - weights.at(v, mate);
        }
        if (gain <= 0) continue;
        for (const std::size_t v : circle) std::swap(mine[v], classes[other][v]);
        isBetter = true;
      }
    }
  }
  return mine;
}

Mates SeasonPlan::heaviestThatFits(const PairWeights& weights) const {
  SMASTEG_ASSERT(!classes_.empty());
  std::vector<std::pair<Int128, std::size_t>> order;
  order.reserve(classes_.size());
  for (std::size_t i = 0; i < classes_.size(); ++i) order.emplace_back(weightOf(classes_[i], weights), i);
  const auto heavier = [](const auto& a, const auto& b) { return a.first > b.first; };
  sortItems(order, heavier);
  std::vector<std::pair<Int128, Mates>> tried;
  for (std::size_t i = 0; i < order.size() && i < kHeaviestTried; ++i) {
    Mates mates = improved(order[i].second, weights);
    const Int128 weight = weightOf(mates, weights);
    tried.emplace_back(weight, std::move(mates));
  }
  sortItems(tried, heavier);
  for (const auto& [weight, mates] : tried) {
    if (SeasonPlan(*this).take(mates)) return mates;
  }
  return classes_[order.front().second];
}

}  // namespace smasteg
