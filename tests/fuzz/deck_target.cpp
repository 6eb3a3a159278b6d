// Files that a person writes: decks, catalogues, microactions and opening questions. See targets.h.
// SPDX-License-Identifier: EUPL-1.2
#include <set>
#include <string>

#include "core/base/assert.h"
#include "core/base/json_lines.h"
#include "core/base/text.h"
#include "core/catalogue/catalogue_codec.h"
#include "core/catalogue/microactions.h"
#include "core/catalogue/opening_questions.h"
#include "core/quiz/cards.h"
#include "core/quiz/deck_codec.h"
#include "tests/fuzz/targets.h"

namespace smasteg::fuzz {
namespace {

/// Clean but for non-breaking spaces, not empty, and not too long.
void mustBeShown(const std::string& text, std::size_t maxLetters) {
  std::string_view rest = text;
  for (std::size_t at = rest.find("\u00A0"); at != std::string_view::npos; at = rest.find("\u00A0")) {
    SMASTEG_ASSERT(cleanText(rest.substr(0, at)) == rest.substr(0, at));
    rest.remove_prefix(at + std::string_view("\u00A0").size());
  }
  SMASTEG_ASSERT(cleanText(rest) == rest);
  SMASTEG_ASSERT(!text.empty() && countCodePoints(text) <= maxLetters);
}

void mustHold(const Deck& deck) {
  std::set<std::string> ids;
  SMASTEG_ASSERT(!deck.questions.empty() && deck.questions.size() <= kMaxDeckQuestions);
  for (const DeckQuestion& question : deck.questions) {
    SMASTEG_ASSERT(ids.insert(question.id).second && Catalogue::isPrincipleId(question.principle));
    SMASTEG_ASSERT(question.difficulty >= kMinDifficulty && question.difficulty <= kMaxDifficulty);
    SMASTEG_ASSERT(question.options.size() == kOptionCount && question.best < kOptionCount);
    mustBeShown(question.stemSv, kMaxStemLetters);
    mustBeShown(question.stemEn, kMaxStemLetters);
    for (const DeckOption& option : question.options) {
      mustBeShown(option.textSv, kMaxOptionLetters);
      mustBeShown(option.textEn, kMaxOptionLetters);
      mustBeShown(option.whySv, kMaxWhyLetters);
      mustBeShown(option.whyEn, kMaxWhyLetters);
    }
  }
}

void mustHold(const Microactions& file) {
  std::set<std::string> ids;
  SMASTEG_ASSERT(!file.microactions.empty() && file.microactions.size() <= kMaxMicroactions);
  for (const Microaction& each : file.microactions) {
    SMASTEG_ASSERT(ids.insert(each.id).second && Catalogue::isPrincipleId(each.principle));
    SMASTEG_ASSERT(each.minutes == 2 || each.minutes == 5 || each.minutes == 30);
    for (const std::string& text : {each.textSv, each.textEn, each.didSv, each.didEn})
      mustBeShown(text, kMaxMicroactionLetters);
  }
}

void mustHold(const OpeningQuestions& file) {
  std::set<std::string> ids;
  SMASTEG_ASSERT(!file.questions.empty() && file.questions.size() <= kMaxOpeningQuestions);
  for (const OpeningQuestion& each : file.questions) {
    SMASTEG_ASSERT(ids.insert(each.id).second);
    for (const std::string& text : {each.textSv, each.textEn}) mustBeShown(text, kMaxOpeningQuestionLetters);
  }
}

/// It or what is wrong with it, and where; if it, fit to be shown.
template <class File>
void mustBeRead(std::string_view bytes, const FileReading<File>& reading) {
  SMASTEG_ASSERT(reading.file.has_value() == reading.error.code.empty());
  SMASTEG_ASSERT(reading.problems.size() <= kMaxFileProblems);
  for (const FileProblem& problem : reading.problems) {
    SMASTEG_ASSERT(!problem.what.empty() && !problem.mend.empty());
    SMASTEG_ASSERT(lineOfPath(bytes, problem.path) <= lineOfByte(bytes, bytes.size()));
  }
  if (reading.file) mustHold(*reading.file);
}

void mustHold(const CatalogueInfo& info) {
  for (const CatalogueCard& card : makeCards(info)) {
    SMASTEG_ASSERT(card.options.size() == kOptionCount && card.options.at(card.best) == card.principle);
    SMASTEG_ASSERT(std::set<std::string>(card.options.begin(), card.options.end()).size() == kOptionCount);
  }
}

}  // namespace

void deck(std::string_view bytes) {
  mustBeRead(bytes, readDeck(bytes));
  mustBeRead(bytes, readMicroactions(bytes));
  mustBeRead(bytes, readOpeningQuestions(bytes));
  if (const auto catalogues = decodeCatalogues(bytes)) {
    for (const CatalogueInfo& info : catalogues.value()) mustHold(info);
  }
  // Not JSON at all, and a path that is in many files.
  SMASTEG_ASSERT(lineOfPath(bytes, "questions[1].options[0].why_sv") <= lineOfByte(bytes, bytes.size()));
}

}  // namespace smasteg::fuzz
