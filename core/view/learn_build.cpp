// See learn_build.h.
// SPDX-License-Identifier: EUPL-1.2
#include "core/view/learn_build.h"

#include <set>

#include "core/base/json.h"
#include "core/log/limits.h"
#include "core/log/text_record.h"
#include "core/view/told_note.h"

namespace smasteg {

std::string LearnRows::nameOf(const std::string& id) const {
  return id == sync_.self() ? "" : sync_.facts().nameOf(id);
}

LearnLink LearnRows::linkOf(const Record& record) const {
  LearnLink link;
  link.id = record.kind == RecordKind::step ? sync_.rowOf(record) : record.id;
  link.kind = recordKindName(record.kind);
  const bool isExperiment = record.kind == RecordKind::experiment;
  link.text =
      isExperiment ? partsOf(record.kind, record.text, stockholmDate(record.ts)).title : tasteOf(record.text);
  link.name = nameOf(record.author);
  link.mine = record.author == sync_.self();
  return link;
}

std::optional<LearnLink> LearnRows::linkTo(const Record* record) const {
  return record == nullptr ? std::nullopt : std::optional(linkOf(*record));
}

const Job* LearnRows::jobFor(std::string_view what, std::string_view about) const {
  return sync_.outbox().jobFor(learnTarget(what, about), "tell");
}

LearnLesson LearnRows::lessonOf(const Record& record, bool withAbout) const {
  LearnLesson lesson;
  lesson.id = record.eventId;
  lesson.state = "sent";
  lesson.text = record.text;
  lesson.name = nameOf(record.author);
  lesson.mine = record.author == sync_.self();
  lesson.day = record.day;
  if (withAbout) lesson.about = linkTo(learnt_.before(record));
  std::set<std::string> people;
  for (const Record* thanks : learnt_.thanksFor(record)) {
    if (thanks->author == sync_.self()) lesson.thanked = "yes";
    if (!people.insert(thanks->author).second) continue;
    lesson.thankedByMore = lesson.thankedBy.size() == 2;
    if (!lesson.thankedByMore) lesson.thankedBy.push_back(nameOf(thanks->author));
  }
  if (const Job* job = jobFor("thanks", record.eventId); job != nullptr && lesson.thanked.empty()) {
    lesson.thanked = job->state == "failed" ? "" : "sending";
    lesson.note = toldNote(*job);
  }
  return lesson;
}

std::string LearnRows::textOf(const Job& job) const {
  JsonDocument json;
  if (!parseJson(job.text, kMaxContentBytes, kMaxJsonDepth, json)) return {};
  const std::string body(readString(json.root(), "body", kMaxContentBytes).value_or(""));
  const bool isAnswer = job.target.starts_with(learnTarget("answer", ""));
  const auto records =
      parseText(body, {.inThread = true, .repliesToRecord = false, .writtenByApp = true, .plain = isAnswer},
                context_.catalogue);
  return records.empty() ? body : records.front().text;
}

int LearnRows::unseen(RecordKind kind) const {
  int count = 0;
  for (const auto& [id, card] : log_.cards()) {
    const bool isHere = card.seen || card.redacted || !log_.recordsOf(id).empty();
    if (card.kind == recordKindName(kind) && !isHere) ++count;
  }
  return count;
}

}  // namespace smasteg
