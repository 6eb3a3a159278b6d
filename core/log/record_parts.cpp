// See record_parts.h.
// SPDX-License-Identifier: EUPL-1.2
#include "core/log/record_parts.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>

#include "core/base/letters.h"
#include "core/base/text.h"
#include "core/log/in_language.h"

namespace smasteg {
namespace {

constexpr std::size_t kLabels = 4;
constexpr std::string_view kLabelWords[2][kLabels] = {
    {"Vi tror", "Vi testar", "Vi mäter", "Vi har rätt om"},
    {"We believe", "We test", "We measure", "We are right if"}};
constexpr std::string RecordParts::* kLabelParts[kLabels] = {&RecordParts::believe, &RecordParts::test,
                                                             &RecordParts::measure, &RecordParts::right};
constexpr std::size_t kMinMonthLetters = 3;  // "3 dec"
constexpr int kMinutesInHour = 60, kHoursInDay = 24;

/// What a record's text opens with; "" for a kind that has no such text.
std::string openingOf(RecordKind kind, Language language) {
  switch (kind) {
    case RecordKind::thanks:
      return IN_LANGUAGE("👏 Tack ", "👏 Thanks ");
    case RecordKind::lesson:
      return IN_LANGUAGE("💡 Lärdom: ", "💡 Lesson: ");
    case RecordKind::call:
      return IN_LANGUAGE("📣 Efterlysning: ", "📣 Call: ");
    case RecordKind::experiment:
      return SMASTEG_DEFERRED_TEXT("🧪 Experiment: ");
    case RecordKind::meetup:
      return IN_LANGUAGE("📅 Träff ", "📅 Meet-up ");
    case RecordKind::session:
      return IN_LANGUAGE("Pass: ", "Session: ");
    case RecordKind::round:
      return IN_LANGUAGE("☕ Fikarunda v. ", "☕ Coffee round w. ");
    case RecordKind::letter:
      return IN_LANGUAGE("📰 Veckobrev v. ", "📰 Week letter w. ");
    default:
      return "";
  }
}

std::string roundWords(Language language) {
  return IN_LANGUAGE(". Vill du vara med? Reagera med ☕. Annars behöver du inte göra något.",
                     ". Do you want to join? React with ☕. Otherwise there is nothing you need to do.");
}

std::size_t index(Language language) { return language == Language::en ? 1 : 0; }

/// Runs of white space are one space; line breaks stay when `lines`, without empty lines.
std::string tidy(std::string_view raw, bool lines) {
  const std::string clean = cleanText(raw);
  std::string out;
  for (const std::string_view line : splitLines(clean)) {
    std::string words;
    for (const std::string_view word : splitWords(line)) {
      if (!words.empty()) words += ' ';
      words += word;
    }
    if (words.empty()) continue;
    if (!out.empty()) out += lines ? '\n' : ' ';
    out += words;
  }
  return out;
}

/// What a marker's text cannot open with, since it would be taken for what stands between the two.
std::string opened(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const std::string_view rest = text.substr(at);
    if (std::string_view(":,.;!*_` \n").find(rest[0]) != std::string_view::npos || rest.starts_with("- ")) {
      ++at;
    } else if (rest.starts_with("–") || rest.starts_with("—")) {
      at += std::string_view("–").size();
    } else {
      break;
    }
  }
  return std::string(text.substr(at));
}

void replaceAll(std::string& text, std::string_view what, std::string_view with) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
    text.replace(at, what.size(), with);
}

/// The label that a line opens with, and what follows its colon.
std::optional<std::size_t> labelOf(std::string_view line, std::string_view& after) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const std::string label = foldText(trim(line.substr(0, colon)));
  for (const auto& words : kLabelWords) {
    for (std::size_t i = 0; i < kLabels; ++i) {
      if (foldText(words[i]) != label) continue;
      after = trim(line.substr(colon + 1));
      return i;
    }
  }
  return std::nullopt;
}

void addLine(std::string& text, std::string_view line) {
  if (!text.empty() && !line.empty()) text += '\n';
  text += line;
}

void readExperiment(std::string_view text, RecordParts& parts) {
  std::string* open = &parts.title;
  for (const std::string_view line : splitLines(text)) {
    std::string_view after = trim(line);
    if (const auto label = labelOf(line, after)) open = &(parts.*kLabelParts[*label]);
    addLine(*open, after);
  }
}

