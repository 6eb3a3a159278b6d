// See experiment.h.
// SPDX-License-Identifier: EUPL-1.2
#include "core/experiments/experiment.h"

#include <algorithm>
#include <tuple>

#include "core/base/text.h"

namespace smasteg {

bool isRed(const RiskAnswers& answers) { return answers.personal || (answers.citizens && !answers.undone); }

bool holdsThread(const EventLog& log, const Record& record) {
  const bool isTyped = record.card.empty() && record.line == 0 && record.toldBy.empty();
  return isTyped || log.cards().contains(record.eventId);
}

std::string tasteOf(std::string_view raw) {
  constexpr std::size_t kMost = 120;  // code points
  std::string text(raw);
  std::replace(text.begin(), text.end(), '\n', ' ');
  if (countCodePoints(text) <= kMost) return text;
  text = truncateCodePoints(text, kMost);
  if (const std::size_t space = text.rfind(' '); space != std::string::npos) text.resize(space);
  return text.append(" …");
}

Learnt::Learnt(const EventLog& log) : log_(log) {
  std::map<std::string_view, std::vector<const Record*>> lessonsIn;
  std::vector<const Record*> lessons;
  const NewestFirst records = log.records();
  for (const Record* record : records) {
    if (!record->from.empty()) from_.emplace(record->from, record);
    if (record->kind == RecordKind::experiment)
      experiments_.push_back({record, partsOf(record->kind, record->text, stockholmDate(record->ts)), {}});
    if (record->kind == RecordKind::call) calls_.push_back({record, {}, false});
    if (record->kind == RecordKind::letter) letters_.push_back(record);
    if (record->kind != RecordKind::lesson) continue;
    lessons.push_back(record);
    lessonsIn[record->card].push_back(record);
  }
  for (const Record* record : records) {
    if (!record->recordId.empty() && from_.contains(record->recordId))
      namedByRecordId_.emplace(record->recordId, record);
  }
  for (Experiment& each : experiments_) {
    const auto found = lessonsIn.find(each.record->eventId);
    if (found == lessonsIn.end()) continue;
    each.lessons.assign(found->second.rbegin(), found->second.rend());
    lessonsIn.erase(found);
  }
  for (const Record* lesson : lessons) {
    if (lessonsIn.contains(lesson->card)) otherLessons_.push_back(lesson);
  }
  if (!calls_.empty()) readCalls();
}

void Learnt::readCalls() {
  std::map<std::string_view, Call*> byCard;
  for (Call& call : calls_) byCard.emplace(call.record->eventId, &call);
  const NewestFirst records = log_.records();
  for (std::size_t at = records.size(); at > 0; --at) {
    const Record* record = records[at - 1];
    const auto found = record->card.empty() ? byCard.end() : byCard.find(record->card);
    if (found == byCard.end()) continue;
    Call& call = *found->second;
    if (record->kind == RecordKind::answer) call.answers.push_back(record);
    if (record->kind == RecordKind::thanks && record->author == call.record->author) call.isOver = true;
  }
}

const Record* Learnt::before(const Record& record) const {
  if (!record.from.empty()) {
    const Record* named = log_.record(record.from);
    const auto found = namedByRecordId_.find(record.from);
    if (named == nullptr && found != namedByRecordId_.end()) named = found->second;
    return named == &record ? nullptr : named;
  }
  return record.about.empty() ? nullptr : log_.record(record.about.front());
}

std::vector<const Record*> Learnt::fromRecord(const Record& record, bool thanks) const {
  std::vector<const Record*> found;
  const auto add = [&](std::string_view name) {
    const auto [first, last] = from_.equal_range(name);
    for (auto each = first; each != last; ++each) {
      const bool isThanks = each->second->kind == RecordKind::thanks;
      const bool isKnown = std::find(found.begin(), found.end(), each->second) != found.end();
      if (isThanks == thanks && each->second != &record && !isKnown) found.push_back(each->second);
    }
  };
  add(record.id);
  if (!record.recordId.empty() && record.recordId != record.id) add(record.recordId);
  std::sort(found.begin(), found.end(), [](const Record* one, const Record* other) {
    return std::tie(one->ts, one->id) < std::tie(other->ts, other->id);
  });
  return found;
}

}  // namespace smasteg
