// See exact_matching.h.
// SPDX-License-Identifier: EUPL-1.2
#include "core/matching/exact_matching.h"

#include "core/matching/blossom_search.h"
#include "core/matching/int128.h"

namespace smasteg {
namespace {

constexpr std::int64_t kSmallBound = std::int64_t{1} << 60;
constexpr std::int64_t kSmallWeight = std::int64_t{1} << 59;
constexpr int kLargeBits = 120;

template <class Search>
std::vector<std::size_t> matesOf(const Search& search, std::size_t count) {
  std::vector<std::size_t> mates(count);
  for (std::size_t v = 0; v < count; ++v) mates[v] = search.mate(v);
  return mates;
}

}  // namespace

std::vector<std::size_t> heaviestMatching(const PairWeights& weights) {
  const std::size_t count = weights.count();
  SMASTEG_ASSERT(count % 2 == 0);
  if (count == 0) return {};
  std::int64_t largest = 0;
  for (std::size_t u = 0; u < count; ++u) {
    for (std::size_t v = u + 1; v < count; ++v) largest = std::max(largest, weights.at(u, v));
  }
  // 64 bits are three times as fast in Wasm and nearly always enough: they say so when they are not.
  if (largest < kSmallWeight) {
    detail::BlossomSearch<std::int64_t> search(count, kSmallBound, [&](std::size_t u, std::size_t v) {
      const std::int64_t weight = weights.at(u, v);
      return weight < 0 ? weight : 2 * weight;
    });
    if (search.run() == detail::SearchEnd::perfect) return matesOf(search, count);
  }
  // Every pair may be matched now, and one that is forbidden costs more than all others together are worth.
  const Int128 penalty = (Int128{largest} + 1) * static_cast<Int128>(count / 2 + 1);
  detail::BlossomSearch<Int128> search(count, Int128{1} << kLargeBits, [&](std::size_t u, std::size_t v) {
    const std::int64_t weight = weights.at(u, v);
    return weight < 0 ? Int128{0} : 2 * (penalty + weight);
  });
  SMASTEG_ASSERT(search.run() == detail::SearchEnd::perfect);
  return matesOf(search, count);
}

}  // namespace smasteg