std::optional<int> takeNumber(std::string_view& text) {
  std::size_t digits = 0;
  int value = 0;
  while (digits < text.size() && digits < 4 && isDigit(text[digits]))
    value = value * 10 + (text[digits++] - '0');
  if (digits == 0) return std::nullopt;
  text.remove_prefix(digits);
  return value;
}

std::string twoDigits(int value) { return std::string(value < 10 ? "0" : "").append(std::to_string(value)); }

/// The month a word names, by three letters or more.
int monthOf(std::string_view word) {
  const std::string folded = foldText(word);
  if (folded.size() < kMinMonthLetters) return 0;
  for (const Language language : {Language::sv, Language::en}) {
    const std::string names = foldText(monthNames(language));
    const auto months = splitWords(names);
    for (std::size_t i = 0; i < months.size(); ++i) {
      if (months[i].starts_with(folded)) return static_cast<int>(i) + 1;
    }
  }
  return 0;
}

std::string nextDay(int month, int day, const CivilDate& said) {
  CivilDate date{said.year, month, day};
  if (daysFromCivil(date) < daysFromCivil(said)) ++date.year;
  const std::string text = formatDay(date);
  return parseDay(text) ? text : "";
}

/// "2026-12-03", "3 december 2026", "3 dec", "3/12"; what is no day stays where it is.
void takeDay(std::string_view& text, std::string& day, const CivilDate& said) {
  if (const std::string_view iso = text.substr(0, 10); parseDay(iso)) {
    day = iso;
    text = trim(text.substr(10));
    return;
  }
  std::string_view rest = text;
  const auto number = takeNumber(rest);
  if (!number || *number > 31) return;
  if (rest.starts_with('/')) {
    rest.remove_prefix(1);
    const auto month = takeNumber(rest);
    if (!month || *month > 12) return;
    day = nextDay(*month, *number, said);
  } else {
    rest = trim(rest);
    const std::size_t letters = std::min(rest.find_first_of(" .,:\n"), rest.size());
    const int month = monthOf(rest.substr(0, letters));
    if (month == 0) return;
    rest = trim(rest.substr(letters));
    if (rest.starts_with('.')) rest = trim(rest.substr(1));
    std::string_view afterYear = rest;
    const auto year = takeNumber(afterYear);
    if (year && *year > 1000) {
      day = formatDay({*year, month, *number});
      if (!parseDay(day)) day.clear();
      if (!day.empty()) rest = afterYear;
    } else {
      day = nextDay(month, *number, said);
    }
  }
  if (!day.empty()) text = trim(rest);
}

/// "kl. 17.00", "kl 17", "at 17:00", "17:00"; a bare "17" is none.
void takeTime(std::string_view& text, std::string& time) {
  std::string_view rest = text;
  if (rest.starts_with(',')) rest = trim(rest.substr(1));
  bool word = false;
  for (const std::string_view each : {"kl.", "kl", "klockan", "at"}) {
    const std::string_view after = rest.substr(std::min(each.size(), rest.size()));
    if (foldText(rest.substr(0, each.size())) != each || trim(after).empty() || !isDigit(trim(after)[0]))
      continue;
    rest = trim(after);
    word = true;
    break;
  }
  const auto hour = takeNumber(rest);
  if (!hour || *hour >= kHoursInDay) return;
  int minute = 0;
  const bool minutes =
      rest.size() > 2 && (rest[0] == ':' || rest[0] == '.') && isDigit(rest[1]) && isDigit(rest[2]);
  if (minutes) {
    minute = (rest[1] - '0') * 10 + (rest[2] - '0');
    rest.remove_prefix(3);
  }
  if ((!minutes && !word) || minute >= kMinutesInHour) return;
  time = twoDigits(*hour) + ":" + twoDigits(minute);
  text = trim(rest);
}

void readMeetup(std::string_view text, const CivilDate& said, RecordParts& parts) {
  std::string_view rest = text;
  takeDay(rest, parts.day, said);
  if (!parts.day.empty()) takeTime(rest, parts.time);
  const bool comma = !parts.day.empty() && rest.starts_with(',');
  if (comma) rest = trim(rest.substr(1));
  const std::size_t line = std::min(rest.find('\n'), rest.size());
  const std::size_t colon = rest.find(':');
  if (!parts.day.empty() && colon < line) {
    parts.place = trim(rest.substr(0, colon));
    parts.title = trim(rest.substr(colon + 1));
  } else {
    (comma ? parts.place : parts.title) = rest;
  }
}

