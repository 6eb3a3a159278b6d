// The search behind exact_matching.h, for one type of numbers. For core/matching's own files only.
//
// Every vertex v has a dual y(v), every blossom b a dual z(b) ≥ 0. The slack of an edge, y(u) + y(v) − 2w, is
// never negative, and 0 on matched edges and on the edges that hold a blossom together; then the matching is
// the heaviest of all perfect ones. One tree at a time grows from one unmatched vertex: its outer nodes (at
// an even distance from the root) fall by a delta, its inner ones rise, until some edge has no slack left.
// That edge lengthens the tree, closes an odd circle (a new blossom), or ends in another unmatched vertex
// (one more pair). Within a tree all y have one parity, since tight edges join them, so halves never arise.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "core/base/assert.h"
#include "core/matching/fractional_start.h"

namespace smasteg::detail {

template <class Number>
class BlossomSearch {
 public:
  using Node = std::uint32_t;  // a vertex 0…n−1, or a blossom from n on

  /// `doubled(u, v)` is twice the weight, at most `bound`, and negative where there is no edge. |y| stays
  /// within `bound`: of Number the largest must be eight times that.
  template <class Weight>
  BlossomSearch(std::size_t count, Number bound, const Weight& doubled)
      : count_(count), bound_(bound), weight_(count * count), y_(count), mate_(count, kNone), top_(count) {
    for (std::size_t u = 0; u < count; ++u) {
      for (std::size_t v = 0; v < count; ++v) weight_[u * count + v] = u == v ? kNoEdge : doubled(u, v);
    }
    nodes_.resize(count);
    for (Node v = 0; v < count; ++v) nodes_[v].base = v;
    sign_.resize(count);
  }

  SearchEnd run() {
    const SearchEnd begun = start();
    if (begun != SearchEnd::perfect) return begun;
    for (Node v = 0; v < count_; ++v) {
      if (mate_[v] != kNone) continue;
      const SearchEnd end = growTree(v);
      if (end != SearchEnd::perfect) return end;
    }
    return SearchEnd::perfect;
  }

  Node mate(std::size_t v) const { return mate_[v]; }

 private:
  static constexpr Node kNone = kNoVertex;
  static constexpr Number kNoEdge = -1;
  enum class Label : std::uint8_t { free, outer, inner };

  struct Edge {
    Node from = kNone, to = kNone;
  };
  struct NodeState {
    Label label = Label::free;
    bool isTop = true;
    Node base = kNone;  // the vertex whose mate is outside of the node
    Edge parent;        // of an inner node: from the outer node it hangs on, to a vertex in it
    Edge near;          // of a free or outer node: the edge of least slack from an outer vertex
    bool hasNear = false;
    Number nearSlack = 0;
    Number z = 0;
    std::vector<Node> members;  // of a blossom, round the circle; the first holds the base
    std::vector<Edge> links;    // from members[i] to members[i + 1]
    std::vector<Node> leaves;   // its vertices
    std::vector<Node> closest;  // for each vertex outside: the vertex in it with the least slack to that
    unsigned stamp = 0;
  };

  bool isVertex(Node node) const { return node < count_; }
  Number weight(Node u, Node v) const { return weight_[std::size_t{u} * count_ + v]; }
  bool hasEdge(Node u, Node v) const { return weight(u, v) >= 0; }
  Number slack(Node u, Node v) const { return y_[u] + y_[v] - weight(u, v); }

  template <class See>
  void eachLeaf(Node node, const See& see) const {
    if (isVertex(node)) return see(node);
    for (const Node v : nodes_[node].leaves) see(v);
  }

