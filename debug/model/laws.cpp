// See laws.h.
// SPDX-License-Identifier: EUPL-1.2
#include "debug/model/laws.h"

#include <algorithm>
#include <numeric>

#include "core/base/random.h"
#include "core/catalogue/catalogue.h"
#include "core/log/event_log.h"

namespace smasteg::debug {
namespace {

constexpr std::uint64_t kHundred = 100;

bool chosen(RandomStream& random, int percent) {
  return percent > 0 && random.below(kHundred) < static_cast<std::uint64_t>(percent);
}

void delaySome(std::vector<std::size_t>& order, RandomStream& random, int percent) {
  if (percent <= 0 || order.size() < 2) return;
  std::vector<std::pair<std::size_t, std::size_t>> due;  // when, what
  for (std::size_t at = 0; at < order.size(); ++at)
    due.emplace_back(chosen(random, percent) ? at + 1 + random.below(kMostDelay) : at, order[at]);
  std::stable_sort(due.begin(), due.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  for (std::size_t at = 0; at < order.size(); ++at) order[at] = due[at].second;
}

}  // namespace

Ordeal endure(const std::vector<std::string>& events, std::size_t count, const Disorder& disorder) {
  RandomStream random("disorder " + std::to_string(disorder.seed));
  Ordeal ordeal;
  std::vector<std::size_t> all(std::min(count, events.size())), dropped;
  std::iota(all.begin(), all.end(), std::size_t{0});
  if (disorder.shuffle) random.shuffle(all);
  for (const std::size_t index : all) {
    if (chosen(random, disorder.drop)) {
      dropped.push_back(index);
      continue;
    }
    ordeal.order.push_back(index);
    if (chosen(random, disorder.duplicate)) ordeal.order.push_back(index);
  }
  delaySome(ordeal.order, random, disorder.delay);
  const Catalogue catalogue;
  EventLog log(catalogue);
  for (const std::size_t index : ordeal.order) log.apply(events[index]);
  ordeal.withoutDropped = log.digest();
  for (const std::size_t index : dropped) log.apply(events[index]);
  ordeal.dropped = dropped.size();
  ordeal.order.insert(ordeal.order.end(), dropped.begin(), dropped.end());
  ordeal.digest = log.digest();
  ordeal.records = log.records().size();
  return ordeal;
}

}  // namespace smasteg::debug
