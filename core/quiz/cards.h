// Short cards on what each principle says, made from a catalogue instead of written: "which principle says
// this?" and "what does this principle say?". A card holds ids only; a view looks up titles and texts.
// Promises: the same catalogue gives the same cards everywhere; the other options come from the same
// catalogue; over a catalogue's cards no place and, as far as its texts allow, no length is right more often
// than another, in either language.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/catalogue/catalogue.h"
#include "core/quiz/deck.h"

namespace smasteg {

enum class CardKind {
  whichPrinciple,  // the text is shown; the options are titles
  whatItSays,      // the title is shown; the options are texts
};

struct CatalogueCard {
  std::string id;  // "card-otg-5-title", "card-otg-5-text": progress hangs on it
  CardKind kind = CardKind::whichPrinciple;
  std::string principle;             // whose text or title is shown
  std::string group;                 // what new ones are spread over: whoever gathers cards says it
  std::vector<std::string> options;  // four ids of principles, in the order they are shown
  std::size_t best = 0;
};

/// Two for each principle that has a text, in the catalogue's order. None when fewer than four have one.
std::vector<CatalogueCard> makeCards(const CatalogueInfo& catalogue);

}  // namespace smasteg
