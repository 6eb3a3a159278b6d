// A deck: questions about the principles, as they lie in a file (content/decks) or as a room made its own.
// A question is a scenario with four options, one of them nearest to the principle, and a reason for each.
// Promises: what decodeDeck (deck_codec.h) gives fits every limit here, and exactly one option is the best.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace smasteg {

inline constexpr std::size_t kMaxDeckBytes = 1 << 20;  // our own is 150 KB; it is read when Öva opens
inline constexpr int kMaxDeckDepth = 8;                // our own needs 5
inline constexpr std::size_t kMaxDeckQuestions = 500;  // three months of five a day; more is a second deck
inline constexpr std::size_t kOptionCount = 4;         // keys 1–4, and what four stones have room for
inline constexpr int kMinDifficulty = 1, kMaxDifficulty = 3;
inline constexpr std::size_t kMaxThemeLetters = 60;    // a heading of two lines at 320 px
inline constexpr std::size_t kMaxStemLetters = 400;    // read in half a minute
inline constexpr std::size_t kMaxOptionLetters = 160;  // four of them and the question fit one phone screen
inline constexpr std::size_t kMaxWhyLetters = 300;

/// English is never empty: what a deck does not say in English it says in Swedish in both.
struct DeckOption {
  std::string textSv, textEn;
  std::string whySv, whyEn;  // why this one, or why not
};

struct DeckQuestion {
  std::string id;         // unique in the deck, never used again for another question: progress hangs on it
  std::string principle;  // "otg-5"
  int difficulty = 2;
  std::string themeSv, themeEn;  // a short heading; may be empty
  std::string stemSv, stemEn;
  std::vector<DeckOption> options;  // four, in the order they are shown
  std::size_t best = 0;
};

/// What a deck was made from. The chain is told, not checked: the other deck may be on no device here.
struct DeckOrigin {
  std::string id, version;
};

struct Deck {
  std::string id;  // "" in files older than smasteg.quiz/0.2, which had no name
  std::string version;
  std::string titleSv, titleEn;  // "" as id
  std::string licence, author;   // may be empty
  std::optional<DeckOrigin> forkedFrom;
  std::vector<DeckQuestion> questions;
};

}  // namespace smasteg
