// See quiz.h.
// SPDX-License-Identifier: EUPL-1.2
#include "core/quiz/quiz.h"

#include <algorithm>
#include <set>
#include <utility>

#include "core/base/sort.h"
#include "core/quiz/deck_codec.h"

namespace smasteg {
namespace {

constexpr std::string_view kDeckKind = "deck";

std::string prefixOf(std::string_view kind, std::string_view self) {
  return std::string(kind).append("/").append(self).append("/");
}

template <class T>
const T* findBy(const std::vector<T>& list, std::string T::* name, std::string_view id) {
  const auto found = std::find_if(list.begin(), list.end(), [&](const T& each) { return each.*name == id; });
  return found == list.end() ? nullptr : &*found;
}

}  // namespace

bool Quiz::owns(std::string_view key, std::string_view self) {
  return key.starts_with(prefixOf(kDeckKind, self)) || key.starts_with(prefixOf(kPracticeKind, self));
}

Quiz::Quiz(std::string_view self) : self_(self) { practice_.setOwner(self); }

std::string Quiz::deckKey(std::string_view id) const { return prefixOf(kDeckKind, self_).append(id); }

void Quiz::restore(std::string_view key, std::string_view bytes) {
  if (key.starts_with(deckKey(""))) {
    auto deck = decodeDeck(bytes);
    if (deck && key == deckKey(deck.value().id)) hold(deck.take(), false);
    return;
  }
  practice_.restore(key, bytes);
}

/// False when there are too many. Replaces one of the same id; ours and another's may share one.
bool Quiz::hold(Deck deck, bool isOurs) {
  const auto same = [&](const HeldDeck& each) {
    return each.isOurs == isOurs && (isOurs || each.deck.id == deck.id);
  };
  const auto found = std::find_if(decks_.begin(), decks_.end(), same);
  if (found != decks_.end()) {
    found->deck = std::move(deck);
  } else {
    if (!isOurs && decks_.size() >= kMaxDecks + (hasDeck() ? 1U : 0U)) return false;
    decks_.push_back({std::move(deck), isOurs});
  }
  sortItems(decks_, [](const HeldDeck& a, const HeldDeck& b) {
    return a.isOurs != b.isOurs ? a.isOurs : a.deck.id < b.deck.id;
  });
  gather();
  return true;
}

Result<void> Quiz::loadDeck(std::string_view json) {
  auto deck = decodeDeck(json);
  if (!deck) return deck.error();
  hold(deck.take(), true);
  return {};
}

void Quiz::setCatalogue(const Catalogue& catalogue) {
  cards_.clear();
  for (const CatalogueInfo& each : catalogue.loaded()) {
    if (std::find(kAskedCatalogues.begin(), kAskedCatalogues.end(), each.id) == kAskedCatalogues.end())
      continue;
    // The seven have a share each; what another catalogue says has one together.
    const bool isSeven = each.id == kAskedCatalogues.front();
    for (CatalogueCard& card : makeCards(each)) {
      card.group = isSeven ? card.principle : each.id;
      cards_.push_back(std::move(card));
    }
  }
  gather();
}

void Quiz::setRealSteps(std::vector<RealStep> steps) {
  steps_ = std::move(steps);
  gather();
}

/// All that can be asked, each id once.
void Quiz::gather() {
  std::vector<QuizCard> all;
  std::set<std::string_view> seen;
  for (const HeldDeck& held : decks_) {
    for (const DeckQuestion& question : held.deck.questions) {
      if (seen.insert(question.id).second)
        all.push_back({question.id, questionOf(question.id)->principle, ""});
    }
  }
  for (const CatalogueCard& card : cards_) {
    if (seen.insert(card.id).second) all.push_back({card.id, card.principle, card.group});
  }
  for (const RealStep& step : steps_) {
    if (seen.insert(step.card).second) all.push_back({step.card, step.principles.front(), "", true});
  }
  practice_.setCards(std::move(all));
}

/// Of several with that id the one in the deck of the last id: a room's own wording before ours.
const DeckQuestion* Quiz::questionOf(std::string_view id) const {
  for (auto held = decks_.rbegin(); held != decks_.rend(); ++held) {
    if (const auto* question = findBy(held->deck.questions, &DeckQuestion::id, id)) return question;
  }
  return nullptr;
}

QuizAsked Quiz::asked(TimeMs now) {
  for (;;) {
    const std::string id = practice_.asked(now);
    if (const DeckQuestion* question = questionOf(id)) return {id, question, question->best};
    if (const auto* card = findBy(cards_, &CatalogueCard::id, id)) return {id, card, card->best};
    if (const auto* step = findBy(steps_, &RealStep::card, id)) return {id, step, step->best};
    // It was answered, and is gone since: its author took it back.
    if (!practice_.moveOn()) return {};
  }
}

bool Quiz::answer(std::string_view id, std::size_t option, TimeMs now) {
  const QuizAsked asked = this->asked(now);
  if (asked.id.empty() || asked.id != id || option >= kOptionCount) return false;
  // What an author thought of is no right answer: another thought is one, and is asked of again sooner.
  const bool isOpinion = std::holds_alternative<const RealStep*>(asked.what);
  const bool isBest = option == asked.best;
  if (!practice_.answer(id, isBest || isOpinion, now)) return false;
  chosen_ = option;
  asksHowSure_ = isBest;
  return true;
}

Result<QuizImport> Quiz::import(std::string_view json) {
  auto deck = decodeDeck(json);
  if (deck) {
    const std::string id = deck.value().id, title = deck.value().titleSv;
    if (id.empty()) return Error{"bad_schema", "id is missing"};
    QuizImport out{title.empty() ? id : title, deck.value().questions.size(), false};
    const auto isSame = [&](const HeldDeck& each) { return !each.isOurs && each.deck.id == id; };
    out.isOlderOut = std::any_of(decks_.begin(), decks_.end(), isSame);
    if (!hold(deck.take(), false)) return Error{"too_many", std::to_string(kMaxDecks)};
    writes_.push_back({deckKey(id), std::string(json)});
    ++revision_;
    return out;
  }
  const auto taken = practice_.import(json);
  if (taken) return QuizImport{"", taken.value(), false};
  // It is neither: what is wrong with it as a deck says more.
  return deck.error();
}

bool Quiz::removeDeck(std::string_view id) {
  const auto gone =
      std::erase_if(decks_, [&](const HeldDeck& each) { return !each.isOurs && each.deck.id == id; });
  if (gone == 0) return false;
  writes_.push_back({deckKey(id), std::nullopt});
  ++revision_;
  gather();
  return true;
}

std::vector<StoreWrite> Quiz::takeWrites() {
  std::vector<StoreWrite> out = std::exchange(writes_, {});
  for (StoreWrite& write : practice_.takeWrites()) out.push_back(std::move(write));
  return out;
}

}  // namespace smasteg
