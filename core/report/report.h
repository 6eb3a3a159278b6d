// The steps of a room, of a device, or those that may go beyond the room, and what they sum up to: one report
// in three formats, the same in the app's files and in `smasteg report`. Nobody is compared with anybody.
// Promises: a report of the public steps has no name, no id and no number of reactions but what its maker
// asks for: her own name at her own steps. No cell begins a formula, no text becomes markup. Refuses to know
// where steps come from that are not in the log: the view hands those in.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/catalogue/catalogue.h"
#include "core/log/event_log.h"
#include "core/log/phrases.h"

namespace smasteg {

/// What a report holds: a room's log · that and what only the device has · that alone · public steps.
enum class ReportScope { room, all, own, beyond };

struct ReportStep {
  std::string id, author, day, text;  // author: a user id, beyond the room a name or ""
  std::vector<std::string> principles;
  std::int64_t encouragement = 0;  // people other than the author who reacted
  std::optional<std::string> from, toldBy;
  TimeMs ts = 0;
};

struct Report {
  ReportScope scope = ReportScope::room;
  bool named = true;                               // beyond the room: the maker's own steps carry her name
  std::vector<ReportStep> steps;                   // newest first
  std::map<std::string, std::size_t> records;      // by kind
  std::map<std::string, std::size_t> byPrinciple;  // steps
  std::map<std::string, std::size_t> quarantined;  // by code, of the whole room
  std::string digest;                              // of the whole room, "" without one

  void add(ReportStep step);
  void sortNewestFirst();  // by day, then by time
};

/// What the log says of a step.
ReportStep reportStep(const EventLog& log, const Record& record);
/// Days are "2026-11-24", or "" for no bound; both are included.
Report makeReport(const EventLog& log, const std::string& from, const std::string& to);

/// The step as it may go beyond the room: its day, its text and its principles, not who and not where.
/// Nothing when its author has not marked it so (`visibility` as it is now), and nothing of what is retold:
/// nobody lets another's step go.
std::optional<ReportStep> reportStepBeyond(const Record& record, std::string_view visibility);
/// Who saves a file of public steps and wants to be named at her own; without an id nobody is named.
struct ReportMaker {
  std::string id, name;
};
/// The public steps of a log, newest first. Days as above.
Report makePublicReport(const EventLog& log, const ReportMaker& maker, const std::string& from,
                        const std::string& to);

/// What makes the file a room again, each JSON already: raw events (EventLog::events), own steps.
struct ReportSource {
  std::vector<std::string> messages, own;
};

/// What the file holds, in plain words: the README that lies inside.
std::string reportReadme(const Report& report, Language language);
/// One step a line, so that two files can be compared. With a source it is an export, smasteg.export/1.
std::string reportAsJson(const Report& report, Language language, const ReportSource* source = nullptr);
std::string reportAsMarkdown(const Report& report, const Catalogue& catalogue, Language language);
std::string reportAsCsv(const Report& report);  // RFC 4180

}  // namespace smasteg
