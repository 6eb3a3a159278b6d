// A room with people who sign up, close, open their numbers and tell the result, as raw events; honestly,
// unless a test says otherwise. Times are minutes after Monday 23 November 2026, 08.00 UTC.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "core/log/op_codec.h"
#include "core/matching/round.h"
#include "tests/core/log/log_helpers.h"

namespace smasteg::testing {

inline const std::string kRoundCard = "$round";

inline std::string nonceOf(const std::string& person) { return "nonce-" + fnv1a64Hex(person); }

class RoundRoom {
 public:
  explicit RoundRoom(std::string card = kRoundCard, int minute = 0, int week = 48)
      : card_(std::move(card)), minute_(minute) {
    add(message(card_, kAnna, minute,
                cardMessage("round", "☕ Fikarunda v. " + std::to_string(week) + ". Vill du vara med?",
                            "roundround-" + fnv1a64Hex(card_), "2026-W" + std::to_string(week))));
  }

  void add(const std::string& event) { events_.push_back(event); }
  void op(const std::string& id, const std::string& sender, int minute, const std::string& name,
          const OpFields& fields = {}, const std::string& about = "") {
    add(rawEvent(id, sender, minute_ + minute, "se.smasteg.op",
                 opMessage(name, about.empty() ? card_ : about, "op-op-op-op-" + fnv1a64Hex(id), fields)));
  }

  std::string idOf(const std::string& what, const std::string& person) const {
    return card_ + "-" + what + "-" + person.substr(1, person.find(':') - 1);
  }
  void profile(const std::string& person, int minute, const OpFields& fields, const std::string& id = "") {
    op(id.empty() ? idOf("profile", person) : id, person, minute, "profile", fields, kCreate);
  }
  std::string signUp(const std::string& person, int minute = 10, const std::string& nonce = "",
                     const std::string& id = "") {
    OpFields fields;
    fields.commit = commitmentOf(card_, person, nonce.empty() ? nonceOf(person) : nonce);
    const std::string event = id.empty() ? idOf("signup", person) : id;
    op(event, person, minute, "signup", fields);
    entries_.push_back(event);
    return event;
  }
  void close(const std::string& id = "", const std::string& by = kAnna, int minute = 100) {
    OpFields fields;
    fields.entries = entries_;
    op(id.empty() ? closeId() : id, by, minute, "close", fields);
  }
  std::string reveal(const std::string& person, int minute = 110, const std::string& nonce = "") {
    OpFields fields;
    fields.nonce = nonce.empty() ? nonceOf(person) : nonce;
    op(idOf("reveal", person), person, minute, "reveal", fields);
    reveals_.push_back(idOf("reveal", person));
    return reveals_.back();
  }
  /// What an honest app tells: it recomputes the draw that the log gives with these numbers.
  std::string result(const std::string& id = "", int minute = 120, const std::string& by = kAnna) {
    OpFields fields;
    fields.close = closeId();
    fields.reveals = reveals_;
    fields.digest = std::string(64, '0');
    const std::string event = id.empty() ? resultId() : id;
    RoundRoom trial = *this;
    trial.dropResults();
    trial.op(event, by, minute, "result", fields);
    fields.digest = trial.check().draw.digest;
    op(event, by, minute, "result", fields);
    results_.push_back(events_.size() - 1);
    return event;
  }
  void toldResult(const std::string& id, int minute, const OpFields& fields, const std::string& by = kAnna) {
    op(id, by, minute, "result", fields);
  }
  void append(const RoundRoom& other) {
    events_.insert(events_.end(), other.events_.begin(), other.events_.end());
  }

  std::string closeId() const { return card_ + "-close"; }
  std::string resultId() const { return card_ + "-result"; }
  std::vector<std::string>& entries() { return entries_; }
  std::vector<std::string>& reveals() { return reveals_; }
  std::vector<std::string>& events() { return events_; }

  RoundCheck check() const {
    const Catalogue catalogue;
    EventLog log(catalogue);
    for (const std::string& event : events_) log.apply(event);
    for (const std::string& event : events_) log.apply(event);
    auto made = checkRound(log, card_);
    EXPECT_TRUE(made.ok());
    return made.ok() ? made.take() : RoundCheck();
  }

 private:
  void dropResults() {
    for (auto at = results_.rbegin(); at != results_.rend(); ++at)
      events_.erase(events_.begin() + static_cast<std::ptrdiff_t>(*at));
    results_.clear();
  }

  std::string card_;
  int minute_;
  std::vector<std::string> events_, entries_, reveals_;
  std::vector<std::size_t> results_;
};

inline std::vector<std::string> roundPeople(std::size_t count) {
  std::vector<std::string> people{kAnna};
  for (std::size_t i = 1; i < count; ++i) people.push_back("@p" + std::to_string(10 + i) + ":hs");
  return people;
}

/// A round in which everybody did everything.
inline RoundRoom heldRound(std::size_t count) {
  RoundRoom room;
  for (const std::string& person : roundPeople(count)) room.signUp(person);
  room.close();
  for (const std::string& person : roundPeople(count)) room.reveal(person);
  return room;
}

}  // namespace smasteg::testing
