// See round.h.
// SPDX-License-Identifier: EUPL-1.2
#include "core/matching/round.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/base/sha256.h"
#include "core/base/sort.h"
#include "core/log/op_codec.h"

namespace smasteg {
namespace {

struct RoundCard {
  std::string id, opener;
  TimeMs ts = 0;
};

/// A round that was held, for those that come after it.
struct HeldRound {
  TimeMs resultTs = 0;
  MeetingRound groups;
};

struct SignUp {
  std::string entry, commit;  // commit "" without a number
  TimeMs ts = 0;
};

using SignUps = std::map<std::string, SignUp>;  // by person

std::vector<RoundCard> roundCards(const EventLog& log) {
  std::map<std::string, RoundCard> found;
  for (const auto& [id, card] : log.cards()) {
    if (card.kind == "round" && card.seen && !card.redacted) found[id] = {id, card.sender, card.ts};
  }
  for (const Record* record : log.records()) {
    if (record->kind == RecordKind::round && record->toldBy.empty())
      found[record->eventId] = {record->eventId, record->author, record->ts};
  }
  std::vector<RoundCard> cards;
  cards.reserve(found.size());
  for (auto& [id, card] : found) cards.push_back(std::move(card));
  sortItems(cards, [](const RoundCard& a, const RoundCard& b) { return a.ts < b.ts; });  // equal ones by id
  return cards;
}

/// A person's profile as it stood then.
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

class RoundReader {
 public:
  RoundReader(const EventLog& log, const RoundCard& card, const std::vector<HeldRound>& held)
      : log_(log), card_(card), held_(held), reveals_(log.ops("reveal", "", card.id)) {
    for (SeenOp& op : log.ops("close", "", card.id)) {
      const bool isDue = op.ts >= card.ts + kSignUpMs + kCloseByAllMs;
      if (op.sender != card.opener && !isDue) continue;
      if (!readOpFields("close", op.fields).entries.empty()) closes_.push_back(std::move(op));
    }
  }

  /// Of several results that follow, the last that took note of who declined; two that differ confirm
  /// nothing. Of several that do not, the first is told of.
  RoundCheck read() const {
    RoundCheck standing;
    standing.why = closes_.empty() ? "no_close" : "no_result";
    bool hasOne = false;
    std::size_t declined = 0;
    for (const SeenOp& result : log_.ops("result", "", card_.id)) {
      RoundCheck check = readResult(result);
      const std::size_t gone = declinedBy(result.ts).size();
      const bool isChecked = check.verdict == RoundVerdict::checked;
      const bool isFirstChecked = isChecked && standing.verdict != RoundVerdict::checked;
      if (!hasOne || (isFirstChecked && standing.why != "two_results") || (isChecked && gone > declined)) {
        standing = std::move(check), declined = gone, hasOne = true;
      } else if (isChecked && check.draw.digest != standing.draw.digest) {
        standing.verdict = RoundVerdict::unconfirmed;
        standing.why = "two_results", standing.about = result.eventId;
      }
    }
    if (!hasOne && !closes_.empty()) preview(standing);
    return standing;
  }

 private:
  static RoundCheck& say(RoundCheck& check, RoundVerdict verdict, std::string why, std::string about = "") {
    check.verdict = verdict, check.why = std::move(why), check.about = std::move(about);
    return check;
  }

  RoundCheck readResult(const SeenOp& result) const {
    const OpFields said = readOpFields("result", result.fields);
    RoundCheck check;
    check.result = result.eventId, check.resultTs = result.ts;
    const auto close = std::find_if(closes_.begin(), closes_.end(),
                                    [&](const SeenOp& op) { return op.eventId == said.close; });
    if (close == closes_.end()) return say(check, RoundVerdict::unconfirmed, "unknown_close", said.close);
    check.close = close->eventId;
    SignUps people;
    if (const std::string missing = readEntries(*close, people); !missing.empty())
      return say(check, RoundVerdict::unconfirmed, "missing_entry", missing);
    check.of = numbersIn(people);

    std::map<std::string, std::string> nonces;  // by person
    for (const std::string& id : said.reveals) {
      const auto reveal =
          std::find_if(reveals_.begin(), reveals_.end(), [&](const SeenOp& op) { return op.eventId == id; });
      if (reveal == reveals_.end()) return say(check, RoundVerdict::unconfirmed, "missing_reveal", id);
      const std::string nonce = openedBy(*reveal, people);
      if (nonce.empty()) return say(check, RoundVerdict::wrong, "false_reveal", id);
      nonces[reveal->sender] = nonce;
    }
    check.reveals = nonces.size();
    drawInto(check, *close, people, nonces, result.ts);
    for (const SeenOp& reveal : reveals_) {
      const bool isOmitted = reveal.ts < result.ts && !nonces.contains(reveal.sender);
      if (isOmitted && !openedBy(reveal, people).empty())
        return say(check, RoundVerdict::unconfirmed, "omitted_reveal", reveal.eventId);
    }
    if (check.draw.groups.empty()) return say(check, RoundVerdict::unconfirmed, "too_few");
    if (check.draw.digest != said.digest)
      return say(check, RoundVerdict::wrong, "other_digest", result.eventId);
    if (close != closes_.begin())
      return say(check, RoundVerdict::unconfirmed, "earlier_close", closes_.front().eventId);
    return say(check, RoundVerdict::checked, "");
  }

