// The reader of decks. See deck_codec.h.
// SPDX-License-Identifier: EUPL-1.2
#include "core/quiz/deck_codec.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "core/base/json.h"
#include "core/base/text.h"
#include "core/catalogue/catalogue.h"
#include "core/catalogue/default_principles.h"

namespace smasteg {
namespace {

constexpr std::string_view kSchemaPrefix = "smasteg.quiz/0.";
constexpr std::string_view kNamelessSchema = "smasteg.quiz/0.1";  // from before decks had an id and a title
constexpr std::string_view kNonBreakingSpace = "\u00A0";
constexpr std::string_view kIdMend = "Use 1 to 40 of a-z, 0-9 and -.";
constexpr std::array<std::string_view, kOptionCount> kLetters = {"a", "b", "c", "d"};

/// cleanText makes every space a plain one; in a deck "kl. 9" must not break between the two.
std::string cleanKeepingSpaces(std::string_view text) {
  std::string out;
  for (;;) {
    const std::size_t at = text.find(kNonBreakingSpace);
    out += cleanText(text.substr(0, at));
    if (at == std::string_view::npos) return out;
    out += kNonBreakingSpace;
    text.remove_prefix(at + kNonBreakingSpace.size());
  }
}

/// The same words, whatever the case, the spaces and the dashes.
std::string comparable(std::string_view text) {
  const std::string folded = foldText(cleanText(text));
  std::string out;
  for (const std::string_view word : splitWords(folded)) out.append(word) += ' ';
  return out;
}

/// How long a text is, and what is said to one who left it out or wrote too much.
struct TextRule {
  std::size_t maxLetters;
  bool required;
  std::string_view mend;
};

constexpr TextRule kTitleRule = {kMaxDeckTitleLetters, true, "Give the deck a title in Swedish."};
constexpr TextRule kThemeRule = {kMaxThemeLetters, false, "Write the theme in a few words."};
constexpr TextRule kStemRule = {kMaxStemLetters, true, "Write what happens, and end with a question."};
constexpr TextRule kOptionRule = {kMaxOptionLetters, true, "Write what one would do, in one sentence."};
constexpr TextRule kWhyRule = {kMaxWhyLetters, true, "Say why this option is, or is not, the nearest."};
constexpr TextRule kCreditRule = {kMaxCreditLetters, false, "Write it in one line."};
constexpr TextRule kVersionRule = {kMaxVersionLetters, false, "Write a number or a day, as text."};

/// Reads one file and goes on after a problem, so that several can be mended at once.
class Reader {
 public:
  explicit Reader(std::vector<DeckProblem>& problems) : problems_(problems) {}

  void readFile(JsonValue file, Deck& deck) {
    if (!file.isObject()) return problem("", "is no object", "Begin the file with { and end it with }.");
    const auto schema = readString(file, "schema", kMaxVersionLetters);
    if (!schema || !startsWith(*schema, kSchemaPrefix)) {
      return problem("schema", "is not of a quiz", R"(Write "schema": "smasteg.quiz/0.2".)");
    }
    if (*schema != kNamelessSchema || file.member("id")) {
      readId(file, "", deck.id);
      readTexts(file, "", "title", kTitleRule, deck.titleSv, deck.titleEn);
    }
    readText(file, "", "version", kVersionRule, deck.version);
    readText(file, "", "licence", kCreditRule, deck.licence);
    readText(file, "", "author", kCreditRule, deck.author);
    if (file.member("forkedFrom")) readOrigin(file, deck);
    readQuestions(file, deck);
  }

 private:
  bool full() const { return problems_.size() >= kMaxDeckProblems; }
  void problem(std::string path, std::string_view what, std::string_view mend) {
    if (!full()) problems_.push_back({std::move(path), std::string(what), std::string(mend)});
  }

  static std::string join(const std::string& path, std::string_view key) {
    return path.empty() ? std::string(key) : path + "." + std::string(key);
  }

  void readId(JsonValue from, const std::string& path, std::string& out) {
    const auto id = readString(from, "id", kMaxVersionLetters);
    if (!id) return problem(join(path, "id"), "is missing, or no short text", kIdMend);
    if (!Catalogue::isPrincipleId(*id)) return problem(join(path, "id"), "has other letters", kIdMend);
    out = *id;
  }

  void readText(JsonValue from, const std::string& path, std::string_view key, const TextRule& rule,
                std::string& out) {
    if (!from.member(key)) {
      if (rule.required) problem(join(path, key), "is missing", rule.mend);
      return;
    }
    const auto text = readString(from, key, kMaxDeckBytes);
    if (!text) return problem(join(path, key), "is no text", R"(Write it between " and ".)");
    out = cleanKeepingSpaces(*text);
    if (rule.required && trim(cleanText(out)).empty()) problem(join(path, key), "is empty", rule.mend);
    const std::size_t letters = countCodePoints(out);
    if (letters > rule.maxLetters) {
      problem(join(path, key),
              "has " + std::to_string(letters) + " letters; " + std::to_string(rule.maxLetters) + " at most",
              "Say it in fewer words.");
    }
  }

  /// A text in both languages: Swedish as the rule says, English if there is any.
  void readTexts(JsonValue from, const std::string& path, const std::string& key, const TextRule& rule,
                 std::string& textSv, std::string& textEn) {
    readText(from, path, key + "_sv", rule, textSv);
    readText(from, path, key + "_en", {rule.maxLetters, false, rule.mend}, textEn);
    if (trim(textEn).empty()) textEn = textSv;
  }

