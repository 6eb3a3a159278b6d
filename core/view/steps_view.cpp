// SPDX-License-Identifier: EUPL-1.2
#include "core/view/steps_view.h"

#include <algorithm>
#include <utility>

#include "core/base/ids.h"
#include "core/base/text.h"

namespace smasteg {

namespace {

/// The `count` topmost of those that the query asks for, below `before`. Nothing is sorted but they.
std::vector<StepRef> topmost(const ViewContext& context, const std::vector<StepRef>& all,
                             const StepsQuery& query, std::size_t count) {
  std::vector<StepRef> top;
  const auto above = [&](const StepRef& one, const StepRef& other) { return isAbove(context, one, other); };
  const auto before = std::find_if(all.begin(), all.end(), [&](const StepRef& step) {
    return !query.before.empty() && rowIdOf(context, step) == query.before;
  });
  if (!query.before.empty() && before == all.end()) return top;
  const auto words = foldedWords(query.text);
  for (const StepRef& step : all) {
    if (before != all.end() && !above(*before, step)) continue;
    if (top.size() == count && !above(step, top.back())) continue;
    if (!words.empty()) {
      const StepRow row = rowOf(context, step);
      if (!hasWords(row.text + " " + row.name + " " + row.author, words)) continue;
    }
    top.push_back(step);
    for (std::size_t at = top.size() - 1; at > 0 && above(top[at], top[at - 1]); --at)
      std::swap(top[at], top[at - 1]);
    if (top.size() > count) top.pop_back();
  }
  return top;
}

}  // namespace

bool hasWords(const std::string& text, const std::vector<std::string>& words) {
  const std::string folded = foldText(text);
  return std::all_of(words.begin(), words.end(),
                     [&](const auto& word) { return folded.find(word) != std::string::npos; });
}

std::vector<std::string> foldedWords(const std::string& text) {
  const std::string folded = foldText(cleanText(text));
  std::vector<std::string> words;
  for (const auto word : splitWords(folded)) words.emplace_back(word);
  return words;
}

Completeness completenessOf(const ViewContext& context) {
  Completeness out;
  if (context.sync == nullptr) {
    out.state = "notebook";
    out.lines.push_back({"history-notebook", {}});
    return out;
  }
  const RoomSync& sync = *context.sync;
  if (!sync.mayRead()) {
    out.state = "waiting";
    out.lines.push_back({"history-waiting", {}});
    return out;
  }
  const auto sum = sync.history().summary();
  const auto since = parseWeek(sum.sinceWeek);
  if (since) {
    const bool all = sum.complete && sum.unreadable == 0;
    if (all) {
      out.lines.push_back({"history-complete", {}});
    } else {
      out.lines.push_back({"history-since", {{"day", formatDay(mondayOf(since.value()))}}});
    }
  }
  if (sum.loading) out.lines.push_back({sync.history().failing() ? "history-failed" : "history-loading", {}});
  if (sum.olderKnown) out.lines.push_back({"history-older", {}});
  if (!since && sum.complete && sum.unreadable == 0) out.lines.push_back({"history-complete", {}});
  const auto count = [](std::size_t n) { return static_cast<std::int64_t>(n); };
  if (sum.unreadable > 0) out.lines.push_back({"history-unreadable", {{"count", count(sum.unreadable)}}});
  const EventLog& log = sync.eventLog();
  if (log.lockedCount() > 0) out.lines.push_back({"history-locked", {{"count", count(log.lockedCount())}}});
  if (log.newerVersions() > 0)
    out.lines.push_back({"history-newer", {{"count", count(log.newerVersions())}}});
  std::size_t aside = 0;
  for (const auto& [code, n] : log.quarantined()) aside += n;
  if (aside > 0) out.lines.push_back({"history-set-aside", {{"count", count(aside)}}});
  out.state = sum.loading    ? (sync.history().failing() ? "failed" : "loading")
              : sum.complete ? "complete"
                             : "partial";
  // No permission of ours reaches another room: what happened there is read there.
  out.olderRoom = roomAddress(sync.facts().predecessor(), sync.self());
  if (!out.olderRoom.empty()) out.lines.push_back({"history-moved-here", {}});
  out.canFetchOlder = sum.olderKnown && !sum.loading;
  return out;
}

StepsView stepsView(const ViewContext& context, const StepsQuery& query) {
  StepsView view;
  view.today = formatDay(stockholmDate(context.now));
  view.completeness = completenessOf(context);
  const std::vector<StepRef> all = allSteps(context);
  view.empty = all.empty();
  const auto limit = static_cast<std::size_t>(std::clamp(query.limit, 1, kMaxRows));
  std::vector<StepRef> shown = topmost(context, all, query, limit + 1);
  view.more = shown.size() > limit;
  if (view.more) shown.pop_back();
  for (const StepRef& step : shown) view.rows.push_back(rowOf(context, step));
  return view;
}

}  // namespace smasteg
