// The reader of decks. See deck_codec.h.
// SPDX-License-Identifier: EUPL-1.2
#include "core/quiz/deck_codec.h"
#include "core/base/deferred_text.h"

#include <array>
#include <set>
#include <utility>

#include "core/base/json.h"
#include "core/base/text.h"
#include "core/catalogue/file_reader.h"

namespace smasteg {
namespace {

constexpr std::string_view kSchema = "smasteg.quiz/0.2";
constexpr std::string_view kNamelessSchema = "smasteg.quiz/0.1";  // from before decks had an id and a title
constexpr std::array<std::string_view, kOptionCount> kLetters = {"a", "b", "c", "d"};

TextRule titleRule() {
  return {kMaxFileTitleLetters, true, SMASTEG_DEFERRED_TEXT("Give the deck a title in Swedish.")};
}
TextRule themeRule() {
  return {kMaxThemeLetters, false, SMASTEG_DEFERRED_TEXT("Write the theme in a few words.")};
}
TextRule stemRule() {
  return {kMaxStemLetters, true, SMASTEG_DEFERRED_TEXT("Write what happens, and end with a question.")};
}
TextRule optionRule() {
  return {kMaxOptionLetters, true, SMASTEG_DEFERRED_TEXT("Write what one would do, in one sentence.")};
}
TextRule whyRule() {
  return {kMaxWhyLetters, true, SMASTEG_DEFERRED_TEXT("Say why this option is, or is not, the nearest.")};
}
TextRule versionRule() {
  return {kMaxFileVersionLetters, false, SMASTEG_DEFERRED_TEXT("Write a number or a day, as text.")};
}

class Reader : private FileReader {
 public:
  using FileReader::FileReader;

  void readDeck(JsonValue file, Deck& deck) {
    if (!isFile(file, kSchema, "a quiz")) return;
    if (readString(file, "schema", kMaxFileVersionLetters) != kNamelessSchema || file.member("id")) {
      readId(file, "", deck.id);
      readTexts(file, "", "title", titleRule(), deck.titleSv, deck.titleEn);
    }
    readCredits(file, deck.version, deck.licence, deck.author);
    if (file.member("forkedFrom")) readOrigin(file, deck);
    readList(file, "questions", kMaxDeckQuestions, deck.questions,
             [this](JsonValue from, const std::string& path, DeckQuestion& question) {
               readQuestion(from, path, question);
             });
  }

 private:
  void readOrigin(JsonValue file, Deck& deck) {
    const JsonValue from = readObject(file, "forkedFrom");
    if (!from) {
      return problem("forkedFrom", "is no object", R"(Write {"id": …, "version": …}, or leave it out.)");
    }
    DeckOrigin origin;
    readId(from, "forkedFrom", origin.id);
    readText(from, "forkedFrom", "version", versionRule(), origin.version);
    deck.forkedFrom = std::move(origin);
  }

  void readQuestion(JsonValue from, const std::string& path, DeckQuestion& question) {
    readOwnId(from, path, "question", question.id);
    readPrinciple(from, path, question.principle);
    if (const auto level = readInt(from, "difficulty", kMinDifficulty, kMaxDifficulty)) {
      question.difficulty = static_cast<int>(*level);
    } else if (from.member("difficulty")) {
      problem(path + ".difficulty", "is not 1, 2 or 3",
              SMASTEG_DEFERRED_TEXT("Write 1 (easy), 2 or 3 (hard), without quotes."));
    }
    readText(from, path, "theme", themeRule(), question.themeSv);
    readText(from, path, "theme_en", themeRule(), question.themeEn);
    if (question.themeEn.empty()) question.themeEn = question.themeSv;
    readTexts(from, path, "stem", stemRule(), question.stemSv, question.stemEn);
    readOptions(from, path, question);
  }

  void readOptions(JsonValue from, const std::string& path, DeckQuestion& question) {
    const JsonValue options = readArray(from, "options");
    const std::size_t count = options.size();
    if (count != kOptionCount) {
      return problem(path + ".options", "has " + std::to_string(count) + " options",
                     SMASTEG_DEFERRED_TEXT("Write four, between [ and ]."));
    }
    std::size_t bestCount = 0;
    std::array<std::string, kOptionCount> names;
    for (const JsonValue option : options.items()) {
      const std::size_t i = question.options.size();
      const std::string place = path + ".options[" + std::to_string(i) + "]";
      DeckOption& out = question.options.emplace_back();
      names[i] = readString(option, "id", kMaxFileIdLetters).value_or(kLetters[i]);
      if (!option.isObject()) {
        problem(place, "is no object", SMASTEG_DEFERRED_TEXT("Write the option between { and }."));
        continue;
      }
      readTexts(option, place, "text", optionRule(), out.textSv, out.textEn);
      readTexts(option, place, "why", whyRule(), out.whySv, out.whyEn);
      const auto best = readBool(option, "best");
      if (!best && option.member("best")) {
        problem(place + ".best", "is neither true nor false",
                SMASTEG_DEFERRED_TEXT("Write true in one option, without quotes."));
      }
      if (best.value_or(false)) ++bestCount, question.best = i;
    }
    checkOptions(path, question, bestCount);
    if (bestCount == 1) checkAnswer(from, path, names[question.best]);
  }

  void checkOptions(const std::string& path, const DeckQuestion& question, std::size_t bestCount) {
    if (bestCount != 1) {
      problem(path + ".options", "has " + std::to_string(bestCount) + " best options",
              R"(Write "best": true in exactly one.)");
    }
    std::set<std::string> seen;
    for (std::size_t i = 0; i < question.options.size(); ++i) {
      const std::string text = comparableText(question.options[i].textSv);
      if (text.empty() || seen.insert(text).second) continue;
      problem(path + ".options[" + std::to_string(i) + "].text_sv", "says the same as another option",
              SMASTEG_DEFERRED_TEXT("Write four different options."));
    }
  }

  /// Older files say twice which one is right. They must not disagree.
  void checkAnswer(JsonValue from, const std::string& path, const std::string& best) {
    if (!from.member("answer")) return;
    const auto answer = readString(from, "answer", kMaxFileIdLetters);
    if (answer && *answer == best) return;
    problem(path + ".answer", "is not the option that has \"best\": true",
            SMASTEG_DEFERRED_TEXT("Take \"answer\" out, or write \"") + cleanText(best) + "\".");
  }
};

}  // namespace

DeckReading readDeck(std::string_view json) {
  return readContentFile<Deck>(json, kMaxDeckBytes, kMaxDeckDepth,
                               [](std::vector<FileProblem>& problems, JsonValue root, Deck& deck) {
                                 Reader(problems).readDeck(root, deck);
                               });
}

Result<Deck> decodeDeck(std::string_view json) {
  DeckReading reading = readDeck(json);
  if (!reading.file) return reading.error;
  return *std::move(reading.file);
}

}  // namespace smasteg