void readSession(std::string_view text, RecordParts& parts) {
  constexpr std::string_view kDash = " – ";
  const std::size_t line = std::min(text.find('\n'), text.size());
  const std::size_t dash = text.find(kDash);
  parts.title = trim(text.substr(0, std::min(line, dash)));
  if (dash < line) {
    parts.text = trim(text.substr(dash + kDash.size()));
  } else {
    parts.text = trim(text.substr(line));
  }
}

/// "v. 48. Vill …", "v. 48 · Nio steg": the number, and of a letter what follows.
void readWeek(std::string_view text, RecordParts& parts) {
  std::string_view rest = text;
  if (rest.starts_with("v.") || rest.starts_with("w.")) {
    rest = trim(rest.substr(2));
    parts.week = takeNumber(rest).value_or(0);
    rest = trim(rest);
    for (const std::string_view dot : {"·", ".", ":"}) {
      if (!rest.starts_with(dot)) continue;
      rest = trim(rest.substr(dot.size()));
      break;
    }
  }
  parts.text = rest;
}

std::string meetupBody(const RecordParts& parts, Language language) {
  std::string body;
  if (const auto date = parseDay(parts.day); date.ok()) {
    const CivilDate& day = date.value();
    body.append(std::to_string(day.day)).append(" ");
    body.append(monthName(day.month, language)).append(" ");
    body.append(std::to_string(day.year));
    std::string time = parts.time;
    if (language == Language::sv) std::replace(time.begin(), time.end(), ':', '.');
    if (!time.empty()) body.append(language == Language::sv ? " kl. " : " at ").append(time);
    std::string place = opened(tidy(parts.place, false));
    std::replace(place.begin(), place.end(), ':', ',');
    if (!place.empty()) body.append(", ").append(place);
    body.append(": ");
  }
  return body + tidy(parts.title, true);
}

std::string experimentBody(const RecordParts& parts, std::size_t language) {
  std::string body = opened(tidy(parts.title, false));
  std::string_view after;
  if (labelOf(body, after)) body[body.find(':')] = ',';  // a title that would be read as a line of the others
  for (std::size_t i = 0; i < kLabels; ++i) {
    const std::string text = tidy(parts.*kLabelParts[i], false);
    if (!text.empty()) body.append("\n").append(kLabelWords[language][i]).append(": ").append(text);
  }
  return body;
}

std::string sessionBody(const RecordParts& parts) {
  std::string title = opened(tidy(parts.title, false));
  replaceAll(title, " – ", " - ");
  const std::string text = tidy(parts.text, true);
  if (title.empty()) return opened(text);
  return text.empty() ? title : title.append(" – ").append(text);
}

}  // namespace

RecordParts partsOf(RecordKind kind, std::string_view text, const CivilDate& said) {
  RecordParts parts;
  switch (kind) {
    case RecordKind::experiment:
      readExperiment(text, parts);
      break;
    case RecordKind::meetup:
      readMeetup(text, said, parts);
      break;
    case RecordKind::session:
      readSession(text, parts);
      break;
    case RecordKind::round:
    case RecordKind::letter:
      readWeek(text, parts);
      break;
    default:
      parts.text = text;
  }
  return parts;
}

std::string bodyOf(RecordKind kind, const RecordParts& parts, Language language) {
  std::string body = openingOf(kind, language);
  switch (kind) {
    case RecordKind::experiment:
      return body + experimentBody(parts, index(language));
    case RecordKind::meetup:
      return body + meetupBody(parts, language);
    case RecordKind::session:
      return body + sessionBody(parts);
    case RecordKind::round:
      return body + std::to_string(parts.week).append(roundWords(language));
    case RecordKind::letter:
      return body + std::to_string(parts.week).append(" · ").append(tidy(parts.text, true));
    default:
      return body + opened(tidy(parts.text, true));
  }
}

std::string unconferenceBody(std::string_view title, Language language) {
  return (language == Language::en ? "🗳 Unconference: " : "🗳 Knytkonferens: ") + tidy(title, false);
}

}  // namespace smasteg
