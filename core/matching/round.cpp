// See round.h.
// SPDX-License-Identifier: EUPL-1.2
#include "core/matching/round.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "core/base/sha256.h"
#include "core/base/sort.h"

namespace smasteg {
namespace {

void say(RoundCheck& check, RoundVerdict verdict, std::string why, std::string about = "") {
  check.verdict = verdict, check.why = std::move(why), check.about = std::move(about);
}

const SeenOp* find(const std::vector<SeenOp>& ops, std::string_view id) {
  const auto found = std::find_if(ops.begin(), ops.end(), [&](const SeenOp& op) { return op.eventId == id; });
  return found == ops.end() ? nullptr : &*found;
}

RoundPerson* personIn(RoundCheck& check, const std::string& id) {
  const auto found = std::find_if(check.people.begin(), check.people.end(),
                                  [&](const RoundPerson& person) { return person.id == id; });
  return found == check.people.end() ? nullptr : &*found;
}

std::string hexOf(std::string_view bytes) {
  Digest digest{};
  for (std::size_t i = 0; i < digest.size() && i < bytes.size(); ++i)
    digest[i] = static_cast<std::uint8_t>(bytes[i]);
  return hex(digest);
}

}  // namespace

RoundReader::RoundReader(const EventLog& log, const RoundCard& card, const std::vector<Held>& held)
    : log_(log),
      card_(card),
      held_(held),
      closes_(log.ops("close", "", card.id)),
      reveals_(log.ops("reveal", "", card.id)) {
  for (const SeenOp& op : closes_) {
    const bool counts = card.mayClose(op.sender, op.ts);
    if (counts && !readOpFields("close", op.fields).entries.empty()) valid_.push_back(op);
  }
}

RoundCheck RoundReader::read() const {
  std::vector<Counting> all;
  for (const SeenOp& result : log_.ops("result", "", card_.id)) all.push_back(readResult(result));
  if (all.empty()) return preview();
  const auto rank = [](const Counting& each) {
    return std::tuple(each.check.verdict == RoundVerdict::checked, each.counts, each.declined,
                      each.check.reveals);
  };
  Counting* standing = &all.front();  // of equals the first
  for (Counting& each : all) {
    if (rank(each) > rank(*standing)) standing = &each;
  }
  if (!standing->counts) standing->check.groups.clear();
  return std::move(standing->check);
}

RoundCheck RoundReader::preview() const {
  RoundCheck check;
  say(check, RoundVerdict::unconfirmed, valid_.empty() ? "no_close" : "no_result");
  if (valid_.empty()) return check;
  const SeenOp& close = valid_.front();
  check.close = close.eventId, check.closeTs = close.ts;
  const std::string missing = readEntries(close, check);
  if (!missing.empty()) say(check, RoundVerdict::unconfirmed, "missing_entry", missing);
  std::vector<std::string> nonces;
  for (const SeenOp& reveal : reveals_) {
    RoundPerson* person = personIn(check, reveal.sender);
    std::string nonce = openedBy(reveal, check);
    if (nonce.empty() || person->isOpened) continue;
    person->isOpened = true;
    nonces.push_back(std::move(nonce));
    check.revealIds.push_back(reveal.eventId);
  }
  check.reveals = nonces.size();
  markDeclined(check, kMaxTimeMs);
  drawInto(check, close, nonces);
  if (check.drawn.size() < 2 && missing.empty()) say(check, RoundVerdict::unconfirmed, "too_few");
  return check;
}

/// The close that a result names. What is not here may have been taken away since: then what was told counts,
/// if it is by somebody who could have closed. What is here and is nobody's to close counts for nothing.
const SeenOp* RoundReader::readClose(const OpFields& said, const SeenOp& result, Counting& out) const {
  const SeenOp* close = find(valid_, said.close);
  if (close != nullptr) {
    out.check.close = close->eventId, out.check.closeTs = close->ts;
    return close;
  }
  say(out.check, RoundVerdict::unconfirmed, "unknown_close", said.close);
  out.counts = !out.check.groups.empty() && find(closes_, said.close) == nullptr &&
               card_.mayClose(result.sender, result.ts);
  return nullptr;
}

RoundReader::Counting RoundReader::readResult(const SeenOp& result) const {
  const OpFields said = readOpFields("result", result.fields);
  Counting out;
  out.check.result = result.eventId, out.check.resultTs = result.ts, out.check.by = result.sender;
  out.check.groups = said.groups;
  const SeenOp* close = readClose(said, result, out);
  if (close == nullptr) return out;
  out.missing = readEntries(*close, out.check);
  markDeclined(out.check, result.ts);
  out.declined =
      static_cast<std::size_t>(std::count_if(out.check.people.begin(), out.check.people.end(),
                                             [](const RoundPerson& person) { return person.hasDeclined; }));
  if (readReveals(said, out)) compare(said, result, *close, out);
  return out;
}

/// The numbers that a result counts. False when one is not here, or was never promised.
bool RoundReader::readReveals(const OpFields& said, Counting& out) const {
  for (const std::string& id : said.reveals) {
    const SeenOp* reveal = find(reveals_, id);
    RoundPerson* person = reveal == nullptr ? nullptr : personIn(out.check, reveal->sender);
    const bool isLost = reveal == nullptr || (person == nullptr && !out.missing.empty());
    if (isLost) {
      const bool isEntry = reveal != nullptr;
      say(out.check, RoundVerdict::unconfirmed, isEntry ? "missing_entry" : "missing_reveal",
          isEntry ? out.missing : id);
      out.counts = !out.check.groups.empty();
      return false;
    }
    if (person == nullptr || openedBy(*reveal, out.check).empty()) {
      say(out.check, RoundVerdict::wrong, "false_reveal", id);
      return false;
    }
    if (person->isOpened) continue;
    person->isOpened = true;
    out.check.revealIds.push_back(id);
  }
  out.check.reveals = out.check.revealIds.size();
  return true;
}

void RoundReader::compare(const OpFields& said, const SeenOp& result, const SeenOp& close,
                          Counting& out) const {
  RoundCheck& check = out.check;
  std::vector<std::string> nonces;
  nonces.reserve(check.revealIds.size());
  for (const std::string& id : check.revealIds) nonces.push_back(openedBy(*find(reveals_, id), check));
  drawInto(check, close, nonces);
  const bool follows = check.draw.digest == said.digest && !check.draw.groups.empty() &&
                       (said.groups.empty() || said.groups == check.draw.groups);
  out.counts = follows || !said.groups.empty();
  if (follows) check.groups = check.draw.groups;
  for (const SeenOp& reveal : reveals_) {
    const RoundPerson* person = personIn(check, reveal.sender);
    const bool isOmitted = reveal.ts < result.ts && person != nullptr && !person->isOpened;
    if (!isOmitted || openedBy(reveal, check).empty()) continue;
    say(check, RoundVerdict::unconfirmed, "omitted_reveal", reveal.eventId);
    out.counts = follows;
    return;
  }
  if (follows) {
    const bool isFirst = close.eventId == valid_.front().eventId;
    check.verdict = isFirst ? RoundVerdict::checked : RoundVerdict::unconfirmed;
    if (!isFirst) say(check, RoundVerdict::unconfirmed, "earlier_close", valid_.front().eventId);
  } else if (!out.missing.empty()) {
    check.draw = Draw();
    say(check, RoundVerdict::unconfirmed, "missing_entry", out.missing);
  } else if (check.draw.groups.empty() && said.groups.empty()) {
    say(check, RoundVerdict::unconfirmed, "too_few");
  } else if (!said.inputs.empty() && said.inputs != check.inputs) {
    say(check, RoundVerdict::unconfirmed, "other_inputs");
  } else if (!card_.seen) {
    say(check, RoundVerdict::unconfirmed, "unseen_card", card_.id);
  } else {
    say(check, RoundVerdict::wrong, "other_digest", result.eventId);
    out.counts = false;
  }
}

/// Who is in, each once; gives the first entry that this log does not have.
std::string RoundReader::readEntries(const SeenOp& close, RoundCheck& check) const {
  std::map<std::string, RoundPerson> people;
  std::map<std::string, std::string> reactions;  // event → who
  const auto byKey = log_.reactions(card_.id);
  if (const auto signers = byKey.find(std::string(kSignUpKey)); signers != byKey.end()) {
    for (const std::string& sender : signers->second)
      reactions[log_.reactionEvent(card_.id, sender, kSignUpKey)] = sender;
  }
  const std::vector<SeenOp> ops = log_.ops("signup", "", card_.id);
  std::map<std::string_view, const SeenOp*> byId;
  for (const SeenOp& op : ops) byId[op.eventId] = &op;
  std::string missing;
  for (const std::string& id : readOpFields("close", close.fields).entries) {
    const auto op = byId.find(id);
    if (op == byId.end()) {
      const auto reaction = reactions.find(id);
      if (reaction != reactions.end()) {
        people.try_emplace(reaction->second, RoundPerson{reaction->second, id, ""});
      } else if (missing.empty()) {
        missing = id;
      }
      continue;
    }
    RoundPerson made{op->second->sender, id, readOpFields("signup", op->second->fields).commit,
                     op->second->ts};
    const auto [place, isNew] = people.try_emplace(made.id, made);
    RoundPerson& held = place->second;
    const bool isEarlier = std::pair(made.ts, made.entry) < std::pair(held.ts, held.entry);
    if (!isNew && !made.commit.empty() && (held.commit.empty() || isEarlier)) held = std::move(made);
  }
  for (auto& [id, person] : people) {
    check.of += person.commit.empty() ? 0U : 1U;
    person.isPaused = isPausedAt(log_, id, close.ts);
    check.people.push_back(std::move(person));
  }
  return missing;
}

/// The number, if it is the one that its sender promised; else "".
std::string RoundReader::openedBy(const SeenOp& reveal, const RoundCheck& check) const {
  for (const RoundPerson& person : check.people) {
    if (person.id != reveal.sender || person.commit.empty()) continue;
    std::string nonce = readOpFields("reveal", reveal.fields).nonce;
    return commitmentOf(card_.id, reveal.sender, nonce) == person.commit ? nonce : "";
  }
  return "";
}

void RoundReader::markDeclined(RoundCheck& check, TimeMs ts) const {
  for (const SeenOp& op : log_.ops("decline", "", card_.id)) {
    RoundPerson* person = personIn(check, op.sender);
    if (person != nullptr && op.ts <= ts) person->hasDeclined = true;
  }
}

void RoundReader::drawInto(RoundCheck& check, const SeenOp& close,
                           const std::vector<std::string>& nonces) const {
  for (const RoundPerson& person : check.people) {
    if (!person.hasDeclined && !person.isPaused)
      check.drawn.push_back(participantOf(person.id, profileAt(log_, person.id, card_.ts)));
  }
  std::vector<MeetingRound> history;
  for (const Held& round : held_) {
    if (round.resultTs < close.ts && history.size() < kMaxRounds) history.push_back(round.groups);
  }
  check.history = history.size();
  check.inputs = inputsOf(check.drawn, history);
  const std::string seed =
      seedOf(card_.id, close.eventId, readOpFields("close", close.fields).entries, nonces);
  check.seed = hexOf(seed);
  if (auto draw = drawRound(check.drawn, history, seed)) check.draw = draw.take();
}

Result<RoundCheck> checkRound(const EventLog& log, std::string_view card) {
  std::vector<RoundReader::Held> held;
  for (const RoundCard& each : roundCards(log)) {
    RoundCheck check = RoundReader(log, each, held).read();
    if (each.id == card) return check;
    if (!check.result.empty() && !check.groups.empty())
      held.push_back({check.resultTs, std::move(check.groups)});
  }
  return Error{"no_round", std::string(card)};
}

OpFields resultOf(const RoundCheck& drawn) {
  OpFields out;
  out.close = drawn.close;
  out.reveals = drawn.revealIds;
  out.digest = drawn.draw.digest;
  out.inputs = drawn.inputs;
  out.groups = drawn.draw.groups;
  return out;
}

}  // namespace smasteg
