// `smasteg report`: the steps of a room, of a device, or those that may leave the room, as the app's files
// have them.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/log/phrases.h"
#include "core/report/report.h"

namespace smasteg::cli {

enum class ReportFormat { json, markdown, csv, whole };

struct ReportArguments {
  std::vector<std::string> files;
  ReportFormat format = ReportFormat::json;
  ReportScope scope = ReportScope::room;
  Language language = Language::sv;
  std::string from, to;  // "2026-11-24", or "" for no bound
  ReportMaker maker;     // of public steps: who is named
};

struct ReportAnswer {
  std::string text;
  std::vector<std::string> notes;  // what is not in it, a line each
};

/// Error::detail is the whole line for the person at the terminal.
Result<ReportAnswer> makeReportAnswer(const ReportArguments& arguments);

}  // namespace smasteg::cli
