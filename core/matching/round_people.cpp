// Cards and people of rounds, as the log has them now. See round.h.
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <map>
#include <set>

#include "core/base/sort.h"
#include "core/matching/round.h"

namespace smasteg {
namespace {

/// A card of which only pointers are known.
RoundCard unseenCard(const Card& card) {
  const Pointer& first = *card.pointers.begin();
  const bool isByOne = std::all_of(card.pointers.begin(), card.pointers.end(),
                                   [&](const Pointer& each) { return each.sender == first.sender; });
  return {card.id, isByOne ? first.sender : "", card.week, first.ts, false};
}

/// Of one person's sign-ups the first with a number counts: she must not choose between two afterwards.
bool isBetter(const RoundPerson& made, const RoundPerson& held) {
  if (made.commit.empty() != held.commit.empty()) return held.commit.empty();
  return std::pair(made.ts, made.entry) < std::pair(held.ts, held.entry);
}

}  // namespace

std::vector<RoundCard> roundCards(const EventLog& log) {
  std::map<std::string, RoundCard> found;
  std::vector<RoundCard> unseen;
  for (const auto& [id, card] : log.cards()) {
    if (card.kind != "round" || card.redacted) continue;
    if (card.seen) found[id] = {id, card.sender, card.week, card.ts, true};
    if (!card.seen && !card.pointers.empty()) unseen.push_back(unseenCard(card));
  }
  for (const Record* record : log.records()) {
    if (record->kind == RecordKind::round && record->toldBy.empty())
      found.try_emplace(record->eventId, RoundCard{record->eventId, record->author, "", record->ts, true});
  }
  sortItems(unseen, [](const RoundCard& a, const RoundCard& b) { return a.ts > b.ts; });
  if (unseen.size() > kMaxUnseenRounds) unseen.resize(kMaxUnseenRounds);
  for (RoundCard& card : unseen) found.try_emplace(card.id, std::move(card));
  std::vector<RoundCard> cards;
  cards.reserve(found.size());
  for (auto& [id, card] : found) cards.push_back(std::move(card));
  sortItems(cards, [](const RoundCard& a, const RoundCard& b) { return a.ts < b.ts; });  // equal ones by id
  return cards;
}

std::vector<RoundPerson> signedUp(const EventLog& log, const RoundCard& card) {
  std::map<std::string, RoundPerson> people;
  for (const SeenOp& op : log.ops("signup", "", card.id)) {
    RoundPerson made{op.sender, op.eventId, readOpFields("signup", op.fields).commit, op.ts};
    const auto [held, isNew] = people.try_emplace(op.sender, made);
    if (!isNew && isBetter(made, held->second)) held->second = std::move(made);
  }
  const auto reactions = log.reactions(card.id);
  if (const auto cups = reactions.find(std::string(kSignUpKey)); cups != reactions.end()) {
    for (const std::string& sender : cups->second)
      people.try_emplace(sender, RoundPerson{sender, log.reactionEvent(card.id, sender, kSignUpKey), ""});
  }
  if (const auto asleep = reactions.find(std::string(kSleepKey)); asleep != reactions.end()) {
    for (const std::string& sender : asleep->second) people.erase(sender);
  }
  for (const SeenOp& op : log.ops("decline", "", card.id)) people.erase(op.sender);
  std::vector<RoundPerson> all;
  all.reserve(people.size());
  for (auto& [id, person] : people) all.push_back(std::move(person));
  return all;
}

OpFields profileAt(const EventLog& log, const std::string& sender, TimeMs ts) {
  OpFields fields;
  for (const SeenOp& op : log.ops("profile", sender)) {
    if (op.ts <= ts) fields = readOpFields("profile", op.fields);
  }
  return fields;
}

bool isPausedAt(const EventLog& log, const std::string& sender, TimeMs ts) {
  const std::string until = profileAt(log, sender, ts).pauseUntil;
  return !until.empty() && formatDay(stockholmDate(ts)) <= until;
}

Participant participantOf(const std::string& id, const OpFields& profile) {
  return {id,
          profile.profession,
          profile.organisation,
          profile.department,
          profile.sector,
          profile.place,
          profile.languages,
          profile.offers,
          profile.seeks,
          profile.days};
}

}  // namespace smasteg
