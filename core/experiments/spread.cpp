// See spread.h.
// SPDX-License-Identifier: EUPL-1.2
#include "core/experiments/spread.h"

#include <map>
#include <string_view>

#include "core/base/sort.h"

namespace smasteg {
namespace {

using Children = std::vector<const Record*>;

bool isNode(const Record& record) {
  const bool isKind = record.kind == RecordKind::step || record.kind == RecordKind::experiment;
  return isKind && record.toldBy.empty();
}

bool isOlder(const Record* one, const Record* other) {
  return one->ts != other->ts ? one->ts < other->ts : one->id < other->id;
}

/// What it came from; of a lesson, what that is about.
const Record* sourceOf(const Learnt& learnt, const Record& record) {
  const Record* source = learnt.before(record);
  if (source != nullptr && source->kind == RecordKind::lesson) source = learnt.before(*source);
  return source != nullptr && source != &record && isNode(*source) ? source : nullptr;
}

class Grower {
 public:
  Grower(const EventLog& log, const Learnt& learnt) {
    for (const Record* record : log.records()) {
      if (!isNode(*record)) continue;
      if (record->from.empty()) {
        first_.push_back(record);
      } else if (const Record* source = sourceOf(learnt, *record)) {
        from_[source].push_back(record);
      } else {
        fromGone_[record->from].push_back(record);
      }
    }
    for (auto& [source, children] : from_) sortItems(children, isOlder);
    for (auto& [source, children] : fromGone_) sortItems(children, isOlder);
  }

  std::vector<Idea> all() const {
    std::vector<Idea> ideas;
    for (const Record* record : first_) {
      if (from_.contains(record)) ideas.push_back(grow({record}, {}));
    }
    for (const auto& [name, children] : fromGone_) ideas.push_back(grow({nullptr}, children));
    sortItems(ideas, [](const Idea& one, const Idea& other) { return isOlder(seen(one), seen(other)); });
    return ideas;
  }

 private:
  /// Its first node that is here.
  static const Record* seen(const Idea& idea) {
    return idea[0].record != nullptr ? idea[0].record : idea[1].record;
  }

  void put(std::vector<IdeaNode>& stack, const Children& children, std::size_t after,
           std::size_t depth) const {
    for (auto each = children.rbegin(); each != children.rend(); ++each)
      stack.push_back({*each, after, depth});
  }

  /// Without calling itself: a chain may be as long as the log.
  Idea grow(IdeaNode root, const Children& children) const {
    Idea idea;
    std::vector<IdeaNode> stack{root};
    while (!stack.empty()) {
      const IdeaNode node = stack.back();
      stack.pop_back();
      const std::size_t at = idea.size();
      idea.push_back(node);
      if (node.record == nullptr) put(stack, children, at, node.depth + 1);
      if (const auto found = from_.find(node.record); found != from_.end())
        put(stack, found->second, at, node.depth + 1);
    }
    return idea;
  }

  std::vector<const Record*> first_;
  std::map<const Record*, Children> from_;
  std::map<std::string_view, Children> fromGone_;  // by what they name
};

}  // namespace

std::vector<Idea> ideasOf(const EventLog& log, const Learnt& learnt) { return Grower(log, learnt).all(); }

}  // namespace smasteg