  SearchEnd start() {
    FractionalStart<Number> fractions(count_, weight_, bound_);
    const SearchEnd end = fractions.run();
    if (end != SearchEnd::perfect) return end;
    std::vector<bool> seen(count_);
    for (Node v = 0; v < count_; ++v) {
      y_[v] = fractions.dual(v);
      top_[v] = v;
      if (seen[v]) continue;
      // Round the circle, pair by pair; the last of an odd one is left.
      for (Node u = v; !seen[u];) {
        const Node other = fractions.partner(u);
        seen[u] = true;
        if (seen[other]) break;
        seen[other] = true;
        mate_[u] = other, mate_[other] = u;
        u = fractions.partner(other);
      }
    }
    return SearchEnd::perfect;
  }

  SearchEnd growTree(Node root) {
    clearTree();
    makeOuter(root_ = top_[root]);
    for (;;) {
      const SearchEnd end = adjust();
      if (end != SearchEnd::perfect) return end;
      if (takeEvent()) return SearchEnd::perfect;
    }
  }

  void clearTree() {
    tops_.clear();
    for (Node node = 0; node < nodes_.size(); ++node) {
      NodeState& here = nodes_[node];
      if (!here.isTop) continue;
      here.label = Label::free;
      here.hasNear = false;
      tops_.push_back(node);
    }
    std::fill(sign_.begin(), sign_.end(), std::int8_t{0});
  }

  void sawEdge(Node node, Node from, Node to) {
    if (!hasEdge(from, to)) return;
    NodeState& here = nodes_[node];
    const Number s = slack(from, to);
    if (here.hasNear && s >= here.nearSlack) return;
    here.near = {from, to};
    here.nearSlack = s;
    here.hasNear = true;
  }

  /// The vertex is outer from now on: it may be the nearest one for every node.
  void scan(Node u) {
    sign_[u] = -1;
    const Node mine = top_[u];
    for (const Node node : tops_) {
      if (node == mine || nodes_[node].label == Label::inner) continue;
      const Node v = isVertex(node) ? node : nodes_[node].closest[u];
      if (v != kNone) sawEdge(node, u, v);
    }
  }

  void makeOuter(Node node) {
    nodes_[node].label = Label::outer;
    eachLeaf(node, [this](Node v) { scan(v); });
  }

  void makeInner(Node node, Edge parent) {
    nodes_[node].label = Label::inner;
    nodes_[node].parent = parent;
    eachLeaf(node, [this](Node v) { sign_[v] = 1; });
  }

  /// Looks for what comes first, and moves the duals until it is there.
  SearchEnd adjust() {
    bool found = false;
    Number least = 0;
    event_ = kNone;
    for (const Node node : tops_) {
      const NodeState& here = nodes_[node];
      Number delta;
      if (here.label == Label::inner) {
        if (isVertex(node)) continue;
        delta = here.z / 2;
      } else {
        if (!here.hasNear) continue;
        delta = here.label == Label::outer ? here.nearSlack / 2 : here.nearSlack;
      }
      if (found && delta >= least) continue;
      found = true, least = delta, event_ = node;
      if (least == 0) break;
    }
    if (!found) return SearchEnd::noPerfect;
    if (least == 0) return SearchEnd::perfect;
    if (least > bound_) return SearchEnd::tooLarge;
    Number highest = 0, lowest = 0;
    for (std::size_t v = 0; v < count_; ++v) {
      y_[v] += least * sign_[v];
      highest = std::max(highest, y_[v]), lowest = std::min(lowest, y_[v]);
    }
    if (highest > bound_ || lowest < -bound_) return SearchEnd::tooLarge;
    for (const Node node : tops_) {
      NodeState& here = nodes_[node];
      if (here.label == Label::inner) {
        if (!isVertex(node)) here.z -= 2 * least;
      } else if (here.label == Label::outer) {
        if (!isVertex(node)) here.z += 2 * least;
        if (here.hasNear) here.nearSlack -= 2 * least;
      } else if (here.hasNear) {
        here.nearSlack -= least;
      }
    }
    return SearchEnd::perfect;
  }

