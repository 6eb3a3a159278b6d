// Who with whom, so that the sum of the weights is the greatest there is: a maximum-weight perfect matching,
// exact, in integers.
// Edmonds's blossom algorithm as a primal-dual method with one growing tree, O(n³) in time and O(n²) in
// memory. Sources: J. Edmonds, "Maximum matching and a polyhedron with 0,1-vertices" (1965); H. N. Gabow's
// thesis (1974) and Z. Galil, "Efficient algorithms for finding maximum matching in graphs" (1986) for how
// the least slack is kept in O(n) a step.
// Promises: the same mates for the same weights on every machine. Where no perfect matching is allowed it is
// one with as few forbidden pairs as can be, and of those the heaviest.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/base/assert.h"

namespace smasteg {

inline constexpr std::int64_t kForbidden = -1;  // of a pair: no weight, not to be matched if it can be helped
inline constexpr std::int64_t kMaxPairWeight = (std::int64_t{1} << 60) - 1;

/// Weights of pairs, both ways: n × n.
class PairWeights {
 public:
  explicit PairWeights(std::size_t count) : count_(count), all_(count * count, kForbidden) {}
  std::size_t count() const { return count_; }
  std::int64_t at(std::size_t a, std::size_t b) const { return all_[a * count_ + b]; }
  void set(std::size_t a, std::size_t b, std::int64_t weight) {
    SMASTEG_ASSERT(a != b && weight >= kForbidden && weight <= kMaxPairWeight);
    all_[a * count_ + b] = all_[b * count_ + a] = weight;
  }

 private:
  std::size_t count_;
  std::vector<std::int64_t> all_;
};

/// mate[i] for each of an even count of people.
std::vector<std::size_t> heaviestMatching(const PairWeights& weights);

}  // namespace smasteg
