// What a person does in "Träffas". See round_work.h.
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "core/base/deferred_text.h"
#include "core/base/fields_apart.h"
#include "core/base/ids.h"
#include "core/base/json_fields.h"
#include "core/base/text.h"
#include "core/engine/round_work.h"
#include "core/log/event_codec.h"
#include "core/log/op_codec.h"
#include "core/log/record_parts.h"
#include "core/view/round_people_view.h"

namespace smasteg {
namespace {

constexpr std::size_t kWordShown = 20;  // of one that is too long, in what is said of it

std::string clean(const std::string& raw) {
  std::string text = cleanText(raw);
  std::replace(text.begin(), text.end(), '\n', ' ');
  return std::string(trim(text));
}

/// False, and said, when a word is too long.
bool takeWord(std::string& word, Actions& actions) {
  word = clean(word);
  if (countCodePoints(word) <= kMaxOpTextCodePoints) return true;
  actions.emplace_back(Notice{SMASTEG_DEFERRED_TEXT("said-profile-too-long"),
                              {{"word", truncateCodePoints(word, kWordShown)},
                               {"most", static_cast<std::int64_t>(kMaxOpTextCodePoints)}}});
  return false;
}

bool takeList(std::vector<std::string>& list, Actions& actions) {
  std::vector<std::string> kept;
  for (std::string& word : list) {
    if (!takeWord(word, actions)) return false;
    if (!word.empty() && std::find(kept.begin(), kept.end(), word) == kept.end())
      kept.push_back(std::move(word));
  }
  list = std::move(kept);
  if (list.size() <= kMaxOpTexts) return true;
  actions.emplace_back(Notice{SMASTEG_DEFERRED_TEXT("said-profile-too-many"),
                              {{"most", static_cast<std::int64_t>(kMaxOpTexts)}}});
  return false;
}

const RoundCard* find(const std::vector<RoundCard>& cards, const std::string& id) {
  const auto found =
      std::find_if(cards.begin(), cards.end(), [&](const RoundCard& card) { return card.id == id; });
  return found == cards.end() ? nullptr : &*found;
}

MeetProfile toldProfile(const RoomSync& sync) {
  const auto told = sync.eventLog().latestOp("profile", sync.self());
  return told ? profileOf(readOpFields("profile", told->fields)) : MeetProfile();
}

}  // namespace

OpFields fieldsOf(const MeetProfile& profile) {
  OpFields out;
  out.profession = profile.profession;
  out.organisation = profile.organisation;
  out.department = profile.department;
  out.sector = profile.sector;
  out.place = profile.place;
  out.languages = profile.languages;
  out.offers = profile.offers;
  out.seeks = profile.seeks;
  out.days = profile.days;
  out.pauseUntil = profile.pauseUntil;
  return out;
}

std::optional<MeetProfile> readProfile(const std::string& json, Actions& actions) {
  auto read = readRecordApart<MeetProfile>(json);
  constexpr int kAllDays = 127;
  const bool isSound = read && read.value().days >= 0 && read.value().days <= kAllDays &&
                       (read.value().pauseUntil.empty() || parseDay(read.value().pauseUntil));
  if (!isSound) {
    actions.emplace_back(Notice{SMASTEG_DEFERRED_TEXT("said-profile-unread"), {}});
    return std::nullopt;
  }
  MeetProfile profile = read.take();
  for (std::string* word :
       {&profile.profession, &profile.organisation, &profile.department, &profile.sector, &profile.place}) {
    if (!takeWord(*word, actions)) return std::nullopt;
  }
  for (auto* list : {&profile.languages, &profile.offers, &profile.seeks}) {
    if (!takeList(*list, actions)) return std::nullopt;
  }
  return profile;
}

void RoundDesk::Work::carryOut(const Command& command, RoomSync& sync, TimeMs now, Actions& actions) {
  RandomStream random(command.entropy + "/" + command.name);
  const CommandArgs& args = command.args;
  if (command.name == "openRound") return openRound(sync, random, now);
  if (command.name == "retryRound") return void(sync.retry(args.id, now));
  if (command.name == "removeProfile") return removeProfile(sync, random, now);
  if (command.name == "pause") return pause(sync, args.text, random, now, actions);
  if (command.name == "keepProfile" || command.name == "sendProfile") {
    auto profile = readProfile(args.text, actions);
    if (!profile) return;
    if (command.name == "sendProfile") return sendProfile(sync, std::move(*profile), random, now);
    records.keepProfile(sync.room(), ProfileOwn{std::move(*profile), ""});
    return;
  }
  const auto cards = roundCards(sync.eventLog());
  if (find(cards, args.id) == nullptr) return;
  RoundOwn own = records.round(sync.room(), args.id);
  own.tooFew = false;
  if (command.name == "signUp") {
    signUp(sync, args.id, random, now);
  } else if (command.name == "takeBack") {
    takeBack(sync, args.id, random, now);
  } else if (command.name == "closeRound") {
    own.closingAt = now;
    records.keep(sync.room(), args.id, own);
    sync.readRound(args.id);
  } else if (command.name == "drawRound") {
    own.drawingAt = now;
    records.keep(sync.room(), args.id, own);
    sync.readRound(args.id);
  } else {
    tellPlain(sync, args.id, command.name == "sayMet" ? "met" : "decline", now);
  }
}

/// The card, a message that reads well to everybody; its pointer follows when the room has it.
void RoundDesk::Work::openRound(RoomSync& sync, RandomStream& random, TimeMs now) {
  const IsoWeek week = isoWeekOf(stockholmDate(now));
  RecordParts parts;
  parts.week = week.week;
  const std::string body = bodyOf(RecordKind::round, parts, languageOf(sync.eventLog()));
  RoundOwn own;
  own.opening = makeRecordId(random);
  records.keep(sync.room(), own.opening, own);
  sync.tell({own.opening, std::string(kMessage), cardMessage("round", body, own.opening, formatWeek(week)),
             own.opening, ""},
            now);
}

/// The number is kept first: who lost it is in without one.
void RoundDesk::Work::signUp(RoomSync& sync, const std::string& card, RandomStream& random, TimeMs now) {
  const EventLog& log = sync.eventLog();
  if (const std::string asleep = log.reactionEvent(card, sync.self(), kSleepKey); !asleep.empty())
    sync.untell(asleep, card, random, now);
  if (!log.ops("close", "", card).empty()) return;  // too late: what was declined after it stays so
  for (const SeenOp& op : log.ops("decline", sync.self(), card)) sync.untell(op.eventId, card, random, now);
  RoundOwn own = records.round(sync.room(), card);
  const bool isUnderWay = !own.signUp.empty() && sync.outbox().find(own.signUp) != nullptr;
  const bool isIn =
      !log.ops("signup", sync.self(), card).empty() && sync.outbox().jobFor(card, "untell") == nullptr;
  if (isUnderWay || isIn) return;
  own.nonce = makeRecordId(random);
  own.signUp = makeRecordId(random);
  records.keep(sync.room(), card, own);
  OpFields fields;
  fields.commit = commitmentOf(card, sync.self(), own.nonce);
  sync.tell({own.signUp, std::string(kOpType), opMessage("signup", card, own.signUp, fields), card, card},
            now);
}

void RoundDesk::Work::takeBack(RoomSync& sync, const std::string& card, RandomStream& random, TimeMs now) {
  const EventLog& log = sync.eventLog();
  RoundOwn own = records.round(sync.room(), card);
  sync.dropTold(own.signUp);
  own.nonce.clear(), own.signUp.clear();
  records.keep(sync.room(), card, own);
  for (const SeenOp& op : log.ops("signup", sync.self(), card)) sync.untell(op.eventId, card, random, now);
  const std::string cup = log.reactionEvent(card, sync.self(), kSignUpKey);
  if (!cup.empty()) sync.untell(cup, card, random, now);
}

/// An op that says nothing but itself, once.
void RoundDesk::Work::tellPlain(RoomSync& sync, const std::string& card, std::string_view op, TimeMs now) {
  const std::string id = derivedId(card + sync.self(), op);
  if (!sync.eventLog().ops(op, sync.self(), card).empty()) return;
  if (sync.outbox().find(id) != nullptr) return void(sync.retry(id, now));
  sync.tell({id, std::string(kOpType), opMessage(op, card, id, {}), card, card}, now);
}

void RoundDesk::Work::sendProfile(RoomSync& sync, MeetProfile profile, RandomStream& random, TimeMs now) {
  const auto before = records.profile(sync.room());
  if (before && !before->sent.empty()) sync.dropTold(before->sent);  // the newest word is enough
  records.keepLastProfile(profile);
  if (profile == toldProfile(sync)) {
    records.keepProfile(sync.room(), std::nullopt);
    return;
  }
  const std::string id = makeRecordId(random), about = sync.facts().createEvent();
  // Where the room is not known yet it is kept, and said so; the tap is made again.
  records.keepProfile(sync.room(), ProfileOwn{profile, about.empty() ? "" : id});
  if (about.empty()) return;
  sync.tell({id, std::string(kOpType), opMessage("profile", about, id, fieldsOf(profile)),
             std::string(ProfileView::name), ""},
            now);
}

/// All that one has told of oneself here goes, and what is kept on this device.
void RoundDesk::Work::removeProfile(RoomSync& sync, RandomStream& random, TimeMs now) {
  if (const auto own = records.profile(sync.room()); own && !own->sent.empty()) sync.dropTold(own->sent);
  records.keepProfile(sync.room(), std::nullopt);
  records.keepLastProfile(std::nullopt);
  for (const SeenOp& op : sync.eventLog().ops("profile", sync.self()))
    sync.untell(op.eventId, std::string(ProfileView::name), random, now);
}

void RoundDesk::Work::pause(RoomSync& sync, const std::string& day, RandomStream& random, TimeMs now,
                            Actions& actions) {
  if (!day.empty() && !parseDay(day)) {
    actions.emplace_back(Notice{SMASTEG_DEFERRED_TEXT("said-profile-unread"), {}});
    return;
  }
  const auto own = records.profile(sync.room());
  // Only what has been told, or is on its way: what is kept here alone stays here.
  MeetProfile profile = own && !own->sent.empty() ? own->profile : toldProfile(sync);
  profile.pauseUntil = day;
  sendProfile(sync, std::move(profile), random, now);
}

}  // namespace smasteg
