// `smasteg report`: the steps of a room and what they sum up to. Nobody is compared with anybody.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/catalogue/catalogue.h"
#include "core/log/event_log.h"
#include "core/log/phrases.h"

namespace smasteg::cli {

struct ReportStep {
  const Record* record = nullptr;
  std::size_t encouragement = 0;  // people other than the author who reacted
};

struct Report {
  std::vector<ReportStep> steps;                   // newest first
  std::map<std::string, std::size_t> records;      // by kind
  std::map<std::string, std::size_t> byPrinciple;  // steps
  std::map<std::string, std::size_t> quarantined;  // by code, of the whole room
  std::string digest;                              // of the whole room
};

/// Days are "2026-11-24", or "" for no bound; both are included. Valid as long as the log is left alone.
Report makeReport(const EventLog& log, const std::string& from, const std::string& to);

std::string reportAsJson(const Report& report);  // cli.md has the fields
std::string reportAsMarkdown(const Report& report, const Catalogue& catalogue, Language language);
std::string reportAsCsv(const Report& report);  // RFC 4180; no cell begins a formula

}  // namespace smasteg::cli
