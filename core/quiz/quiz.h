// Öva as a whole: what can be asked (our deck, decks of a room's own, short cards from the catalogues, steps
// from the room), which of it is asked now, and what came of the answers.
// Promises: a question stays until it is answered, put off or gone, whatever else changes; of questions with
// one id a taken-in deck's is asked, not ours; what was practised outlives every deck.
// Refuses a file whole, with the reason, when anything in it does not fit.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/result.h"
#include "core/base/store_write.h"
#include "core/quiz/cards.h"
#include "core/quiz/deck.h"
#include "core/quiz/practice.h"
#include "core/quiz/real_steps.h"

namespace smasteg {

inline constexpr std::size_t kMaxDecks = 12;  // beside ours; each is up to 1 MiB of the own store
/// The catalogues that short cards are made from: the seven, and DIGG's thirteen.
inline constexpr std::array<std::string_view, 2> kAskedCatalogues = {"otg", "srds"};

/// What a file that was taken in turned out to be.
struct QuizImport {
  std::string deck;         // its title; "" when it was a file of what was practised
  std::size_t count = 0;    // questions, or answers that were new
  bool isOlderOut = false;  // a deck of that id was there, and is replaced
};

/// What is asked. Valid until the next change of the quiz.
struct QuizAsked {
  std::string id;  // "" = nothing, today's are done
  std::variant<const DeckQuestion*, const CatalogueCard*, const RealStep*> what;
  std::size_t best = 0;
};

class Quiz {
 public:
  /// Keys of the own store that are the quiz's; `self` as Notebook's owner.
  static bool owns(std::string_view key, std::string_view self);

  explicit Quiz(std::string_view self);
  void restore(std::string_view key, std::string_view bytes);
  /// Our own deck, as its file. Codes as decodeDeck's; what was there before stands.
  Result<void> loadDeck(std::string_view json);
  /// Short cards from what the catalogue holds now.
  void setCatalogue(const Catalogue& catalogue);
  void setRealSteps(std::vector<RealStep> steps);
  bool hasDeck() const { return !decks_.empty() && decks_.front().isOurs; }

  QuizAsked asked(TimeMs now);
  std::size_t left(TimeMs now) const { return practice_.left(now); }
  /// The option that was answered with; none while the question is open.
  std::optional<std::size_t> chosen() const { return practice_.isAnswered() ? chosen_ : std::nullopt; }
  /// To be asked how sure one was: right, and no matter of opinion.
  bool asksHowSure() const { return practice_.wasRight() && asksHowSure_; }
  std::vector<PrincipleProgress> progress() const { return practice_.progress(); }

  /// False when that is not the question, or it has been answered.
  bool answer(std::string_view id, std::size_t option, TimeMs now);
  bool sayHowSure(bool knew) { return practice_.sayHowSure(knew); }
  bool moveOn() { return practice_.moveOn(); }
  void skip() { practice_.skip(); }
  void askMore() { practice_.askMore(); }

  /// A deck, or what was practised on another device. Codes: decodeDeck's, Practice::import's, too_many.
  Result<QuizImport> import(std::string_view json);
  bool removeDeck(std::string_view id);
  /// Ours first when it is loaded, then those taken in, in the order of their ids.
  struct HeldDeck {
    Deck deck;
    bool isOurs = false;
  };
  const std::vector<HeldDeck>& decks() const { return decks_; }
  std::string exportedPractice() const { return practice_.exported(); }

  std::vector<StoreWrite> takeWrites();
  std::uint64_t revision() const { return revision_ + practice_.revision(); }

 private:
  std::string deckKey(std::string_view id) const;
  bool hold(Deck deck, bool isOurs);
  void gather();
  const DeckQuestion* questionOf(std::string_view id) const;

  std::string self_;
  Practice practice_;
  std::vector<HeldDeck> decks_;
  std::vector<CatalogueCard> cards_;
  std::vector<RealStep> steps_;
  std::optional<std::size_t> chosen_;
  bool asksHowSure_ = false;
  std::vector<StoreWrite> writes_;
  std::uint64_t revision_ = 0;
};

}  // namespace smasteg
