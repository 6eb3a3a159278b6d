// See cards.h. Which three stand beside the right one is drawn from a stream whose seed is the card's id; of
// the draws the one is taken that keeps the lengths most even so far.
// SPDX-License-Identifier: EUPL-1.2
#include "core/quiz/cards.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <utility>

#include "core/base/random.h"
#include "core/base/text.h"

namespace smasteg {
namespace {

constexpr int kDraws = 60;  // enough for twelve principles to find every length; 200 still take no time
constexpr std::size_t kLanguages = 2;

using Lengths = std::array<std::size_t, kLanguages>;
using Counts = std::array<std::size_t, kOptionCount>;

/// What an option shows, in letters, in both languages.
Lengths lengthsOf(const Principle& principle, CardKind kind) {
  if (kind == CardKind::whichPrinciple) {
    return {countCodePoints(principle.titleSv), countCodePoints(principle.titleEn)};
  }
  const std::size_t swedish = countCodePoints(principle.textSv);
  return {swedish, principle.textEn.empty() ? swedish : countCodePoints(principle.textEn)};
}

/// Those with a text, each title and text once: two options must not say the same.
std::vector<const Principle*> usable(const CatalogueInfo& catalogue) {
  std::vector<const Principle*> out;
  std::set<std::string> seen;
  for (const Principle& principle : catalogue.principles) {
    const std::string text = foldText(trim(principle.textSv));
    if (text.empty() || seen.contains(text) || seen.contains(foldText(principle.titleSv))) continue;
    seen.insert(text);
    seen.insert(foldText(principle.titleSv));
    out.push_back(&principle);
  }
  return out;
}

/// Deals the cards of one kind, and remembers how often each length and each place was the right one.
class Dealer {
 public:
  Dealer(const std::vector<const Principle*>& principles, CardKind kind)
      : principles_(principles), kind_(kind) {
    for (const Principle* principle : principles_) lengths_.push_back(lengthsOf(*principle, kind_));
  }

  CatalogueCard deal(std::size_t right) {
    const std::string& principle = principles_[right]->id;
    CatalogueCard card;
    card.kind = kind_;
    card.principle = principle;
    card.id = "card-" + principle + (kind_ == CardKind::whichPrinciple ? "-title" : "-text");
    RandomStream random(card.id);
    std::vector<std::size_t> others = drawOthers(right, random);
    count(right, others);
    card.best = placeFor(random);
    for (std::size_t place = 0; place < kOptionCount; ++place) {
      if (place == card.best) {
        card.options.push_back(principle);
      } else {
        card.options.push_back(principles_[others.back()]->id);
        others.pop_back();
      }
    }
    return card;
  }

 private:
  std::vector<std::size_t> drawOthers(std::size_t right, RandomStream& random) {
    std::vector<std::size_t> all;
    for (std::size_t i = 0; i < principles_.size(); ++i) {
      if (i != right) all.push_back(i);
    }
    std::vector<std::size_t> chosen;
    std::size_t lowest = 0;
    for (int draw = 0; draw < kDraws; ++draw) {
      random.shuffle(all);
      const std::vector<std::size_t> drawn(all.begin(), all.begin() + kOptionCount - 1);
      const std::size_t unevenness = unevennessOf(right, drawn);
      if (chosen.empty() || unevenness < lowest) chosen = drawn, lowest = unevenness;
    }
    return chosen;
  }

  /// Shorter ones among the others: 0 makes the right one the shortest.
  std::size_t rankOf(std::size_t right, const std::vector<std::size_t>& others, std::size_t language) const {
    const auto shorter = [&](std::size_t other) {
      return lengths_[other][language] < lengths_[right][language];
    };
    return static_cast<std::size_t>(std::count_if(others.begin(), others.end(), shorter));
  }

  std::size_t unevennessOf(std::size_t right, const std::vector<std::size_t>& others) const {
    std::size_t sum = 0;
    for (std::size_t language = 0; language < kLanguages; ++language) {
      const std::size_t often = ranks_[language][rankOf(right, others, language)];
      sum += often * often;
    }
    return sum;
  }

  void count(std::size_t right, const std::vector<std::size_t>& others) {
    for (std::size_t language = 0; language < kLanguages; ++language) {
      ++ranks_[language][rankOf(right, others, language)];
    }
  }

  /// Any of the places that were right least often.
  std::size_t placeFor(RandomStream& random) {
    const std::size_t least = *std::min_element(places_.begin(), places_.end());
    std::vector<std::size_t> open;
    for (std::size_t place = 0; place < kOptionCount; ++place) {
      if (places_[place] == least) open.push_back(place);
    }
    const std::size_t place = open[static_cast<std::size_t>(random.below(open.size()))];
    ++places_[place];
    return place;
  }

  const std::vector<const Principle*>& principles_;
  CardKind kind_;
  std::vector<Lengths> lengths_;
  std::array<Counts, kLanguages> ranks_{};
  Counts places_{};
};

}  // namespace

std::vector<CatalogueCard> makeCards(const CatalogueInfo& catalogue) {
  const std::vector<const Principle*> principles = usable(catalogue);
  std::vector<CatalogueCard> cards;
  if (principles.size() < kOptionCount) return cards;
  Dealer titles(principles, CardKind::whichPrinciple);
  Dealer texts(principles, CardKind::whatItSays);
  for (std::size_t i = 0; i < principles.size(); ++i) {
    cards.push_back(titles.deal(i));
    cards.push_back(texts.deal(i));
  }
  return cards;
}

}  // namespace smasteg
