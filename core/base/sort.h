// The one sort of the core: a merge sort, compiled once for everything that is sorted. std::sort is written
// out by the compiler for every type and order, some 2 KB of Wasm each time.
// Promises: items that are equal keep their order; few comparisons, since most compare texts; what is in
// order already costs one comparison an item; an item is moved once at most.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace smasteg {

namespace detail {
/// The order of `count` items: their indices, sorted. isBefore(what, a, b) compares two by their indices.
std::vector<std::size_t> sortedOrder(std::size_t count, const void* what,
                                     bool (*isBefore)(const void* what, std::size_t a, std::size_t b));
}  // namespace detail

/// isBefore(a, b) is a strict weak order.
template <class T, class Before>
void sortItems(std::vector<T>& items, const Before& isBefore) {
  const std::pair<const T*, const Before*> what(items.data(), &isBefore);
  const std::vector<std::size_t> order =
      detail::sortedOrder(items.size(), &what, [](const void* pair, std::size_t a, std::size_t b) {
        const auto& [all, before] = *static_cast<const std::pair<const T*, const Before*>*>(pair);
        return (*before)(all[a], all[b]);
      });
  if (std::is_sorted(order.begin(), order.end())) return;
  std::vector<T> sorted;
  sorted.reserve(items.size());
  for (const std::size_t index : order) sorted.push_back(std::move(items[index]));
  items = std::move(sorted);
}

}  // namespace smasteg
