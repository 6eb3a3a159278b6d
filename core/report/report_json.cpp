// The report as JSON, and with what makes it a room again. See report.h.
// SPDX-License-Identifier: EUPL-1.2
#include <utility>

#include "core/base/json_text.h"
#include "core/report/report.h"

namespace smasteg {
namespace {

std::string counts(const std::map<std::string, std::size_t>& numbers) {
  JsonText out;
  for (const auto& [name, number] : numbers) out.number(name, static_cast<std::int64_t>(number));
  return out.str();
}

std::string list(const std::vector<std::string>& items) {
  std::string out = "[";
  for (const std::string& item : items) out.append(out.size() > 1 ? ",\n" : "\n").append(item);
  return out.append(items.empty() ? "]" : "\n]");
}

/// An object, its members in the order they are put. Not by field lists: their tables would be in what a page
/// loads first, and this is not (ADR 029).
class Members {
 public:
  explicit Members(std::string_view between = ",") : between_(between) {}
  Members& put(std::string_view name, const std::string& json) {
    if (out_.size() > 1) out_ += between_;
    appendJsonString(out_, name);
    out_ += ": " + json;
    return *this;
  }
  Members& text(std::string_view name, std::string_view value) {
    std::string json;
    appendJsonString(json, value);
    return put(name, json);
  }
  Members& textOrNull(std::string_view name, const std::optional<std::string>& value) {
    return value ? text(name, *value) : put(name, "null");
  }
  std::string done() && { return std::move(out_) + "}"; }

 private:
  std::string_view between_;
  std::string out_ = "{";
};

std::string wholeStep(const ReportStep& step) {
  Members out(", ");
  out.text("id", step.id).text("author", step.author).text("day", step.day).text("text", step.text);
  out.put("principles", toJson(step.principles)).put("encouragement", std::to_string(step.encouragement));
  out.textOrNull("from", step.from).textOrNull("told_by", step.toldBy);
  return std::move(out).done();
}

/// Beyond the room: the day, the text, the principles, and the name of who has let it be written there.
std::string publicStep(const ReportStep& step) {
  Members out(", ");
  if (!step.author.empty()) out.text("author", step.author);
  out.text("day", step.day).text("text", step.text).put("principles", toJson(step.principles));
  return std::move(out).done();
}

}  // namespace

std::string reportAsJson(const Report& report, Language language, const ReportSource* source) {
  const bool isBeyond = report.scope == ReportScope::beyond;
  std::vector<std::string> steps;
  steps.reserve(report.steps.size());
  for (const ReportStep& step : report.steps) steps.push_back(isBeyond ? publicStep(step) : wholeStep(step));
  Members out(",\n");
  if (source != nullptr)
    out.text("schema", "smasteg.export/1").text("readme", reportReadme(report, language));
  out.put("steps", list(steps));
  if (!isBeyond) out.put("records", counts(report.records));
  out.put("by_principle", counts(report.byPrinciple));
  if (isBeyond) return std::move(out).done() + "\n";
  out.put("quarantined", counts(report.quarantined)).text("digest", report.digest);
  if (source != nullptr) out.put("own", list(source->own)).put("messages", list(source->messages));
  return std::move(out).done() + "\n";
}

}  // namespace smasteg