  /// True when one more pair was made.
  bool takeEvent() {
    NodeState& here = nodes_[event_];
    if (here.label == Label::inner) {
      expand(event_);
      return false;
    }
    const Edge edge = here.near;
    if (here.label == Label::outer) {
      shrink(edge);
      return false;
    }
    const Node partner = mate_[here.base];
    if (partner == kNone) {
      augment(edge);
      return true;
    }
    makeInner(event_, edge);
    makeOuter(top_[partner]);
    return false;
  }

  /// From an outer node to the next outer one towards the root.
  Node above(Node outer) const { return top_[nodes_[top_[mate_[nodes_[outer].base]]].parent.from]; }

  /// The outer node where the ways from both to the root meet.
  Node meetingPoint(Node one, Node other) {
    ++stamp_;
    for (;; std::swap(one, other)) {
      if (one == kNone) continue;
      if (nodes_[one].stamp == stamp_) return one;
      nodes_[one].stamp = stamp_;
      one = one == root_ ? kNone : above(one);
    }
  }

  /// An edge between two outer nodes closes a circle: it becomes one outer node.
  void shrink(Edge edge) {
    const Node one = top_[edge.from], other = top_[edge.to], meeting = meetingPoint(one, other);
    NodeState made;
    std::vector<Edge> down;  // from `one` up to the meeting point, to be turned round
    made.members.push_back(meeting);
    std::vector<Node> way;
    for (Node node = one; node != meeting; node = above(node)) {
      const Node x = nodes_[node].base, inner = top_[mate_[x]];
      way.push_back(node);
      way.push_back(inner);
      down.push_back({mate_[x], x});
      down.push_back(nodes_[inner].parent);
    }
    made.members.insert(made.members.end(), way.rbegin(), way.rend());
    made.links.assign(down.rbegin(), down.rend());
    made.links.push_back(edge);
    for (Node node = other; node != meeting; node = above(node)) {
      const Node x = nodes_[node].base, inner = top_[mate_[x]];
      made.members.push_back(node);
      made.members.push_back(inner);
      made.links.push_back({x, mate_[x]});
      made.links.push_back({nodes_[inner].parent.to, nodes_[inner].parent.from});
    }
    made.base = nodes_[meeting].base;
    made.label = Label::outer;
    adopt(std::move(made), meeting);
  }

  void adopt(NodeState made, Node meeting) {
    for (const Node member : made.members) eachLeaf(member, [&](Node v) { made.leaves.push_back(v); });
    made.closest = closestOf(made.members);
    Node id = static_cast<Node>(nodes_.size());
    if (spare_.empty()) {
      nodes_.push_back(std::move(made));
    } else {
      id = spare_.back(), spare_.pop_back();
      nodes_[id] = std::move(made);
    }
    if (meeting == root_) root_ = id;
    std::vector<Node> inner;
    for (const Node member : nodes_[id].members) {
      nodes_[member].isTop = false;
      if (nodes_[member].label == Label::inner) inner.push_back(member);
    }
    for (const Node v : nodes_[id].leaves) top_[v] = id;
    std::erase_if(tops_, [this](Node node) { return !nodes_[node].isTop; });
    tops_.push_back(id);
    lookAround(id);
    for (const Node member : inner) eachLeaf(member, [this](Node v) { scan(v); });
  }

  /// The duals of its vertices rise and fall together from now on, so this holds as long as the blossom does.
  std::vector<Node> closestOf(const std::vector<Node>& members) const {
    std::vector<Node> closest(count_, kNone);
    std::vector<Number> least(count_);
    for (const Node member : members) {
      for (Node x = 0; x < count_; ++x) {
        const Node v = isVertex(member) ? member : nodes_[member].closest[x];
        if (v == kNone || !hasEdge(v, x)) continue;
        const Number s = y_[v] - weight(v, x);
        if (closest[x] != kNone && s >= least[x]) continue;
        closest[x] = v, least[x] = s;
      }
    }
    return closest;
  }

