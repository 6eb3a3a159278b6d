// The report for people (Markdown) and for spreadsheets (CSV). Texts are strangers': escaped, one line each.
// SPDX-License-Identifier: EUPL-1.2
#include <set>

#include "cli/report.h"
#include "core/base/ids.h"
#include "core/base/time.h"

namespace smasteg::cli {
namespace {

struct Words {
  std::string_view title, week, principles, principle, number, digest, none, one, many;
};
constexpr Words kSwedish = {"Steg",          "Vecka",           "Principer", "Princip", "Antal steg",
                            "Kontrollsumma", "Inga steg ännu.", "steg",      "steg"};
constexpr Words kEnglish = {"Steps",  "Week",          "Principles", "Principle", "Number of steps",
                            "Digest", "No steps yet.", "step",       "steps"};

std::string escapedMarkdown(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n' || c == '\r' || c == '\t') {
      out += ' ';
      continue;
    }
    if (std::string_view("\\`*_[]<>#|!&~$").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

std::string principleTitle(const Catalogue& catalogue, const std::string& id, Language language) {
  const Principle* principle = catalogue.find(id);
  if (principle == nullptr) return escapedMarkdown(id);
  const std::string& title = language == Language::en ? principle->titleEn : principle->titleSv;
  return std::to_string(principle->number) + " " + escapedMarkdown(title);
}

std::string weekTitle(const std::string& day, const Words& words) {
  const auto date = parseDay(day);
  if (!date) return day;
  const IsoWeek week = isoWeekOf(date.value());
  return std::string(words.week) + " " + std::to_string(week.week) + ", " + std::to_string(week.year);
}

std::string markdownLine(const ReportStep& step, const Catalogue& catalogue, Language language) {
  const Record& record = *step.record;
  std::string line = "- " + record.day + " · " + escapedMarkdown(localpart(record.author)) + ": " +
                     escapedMarkdown(record.text);
  for (std::size_t i = 0; i < record.principles.size(); ++i) {
    line += i == 0 ? " (" : ", ";
    line += principleTitle(catalogue, record.principles[i], language);
  }
  if (!record.principles.empty()) line += ")";
  if (step.encouragement > 0) line += " · 👏 " + std::to_string(step.encouragement);
  return line + "\n";
}

/// Quoted when it must be. A cell that a spreadsheet would take for a formula gets an apostrophe first.
std::string cell(std::string_view text, bool mayOpenWithAt = false) {
  std::string value(text);
  const std::string_view openers = mayOpenWithAt ? "=+-\t\r" : "=+-@\t\r";
  if (!value.empty() && openers.find(value.front()) != std::string_view::npos) value.insert(0, "'");
  if (value.find_first_of(",\"\r\n") == std::string::npos) return value;
  std::string out = "\"";
  for (const char c : value) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + "\"";
}

/// "@anna:example.org" is no formula; an old id with brackets in it could be.
bool isPlainUserId(std::string_view id) {
  return id.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789@:._-") ==
         std::string_view::npos;
}

}  // namespace

std::string reportAsMarkdown(const Report& report, const Catalogue& catalogue, Language language) {
  const Words& words = language == Language::en ? kEnglish : kSwedish;
  std::string out = "# " + std::string(words.title) + "\n\n";
  if (report.steps.empty()) {
    out += std::string(words.none) + "\n\n";
  } else {
    out += std::to_string(report.steps.size()) + " " +
           std::string(report.steps.size() == 1 ? words.one : words.many) + ".\n";
  }
  std::map<std::string, std::string, std::greater<>> weeks;  // the week's Monday → its lines, newest first
  for (const ReportStep& step : report.steps) {
    const auto date = parseDay(step.record->day);
    const std::string monday = date ? formatDay(mondayOf(isoWeekOf(date.value()))) : step.record->day;
    weeks[monday] += markdownLine(step, catalogue, language);
  }
  for (const auto& [monday, lines] : weeks) out += "\n## " + weekTitle(monday, words) + "\n\n" + lines;
  if (!report.byPrinciple.empty()) {
    out += "\n## " + std::string(words.principles) + "\n\n| " + std::string(words.principle) + " | " +
           std::string(words.number) + " |\n| --- | ---: |\n";
    for (const auto& [id, number] : report.byPrinciple) {
      out += "| " + principleTitle(catalogue, id, language) + " | " + std::to_string(number) + " |\n";
    }
    out += "\n";
  }
  return out + std::string(words.digest) + ": `" + report.digest + "`\n";
}

std::string reportAsCsv(const Report& report) {
  std::string out = "id,author,day,text,principles,encouragement,from,told_by\r\n";
  for (const ReportStep& step : report.steps) {
    const Record& record = *step.record;
    std::string principles;
    for (const std::string& id : record.principles) principles += (principles.empty() ? "" : " ") + id;
    out += cell(record.id) + "," + cell(record.author, isPlainUserId(record.author)) + "," + record.day +
           "," + cell(record.text) + "," + cell(principles) + "," + std::to_string(step.encouragement) + "," +
           cell(record.from) + "," + cell(record.toldBy) + "\r\n";
  }
  return out;
}

}  // namespace smasteg::cli
