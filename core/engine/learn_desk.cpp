// See learn_desk.h.
// SPDX-License-Identifier: EUPL-1.2
#include "core/engine/learn_desk.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include "core/base/deferred_text.h"
#include "core/base/fields_apart.h"
#include "core/base/ids.h"
#include "core/base/text.h"
#include "core/experiments/experiment.h"
#include "core/experiments/week_letter.h"
#include "core/log/event_codec.h"
#include "core/log/limits.h"
#include "core/log/op_codec.h"
#include "core/log/record_parts.h"
#include "core/view/learn_view.h"

namespace smasteg {
namespace {

constexpr std::size_t kMostTitle = 120, kMostPart = 600;  // code points: a trial has a limit
constexpr std::size_t kThreadsRead = 60;                  // of a session, the newest
constexpr std::size_t kThreadsWatched = 5;                // the newest of them, again and again
constexpr TimeMs kThreadFreshMs = kMinuteMs;

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

std::string pointerOf(std::string_view recordId) { return derivedId(recordId, "pointer"); }

}  // namespace

struct LearnDesk::Work {
  struct Room {
    bool isShown = false;
    std::map<std::string, TimeMs> read;  // threads: when each was last asked for
    bool timelineAsked = false;
    std::optional<std::uint64_t> seen;  // sync's revision when it was last gone through, and
    TimeMs seenAt = kMinTimeMs;         // when
  };
  std::map<std::string, Room, std::less<>> rooms;

  /// What one command does, with what all of them need.
  struct Doing {
    RoomSync& sync;
    RandomStream& random;
    TimeMs now;
    Actions& actions;

    const Record* messageOf(const std::string& eventId) const {
      const auto records = sync.eventLog().recordsOf(eventId);
      if (!records.empty()) return records.front();
      refuse(SMASTEG_DEFERRED_TEXT("said-learn-gone"), actions);
      return nullptr;
    }
    void tell(std::string target, std::string content, std::string id, std::string card) const {
      sync.tell(
          {std::move(id), std::string(kMessage), std::move(content), std::move(target), std::move(card)},
          now);
    }
    /// A message in a card's thread.
    void write(RecordKind kind, StepContent content, RecordPlace place, std::string target) const {
      if (place.replyTo.empty()) place.replyTo = sync.eventLog().newestIn(place.thread);
      if (place.replyTo.empty()) place.replyTo = place.thread;
      content.recordId = makeRecordId(random);
      const std::string id = content.recordId, card = place.thread;
      tell(std::move(target), recordMessage(recordKindName(kind), content, place), id, card);
    }
    std::string bodyFor(RecordKind kind, std::string text) const {
      RecordParts parts;
      parts.text = std::move(text);
      return bodyOf(kind, parts, languageOf(sync.eventLog()));
    }
    bool isUnderWay(std::string_view what, std::string_view about) const {
      return sync.outbox().jobFor(learnTarget(what, about), "tell") != nullptr;
    }

    void start(const CommandArgs& args) const;
    void close(const CommandArgs& args) const;
    void addLesson(const CommandArgs& args) const;
    void thank(const CommandArgs& args) const;
    void sendLetter(const CommandArgs& args) const;
    void remove(const CommandArgs& args) const;
  };

  void advance(RoomSync& sync, TimeMs now);
  static void pointOut(RoomSync& sync, const Card& card, TimeMs now);
  static void readThreads(RoomSync& sync, Room& room, TimeMs now);
};

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
  tell(learnTarget("experiment", id),
       cardMessage("experiment", body, id, formatWeek(isoWeekOf(stockholmDate(now))), args.from), id, "");
}

