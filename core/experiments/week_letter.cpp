// See week_letter.h.
// SPDX-License-Identifier: EUPL-1.2
#include "core/experiments/week_letter.h"

#include <algorithm>
#include <map>

#include "core/base/text.h"
#include "core/log/in_language.h"
#include "core/log/limits.h"

namespace smasteg {
namespace {

constexpr std::size_t kMostLines = 3;    // of steps of a principle; fewer where it gets too long
constexpr std::size_t kHeadLength = 40;  // what stands before the draft
constexpr std::int64_t kLateDays = 21;   // a letter of a week is written by then

/// With names instead of ids.
std::string named(const Record& record, const LetterSources& from) {
  std::string text = record.text;
  for (const std::string& id : record.about) {
    const std::size_t at = text.find(id);
    if (!id.empty() && at != std::string::npos) text.replace(at, id.size(), from.nameOf(id));
  }
  return text;
}

class Draft {
 public:
  Draft(const LetterSources& from, const IsoWeek& week, Language asked, std::size_t mostLines)
      : from_(from), language(asked), most_(mostLines), monday_(daysFromCivil(mondayOf(week))) {}

  std::string write() {
    out_ = days();
    steps();
    experiments();
    std::vector<const Record*> found;
    for (const Record* record : from_.log.records()) {
      if (record->kind == RecordKind::thanks && isOfWeek(*record)) found.push_back(record);
    }
    list(found, IN_LANGUAGE("Vi tackar:", "Thanks:"));
    found.clear();
    for (const Call& call : from_.learnt.calls()) {
      if (!call.isOver && isOfWeek(*call.record, kCallDays)) found.push_back(call.record);
    }
    list(found, IN_LANGUAGE("Vi efterlyser:", "Calls:"));
    return std::move(out_);
  }

 private:
  /// "23–29 november 2026"
  std::string days() const {
    const CivilDate first = civilFromDays(monday_), last = civilFromDays(monday_ + 6);
    std::string text = std::to_string(first.day);
    if (first.month != last.month) text.append(" ").append(monthName(first.month, language));
    if (first.year != last.year) text.append(" ").append(std::to_string(first.year));
    text.append("–").append(std::to_string(last.day)).append(" ").append(monthName(last.month, language));
    return text.append(" ").append(std::to_string(last.year));
  }

  bool isOfWeek(const Record& record, std::int64_t daysBefore = 0) const {
    const auto day = parseDay(record.day);
    if (!day || !record.toldBy.empty()) return false;
    const std::int64_t at = daysFromCivil(day.value());
    return at >= monday_ - daysBefore && at < monday_ + 7;
  }

  void line(const std::string& text, const std::string& author) {
    out_.append("\n– ").append(text);
    if (!author.empty()) out_.append(" (").append(from_.nameOf(author)).append(")");
  }

  void andMore(std::size_t count) {
    if (count == 0) return;
    const std::string number = std::to_string(count);
    out_.append("\n– ")
        .append(IN_LANGUAGE("och ", "and "))
        .append(number)
        .append(IN_LANGUAGE(" till", " more"));
  }

  std::string stepsWord(std::size_t count) const {
    const std::string number = std::to_string(count);
    return number + (count == 1 ? IN_LANGUAGE(" steg", " step") : IN_LANGUAGE(" steg", " steps"));
  }

  /// A step of several principles stands under its first.
  void steps() {
    std::map<std::string, std::vector<const Record*>> byPrinciple;
    std::size_t all = 0;
    for (const Record* record : from_.log.records()) {
      if (record->kind != RecordKind::step || !isOfWeek(*record)) continue;
      byPrinciple[record->principles.empty() ? "" : record->principles.front()].push_back(record);
      ++all;
    }
    out_.append("\n").append(all == 0 ? IN_LANGUAGE("En stilla vecka.", "A quiet week.")
                                      : IN_LANGUAGE("Vi tog ", "We took ") + stepsWord(all) + ".");
    std::vector<std::string> ids;
    ids.reserve(byPrinciple.size());
    for (const auto& [id, records] : byPrinciple) ids.push_back(id);
    // In the order of the principles; what has none comes last.
    std::rotate(ids.begin(), ids.begin() + (!ids.empty() && ids.front().empty() ? 1 : 0), ids.end());
    for (const std::string& id : ids) stepsOf(id, byPrinciple[id]);
  }

  void stepsOf(const std::string& id, const std::vector<const Record*>& records) {
    const Principle* principle = from_.catalogue.find(id);
    const std::string title = principle == nullptr       ? IN_LANGUAGE("Fler steg", "More steps")
                              : language == Language::en ? principle->titleEn
                                                         : principle->titleSv;
    out_.append("\n").append(title).append(", ").append(stepsWord(records.size())).append(":");
    const std::size_t shown = std::min(most_, records.size());
    for (std::size_t i = 0; i < shown; ++i) line(tasteOf(records[i]->text), records[i]->author);
    andMore(records.size() - shown);
  }

  /// Those that gave a lesson in the week, and lessons of steps.
  void experiments() {
    std::vector<std::pair<std::string, std::string>> lines;
    for (const Experiment& each : from_.learnt.experiments()) {
      for (const Record* lesson : each.lessons) {
        if (isOfWeek(*lesson))
          lines.emplace_back(tasteOf(each.parts.title) + ": " + tasteOf(lesson->text), lesson->author);
      }
    }
    for (const Record* lesson : from_.learnt.otherLessons()) {
      if (isOfWeek(*lesson)) lines.emplace_back(tasteOf(lesson->text), lesson->author);
    }
    if (lines.empty()) return;
    out_.append("\n").append(IN_LANGUAGE("Vi lärde oss:", "We learnt:"));
    const std::size_t shown = std::min(2 * most_, lines.size());
    for (std::size_t i = 0; i < shown; ++i) line(lines[i].first, lines[i].second);
    andMore(lines.size() - shown);
  }

  void list(const std::vector<const Record*>& found, const std::string& heading) {
    if (found.empty()) return;
    out_.append("\n").append(heading);
    const std::size_t shown = std::min(2 * most_, found.size());
    for (std::size_t i = 0; i < shown; ++i) line(tasteOf(named(*found[i], from_)), found[i]->author);
    andMore(found.size() - shown);
  }

  const LetterSources& from_;
  const Language language;
  const std::size_t most_;
  const std::int64_t monday_;
  std::string out_;
};

}  // namespace

std::string letterDraft(const LetterSources& from, const IsoWeek& week, Language language) {
  std::string text;
  for (std::size_t most = kMostLines; most > 0; --most) {
    text = Draft(from, week, language, most).write();
    if (countCodePoints(text) + kHeadLength <= kMaxTextCodePoints) return text;
  }
  return truncateCodePoints(text, kMaxTextCodePoints - kHeadLength);
}

const Record* letterOf(const Learnt& learnt, const IsoWeek& week) {
  const std::int64_t monday = daysFromCivil(mondayOf(week));
  const Record* first = nullptr;
  for (const Record* record : learnt.letters()) {
    const CivilDate said = stockholmDate(record->ts);
    const std::int64_t day = daysFromCivil(said);
    const bool isOfThatTime = day >= monday && day < monday + 7 + kLateDays;
    if (isOfThatTime && partsOf(record->kind, record->text, said).week == week.week) first = record;
  }
  return first;
}

bool holdsLetters(const EventLog& log, const Card& card) {
  return !card.redacted && log.messagesIn(card.id) > 0;
}

}  // namespace smasteg
