// See round_book.h.
// SPDX-License-Identifier: EUPL-1.2
#include "core/matching/round_book.h"

#include <array>

#include "core/base/sha256.h"

namespace smasteg {
namespace {

constexpr std::array<std::string_view, 5> kOps = {"signup", "close", "reveal", "result", "decline"};

void add(Sha256& hash, std::string_view part) {
  hash.update(part);
  hash.update("\n");
}

/// Event ids say all: what an event says does not change, it only goes.
std::string profilesOf(const EventLog& log) {
  Sha256 hash;
  for (const SeenOp& op : log.ops("profile")) add(hash, op.eventId);
  return hex(hash.finish());
}

std::string fingerprintOf(const EventLog& log, const RoundCard& card, std::string_view profiles) {
  Sha256 hash;
  add(hash, card.opener + (card.seen ? " seen " : " told ") + std::to_string(card.ts));
  add(hash, profiles);
  for (const std::string_view name : kOps) {
    for (const SeenOp& op : log.ops(name, "", card.id)) add(hash, op.eventId);
  }
  for (const auto& [key, senders] : log.reactions(card.id)) {
    for (const std::string& sender : senders) add(hash, key + log.reactionEvent(card.id, sender, key));
  }
  return hex(hash.finish());
}

void note(std::vector<RoundReader::Held>& held, const RoundCheck& check) {
  if (!check.result.empty() && !check.groups.empty()) held.push_back({check.resultTs, check.groups});
}

}  // namespace

const std::vector<BookedRound>& RoundBook::read(const EventLog& log) {
  rounds_.clear();
  std::vector<RoundReader::Held> held;
  std::string before = profilesOf(log);  // grows by what each round before was
  std::map<std::string, Known, std::less<>> known;
  for (RoundCard& card : roundCards(log)) {
    const std::string fingerprint = fingerprintOf(log, card, before);
    const auto old = known_.find(card.id);
    BookedRound round{card, {}, "", 0};
    if (old != known_.end() && old->second.fingerprint == fingerprint) {
      round = old->second.round;
    } else {
      const RoundReader reader(log, round.card, held);
      round.check = reader.read();
      round.close = reader.firstClose();
      round.closeTs = reader.firstCloseTs();
    }
    note(held, round.check);
    before = hex(sha256(before.append(fingerprint)));
    known[card.id] = {fingerprint, round};
    rounds_.push_back(std::move(round));
  }
  known_ = std::move(known);
  return rounds_;
}

RoundCheck RoundBook::preview(const EventLog& log, const BookedRound& round) const {
  std::vector<RoundReader::Held> held;
  for (const BookedRound& each : rounds_) {
    if (each.card.id == round.card.id) break;
    note(held, each.check);
  }
  return RoundReader(log, round.card, held).preview();
}

}  // namespace smasteg