/// Ends it: there is no other way than by a lesson.
void LearnDesk::Work::Doing::close(const CommandArgs& args) const {
  std::string text = args.text;
  const Record* record = messageOf(args.id);
  if (record == nullptr || record->kind != RecordKind::experiment || isUnderWay("lesson", args.id)) return;
  if (!takeText(text, kMaxTextCodePoints / 2, actions)) return;
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

/// About a step, in the thread that it stands in.
void LearnDesk::Work::Doing::addLesson(const CommandArgs& args) const {
  std::string text = args.text;
  const Record* record = sync.recordOfRow(args.id);
  if (record == nullptr || record->card.empty())
    return refuse(SMASTEG_DEFERRED_TEXT("said-learn-gone"), actions);
  if (!takeText(text, kMaxTextCodePoints / 2, actions)) return;
  StepContent content;
  content.body = bodyFor(RecordKind::lesson, std::move(text));
  write(RecordKind::lesson, std::move(content), {record->card, record->eventId, true, {}},
        learnTarget("step", record->eventId));
}

/// Once, to who wrote it: her phone rings.
void LearnDesk::Work::Doing::thank(const CommandArgs& args) const {
  const Record* record = messageOf(args.id);
  if (record == nullptr || record->author == sync.self() || record->card.empty()) return;
  const EventLog& log = sync.eventLog();
  const auto thanks = Learnt(log).thanksFor(*record);
  const bool isDone = std::any_of(thanks.begin(), thanks.end(),
                                  [&](const Record* each) { return each->author == sync.self(); });
  if (isDone || isUnderWay("thanks", args.id)) return;
  StepContent content;
  content.from = record->id;
  const std::string why = languageOf(log) == Language::en ? SMASTEG_DEFERRED_TEXT(" for the lesson")
                                                          : SMASTEG_DEFERRED_TEXT(" för lärdomen");
  content.body = bodyFor(RecordKind::thanks, sync.facts().nameOf(record->author) + why);
  write(RecordKind::thanks, std::move(content), {record->card, record->eventId, true, {record->author}},
        learnTarget("thanks", args.id));
}

/// In the thread of the week's card, where everybody's client finds it again.
void LearnDesk::Work::Doing::sendLetter(const CommandArgs& args) const {
  const auto week = parseWeek(args.id);
  std::string text = args.text;
  const EventLog& log = sync.eventLog();
  if (!week || isUnderWay("letter", args.id) || letterOf(Learnt(log), week.value()) != nullptr) return;
  if (!takeText(text, kMaxTextCodePoints, actions)) return;
  const auto cards = sync.history().weekCards();
  const auto card = std::find_if(cards.begin(), cards.end(), [&](const Card* each) {
    return each->week == args.id && holdsLetters(log, *each);
  });
  if (card == cards.end()) return refuse(SMASTEG_DEFERRED_TEXT("said-learn-gone"), actions);
  RecordParts parts;
  parts.week = week.value().week;
  parts.text = std::move(text);
  StepContent content;
  content.body = bodyOf(RecordKind::letter, parts, languageOf(log));
  if (!takeText(content.body, kMaxTextCodePoints, actions)) return;
  write(RecordKind::letter, std::move(content), {(*card)->id, "", false, {}}, learnTarget("letter", args.id));
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

/// Deterministic in what the room has, so nothing has to be kept for it: of one's own cards those that nobody
/// points at.
void LearnDesk::Work::pointOut(RoomSync& sync, const Card& card, TimeMs now) {
  const std::string& create = sync.facts().createEvent();
  if (create.empty() || card.recordId.empty()) return;
  const std::string id = pointerOf(card.recordId);
  const bool isThere = !sync.eventLog().eventOf(sync.self(), id).empty();
  if (isThere || sync.outbox().find(id) != nullptr) return;
  sync.tell({id, std::string(kOpType), cardPointer(create, card.id, card.kind, card.week, id),
             learnTarget("experiment", card.recordId), ""},
            now);
}

/// All once, and the newest again and again: what is written in them is pushed to nobody.
void LearnDesk::Work::readThreads(RoomSync& sync, Room& room, TimeMs now) {
  std::size_t read = 0;
  for (const Record* record : sync.eventLog().records()) {
    if (record->kind != RecordKind::experiment || ++read > kThreadsRead) continue;
    const auto [last, isFirst] = room.read.try_emplace(record->eventId, now);
    if (!isFirst && (read > kThreadsWatched || now < last->second + kThreadFreshMs)) continue;
    last->second = now;
    sync.readThread(record->eventId);
  }
}

void LearnDesk::Work::advance(RoomSync& sync, TimeMs now) {
  Room& room = rooms[sync.room()];
  if (!sync.mayRead() || !room.isShown || !sync.history().pointersComplete()) return;
  if (room.seen == sync.revision() && now < room.seenAt + kThreadFreshMs) return;
  for (const auto& [id, card] : sync.eventLog().cards()) {
    if (card.kind != recordKindName(RecordKind::experiment) || card.redacted) continue;
    if (!card.seen && !std::exchange(room.timelineAsked, true)) sync.readTimeline();
    if (card.seen && card.sender == sync.self() && card.pointers.empty()) pointOut(sync, card, now);
  }
  readThreads(sync, room, now);
  room.seen = sync.revision();
  room.seenAt = now;
}

void LearnDesk::Close::operator()(Work* work) const { delete work; }

void LearnDesk::open() {
  if (!work_) work_.reset(new Work);
}

void LearnDesk::advanceOpen(RoomSync& sync, TimeMs now) { work_->advance(sync, now); }

void LearnDesk::command(const Command& command, RoomSync& sync, TimeMs now, Actions& actions) {
  open();
  work_->rooms[sync.room()].isShown = true;
  RandomStream random(command.entropy + "/" + command.name);
  const CommandArgs& args = command.args;
  const Work::Doing doing{sync, random, now, actions};
  const std::string& name = command.name;
  if (name == SMASTEG_DEFERRED_TEXT("learnStart")) doing.start(args);
  if (name == SMASTEG_DEFERRED_TEXT("learnClose")) doing.close(args);
  if (name == SMASTEG_DEFERRED_TEXT("learnFromStep")) doing.addLesson(args);
  if (name == SMASTEG_DEFERRED_TEXT("learnThank")) doing.thank(args);
  if (name == SMASTEG_DEFERRED_TEXT("learnSendLetter")) doing.sendLetter(args);
  if (name == SMASTEG_DEFERRED_TEXT("learnRemove")) doing.remove(args);
  if (name == SMASTEG_DEFERRED_TEXT("learnRetry")) sync.retry(args.id, now);
}

std::string LearnDesk::view(std::string_view name, const ViewContext& context, const std::string& text) {
  open();
  // Beside the trail, whether or not Lärdomar is open: nothing more is read for it.
  if (name == LearnChainsView::name) return toJsonApart(learnChainsView(context, text));
  work_->rooms[context.room].isShown = true;
  if (name == LearnRiskView::name) return toJsonApart(learnRiskView(text));
  if (name == LearnLetterView::name) return toJsonApart(learnLetterView(context, text));
  return toJsonApart(learnView(context));
}

}  // namespace smasteg
