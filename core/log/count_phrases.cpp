// See count_phrases.h.
// SPDX-License-Identifier: EUPL-1.2
#include "core/log/count_phrases.h"

#include <vector>

#include "core/base/deferred_text.h"
#include "core/base/json.h"
#include "core/base/json_text.h"
#include "core/base/letters.h"
#include "core/base/sha256.h"
#include "core/base/text.h"
#include "core/base/time.h"
#include "core/log/event.h"
#include "core/log/in_language.h"
#include "core/log/limits.h"

namespace smasteg {
namespace {

constexpr std::size_t kMostDigits = 9;

std::string marker() { return SMASTEG_DEFERRED_TEXT("📊 "); }
std::string opening(Language language) { return IN_LANGUAGE("Räkning från ", "Count from "); }
std::string until(Language language) { return IN_LANGUAGE(" till ", " to "); }
std::string steps(Language language) { return IN_LANGUAGE(" steg.", " steps."); }
std::string principle(Language language) { return IN_LANGUAGE("Princip ", "Principle "); }

std::string dayText(const std::string& day, Language language) {
  const auto read = parseDay(day);
  if (!read) return day;
  const CivilDate date = read.value();
  return std::to_string(date.day)
      .append(" ")
      .append(monthName(date.month, language))
      .append(" ")
      .append(std::to_string(date.year));
}

std::optional<std::int64_t> numberIn(std::string_view text) {
  if (text.empty() || text.size() > kMostDigits) return std::nullopt;
  std::int64_t number = 0;
  for (const char c : text) {
    if (!isDigit(c)) return std::nullopt;
    number = number * 10 + (c - '0');
  }
  return number;
}

/// "29 november 2026" as "2026-11-29"; "" when it is no day.
std::string dayIn(std::string_view text, Language language) {
  const auto words = splitWords(text);
  if (words.size() != 3) return "";
  const auto day = numberIn(words[0]), year = numberIn(words[2]);
  if (!day || !year) return "";
  const std::string names = monthNames(language);
  const auto all = splitWords(names);
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i] != words[1]) continue;
    const std::string formatted =
        formatDay({static_cast<int>(*year), static_cast<int>(i) + 1, static_cast<int>(*day)});
    return parseDay(formatted) ? formatted : "";
  }
  return "";
}

/// The number between the last ": " and the words that end the line; the line keeps what is before it.
std::optional<std::int64_t> takeNumber(std::string_view& line, Language language) {
  const std::string end = steps(language);
  const std::size_t at = line.rfind(": ");
  if (!line.ends_with(end) || at == std::string_view::npos) return std::nullopt;
  const std::string_view digits =
      line.substr(at + 2, line.size() - std::min(line.size(), at + 2 + end.size()));
  line = line.substr(0, at);
  return numberIn(digits);
}

std::optional<PostedCount> headIn(std::string_view line, Language language) {
  PostedCount count;
  const auto number = takeNumber(line, language);
  const std::string open = opening(language), to = until(language);
  if (!number || !line.starts_with(open)) return std::nullopt;
  line.remove_prefix(open.size());
  const std::size_t days = line.rfind(", ");
  if (days == std::string_view::npos) return std::nullopt;
  const std::string_view both = line.substr(days + 2);
  const std::size_t between = both.find(to);
  if (between == std::string_view::npos) return std::nullopt;
  count.group = line.substr(0, days);
  count.from = dayIn(both.substr(0, between), language);
  count.to = dayIn(both.substr(between + to.size()), language);
  count.steps = *number;
  const bool isSound = !count.group.empty() && count.group == countGroup(count.group) &&
                       !count.from.empty() && count.from <= count.to;
  return isSound ? std::optional(std::move(count)) : std::nullopt;
}

/// "Princip 2, Göra saker i praktiken: 12 steg." Its name may be another one day; the number says which.
void readCell(std::string_view line, Language language, PostedCount& count) {
  const std::string open = principle(language);
  const auto number = takeNumber(line, language);
  if (!number || !line.starts_with(open)) return;
  line.remove_prefix(open.size());
  const auto which = numberIn(line.substr(0, line.find(',')));
  if (which && *which >= 1 && *which <= kDefaultPrincipleCount)
    count.cells[static_cast<std::size_t>(*which) - 1] = *number;
}

}  // namespace

std::string countGroup(std::string_view typed) {
  std::string clean = cleanText(typed);
  for (char& c : clean)
    if (c == '\n') c = ' ';
  return std::string(trim(truncateCodePoints(trim(clean), kMaxOpTextCodePoints)));
}

std::string countBody(const PostedCount& count, const Catalogue& catalogue, Language language) {
  const auto line = [&](std::int64_t number) {
    return std::string(": ").append(std::to_string(number)).append(steps(language));
  };
  std::string body = marker() + opening(language) + count.group + ", " + dayText(count.from, language) +
                     until(language) + dayText(count.to, language) + line(count.steps);
  for (std::size_t i = 0; i < count.cells.size(); ++i) {
    if (count.cells[i] == 0) continue;
    const int number = static_cast<int>(i) + 1;
    const auto id = catalogue.idFromNumber(number);
    const Principle* known = id ? catalogue.find(*id) : nullptr;
    body.append("\n").append(principle(language)).append(std::to_string(number));
    if (known != nullptr)
      body.append(", ").append(language == Language::en ? known->titleEn : known->titleSv);
    body.append(line(count.cells[i]));
  }
  return body.append("\n").append(IN_LANGUAGE(
      "Minst fem personer står bakom varje tal. Det som färre har bidragit till visas inte.",
      "At least five people are behind each number. What fewer have contributed to is not shown."));
}

std::optional<PostedCount> countIn(std::string_view text) {
  if (text.starts_with(marker())) text.remove_prefix(marker().size());
  const auto lines = splitLines(text);
  for (const Language language : {Language::sv, Language::en}) {
    auto count = lines.empty() ? std::nullopt : headIn(trim(lines[0]), language);
    if (!count) continue;
    for (std::size_t i = 1; i < lines.size(); ++i) readCell(trim(lines[i]), language, *count);
    return count;
  }
  return std::nullopt;
}

std::string countMessage(std::string_view body, std::string_view recordId) {
  const JsonText meta = JsonText()
                            .number("v", kFormatVersion)
                            .text("k", recordKindName(RecordKind::count))
                            .text("id", recordId)
                            .text("h", fnv1a64Hex(body));
  return JsonText()
      .text("msgtype", "m.notice")
      .text("body", body)
      .object("m.mentions", {})
      .object(kMetaKey, meta)
      .str();
}

std::string bodyOfCount(const std::string& content) {
  JsonDocument json;
  if (!parseJson(content, kMaxContentBytes, kMaxJsonDepth, json)) return "";
  return std::string(readString(json.root(), "body", kMaxTextBytes).value_or(""));
}

}  // namespace smasteg
