// SPDX-License-Identifier: EUPL-1.2
#include "core/view/steps_view.h"

#include <algorithm>

#include "core/base/text.h"

namespace smasteg {

namespace {

bool matches(const StepRow& row, const std::vector<std::string>& words, const std::string& principle) {
  if (!principle.empty() &&
      std::find(row.principles.begin(), row.principles.end(), principle) == row.principles.end()) {
    return false;
  }
  if (words.empty()) return true;
  const std::string text = foldText(row.text + " " + row.name + " " + row.author);
  return std::all_of(words.begin(), words.end(),
                     [&](const auto& word) { return text.find(word) != std::string::npos; });
}

std::vector<std::string> foldedWords(const std::string& text) {
  const std::string folded = foldText(cleanText(text));
  std::vector<std::string> words;
  for (const auto word : splitWords(folded)) words.emplace_back(word);
  return words;
}

}  // namespace

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
  out.canFetchOlder = sum.olderKnown && !sum.loading;
  return out;
}

StepsView stepsView(const ViewContext& context, const StepsQuery& query) {
  StepsView view;
  view.today = formatDay(stockholmDate(context.now));
  view.completeness = completenessOf(context);
  std::vector<StepRow> rows = allStepRows(context);
  view.empty = rows.empty();
  const auto words = foldedWords(query.text);
  const auto limit = static_cast<std::size_t>(std::clamp(query.limit, 1, 200));
  bool passed = query.before.empty();
  for (auto& row : rows) {
    if (!passed) {
      passed = row.id == query.before;
      continue;
    }
    if (!matches(row, words, query.principle)) continue;
    if (view.rows.size() == limit) {
      view.more = true;
      break;
    }
    view.rows.push_back(std::move(row));
  }
  return view;
}

}  // namespace smasteg
