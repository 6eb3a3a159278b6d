// What a person does in Lärdomar and with a call: a message for the room, or a word about why not.
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <tuple>

#include "core/base/deferred_text.h"
#include "core/base/fields_apart.h"
#include "core/base/ids.h"
#include "core/base/text.h"
#include "core/engine/learn_work.h"
#include "core/engine/point_out.h"
#include "core/experiments/experiment.h"
#include "core/experiments/week_letter.h"
#include "core/log/limits.h"

namespace smasteg {
namespace {

constexpr std::size_t kMostTitle = 120, kMostPart = 600;  // code points: a trial has a limit

/// What a person fills in to start one.
struct NewExperiment {
  std::string title, believe, test, measure, right;
  bool personal = false, citizens = false, undone = false;  // RiskAnswers
  static constexpr auto fields =
      std::tuple(field("title", &NewExperiment::title), field("believe", &NewExperiment::believe),
                 field("test", &NewExperiment::test), field("measure", &NewExperiment::measure),
                 field("right", &NewExperiment::right), field("personal", &NewExperiment::personal),
                 field("citizens", &NewExperiment::citizens), field("undone", &NewExperiment::undone));
};

void refuse(std::string key, Actions& actions) { actions.emplace_back(Notice{std::move(key), {}}); }

/// False, and said, when nothing is left of it or when it is too long.
bool takeText(std::string& text, std::size_t most, Actions& actions) {
  const std::string clean = cleanText(text);
  text = trim(clean);
  const std::size_t length = countCodePoints(text);
  if (length == 0) {
    refuse(SMASTEG_DEFERRED_TEXT("said-learn-missing"), actions);
  } else if (length > most) {
    actions.emplace_back(
        Notice{SMASTEG_DEFERRED_TEXT("said-learn-too-long"),
               {{"length", static_cast<std::int64_t>(length)}, {"most", static_cast<std::int64_t>(most)}}});
  }
  return length > 0 && length <= most;
}

}  // namespace

const Record* LearnDesk::Work::Doing::messageOf(const std::string& eventId) const {
  const auto records = sync.eventLog().recordsOf(eventId);
  if (!records.empty()) return records.front();
  refuse(SMASTEG_DEFERRED_TEXT("said-learn-gone"), actions);
  return nullptr;
}

bool LearnDesk::Work::Doing::opensThread(const Record& record) const {
  if (!holdsThread(sync.eventLog(), record) || sync.facts().createEvent().empty()) {
    refuse(SMASTEG_DEFERRED_TEXT("said-learn-gone"), actions);
    return false;
  }
  if (sync.eventLog().cards().contains(record.eventId)) return true;
  const std::string_view kind = recordKindName(record.kind);
  const std::string week = weekAt(record.ts);
  pointOut(sync, {record.eventId, kind, week, record.eventId, learnTarget(kind, record.eventId)}, now);
  return true;
}

/// The card, a message that reads well to everybody; its pointer follows when the room has it.
void LearnDesk::Work::Doing::start(const CommandArgs& args) const {
  auto read = readRecordApart<NewExperiment>(args.text);
  if (!read) return refuse(SMASTEG_DEFERRED_TEXT("said-learn-missing"), actions);
  NewExperiment wanted = read.take();
  if (!takeText(wanted.title, kMostTitle, actions)) return;
  for (std::string* part : {&wanted.believe, &wanted.test, &wanted.measure, &wanted.right}) {
    if (!takeText(*part, kMostPart, actions)) return;
  }
  if (isRed({wanted.personal, wanted.citizens, wanted.undone}))
    return refuse(SMASTEG_DEFERRED_TEXT("said-learn-red"), actions);
  RecordParts parts;
  parts.title = std::move(wanted.title);
  parts.believe = std::move(wanted.believe);
  parts.test = std::move(wanted.test);
  parts.measure = std::move(wanted.measure);
  parts.right = std::move(wanted.right);
  const std::string id = makeRecordId(random);
  const std::string body = bodyOf(RecordKind::experiment, parts, languageOf(sync.eventLog()));
  tell(learnTarget("experiment", id), cardMessage("experiment", body, id, weekAt(now), args.from), id, "");
}

/// Ends it: there is no other way than by a lesson.
void LearnDesk::Work::Doing::close(const CommandArgs& args) const {
  std::string text = args.text;
  const Record* record = messageOf(args.id);
  if (record == nullptr || record->kind != RecordKind::experiment || isUnderWay("lesson", args.id)) return;
  if (!takeText(text, kMaxTextCodePoints / 2, actions) || !opensThread(*record)) return;
  const Language language = languageOf(sync.eventLog());
  const std::string held = language == Language::en ? SMASTEG_DEFERRED_TEXT("It turned out as we believed. ")
                                                    : SMASTEG_DEFERRED_TEXT("Det blev som vi trodde. ");
  const std::string other = language == Language::en
                                ? SMASTEG_DEFERRED_TEXT("It did not turn out as we believed. ")
                                : SMASTEG_DEFERRED_TEXT("Det blev inte som vi trodde. ");
  if (args.option == 1) text.insert(0, held);
  if (args.option == 2) text.insert(0, other);
  StepContent content;
  content.body = bodyFor(RecordKind::lesson, std::move(text));
  write(RecordKind::lesson, std::move(content), {args.id, "", false, {}}, learnTarget("lesson", args.id));
}

/// In its thread; of what was typed in the chat, in this week's.
std::optional<RecordPlace> LearnDesk::Work::Doing::placeAbout(const Record& record,
                                                              std::vector<std::string> mentions) const {
  std::string thread = record.card.empty() ? weekThread() : record.card;
  if (thread.empty()) return std::nullopt;
  return RecordPlace{std::move(thread), record.eventId, true, std::move(mentions)};
}

std::string LearnDesk::Work::Doing::weekThread() const {
  const Card* card = weekCard(weekAt(now), SMASTEG_DEFERRED_TEXT("said-learn-no-week"));
  return card == nullptr ? "" : card->id;
}

/// About a step. Of one that only this device has the room gets the lesson alone, in the week's thread:
/// nothing there says what it is of.
void LearnDesk::Work::Doing::addLesson(const CommandArgs& args) const {
  std::string text = args.text;
  const Record* record = sync.recordOfRow(args.id);
  const PrivateStep* own = record == nullptr ? notebook.find(args.id) : nullptr;
  const bool isOwn = own != nullptr && own->removedAt == 0;
  if (!isOwn && record == nullptr) return refuse(SMASTEG_DEFERRED_TEXT("said-learn-gone"), actions);
  if (!takeText(text, kMaxTextCodePoints / 2, actions)) return;
  auto place = isOwn ? std::optional(RecordPlace{weekThread(), "", false, {}}) : placeAbout(*record);
  if (!place || place->thread.empty()) return;
  StepContent content;
  content.body = bodyFor(RecordKind::lesson, std::move(text));
  write(RecordKind::lesson, std::move(content), std::move(*place),
        learnTarget("step", isOwn ? args.id : record->eventId));
}

/// Once, to who wrote it: her phone rings.
void LearnDesk::Work::Doing::thank(const CommandArgs& args) const {
  const Record* record = messageOf(args.id);
  if (record == nullptr || record->author == sync.self()) return;
  const EventLog& log = sync.eventLog();
  const auto thanks = Learnt(log).thanksFor(*record);
  const bool isDone = std::any_of(thanks.begin(), thanks.end(),
                                  [&](const Record* each) { return each->author == sync.self(); });
  if (isDone || isUnderWay("thanks", args.id)) return;
  auto place = placeAbout(*record, {record->author});
  if (!place) return;
  StepContent content;
  content.from = record->id;
  const bool isEnglish = languageOf(log) == Language::en, isHelp = record->kind == RecordKind::answer;
  const std::string why =
      isHelp      ? isEnglish ? SMASTEG_DEFERRED_TEXT(" for the help") : SMASTEG_DEFERRED_TEXT(" för hjälpen")
      : isEnglish ? SMASTEG_DEFERRED_TEXT(" for the lesson")
                  : SMASTEG_DEFERRED_TEXT(" för lärdomen");
  content.body = bodyFor(RecordKind::thanks, sync.facts().nameOf(record->author) + why);
  write(RecordKind::thanks, std::move(content), std::move(*place), learnTarget("thanks", args.id));
}

/// A card: its thread has what is answered, and its author's thanks there end it.
void LearnDesk::Work::Doing::call(const CommandArgs& args) const {
  std::string text = args.text;
  if (!takeText(text, kMaxTextCodePoints / 2, actions)) return;
  const std::string id = makeRecordId(random);
  const std::string week = weekAt(now);
  tell(learnTarget("call", id), cardMessage("call", bodyFor(RecordKind::call, std::move(text)), id, week, ""),
       id, "");
}

/// What stands there is who is told: the one who asked, and whom a text asks by the name that is in it.
void LearnDesk::Work::Doing::answer(const CommandArgs& args) const {
  const Record* record = messageOf(args.id);
  if (record == nullptr) return;
  if (record->kind != RecordKind::call) return refuse(SMASTEG_DEFERRED_TEXT("said-learn-gone"), actions);
  std::string text = args.text;
  if (!takeText(text, kMaxTextCodePoints / 2, actions) || !opensThread(*record)) return;
  std::vector<std::string> mentions;
  if (record->author != sync.self()) mentions.push_back(record->author);
  for (const std::string_view word : splitWords(args.from)) {
    const std::string asked(word);
    const bool isNew = std::find(mentions.begin(), mentions.end(), asked) == mentions.end();
    const bool isNamed = text.find(sync.facts().nameOf(asked)) != std::string::npos;
    if (isNew && isNamed && asked != sync.self() && !sync.facts().hasLeft(asked)) mentions.push_back(asked);
  }
  StepContent content;
  content.body = std::move(text);
  write(RecordKind::answer, std::move(content), {args.id, "", false, std::move(mentions)},
        learnTarget("answer", args.id));
}

const Card* LearnDesk::Work::Doing::weekCard(std::string_view week, std::string otherwise) const {
  const auto cards = sync.history().weekCards();
  const auto card = std::find_if(cards.begin(), cards.end(), [&](const Card* each) {
    return each->week == week && holdsLetters(sync.eventLog(), *each);
  });
  if (card != cards.end()) return *card;
  refuse(std::move(otherwise), actions);
  return nullptr;
}

/// In the thread of the week's card, where everybody's client finds it again.
void LearnDesk::Work::Doing::sendLetter(const CommandArgs& args) const {
  const auto week = parseWeek(args.id);
  std::string text = args.text;
  const EventLog& log = sync.eventLog();
  if (!week || isUnderWay("letter", args.id) || letterOf(Learnt(log), week.value()) != nullptr) return;
  if (!takeText(text, kMaxTextCodePoints, actions)) return;
  const Card* card = weekCard(args.id, SMASTEG_DEFERRED_TEXT("said-learn-gone"));
  if (card == nullptr) return;
  RecordParts parts;
  parts.week = week.value().week;
  parts.text = std::move(text);
  StepContent content;
  content.body = bodyOf(RecordKind::letter, parts, languageOf(log));
  if (!takeText(content.body, kMaxTextCodePoints, actions)) return;
  write(RecordKind::letter, std::move(content), {card->id, "", false, {}}, learnTarget("letter", args.id));
}

/// What has not left is dropped; what the room has is taken out of it.
void LearnDesk::Work::Doing::remove(const CommandArgs& args) const {
  for (const Job& job : sync.outbox().jobs()) {
    if (job.target == args.id && job.kind == "tell" && sync.dropTold(job.id)) return;
  }
  const auto records = sync.eventLog().recordsOf(args.id);
  if (records.empty() || records.front()->author != sync.self()) return;
  sync.untell(args.id, learnTarget("remove", args.id), random, now);
}

}  // namespace smasteg
