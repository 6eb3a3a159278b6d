// What a person has practised: each answer's rating and time, on this device only. Schedules and the day's
// questions are worked out from that, so they cannot disagree with it.
// Promises: the same answers give the same schedules, in whatever order the records come back or files are
// taken in, and taken in twice they are there once; an answer counts from the moment it is given.
// Refuses to know of time limits, scores and gaps: none of them is kept.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "core/base/fields.h"
#include "core/base/result.h"
#include "core/base/store_write.h"
#include "core/base/time.h"
#include "core/quiz/plan.h"
#include "core/quiz/scheduler.h"

namespace smasteg {

inline constexpr std::size_t kMaxReviewsOfCard = 1000;  // once a day for three years; the oldest go
inline constexpr int kSettledDays = 21;  // of stability, from which a card is settled: what Anki calls mature
inline constexpr std::size_t kMaxPracticeBytes = 8U << 20U;  // a file that is taken in: 500 cards, all full

inline constexpr std::string_view kPracticeKind = "practice";  // of its keys in the own store

/// What can be asked: a question of a deck or a card made from a catalogue.
struct QuizCard {
  std::string id, principle;
  std::string group{};    // what new ones are spread over; "" = the principle
  bool fromRoom = false;  // somebody's step: asked of before other new ones, and no part of the progress
};

/// One card's answers, as the own store and the file for another device have them.
struct PractisedCard {
  static constexpr bool isReadInLists = true;
  std::string card;
  std::vector<std::string> reviews;  // "1795503312000:3": UTC ms and rating, oldest first
  static constexpr auto fields =
      std::tuple(field("card", &PractisedCard::card), field("reviews", &PractisedCard::reviews));
};

/// How far one is with a principle's cards.
struct PrincipleProgress {
  std::string principle;
  int cards = 0, met = 0, settled = 0;  // settled ⊆ met ⊆ cards
  bool operator==(const PrincipleProgress&) const = default;
};

class Practice {
 public:
  Practice();

  /// Whose it is, as Notebook's. Before restore.
  void setOwner(std::string_view self) { owner_ = self; }
  void restore(std::string_view key, std::string_view bytes);
  /// All that can be asked now. What was practised of others is kept, and counts again when they come back.
  void setCards(std::vector<QuizCard> cards) { cards_ = std::move(cards); }

  /// The card to show: one that was answered and not left yet; else the one that was shown, as long as it is
  /// one of today's; else the first of today's that was not put off. "" when today's are done.
  std::string asked(TimeMs now);
  /// Puts the shown card off until the day's others have been asked.
  void skip();
  /// How many more today, that one too.
  std::size_t left(TimeMs now) const;
  /// The shown card was answered: wrong is "again"; right is "hard" until one has said that one knew. False
  /// when it is not the one that is shown, or has been answered.
  bool answer(std::string_view card, bool right, TimeMs now);
  bool isAnswered() const { return answered_.has_value(); }
  bool wasRight() const { return answered_ && answered_->right; }
  /// After a right answer: knew is "good", guessed stays "hard". Leaves the card.
  bool sayHowSure(bool knew);
  bool moveOn();   // leaves an answered card
  void askMore();  // five on top of today's

  /// Of each principle that has cards, in the order in which they first come.
  std::vector<PrincipleProgress> progress() const;

  /// All of it as JSON text, for another device.
  std::string exported() const;
  /// Takes in such a file. Codes: those of parseJson, bad_schema. Out: how many answers were new.
  Result<std::size_t> import(std::string_view json);

  std::vector<StoreWrite> takeWrites();
  std::uint64_t revision() const { return revision_; }

 private:
  using Reviews = std::map<TimeMs, int>;  // when → rating
  struct Answered {
    std::string card;
    TimeMs at = 0;
    bool right = false;
  };

  std::string keyOf(std::string_view card) const;
  std::size_t add(const PractisedCard& practised);
  PractisedCard practised(const std::string& card) const;
  void replay(const std::string& card);
  void write(const std::string& card);
  std::vector<std::string> plan(TimeMs now) const;

  std::string owner_;
  Scheduler scheduler_;
  std::vector<QuizCard> cards_;
  std::map<std::string, Reviews, std::less<>> reviews_;         // by card
  std::map<std::string, CardSchedule, std::less<>> schedules_;  // what follows from them
  std::optional<Answered> answered_;
  std::string shown_;
  CivilDate shownOn_;
  std::set<std::string, std::less<>> putOff_;  // since the day's others were last through
  std::size_t more_ = 0;
  std::vector<StoreWrite> writes_;
  std::uint64_t revision_ = 0;
};

}  // namespace smasteg
