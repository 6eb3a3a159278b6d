// Where the search of blossom_search.h begins: the heaviest matching of halves. It is the heaviest assignment
// of everyone to somebody (not themselves), each pair of it taken half; an assignment's circles of even
// length are pairs, and of one of odd length all but one person are. What is left for the search is one tree
// for each odd circle: some in a hundred. For core/matching's own files only. Shortest augmenting paths over
// a dense table, O(n³). Source: R. Jonker and A. Volgenant, "A shortest augmenting path algorithm for dense
// and sparse linear assignment problems" (1987).
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace smasteg::detail {

enum class SearchEnd { perfect, noPerfect, tooLarge };

inline constexpr std::uint32_t kNoVertex = std::numeric_limits<std::uint32_t>::max();

template <class Number>
class FractionalStart {
 public:
  using Vertex = std::uint32_t;

  /// `weight` is n × n, symmetric, even, at most `bound`, and negative where there is no edge. All duals stay
  /// within `bound`.
  FractionalStart(std::size_t count, const std::vector<Number>& weight, Number bound)
      : count_(count),
        weight_(weight),
        bound_(bound),
        infinite_(4 * bound),
        giver_(count),
        taker_(count),
        to_(count, kNoVertex),
        from_(count, kNoVertex),
        distance_(count),
        before_(count) {}

  /// Where there is none there is no perfect matching either.
  SearchEnd run() {
    begin();
    for (Vertex giver = 0; giver < count_; ++giver) {
      if (to_[giver] != kNoVertex) continue;
      const SearchEnd end = assign(giver);
      if (end != SearchEnd::perfect) return end;
    }
    return SearchEnd::perfect;
  }

  /// Half of both parts: since the weights are symmetric, so is this, and tight on every pair of the
  /// assignment. They are even as the weights are.
  Number dual(std::size_t v) const { return (giver_[v] + taker_[v]) / 2; }
  Vertex partner(std::size_t v) const { return to_[v]; }

 private:
  const Number* row(Vertex giver) const { return &weight_[std::size_t{giver} * count_]; }

  void begin() {
    for (Vertex v = 0; v < count_; ++v)
      taker_[v] = std::max<Number>(*std::max_element(row(v), row(v) + count_), 0);
    for (Vertex v = 0; v < count_; ++v) {
      const Number* weight = row(v);
      Number least = infinite_;
      Vertex nearest = kNoVertex;
      for (Vertex u = 0; u < count_; ++u) {
        if (weight[u] < 0) continue;
        const Number slack = taker_[u] - weight[u];
        if (slack < least || (slack == least && from_[nearest] != kNoVertex)) least = slack, nearest = u;
      }
      if (nearest == kNoVertex) continue;
      giver_[v] = -least;
      if (from_[nearest] == kNoVertex) to_[v] = nearest, from_[nearest] = v;
    }
  }

  SearchEnd assign(Vertex root) {
    open_.resize(count_);
    for (Vertex v = 0; v < count_; ++v) open_[v] = v;
    std::fill(distance_.begin(), distance_.end(), infinite_);
    closed_.clear();
    Vertex giver = root, end = kNoVertex;
    for (Number reached = 0; end == kNoVertex;) {
      const std::size_t next = relax(giver, reached);
      if (next == open_.size()) return SearchEnd::noPerfect;
      const Vertex taker = open_[next];
      reached = distance_[taker];
      if (reached > bound_) return SearchEnd::tooLarge;
      open_[next] = open_.back();
      open_.pop_back();
      if (from_[taker] == kNoVertex) {
        end = taker;
      } else {
        closed_.push_back(taker);
        giver = from_[taker];
      }
    }
    const Number whole = distance_[end];
    giver_[root] -= whole;
    Number highest = 0;
    for (const Vertex taker : closed_) {
      taker_[taker] += whole - distance_[taker];
      giver_[from_[taker]] -= whole - distance_[taker];
      highest = std::max(highest, taker_[taker]);
    }
    if (highest > bound_)
      return SearchEnd::tooLarge;  // a giver is no lower: with its taker it makes a weight
    for (Vertex taker = end; taker != kNoVertex;) {
      const Vertex by = before_[taker];
      from_[taker] = by;
      std::swap(to_[by], taker);
    }
    return SearchEnd::perfect;
  }

  /// Which of the open ones is the nearest now; their number when none can be reached.
  std::size_t relax(Vertex giver, Number reached) {
    const Number* weight = row(giver);
    const Number base = reached + giver_[giver];
    Number least = infinite_;
    std::size_t nearest = open_.size();
    for (std::size_t i = 0; i < open_.size(); ++i) {
      const Vertex taker = open_[i];
      if (weight[taker] >= 0) {
        const Number distance = base + taker_[taker] - weight[taker];
        if (distance < distance_[taker]) distance_[taker] = distance, before_[taker] = giver;
      }
      if (distance_[taker] < least) least = distance_[taker], nearest = i;
    }
    return nearest;
  }

  std::size_t count_;
  const std::vector<Number>& weight_;
  Number bound_, infinite_;
  std::vector<Number> giver_, taker_;
  std::vector<Vertex> to_, from_;
  std::vector<Number> distance_;
  std::vector<Vertex> before_, open_, closed_;
};

}  // namespace smasteg::detail
