// The reader of labelled actions. See actions_codec.h.
// SPDX-License-Identifier: EUPL-1.2
#include "core/suggest/actions_codec.h"

#include <algorithm>
#include <set>
#include <utility>

#include "core/base/json.h"
#include "core/base/text.h"
#include "core/catalogue/catalogue.h"
#include "core/catalogue/default_principles.h"

namespace smasteg {
namespace {

constexpr std::string_view kSchemaPrefix = "smasteg.actions/0.";
constexpr int kMaxActionsDepth = 8;
constexpr std::size_t kMaxWordBytes = 80;
constexpr std::size_t kMaxLabels = 7;

class Reader {
 public:
  explicit Reader(ActionsReading& out) : out_(out) {}

  void readFile(JsonValue file) {
    const auto schema = readString(file, "schema", kMaxWordBytes);
    if (!schema || !startsWith(*schema, kSchemaPrefix))
      return problem("schema", "is not of actions", R"(Write "schema": "smasteg.actions/0.2".)");
    const JsonValue actions = readArray(file, "actions");
    if (actions.empty())
      return problem("actions", "is missing or empty", "Write at least one action, between [ and ].");
    readList(actions, "actions", true);
    if (!file.member("none")) return;
    const JsonValue none = readArray(file, "none");
    if (!none) return problem("none", "is no list", "Write it between [ and ], or leave it out.");
    readList(none, "none", false);
  }

 private:
  bool full() const { return out_.problems.size() >= kMaxActionProblems; }
  void problem(std::string path, std::string what, std::string_view mend) {
    if (!full()) out_.problems.push_back({std::move(path), std::move(what), std::string(mend)});
  }

  void readList(JsonValue list, const std::string& name, bool hasLabels) {
    std::size_t number = 0;
    for (const JsonValue each : list.items()) {
      if (full()) return;
      if (number >= kMaxActions) return problem(name, "has too many", "Make two files of it.");
      LabelledAction action;
      readAction(each, name + "[" + std::to_string(number++) + "]", hasLabels, action);
      out_.actions.push_back(std::move(action));
    }
  }

  void readAction(JsonValue from, const std::string& path, bool hasLabels, LabelledAction& action) {
    if (!from.isObject()) return problem(path, "is no object", "Write the action between { and }.");
    const auto id = readString(from, "id", kMaxWordBytes);
    if (!id || !Catalogue::isPrincipleId(*id)) {
      problem(path + ".id", "is missing, or has other letters", "Use 1 to 40 of a-z, 0-9 and -.");
    } else if (!ids_.emplace(*id).second) {
      problem(path + ".id", "stands twice in the file", "Give one of the two another id.");
    }
    action.id = id.value_or("");
    action.voice = cleanText(readString(from, "voice", kMaxWordBytes).value_or(""));
    if (from.member("voice") && trim(action.voice).empty())
      problem(path + ".voice", "is no short text", "Write who could have said it, as \"bibliotek\".");
    readText(from, path, "text_sv", action.textSv);
    readText(from, path, "text_en", action.textEn);
    if (!from.member("text_sv") && !from.member("text_en"))
      problem(path + ".text_sv", "is missing", "Write what was done, in text_sv, text_en or both.");
    action.ambiguous = readBool(from, "ambiguous").value_or(false);
    if (hasLabels) return readLabels(from, path, action);
    if (!readArray(from, "labels").empty())
      problem(path + ".labels", "has labels, and the list none has none",
              "Move it to actions, or take the labels out.");
  }

  void readText(JsonValue from, const std::string& path, const std::string& key, std::string& out) {
    if (!from.member(key)) return;
    const auto text = readString(from, key, kMaxActionsBytes);
    if (!text) return problem(path + "." + key, "is no text", R"(Write it between " and ".)");
    out = cleanText(*text);
    if (trim(out).empty()) return problem(path + "." + key, "is empty", "Write what was done.");
    if (countCodePoints(out) > kMaxActionLetters)
      return problem(path + "." + key, "is too long", "Say it in fewer words.");
    if (!texts_.insert(foldText(out)).second)
      problem(path + "." + key, "stands twice in the file", "Take one of the two out.");
  }

  void readLabels(JsonValue from, const std::string& path, LabelledAction& action) {
    const JsonValue labels = readArray(from, "labels");
    if (labels.empty())
      return problem(path + ".labels", "is missing or empty",
                     "Write its principles, the primary one first, or move it to none.");
    if (labels.size() > kMaxLabels) return problem(path + ".labels", "has too many", "Seven at most.");
    for (const JsonValue each : labels.items()) {
      const std::string label(each.text().value_or(""));
      const std::string place = path + ".labels[" + std::to_string(action.labels.size()) + "]";
      if (builtIn_.find(label) == nullptr || !startsWith(label, kDefaultCatalogueId)) {
        problem(place, "names no principle" + (label.empty() ? "" : ": " + label.substr(0, kMaxWordBytes)),
                "The seven are otg-1 to otg-7.");
      } else if (std::count(action.labels.begin(), action.labels.end(), label) > 0) {
        problem(place, "stands twice: " + label, "Take one of the two out.");
      }
      action.labels.push_back(label);
    }
    const auto primary = readString(from, "primary", kMaxWordBytes);
    if (from.member("primary") && primary != action.labels.front())
      problem(path + ".primary", "is not the first of labels",
              "Put the primary one first, or take primary out.");
  }

  ActionsReading& out_;
  std::set<std::string, std::less<>> ids_;
  std::set<std::string> texts_;
  const Catalogue builtIn_;
};

}  // namespace

ActionsReading readActions(std::string_view json) {
  ActionsReading reading;
  JsonDocument file;
  if (const auto parsed = parseJson(json, kMaxActionsBytes, kMaxActionsDepth, file); !parsed) {
    reading.error = parsed.error();
    return reading;
  }
  Reader(reading).readFile(file.root());
  if (reading.problems.empty()) return reading;
  const ActionProblem& first = reading.problems.front();
  reading.actions.clear();
  reading.error = {"bad_schema", first.path + " " + first.what + ". " + first.mend};
  return reading;
}

}  // namespace smasteg
