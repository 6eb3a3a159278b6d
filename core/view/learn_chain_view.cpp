// View "learnChains": what led to each of some rows, and what came of it.
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <map>
#include <tuple>

#include "core/base/text.h"
#include "core/view/learn_build.h"

namespace smasteg {
namespace {

constexpr std::size_t kMostAfter = 3;  // of one step: the others are "more"

class Chains : LearnRows {
 public:
  explicit Chains(const ViewContext& context) : LearnRows(context) {
    for (const Record* lesson : learnt_.otherLessons()) {
      const Record* of = learnt_.before(*lesson);
      if (of != nullptr) lessonsOf_.emplace(of, lesson);
    }
  }

  std::optional<LearnChain> of(const std::string& row) const {
    LearnChain chain;
    chain.id = row;
    if (const Record* record = sync_.recordOfRow(row)) {
      chain.self = linkOf(*record);
      chain.from = linkTo(learnt_.before(*record));
      addAfter(*record, chain);
      return chain;
    }
    const Job* job = sync_.outbox().find(row);
    if (job != nullptr && job->kind == "step") return notInRoom(std::move(chain), job->text, job->from);
    const PrivateStep* kept = context_.notebook.find(row);
    if (kept != nullptr) return notInRoom(std::move(chain), kept->text, kept->from);
    return std::nullopt;
  }

 private:
  LearnChain notInRoom(LearnChain chain, const std::string& text, const std::string& from) const {
    chain.self = {chain.id, std::string(recordKindName(RecordKind::step)), tasteOf(text), "", true};
    if (!from.empty()) chain.from = linkTo(sync_.recordOfRow(from));
    return chain;
  }

  /// The newest of them; those who are not named are more.
  void addAfter(const Record& record, LearnChain& chain) const {
    std::vector<const Record*> after = learnt_.after(record);
    const auto [first, last] = lessonsOf_.equal_range(&record);
    for (auto each = first; each != last; ++each) after.push_back(each->second);
    std::sort(after.begin(), after.end(), [](const Record* one, const Record* other) {
      return std::tie(one->ts, one->id) > std::tie(other->ts, other->id);
    });
    chain.more = after.size() > kMostAfter;
    if (chain.more) after.resize(kMostAfter);
    for (const Record* each : after) chain.became.push_back(linkOf(*each));
  }

  std::multimap<const Record*, const Record*> lessonsOf_;
};

}  // namespace

LearnChainsView learnChainsView(const ViewContext& context, const std::string& rows) {
  LearnChainsView view;
  if (context.sync == nullptr) return view;
  const Chains chains(context);
  for (const std::string_view row : splitLines(rows)) {
    if (auto chain = chains.of(std::string(row))) view.chains.push_back(std::move(*chain));
  }
  return view;
}

}  // namespace smasteg
