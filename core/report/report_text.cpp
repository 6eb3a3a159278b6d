// The report for people (Markdown) and for spreadsheets (CSV). Texts are strangers': escaped, one line each.
// SPDX-License-Identifier: EUPL-1.2
#include <functional>

#include "core/base/deferred_text.h"
#include "core/base/ids.h"
#include "core/base/time.h"
#include "core/report/report.h"

namespace smasteg {
namespace {

struct Words {
  std::string title, week, principles, principle, number, digest, none, one, many, about;
  std::string room, own, beyond, unnamed, named, remain, format, official;
};
// A file is made where few come: its sentences stand in the code that needs them.
Words swedish() {
  return {
      SMASTEG_DEFERRED_TEXT("Steg"),
      SMASTEG_DEFERRED_TEXT("Vecka"),
      SMASTEG_DEFERRED_TEXT("Principer"),
      SMASTEG_DEFERRED_TEXT("Princip"),
      SMASTEG_DEFERRED_TEXT("Antal steg"),
      SMASTEG_DEFERRED_TEXT("Kontrollsumma"),
      SMASTEG_DEFERRED_TEXT("Inga steg ännu."),
      SMASTEG_DEFERRED_TEXT("steg"),
      SMASTEG_DEFERRED_TEXT("steg"),
      SMASTEG_DEFERRED_TEXT("Om filen"),
      SMASTEG_DEFERRED_TEXT("Här är stegen i ett chattrum, så långt tillbaka som de var hämtade."),
      SMASTEG_DEFERRED_TEXT("Här är steg som bara finns på en enhet."),
      SMASTEG_DEFERRED_TEXT("Här är bara steg som får lämna rummet. Det har den som skrev steget valt."),
      SMASTEG_DEFERRED_TEXT("Vem som skrev står inte med."),
      SMASTEG_DEFERRED_TEXT("Bara den som sparade filen står med namn."),
      SMASTEG_DEFERRED_TEXT("Namn i själva texterna är kvar."),
      SMASTEG_DEFERRED_TEXT("Dagen är den då steget gjordes. Siffran efter 👏 är hur många som har hejat."),
      SMASTEG_DEFERRED_TEXT("Hos en myndighet kan filen bli en allmän handling.")};
}
Words english() {
  return {SMASTEG_DEFERRED_TEXT("Steps"),
          SMASTEG_DEFERRED_TEXT("Week"),
          SMASTEG_DEFERRED_TEXT("Principles"),
          SMASTEG_DEFERRED_TEXT("Principle"),
          SMASTEG_DEFERRED_TEXT("Number of steps"),
          SMASTEG_DEFERRED_TEXT("Digest"),
          SMASTEG_DEFERRED_TEXT("No steps yet."),
          SMASTEG_DEFERRED_TEXT("step"),
          SMASTEG_DEFERRED_TEXT("steps"),
          SMASTEG_DEFERRED_TEXT("About this file"),
          SMASTEG_DEFERRED_TEXT("These are the steps of a chat room, as far back as they had been fetched."),
          SMASTEG_DEFERRED_TEXT("These are steps that only one device has."),
          SMASTEG_DEFERRED_TEXT(
              "These are only steps that may leave the room. Whoever wrote the step chose that."),
          SMASTEG_DEFERRED_TEXT("Who wrote them is left out."),
          SMASTEG_DEFERRED_TEXT("Only whoever saved the file is named."),
          SMASTEG_DEFERRED_TEXT("Names within the texts remain."),
          SMASTEG_DEFERRED_TEXT(
              "The day is when the step was taken. The number after 👏 is how many have cheered."),
          SMASTEG_DEFERRED_TEXT("At a Swedish public authority the file may become an official document.")};
}

Words wordsOf(Language language) { return language == Language::en ? english() : swedish(); }

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
  std::string line = "- " + step.day + " · ";
  if (!step.author.empty()) line += escapedMarkdown(localpart(step.author)) + ": ";
  line += escapedMarkdown(step.text);
  for (std::size_t i = 0; i < step.principles.size(); ++i) {
    line += i == 0 ? " (" : ", ";
    line += principleTitle(catalogue, step.principles[i], language);
  }
  if (!step.principles.empty()) line += ")";
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

std::string reportReadme(const Report& report, Language language) {
  const Words words = wordsOf(language);
  std::string out;
  const auto say = [&out](std::string_view sentence) { out.append(out.empty() ? "" : " ").append(sentence); };
  switch (report.scope) {
    case ReportScope::room:
      say(words.room);
      break;
    case ReportScope::all:
      say(words.room);
      say(words.own);
      break;
    case ReportScope::own:
      say(words.own);
      break;
    case ReportScope::beyond:
      say(words.beyond);
      say(report.named ? words.named : words.unnamed);
      say(words.remain);
      break;
  }
  if (report.scope != ReportScope::beyond) say(words.format);
  say(words.official);
  return out;
}

std::string reportAsMarkdown(const Report& report, const Catalogue& catalogue, Language language) {
  const Words words = wordsOf(language);
  std::string out = "# " + std::string(words.title) + "\n\n";
  if (report.steps.empty()) {
    out += std::string(words.none) + "\n";
  } else {
    out += std::to_string(report.steps.size()) + " " +
           std::string(report.steps.size() == 1 ? words.one : words.many) + ".\n";
  }
  std::map<std::string, std::string, std::greater<>> weeks;  // the week's Monday → its lines, newest first
  for (const ReportStep& step : report.steps) {
    const auto date = parseDay(step.day);
    const std::string monday = date ? formatDay(mondayOf(isoWeekOf(date.value()))) : step.day;
    weeks[monday] += markdownLine(step, catalogue, language);
  }
  for (const auto& [monday, lines] : weeks) out += "\n## " + weekTitle(monday, words) + "\n\n" + lines;
  if (!report.byPrinciple.empty()) {
    out += "\n## " + std::string(words.principles) + "\n\n| " + std::string(words.principle) + " | " +
           std::string(words.number) + " |\n| --- | ---: |\n";
    for (const auto& [id, number] : report.byPrinciple) {
      out += "| " + principleTitle(catalogue, id, language) + " | " + std::to_string(number) + " |\n";
    }
  }
  out += "\n## " + std::string(words.about) + "\n\n" + reportReadme(report, language) + "\n";
  if (!report.digest.empty()) out += "\n" + std::string(words.digest) + ": `" + report.digest + "`\n";
  return out;
}

std::string reportAsCsv(const Report& report) {
  const bool isBeyond = report.scope == ReportScope::beyond;
  const bool hasNames = !isBeyond || report.named;
  std::string out = isBeyond ? hasNames ? "author,day,text,principles\r\n" : "day,text,principles\r\n"
                             : "id,author,day,text,principles,encouragement,from,told_by\r\n";
  for (const ReportStep& step : report.steps) {
    std::string principles;
    for (const std::string& id : step.principles) principles += (principles.empty() ? "" : " ") + id;
    if (!isBeyond) out += cell(step.id) + ",";
    if (hasNames) out += cell(step.author, isPlainUserId(step.author)) + ",";
    out += cell(step.day) + "," + cell(step.text) + "," + cell(principles);
    if (!isBeyond) {
      out += "," + std::to_string(step.encouragement) + "," + cell(step.from.value_or("")) + "," +
             cell(step.toldBy.value_or(""));
    }
    out += "\r\n";
  }
  return out;
}

}  // namespace smasteg