  /// The nearest outer vertex to a node that is new at the top.
  void lookAround(Node node) {
    nodes_[node].hasNear = false;
    for (Node u = 0; u < count_; ++u) {
      if (sign_[u] >= 0 || top_[u] == node) continue;
      const Node v = isVertex(node) ? node : nodes_[node].closest[u];
      if (v != kNone) sawEdge(node, u, v);
    }
  }

  /// An inner blossom whose dual is 0 falls apart: the way through it stays in the tree, the rest is free.
  void expand(Node blossom) {
    NodeState gone = std::move(nodes_[blossom]);
    nodes_[blossom] = NodeState();
    nodes_[blossom].isTop = false;
    spare_.push_back(blossom);
    std::erase(tops_, blossom);
    for (const Node member : gone.members) {
      nodes_[member].isTop = true;
      nodes_[member].label = Label::free;
      tops_.push_back(member);
      eachLeaf(member, [&](Node v) { top_[v] = member, sign_[v] = 0; });
    }
    const std::size_t size = gone.members.size();
    std::size_t at = placeOf(gone, gone.parent.to);
    const bool backwards = at % 2 == 0;
    Edge parent = gone.parent;
    std::vector<Node> outer;
    for (;;) {
      makeInner(gone.members[at], parent);
      if (at == 0) break;
      at = backwards ? at - 1 : (at + 1) % size;
      outer.push_back(gone.members[at]);
      nodes_[outer.back()].label = Label::outer;
      const Edge link = gone.links[backwards ? at - 1 : at];
      parent = backwards ? Edge{link.to, link.from} : link;
      at = backwards ? at - 1 : (at + 1) % size;
    }
    for (const Node member : gone.members) {
      if (nodes_[member].label != Label::inner) lookAround(member);
    }
    for (const Node node : outer) eachLeaf(node, [this](Node v) { scan(v); });
  }

  std::size_t placeOf(const NodeState& blossom, Node vertex) const {
    for (std::size_t i = 0; i < blossom.members.size(); ++i) {
      const Node member = blossom.members[i];
      if (member == vertex) return i;
      if (isVertex(member)) continue;
      const auto& leaves = nodes_[member].leaves;
      if (std::find(leaves.begin(), leaves.end(), vertex) != leaves.end()) return i;
    }
    SMASTEG_ASSERT(false);
    return 0;
  }

  /// The blossom is matched within so that this vertex is the one left for outside.
  void rebase(Node node, Node vertex) {
    NodeState& here = nodes_[node];
    if (isVertex(node) || here.base == vertex) return;
    const auto at = static_cast<std::ptrdiff_t>(placeOf(here, vertex));
    std::rotate(here.members.begin(), here.members.begin() + at, here.members.end());
    std::rotate(here.links.begin(), here.links.begin() + at, here.links.end());
    here.base = vertex;
    for (std::size_t i = 1; i < here.members.size(); i += 2) {
      const auto [p, q] = here.links[i];
      rebase(here.members[i], p);
      rebase(here.members[i + 1], q);
      mate_[p] = q, mate_[q] = p;
    }
    rebase(here.members[0], vertex);
  }

  /// The edge ends in an unmatched node: all along the way to the root matched and unmatched change places.
  void augment(Edge edge) {
    rebase(event_, edge.to);
    for (;;) {
      const Node outer = top_[edge.from], before = mate_[nodes_[outer].base];
      rebase(outer, edge.from);
      mate_[edge.from] = edge.to, mate_[edge.to] = edge.from;
      if (outer == root_) return;
      const Node inner = top_[before];
      edge = nodes_[inner].parent;
      rebase(inner, edge.to);
    }
  }

  std::size_t count_;
  Number bound_;
  std::vector<Number> weight_, y_;
  std::vector<Node> mate_, top_;
  std::vector<std::int8_t> sign_;  // which way a vertex's dual moves
  std::vector<NodeState> nodes_;
  std::vector<Node> tops_, spare_;
  Node root_ = kNone, event_ = kNone;
  unsigned stamp_ = 0;
};

}  // namespace smasteg::detail
