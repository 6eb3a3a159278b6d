// View "quiz": the question of the moment with its four options, how many are left today, what is settled,
// and where the questions come from. Reasons and which option is the nearest are there once it is answered.
// View "practice": all that was practised, as a file for another device.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "core/base/fields.h"
#include "core/quiz/quiz.h"
#include "core/view/context.h"

namespace smasteg {

struct QuizOption {
  std::string textSv, textEn;
  std::string whySv, whyEn;  // "" before the answer, and where there is none
  bool best = false;         // false before the answer
  bool chosen = false;
  static constexpr auto fields =
      std::tuple(field("textSv", &QuizOption::textSv), field("textEn", &QuizOption::textEn),
                 field("whySv", &QuizOption::whySv), field("whyEn", &QuizOption::whyEn),
                 field("best", &QuizOption::best), field("chosen", &QuizOption::chosen));
};
struct QuizQuestion {
  std::string id;
  std::string kind;              // scenario · which (principle says this?) · says (this principle …) · real
  std::string themeSv, themeEn;  // "" where there is none
  std::string stemSv, stemEn;    // what is asked about; a real step's text, in both
  std::string name;              // real: whose step it is
  std::string day;               // real
  std::string principle;         // what it was about: "" before the answer
  std::string principleSv, principleEn;  // its title
  int number = 0;                        // its number, 0 = without
  std::vector<QuizOption> options;
  bool answered = false;
  bool asksHowSure = false;
  static constexpr auto fields = std::tuple(
      field("id", &QuizQuestion::id), field("kind", &QuizQuestion::kind),
      field("themeSv", &QuizQuestion::themeSv), field("themeEn", &QuizQuestion::themeEn),
      field("stemSv", &QuizQuestion::stemSv), field("stemEn", &QuizQuestion::stemEn),
      field("name", &QuizQuestion::name), field("day", &QuizQuestion::day),
      field("principle", &QuizQuestion::principle), field("principleSv", &QuizQuestion::principleSv),
      field("principleEn", &QuizQuestion::principleEn), field("number", &QuizQuestion::number),
      field("options", &QuizQuestion::options), field("answered", &QuizQuestion::answered),
      field("asksHowSure", &QuizQuestion::asksHowSure));
};
/// Of a principle that has questions.
struct QuizProgress {
  std::string principle, titleSv, titleEn;
  int number = 0;
  int cards = 0, met = 0, settled = 0;
  static constexpr auto fields =
      std::tuple(field("principle", &QuizProgress::principle), field("titleSv", &QuizProgress::titleSv),
                 field("titleEn", &QuizProgress::titleEn), field("number", &QuizProgress::number),
                 field("cards", &QuizProgress::cards), field("met", &QuizProgress::met),
                 field("settled", &QuizProgress::settled));
};
struct QuizDeck {
  std::string id, titleSv, titleEn, version, author, licence;
  std::string forkedFrom, forkedVersion;  // what it was made from; "" = nothing
  int questions = 0;
  bool ours = false;
  static constexpr auto fields =
      std::tuple(field("id", &QuizDeck::id), field("titleSv", &QuizDeck::titleSv),
                 field("titleEn", &QuizDeck::titleEn), field("version", &QuizDeck::version),
                 field("author", &QuizDeck::author), field("licence", &QuizDeck::licence),
                 field("forkedFrom", &QuizDeck::forkedFrom), field("forkedVersion", &QuizDeck::forkedVersion),
                 field("questions", &QuizDeck::questions), field("ours", &QuizDeck::ours));
};
struct QuizView {
  static constexpr std::string_view name = "quiz";
  bool loaded = false;  // our deck is here
  std::optional<QuizQuestion> question;
  int left = 0;  // today, the one that is asked too
  std::vector<QuizProgress> progress;
  std::vector<QuizDeck> decks;
  static constexpr auto fields =
      std::tuple(field("loaded", &QuizView::loaded), field("question", &QuizView::question),
                 field("left", &QuizView::left), field("progress", &QuizView::progress),
                 field("decks", &QuizView::decks));
};
struct PracticeView {
  static constexpr std::string_view name = "practice";
  std::string text;  // JSON, smasteg.practice/1
  static constexpr auto fields = std::tuple(field("text", &PracticeView::text));
};

/// Takes the room's steps into the quiz first: who took one back takes its question away.
QuizView quizView(const ViewContext& context, Quiz& quiz);

}  // namespace smasteg
