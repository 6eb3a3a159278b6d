// The reader of labelled actions. See actions_codec.h.
// SPDX-License-Identifier: EUPL-1.2
#include "core/suggest/actions_codec.h"

#include <algorithm>
#include <utility>

#include "core/base/json.h"
#include "core/base/text.h"
#include "core/catalogue/catalogue.h"
#include "core/catalogue/default_principles.h"

namespace smasteg {
namespace {

constexpr std::string_view kSchema = "smasteg.actions/0.2";
constexpr int kMaxActionsDepth = 8;
constexpr std::size_t kMaxWordBytes = 80;
constexpr std::size_t kMaxLabels = 7;
TextRule textRule() { return {kMaxActionLetters, true, "Write what was done."}; }

class ActionsReader {
 public:
  ActionsReader(std::vector<FileProblem>& problems, LabelledActions& out) : reader_(problems), out_(out) {}

  void readFile(JsonValue file) {
    if (!reader_.isFile(file, kSchema, "labelled actions")) return;
    readList(file, "actions", true);
    if (file.member("none")) readList(file, "none", false);
  }

 private:
  void readList(JsonValue file, const std::string& key, bool hasLabels) {
    LabelledActions list;
    reader_.readList(file, key, kMaxActions, list,
                     [&](JsonValue from, const std::string& path, LabelledAction& action) {
                       readAction(from, path, hasLabels, action);
                     });
    for (LabelledAction& each : list) out_.push_back(std::move(each));
  }

  void readAction(JsonValue from, const std::string& path, bool hasLabels, LabelledAction& action) {
    reader_.readOwnId(from, path, "action", action.id);
    action.voice = cleanText(readString(from, "voice", kMaxWordBytes).value_or(""));
    if (from.member("voice") && trim(action.voice).empty())
      reader_.problem(path + ".voice", "is no short text", "Write who could have said it, as \"bibliotek\".");
    readText(from, path, "text_sv", action.textSv);
    readText(from, path, "text_en", action.textEn);
    if (!from.member("text_sv") && !from.member("text_en"))
      reader_.problem(path + ".text_sv", "is missing", "Write what was done, in text_sv, text_en or both.");
    action.ambiguous = readBool(from, "ambiguous").value_or(false);
    if (hasLabels) return readLabels(from, path, action);
    if (!readArray(from, "labels").empty())
      reader_.problem(path + ".labels", "has labels, and the list none has none",
                      "Move it to actions, or take the labels out.");
  }

  void readText(JsonValue from, const std::string& path, const std::string& key, std::string& out) {
    if (!from.member(key)) return;
    reader_.readText(from, path, key, textRule(), out);
    reader_.mustBeNew(path + "." + key, out);
  }

  void readLabels(JsonValue from, const std::string& path, LabelledAction& action) {
    const JsonValue labels = readArray(from, "labels");
    if (labels.empty())
      return reader_.problem(path + ".labels", "is missing or empty",
                             "Write its principles, the primary one first, or move it to none.");
    if (labels.size() > kMaxLabels)
      return reader_.problem(path + ".labels", "has too many", "Seven at most.");
    for (const JsonValue each : labels.items()) {
      const std::string label(each.text().value_or(""));
      const std::string place = path + ".labels[" + std::to_string(action.labels.size()) + "]";
      if (builtIn_.find(label) == nullptr || !startsWith(label, kDefaultCatalogueId)) {
        reader_.problem(place,
                        "names no principle" + (label.empty() ? "" : ": " + label.substr(0, kMaxWordBytes)),
                        "The seven are otg-1 to otg-7.");
      } else if (std::count(action.labels.begin(), action.labels.end(), label) > 0) {
        reader_.problem(place, "stands twice: " + label, "Take one of the two out.");
      }
      action.labels.push_back(label);
    }
    const auto primary = readString(from, "primary", kMaxWordBytes);
    if (from.member("primary") && primary != action.labels.front())
      reader_.problem(path + ".primary", "is not the first of labels",
                      "Put the primary one first, or take primary out.");
  }

  FileReader reader_;
  LabelledActions& out_;
  const Catalogue builtIn_;
};

}  // namespace

FileReading<LabelledActions> readActions(std::string_view json) {
  return readContentFile<LabelledActions>(
      json, kMaxActionsBytes, kMaxActionsDepth,
      [](std::vector<FileProblem>& problems, JsonValue root, LabelledActions& out) {
        ActionsReader(problems, out).readFile(root);
      });
}

}  // namespace smasteg