  /// What would be drawn now, with the numbers that are open.
  void preview(RoundCheck& check) const {
    const SeenOp& close = closes_.front();
    check.close = close.eventId;
    SignUps people;
    if (const std::string missing = readEntries(close, people); !missing.empty()) {
      say(check, RoundVerdict::unconfirmed, "missing_entry", missing);
      return;
    }
    check.of = numbersIn(people);
    std::map<std::string, std::string> nonces;
    for (const SeenOp& reveal : reveals_) {
      if (std::string nonce = openedBy(reveal, people); !nonce.empty()) nonces[reveal.sender] = nonce;
    }
    check.reveals = nonces.size();
    drawInto(check, close, people, nonces, kMaxTimeMs);
  }

  static std::size_t numbersIn(const SignUps& people) {
    std::size_t count = 0;
    for (const auto& [person, signUp] : people) count += signUp.commit.empty() ? 0u : 1u;
    return count;
  }

  /// Who is in, each once; gives the first entry that this log does not have. Of one person's sign-ups the
  /// first with a number counts: she must not choose between two numbers afterwards.
  std::string readEntries(const SeenOp& close, SignUps& people) const {
    std::map<std::string, SeenOp> ops;
    for (SeenOp& op : log_.ops("signup", "", card_.id)) ops[op.eventId] = op;
    std::map<std::string, std::string> reactions;  // event → who
    const auto byKey = log_.reactions(card_.id);
    if (const auto signers = byKey.find(std::string(kSignUpKey)); signers != byKey.end()) {
      for (const std::string& sender : signers->second)
        reactions[log_.reactionEvent(card_.id, sender, kSignUpKey)] = sender;
    }
    for (const std::string& id : readOpFields("close", close.fields).entries) {
      const auto op = ops.find(id);
      if (op == ops.end()) {
        const auto reaction = reactions.find(id);
        if (reaction == reactions.end()) return id;
        people.try_emplace(reaction->second, SignUp{id, "", 0});
        continue;
      }
      const SignUp made{id, readOpFields("signup", op->second.fields).commit, op->second.ts};
      const auto [place, isNew] = people.try_emplace(op->second.sender, made);
      SignUp& held = place->second;
      const bool isEarlier = std::pair(made.ts, made.entry) < std::pair(held.ts, held.entry);
      if (!isNew && !made.commit.empty() && (held.commit.empty() || isEarlier)) held = made;
    }
    return "";
  }

  /// The number, if it is the one that its sender promised; else "".
  std::string openedBy(const SeenOp& reveal, const SignUps& people) const {
    const auto signUp = people.find(reveal.sender);
    if (signUp == people.end() || signUp->second.commit.empty()) return "";
    std::string nonce = readOpFields("reveal", reveal.fields).nonce;
    return commitmentOf(card_.id, reveal.sender, nonce) == signUp->second.commit ? nonce : "";
  }

  std::set<std::string> declinedBy(TimeMs ts) const {
    std::set<std::string> gone;
    for (const SeenOp& op : log_.ops("decline", "", card_.id)) {
      if (op.ts <= ts) gone.insert(op.sender);
    }
    return gone;
  }

  void drawInto(RoundCheck& check, const SeenOp& close, const SignUps& signUps,
                const std::map<std::string, std::string>& nonces, TimeMs ts) const {
    const std::set<std::string> declined = declinedBy(ts);
    std::vector<Participant> people;
    for (const auto& [person, signUp] : signUps) {
      if (declined.contains(person) || isPausedAt(log_, person, close.ts)) continue;
      people.push_back(participantOf(person, profileAt(log_, person, card_.ts)));
    }
    std::vector<MeetingRound> history;
    for (const HeldRound& round : held_) {
      if (round.resultTs < close.ts && history.size() < kMaxRounds) history.push_back(round.groups);
    }
    std::vector<std::string> opened;
    opened.reserve(nonces.size());
    for (const auto& [person, nonce] : nonces) opened.push_back(nonce);
    const std::string seed =
        seedOf(card_.id, close.eventId, readOpFields("close", close.fields).entries, std::move(opened));
    if (auto draw = drawRound(std::move(people), history, seed)) check.draw = draw.take();
  }

  const EventLog& log_;
  const RoundCard& card_;
  const std::vector<HeldRound>& held_;
  std::vector<SeenOp> closes_;  // valid ones, the first counts
  std::vector<SeenOp> reveals_;
};

}  // namespace

Result<RoundCheck> checkRound(const EventLog& log, std::string_view card) {
  std::vector<HeldRound> held;
  for (const RoundCard& each : roundCards(log)) {
    RoundCheck check = RoundReader(log, each, held).read();
    if (each.id == card) return check;
    if (check.verdict == RoundVerdict::checked)
      held.push_back({check.resultTs, std::move(check.draw.groups)});
  }
  return Error{"no_round", std::string(card)};
}

std::string commitmentOf(std::string_view card, std::string_view sender, std::string_view nonce) {
  Sha256 hash;
  for (const std::string_view part : {card, sender, nonce}) {
    hash.update(part);
    hash.update("\n");
  }
  return hex(hash.finish());
}

std::string seedOf(std::string_view card, std::string_view close, std::vector<std::string> entries,
                   std::vector<std::string> nonces) {
  Sha256 hash;
  const auto add = [&](std::string_view line) {
    hash.update(line);
    hash.update("\n");
  };
  add(card);
  add(close);
  for (auto* lines : {&entries, &nonces}) {
    sortItems(*lines, [](const std::string& a, const std::string& b) { return a < b; });
    lines->erase(std::unique(lines->begin(), lines->end()), lines->end());
    for (const std::string& line : *lines) add(line);
  }
  const Digest digest = hash.finish();
  std::string bytes;
  for (const std::uint8_t byte : digest) bytes += static_cast<char>(byte);
  return bytes;
}

}  // namespace smasteg
