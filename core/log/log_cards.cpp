// Cards: known by pointers and by themselves, and what that means for the messages in their threads. See
// log_state.h.
// SPDX-License-Identifier: EUPL-1.2
#include <limits>

#include "core/log/limits.h"
#include "core/log/log_state.h"
#include "core/log/phrases.h"

namespace smasteg {
namespace {

constexpr std::string_view kWeekKind = "week";
constexpr std::size_t kMaxKindBytes = 32;
constexpr TimeMs kAlways = std::numeric_limits<TimeMs>::min();
constexpr TimeMs kNever = std::numeric_limits<TimeMs>::max();

}  // namespace

TimeMs countsFrom(const Card& card) {
  if (card.seen) return kAlways;
  return card.pointers.empty() ? kNever : card.pointers.begin()->ts;
}

bool isCardClaim(std::string_view kind, std::string_view week) {
  if (kind.empty() || kind.size() > kMaxKindBytes) return false;
  return week.empty() ? kind != kWeekKind : parseWeek(week).ok();
}

std::optional<CardClaim> cardClaimOf(const MessageBody& message) {
  if (!metaFits(message) || message.meta->record.kind != "card") return std::nullopt;
  const MessageMeta& meta = *message.meta;
  if (!isCardClaim(meta.cardKind, meta.week)) return std::nullopt;
  const auto number = cardNumber(meta.cardKind, message.body);
  if (!number) return std::nullopt;
  // A number in the words and a week in the structure are the same week.
  if (*number != 0 && !meta.week.empty() && *number != parseWeek(meta.week).value().week) return std::nullopt;
  return CardClaim{meta.cardKind, meta.week, meta.id};
}

void EventLog::State::recomputeCard(const std::string& id) {
  const auto found = messages.find(id);
  const StoredMessage* message = found == messages.end() || !found->second.seen ? nullptr : &found->second;
  std::optional<CardClaim> claim;
  if (message != nullptr) claim = message->redacted ? message->baseCard : message->card;
  const auto pointed = pointers.find(id);
  const auto before = cards.find(id);
  const bool wasKnown = before != cards.end();
  const Card old = wasKnown ? before->second : Card{};

  if (!claim && pointed == pointers.end()) {
    if (!wasKnown) return;
    cards.erase(before);
    change.cardsChanged = true;
    if (found != messages.end()) setKept(found->second);
    setReactionsKept(id);
    rereadThread(id, kAlways, kNever);
    return;
  }
  Card card;
  card.id = id;
  if (pointed != pointers.end()) {
    for (const auto& pointer : pointed->second) card.pointers.insert(pointer.first);
    const auto& [first, told] = *pointed->second.begin();
    card.kind = told.kind;
    card.week = told.week;
    card.ts = first.ts;
  }
  if (claim) {
    card.kind = claim->kind;
    card.week = claim->week;
    card.recordId = claim->recordId;
    card.sender = message->sender;
    card.ts = message->ts;
    card.seen = true;
  }
  card.redacted = redacted.contains(id);
  if (wasKnown && old == card) return;
  cards[id] = card;
  change.cardsChanged = true;
  if (found != messages.end()) setKept(found->second);
  setReactionsKept(id);
  if (!wasKnown || old.kind != card.kind) {
    rereadThread(id, kAlways, kNever);
  } else if (countsFrom(old) != countsFrom(card)) {
    rereadThread(id, std::min(countsFrom(old), countsFrom(card)),
                 std::max(countsFrom(old), countsFrom(card)));
  }
}

/// Derives the messages of a thread with a time in [from, before) anew.
void EventLog::State::rereadThread(const std::string& card, TimeMs from, TimeMs before) {
  const auto thread = threads.find(card);
  if (thread == threads.end()) return;
  const auto& all = thread->second.all;
  const std::vector<StoredMessage*> messagesThen(all.lower_bound(from), all.lower_bound(before));
  for (StoredMessage* message : messagesThen) {
    derive(*message);
    setKept(*message);
  }
}

}  // namespace smasteg