  void readOrigin(JsonValue file, Deck& deck) {
    const JsonValue from = readObject(file, "forkedFrom");
    if (!from) {
      return problem("forkedFrom", "is no object", R"(Write {"id": …, "version": …}, or leave it out.)");
    }
    DeckOrigin origin;
    readId(from, "forkedFrom", origin.id);
    readText(from, "forkedFrom", "version", kVersionRule, origin.version);
    deck.forkedFrom = std::move(origin);
  }

  void readQuestions(JsonValue file, Deck& deck) {
    const JsonValue questions = readArray(file, "questions");
    if (questions.empty()) {
      return problem("questions", "is missing or empty", "Write at least one question, between [ and ].");
    }
    if (questions.size() > kMaxDeckQuestions) {
      return problem("questions",
                     "has " + std::to_string(questions.size()) + " questions; " +
                         std::to_string(kMaxDeckQuestions) + " at most",
                     "Make two decks of it.");
    }
    for (const JsonValue each : questions.items()) {
      if (full()) return;
      DeckQuestion question;
      readQuestion(each, "questions[" + std::to_string(deck.questions.size()) + "]", question);
      deck.questions.push_back(std::move(question));
    }
  }

  void readQuestion(JsonValue from, const std::string& path, DeckQuestion& question) {
    if (!from.isObject()) return problem(path, "is no object", "Write the question between { and }.");
    readId(from, path, question.id);
    if (!question.id.empty() && !ids_.insert(question.id).second) {
      problem(path + ".id", "stands twice in the file", "Give one of the two questions another id.");
    }
    readPrinciple(from, path, question.principle);
    if (const auto level = readInt(from, "difficulty", kMinDifficulty, kMaxDifficulty)) {
      question.difficulty = static_cast<int>(*level);
    } else if (from.member("difficulty")) {
      problem(path + ".difficulty", "is not 1, 2 or 3", "Write 1 (easy), 2 or 3 (hard), without quotes.");
    }
    readText(from, path, "theme", kThemeRule, question.themeSv);
    readText(from, path, "theme_en", kThemeRule, question.themeEn);
    if (question.themeEn.empty()) question.themeEn = question.themeSv;
    readTexts(from, path, "stem", kStemRule, question.stemSv, question.stemEn);
    readOptions(from, path, question);
  }

  void readPrinciple(JsonValue from, const std::string& path, std::string& out) {
    const auto id = readString(from, "principle", kMaxVersionLetters);
    if (!id || !Catalogue::isPrincipleId(*id)) {
      return problem(path + ".principle", "is missing, or no id", "Write the id of a principle, as otg-5.");
    }
    out = *id;
    const auto own = std::string(kDefaultCatalogueId) + "-";
    if (startsWith(out, own) && builtIn_.find(out) == nullptr) {
      problem(path + ".principle", "names no principle: " + out, "The seven are otg-1 to otg-7.");
    }
  }

  void readOptions(JsonValue from, const std::string& path, DeckQuestion& question) {
    const JsonValue options = readArray(from, "options");
    const std::size_t count = options.size();
    if (count != kOptionCount) {
      return problem(path + ".options", "has " + std::to_string(count) + " options",
                     "Write four, between [ and ].");
    }
    std::size_t bestCount = 0;
    std::array<std::string, kOptionCount> names;
    for (const JsonValue option : options.items()) {
      const std::size_t i = question.options.size();
      const std::string place = path + ".options[" + std::to_string(i) + "]";
      DeckOption& out = question.options.emplace_back();
      names[i] = readString(option, "id", kMaxVersionLetters).value_or(kLetters[i]);
      if (!option.isObject()) {
        problem(place, "is no object", "Write the option between { and }.");
        continue;
      }
      readTexts(option, place, "text", kOptionRule, out.textSv, out.textEn);
      readTexts(option, place, "why", kWhyRule, out.whySv, out.whyEn);
      const auto best = readBool(option, "best");
      if (!best && option.member("best")) {
        problem(place + ".best", "is neither true nor false", "Write true in one option, without quotes.");
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
      const std::string text = comparable(question.options[i].textSv);
      if (text.empty() || seen.insert(text).second) continue;
      problem(path + ".options[" + std::to_string(i) + "].text_sv", "says the same as another option",
              "Write four different options.");
    }
  }

  /// Older files say twice which one is right. They must not disagree.
  void checkAnswer(JsonValue from, const std::string& path, const std::string& best) {
    if (!from.member("answer")) return;
    const auto answer = readString(from, "answer", kMaxVersionLetters);
    if (answer && *answer == best) return;
    problem(path + ".answer", "is not the option that has \"best\": true",
            "Take \"answer\" out, or write \"" + cleanText(best) + "\".");
  }

  std::vector<DeckProblem>& problems_;
  std::set<std::string> ids_;
  const Catalogue builtIn_;
};

}  // namespace

DeckReading readDeck(std::string_view json) {
  DeckReading reading;
  JsonDocument file;
  if (const auto parsed = parseJson(json, kMaxDeckBytes, kMaxDeckDepth, file); !parsed) {
    reading.error = parsed.error();
    return reading;
  }
  Deck deck;
  Reader(reading.problems).readFile(file.root(), deck);
  if (reading.problems.empty()) {
    reading.deck = std::move(deck);
  } else {
    const DeckProblem& first = reading.problems.front();
    reading.error = {"bad_schema", first.path + " " + first.what + ". " + first.mend};
  }
  return reading;
}

Result<Deck> decodeDeck(std::string_view json) {
  DeckReading reading = readDeck(json);
  if (!reading.deck) return reading.error;
  return *std::move(reading.deck);
}

}  // namespace smasteg
