// See suggester.h.
// SPDX-License-Identifier: EUPL-1.2
#include "core/suggest/suggester.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

namespace smasteg {
namespace {

constexpr std::int64_t kMilli = 1000;
constexpr std::int64_t kRootScale = 256;  // roots are kept in 256ths

/// The whole root of n, from below.
std::int64_t rootOf(std::int64_t n) {
  std::int64_t root = 0;
  for (std::int64_t bit = std::int64_t{1} << 30; bit > 0; bit >>= 1) {
    const std::int64_t more = root + bit;
    if (more * more <= n) root = more;
  }
  return root;
}

/// Adds a group's weights to the sums, in thousandths of a step.
void addGroup(const std::vector<std::uint32_t>& features, const std::vector<std::int8_t>& weights,
              std::vector<std::int64_t>& sums) {
  if (features.empty()) return;
  const std::size_t classes = sums.size();
  std::vector<std::int64_t> group(classes, 0);
  for (const std::uint32_t feature : features) {
    const std::int8_t* row = weights.data() + std::size_t{feature} * classes;
    for (std::size_t c = 0; c < classes; ++c) group[c] += row[c];
  }
  const std::int64_t root = rootOf(static_cast<std::int64_t>(features.size()) * kRootScale * kRootScale);
  for (std::size_t c = 0; c < classes; ++c) sums[c] += group[c] * kMilli * kRootScale / root;
}

/// 1000·e^(−x/1000) for x ≥ 0, to the nearest of what a table and halving give.
std::int64_t decayOf(std::int64_t milli) {
  // 1000000·2^(−i/16)
  constexpr std::array<std::int64_t, 16> kSixteenths = {1000000, 957603, 917004, 878126, 840896, 805245,
                                                        771105,  738413, 707107, 677128, 648420, 620929,
                                                        594604,  569394, 545254, 522137};
  const std::int64_t sixteenths = milli * 16 * 1443 / (kMilli * kMilli);  // 1/ln 2 = 1.443
  if (sixteenths >= 16 * 20) return 0;
  return kSixteenths[static_cast<std::size_t>(sixteenths % 16)] >> (sixteenths / 16);
}

}  // namespace

std::vector<int> sharesOf(const std::vector<std::int64_t>& milliLogits) {
  std::vector<int> shares(milliLogits.size(), 0);
  if (milliLogits.empty()) return shares;
  const std::int64_t best = *std::max_element(milliLogits.begin(), milliLogits.end());
  std::vector<std::int64_t> parts;
  parts.reserve(milliLogits.size());
  for (const std::int64_t each : milliLogits) parts.push_back(decayOf(best - each));
  const std::int64_t whole = std::accumulate(parts.begin(), parts.end(), std::int64_t{0});
  for (std::size_t i = 0; i < parts.size(); ++i) shares[i] = static_cast<int>(parts[i] * kMilli / whole);
  return shares;
}

Suggester::Suggester(SuggestModel model) : model_(std::move(model)), cues_(model_.cuePatterns) {}

std::vector<std::int64_t> Suggester::fits(std::string_view plain) const {
  if (plain.empty()) return {};
  const SuggestFeatures features = readFeatures(plain, cues_, model_.bucketBits);
  std::vector<std::int64_t> sums;
  sums.reserve(model_.biases.size());
  for (const std::int64_t bias : model_.biases) sums.push_back(bias * kMilli);
  addGroup(features.words, model_.weights, sums);
  addGroup(features.letters, model_.weights, sums);
  addGroup(features.cues, model_.cueWeights, sums);
  for (std::int64_t& sum : sums) sum /= model_.unit;
  return sums;
}

SuggestAnswer Suggester::suggest(std::string_view text, const SuggestBonus& bonus) const {
  std::vector<std::int64_t> sums = fits(plainWords(text));
  if (sums.empty()) return {};
  const std::size_t count = model_.principles.size();
  const std::int64_t best = *std::max_element(sums.begin(), sums.end() - 1);
  // Asked before the room has its say: it may choose between principles, not between them and silence.
  if (sums[count] > best + model_.silence * kMilli / model_.unit) return {};
  for (std::size_t i = 0; i < count && i < bonus.size(); ++i) sums[i] += bonus[i];
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t one, std::size_t other) {
    return sums[one] != sums[other] ? sums[one] > sums[other] : one < other;
  });
  const std::vector<int> shares = sharesOf(sums);
  SuggestAnswer answer;
  answer.abstain = false;
  for (std::size_t i = 0; i < std::min(kMaxSuggestions, count); ++i)
    answer.suggestions.push_back({model_.principles[order[i]], shares[order[i]]});
  return answer;
}

}  // namespace smasteg
