// What an open app does by itself for rounds. See round_work.h.
// SPDX-License-Identifier: EUPL-1.2
#include "core/engine/round_work.h"

#include <algorithm>

#include "core/base/ids.h"
#include "core/engine/point_out.h"
#include "core/log/event_codec.h"
#include "core/log/op_codec.h"
#include "core/log/round_phrases.h"
#include "core/view/round_people_view.h"

namespace smasteg {
namespace {

constexpr TimeMs kWatchedForMs = 10 * kDayMs;  // two days to sign up, one more, and a week to meet

/// There is something left to do by itself: else only who looks at rounds has them read.
bool isBusy(const EventLog& log, const std::string& self, const RoundOwn& own) {
  const bool isPromised = !own.nonce.empty() && log.eventOf(self, derivedId(own.nonce, "reveal")).empty();
  return isPromised || !own.opening.empty() || own.closingAt != 0 || own.drawingAt != 0 || !own.drawn.empty();
}

const BookedRound* find(const std::vector<BookedRound>& rounds, const std::string& card) {
  const auto found = std::find_if(rounds.begin(), rounds.end(),
                                  [&](const BookedRound& round) { return round.card.id == card; });
  return found == rounds.end() ? nullptr : &*found;
}

/// The first close that counts.
std::optional<SeenOp> closeOf(const EventLog& log, const RoundCard& card) {
  for (SeenOp& op : log.ops("close", "", card.id)) {
    if (card.mayClose(op.sender, op.ts) && !readOpFields("close", op.fields).entries.empty())
      return std::move(op);
  }
  return std::nullopt;
}

}  // namespace

void RoundDesk::Work::advance(RoomSync& sync, TimeMs now) {
  Room& room = rooms[sync.room()];
  const auto own = records.rounds(sync.room());
  const bool isWaiting = std::any_of(own.begin(), own.end(), [](const auto& each) {
    return each.second.drawingAt != 0 || each.second.closingAt != 0;
  });
  if (!sync.mayRead() || (room.seen == sync.revision() && !isWaiting)) return;
  const bool isAnyBusy = std::any_of(own.begin(), own.end(), [&](const auto& each) {
    return isBusy(sync.eventLog(), sync.self(), each.second);
  });
  if (room.isShown || isAnyBusy) readRounds(sync, room, now);
  for (const auto& [key, each] : own) {
    if (!each.opening.empty()) goOnOpening(sync, key, each, now);
  }
  for (const RoundCard& card : roundCards(sync.eventLog())) {
    const auto held = own.find(card.id);
    if (held == own.end()) continue;
    if (!held->second.nonce.empty()) openNumber(sync, card, held->second, now);
    if (held->second.closingAt != 0) closeIfRead(sync, card, held->second, now);
    if (held->second.drawingAt != 0) drawIfDue(sync, room, card, held->second, now);
    if (!held->second.drawn.empty()) tellPairs(sync, room, card, held->second, now);
  }
  settleProfile(sync);
  room.seen = sync.revision();
}

/// The newest again and again, the others once: what has been held is history for the next draw.
void RoundDesk::Work::readRounds(RoomSync& sync, Room& room, TimeMs now) {
  const auto cards = roundCards(sync.eventLog());
  std::vector<std::string> watched;
  std::size_t read = 0;
  for (auto card = cards.rbegin(); card != cards.rend() && read < kRoundsRead; ++card, ++read) {
    if (watched.size() < kRoundsWatched && now < card->ts + kWatchedForMs) watched.push_back(card->id);
    if (room.asked.insert(card->id).second) sync.readRound(card->id);
    if (!card->seen && !std::exchange(room.timelineAsked, true)) sync.readTimeline();
  }
  sync.watch(std::move(watched));
}

/// The room has the card: now it is pointed out, and then it is a round like any other.
void RoundDesk::Work::goOnOpening(RoomSync& sync, const std::string& key, const RoundOwn& own, TimeMs now) {
  const EventLog& log = sync.eventLog();
  if (!log.eventOf(sync.self(), derivedId(own.opening, "pointer")).empty()) {
    records.keep(sync.room(), key, RoundOwn());
    return;
  }
  const Job* job = sync.outbox().find(own.opening);
  std::string card = log.eventOf(sync.self(), own.opening);
  if (card.empty() && job != nullptr && job->state == "sent") card = job->eventId;
  if (card.empty()) return;
  const std::string week = weekAt(job == nullptr ? now : job->createdAt);
  pointOut(sync, {card, "round", week, own.opening, own.opening}, now);
}

/// One's number is opened once the close that counts names the sign-up that promised it: before that somebody
/// could choose whom to close with.
void RoundDesk::Work::openNumber(RoomSync& sync, const RoundCard& card, const RoundOwn& own, TimeMs now) {
  const EventLog& log = sync.eventLog();
  const auto close = closeOf(log, card);
  if (!close) return;
  const std::string id = derivedId(own.nonce, "reveal");
  if (!log.eventOf(sync.self(), id).empty() || sync.outbox().find(id) != nullptr) return;
  const std::string commit = commitmentOf(card.id, sync.self(), own.nonce);
  const auto entries = readOpFields("close", close->fields).entries;
  const auto mine = log.ops("signup", sync.self(), card.id);
  const bool isNamed = std::any_of(mine.begin(), mine.end(), [&](const SeenOp& op) {
    return readOpFields("signup", op.fields).commit == commit &&
           std::find(entries.begin(), entries.end(), op.eventId) != entries.end();
  });
  if (!isNamed) return;
  OpFields fields;
  fields.nonce = own.nonce;
  sync.tell({id, std::string(kOpType), opMessage("reveal", card.id, id, fields), card.id, card.id}, now);
}

/// Who is in is read anew after the tap, and then named: there is no global order in a room.
void RoundDesk::Work::closeIfRead(RoomSync& sync, const RoundCard& card, RoundOwn own, TimeMs now) {
  const EventLog& log = sync.eventLog();
  const bool isClosed = closeOf(log, card).has_value();
  const bool isUnreadable = sync.isRoundUnreadable(card.id);
  if (!isClosed && !isUnreadable && sync.roundReadAt(card.id) < own.closingAt) {
    if (sync.roundReadAt(card.id) == kMinTimeMs) sync.readRound(card.id);
    return;
  }
  OpFields fields;
  std::size_t active = 0;
  for (const RoundPerson& person : signedUp(log, card)) {
    if (fields.entries.size() < kMaxOpIds) fields.entries.push_back(person.entry);
    active += isPausedAt(log, person.id, now) ? 0U : 1U;
  }
  own.closingAt = 0;
  own.tooFew = !isClosed && active < 2;
  records.keep(sync.room(), card.id, own);
  if (isClosed || isUnreadable || own.tooFew || !card.mayClose(sync.self(), now)) return;
  const std::string id = derivedId(card.id + sync.self() + std::to_string(now), "close");
  sync.tell({id, std::string(kOpType), opMessage("close", card.id, id, fields), card.id, card.id}, now);
}

/// When all numbers are open, or open apps have had their time: then what there is decides.
void RoundDesk::Work::drawIfDue(RoomSync& sync, Room& room, const RoundCard& card, RoundOwn own, TimeMs now) {
  const auto& rounds = room.book.read(sync.eventLog());
  const BookedRound* round = find(rounds, card.id);
  const bool isRead = sync.roundReadAt(card.id) >= own.drawingAt &&
                      std::all_of(rounds.begin(), rounds.end(), [&](const BookedRound& each) {
                        return sync.isRoundUnreadable(each.card.id) ||
                               sync.roundReadAt(each.card.id) != kMinTimeMs ||
                               !room.asked.contains(each.card.id);
                      });
  if (round == nullptr || !isRead) return;
  const RoundCheck drawn = room.book.preview(sync.eventLog(), *round);
  const TimeMs waitsFrom = std::min(round->closeTs, own.drawingAt);
  if (!drawn.close.empty() && drawn.reveals < drawn.of && now < waitsFrom + kRevealWaitMs) return;
  own.drawingAt = 0;
  own.tooFew = !drawn.close.empty() && drawn.draw.groups.empty();
  // Somebody else was first.
  const bool isTold =
      round->check.verdict == RoundVerdict::checked && round->check.draw.digest == drawn.draw.digest;
  if (!isTold && !drawn.draw.groups.empty()) {
    OpFields fields = resultOf(drawn);
    own.drawn = derivedId(card.id + sync.self() + std::to_string(now), "result");
    std::string content = opMessage("result", card.id, own.drawn, fields);
    if (content.size() > kMaxContentBytes) {
      fields.groups.clear();  // so many that they do not fit: they follow from the rest
      content = opMessage("result", card.id, own.drawn, fields);
    }
    sync.tell({own.drawn, std::string(kOpType), content, card.id, card.id}, now);
  }
  records.keep(sync.room(), card.id, own);
}

/// Phones ring for the result that stands, and for no other.
void RoundDesk::Work::tellPairs(RoomSync& sync, Room& room, const RoundCard& card, RoundOwn own, TimeMs now) {
  const std::string result = sync.eventLog().eventOf(sync.self(), own.drawn);
  if (result.empty()) {
    if (sync.outbox().find(own.drawn) != nullptr) return;  // on its way, or it failed and can be tried again
    own.drawn.clear();
    records.keep(sync.room(), card.id, own);
    return;
  }
  const BookedRound* round = find(room.book.read(sync.eventLog()), card.id);
  const std::string id = derivedId(own.drawn, "pairs");
  own.drawn.clear();
  records.keep(sync.room(), card.id, own);
  if (round == nullptr || round->check.result != result || round->check.groups.empty()) return;
  std::vector<std::string> mentions;
  for (const auto& group : round->check.groups) mentions.insert(mentions.end(), group.begin(), group.end());
  const Language language = languageOf(sync.eventLog());
  const auto week = parseWeek(card.week);
  const int number = week ? week.value().week : isoWeekOf(stockholmDate(card.ts)).week;
  const std::string body = drawBody(
      number, toldGroups(round->check, sync.facts(), openings ? &*openings : nullptr, language), language);
  const std::string content = drawMessage(body, id, card.id, mentions);
  if (!content.empty()) sync.tell({id, std::string(kMessage), content, card.id, card.id}, now);
}

/// What the room has given back needs not be kept here.
void RoundDesk::Work::settleProfile(RoomSync& sync) {
  const auto own = records.profile(sync.room());
  if (!own || own->sent.empty()) return;
  if (!sync.eventLog().eventOf(sync.self(), own->sent).empty())
    records.keepProfile(sync.room(), std::nullopt);
}

}  // namespace smasteg
