// From pairs to fours to eights, to and fro between two lists. See sort.h.
// SPDX-License-Identifier: EUPL-1.2
#include "core/base/sort.h"

#include <algorithm>
#include <numeric>

namespace smasteg::detail {

std::vector<std::size_t> sortedOrder(std::size_t count, const void* what,
                                     bool (*isBefore)(const void* what, std::size_t a, std::size_t b)) {
  std::vector<std::size_t> order(count), merged(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  for (std::size_t width = 1; width < count; width *= 2) {
    for (std::size_t from = 0; from < count; from += 2 * width) {
      const std::size_t middle = std::min(from + width, count), end = std::min(middle + width, count);
      if (middle == end || !isBefore(what, order[middle], order[middle - 1])) {
        std::copy(&order[from], &order[from] + (end - from), &merged[from]);
        continue;
      }
      std::size_t left = from, right = middle;
      for (std::size_t at = from; at < end; ++at) {
        const bool fromRight = left == middle || (right < end && isBefore(what, order[right], order[left]));
        merged[at] = order[fromRight ? right++ : left++];
      }
    }
    order.swap(merged);
  }
  return order;
}

}  // namespace smasteg::detail
