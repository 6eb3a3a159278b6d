// The report as JSON. See report.h.
// SPDX-License-Identifier: EUPL-1.2
#include <nlohmann/json.hpp>

#include "cli/report.h"

namespace smasteg::cli {
namespace {

using Ordered = nlohmann::ordered_json;

Ordered orNull(const std::string& text) { return text.empty() ? Ordered(nullptr) : Ordered(text); }

Ordered counts(const std::map<std::string, std::size_t>& numbers) {
  Ordered object = Ordered::object();
  for (const auto& [name, number] : numbers) object[name] = number;
  return object;
}

}  // namespace

std::string reportAsJson(const Report& report) {
  Ordered steps = Ordered::array();
  for (const ReportStep& step : report.steps) {
    const Record& record = *step.record;
    steps.push_back(Ordered{{"id", record.id},
                            {"author", record.author},
                            {"day", record.day},
                            {"text", record.text},
                            {"principles", record.principles},
                            {"encouragement", step.encouragement},
                            {"from", orNull(record.from)},
                            {"told_by", orNull(record.toldBy)}});
  }
  const Ordered whole = {{"steps", std::move(steps)},
                         {"records", counts(report.records)},
                         {"by_principle", counts(report.byPrinciple)},
                         {"quarantined", counts(report.quarantined)},
                         {"digest", report.digest}};
  return whole.dump(2, ' ', false, Ordered::error_handler_t::replace) + "\n";
}

}  // namespace smasteg::cli
