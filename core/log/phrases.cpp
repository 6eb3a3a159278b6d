// The sentences. See phrases.h.
// SPDX-License-Identifier: EUPL-1.2
#include "core/log/phrases.h"

#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "core/catalogue/catalogue.h"
#include "core/log/principle_marks.h"

namespace smasteg {
namespace {

constexpr std::string_view kLetterEmoji = "📰";

struct CardForm {
  std::string_view kind, emoji, words;  // folded
  bool numbered = true;                 // the week's number follows
};

constexpr std::array kCardForms = {CardForm{"week", "👣", "vecka"},
                                   CardForm{"week", "👣", "week"},
                                   CardForm{"week", kLetterEmoji, "veckobrev v."},
                                   CardForm{"week", kLetterEmoji, "week letter w."},
                                   CardForm{"round", "☕", "fikarunda v."},
                                   CardForm{"round", "☕", "coffee round w."},
                                   CardForm{"meetup", "📅", "träff", false},
                                   CardForm{"meetup", "📅", "meet-up", false},
                                   CardForm{"unconference", "🗳", "knytkonferens", false},
                                   CardForm{"unconference", "🗳", "unconference", false},
                                   CardForm{"experiment", "🧪", "experiment", false},
                                   CardForm{"call", "📣", "efterlysning", false},
                                   CardForm{"call", "📣", "call", false}};
constexpr int kMaxWeek = 53;

std::optional<int> numberAfter(std::string_view text) {
  text = trim(text);
  std::size_t digits = 0;
  while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') ++digits;
  if (digits == 0 || digits > 2) return std::nullopt;
  const int number = digits == 1 ? text[0] - '0' : (text[0] - '0') * 10 + (text[1] - '0');
  const bool wordEnds =
      digits == text.size() || text[digits] == ' ' || text[digits] == '.' || text[digits] == ':';
  return wordEnds && number >= 1 && number <= kMaxWeek ? std::optional(number) : std::nullopt;
}

}  // namespace

Language languageFrom(std::string_view tag) {
  const std::string folded = foldText(tag);
  return folded == "en" || folded.starts_with("en-") || folded.starts_with("en_") ? Language::en
                                                                                  : Language::sv;
}

std::string weekCardBody(const IsoWeek& week, Language language) {
  const std::string number = std::to_string(week.week);
  return language == Language::en ? "👣 Week " + number + " · What did you do? Answer in the thread."
                                  : "👣 Vecka " + number + " · Vad gjorde du? Svara i tråden.";
}

std::optional<int> cardNumber(std::string_view kind, std::string_view body) {
  const std::string folded = foldText(cleanText(body));
  const std::string_view text = trim(folded);
  for (const CardForm& form : kCardForms) {
    if (form.kind != kind || !text.starts_with(form.emoji)) continue;
    const std::string_view words = trim(text.substr(form.emoji.size()));
    if (!words.starts_with(form.words)) continue;
    if (!form.numbered) return 0;
    if (const auto number = numberAfter(words.substr(form.words.size()))) return number;
  }
  return std::nullopt;
}

std::string plainCardBody(std::string_view kind, int week) {
  for (const CardForm& form : kCardForms) {
    if (form.kind != kind) continue;
    std::string body = std::string(form.emoji).append(" ").append(form.words);
    if (form.numbered) body.append(" ").append(std::to_string(week));
    return body;
  }
  return {};
}

std::optional<int> weekCardNumber(std::string_view body) { return cardNumber("week", body); }
bool isWeekCardBody(std::string_view body) { return weekCardNumber(body).has_value(); }
bool isWeekLetterBody(std::string_view body) {
  return isWeekCardBody(body) && trim(body).starts_with(kLetterEmoji);
}

std::string stepBody(std::string_view text, const std::vector<std::string>& principles,
                     const Catalogue& catalogue) {
  std::string body(trim(text));
  const auto named = takePrincipleMarks(cleanText(body), false, catalogue).principles;
  for (const std::string& id : principles) {
    if (std::find(named.begin(), named.end(), id) != named.end()) continue;
    const Principle* principle = catalogue.find(id);
    if (principle == nullptr || catalogue.idFromNumber(principle->number) != id) continue;
    body += " #" + std::to_string(principle->number);
  }
  return body;
}

}  // namespace smasteg
