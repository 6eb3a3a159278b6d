// Log: every raw event beside what the codec made of it and what the log did with it; a filter, a jump by id,
// and the quarantine with its codes and bytes.
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "debug/model/fixture.h"
#include "debug/panels/panel.h"
#include "debug/panels/widgets.h"

namespace smasteg::debug {
namespace {

class LogPanel : public Panel {
 public:
  const char* name() const override { return "Log"; }

  void draw(Workbench& bench) override {
    refresh(bench);
    ImGui::SetNextItemWidth(260);
    if (textBox("filter", filter_)) isOld_ = true;
    ImGui::SameLine();
    if (ImGui::Checkbox("quarantine only", &onlyRefused_)) isOld_ = true;
    ImGui::SameLine();
    ImGui::SetNextItemWidth(260);
    textBox("##id", jump_);
    ImGui::SameLine();
    if (ImGui::Button("Jump to id")) jump(bench, jump_);
    ImGui::SameLine();
    copyButton([&] { return asText(bench); });
    ImGui::SameLine();
    ImGui::SetNextItemWidth(160);
    textBox("##test", testName_);
    ImGui::SameLine();
    if (ImGui::Button("Save as test")) save(bench);
    const float height = ImGui::GetContentRegionAvail().y;
    drawRows(bench, height * 0.52F);
    drawChosen(bench);
  }

  std::string asText(Workbench& bench) override {
    refresh(bench);
    std::string out;
    for (const std::size_t index : shown_) {
      const EventRow& row = bench.rows.rows[index];
      out += std::to_string(index) + "\t" + whenText(row.ts) + "\t" + row.id + "\t" + row.sender + "\t" +
             row.type + "\t" + row.fate + "\t" + row.says + "\n";
    }
    if (chosen_ < bench.length())
      out += "\n" + bench.room.events[chosen_] + "\n" + decodedText(bench.room.events[chosen_]);
    for (const auto& each : bench.rows.quarantine)
      out += "quarantine\t" + each.code + "\t" + each.eventId + "\t" + each.detail + "\n";
    return out + savedTest_;
  }

  bool tell(Workbench& bench, std::string_view word, std::string_view rest) override {
    if (word == "filter") {
      filter_ = rest;
    } else if (word == "quarantine") {
      onlyRefused_ = rest != "off";
    } else if (word == "jump") {
      jump(bench, std::string(rest));
    } else if (word == "save") {
      testName_ = rest;
      save(bench);
    } else {
      return bench.refuse(word, rest);
    }
    isOld_ = true;
    return true;
  }

 private:
  void refresh(const Workbench& bench) {
    if (!isOld_ && of_ == bench.room.name && total_ == bench.length()) return;
    isOld_ = false;
    of_ = bench.room.name;
    total_ = bench.length();
    shown_.clear();
    for (std::size_t i = 0; i < bench.rows.rows.size(); ++i) {
      const EventRow& row = bench.rows.rows[i];
      if (onlyRefused_ && !row.isQuarantined) continue;
      const auto has = [&](const std::string& text) { return text.find(filter_) != std::string::npos; };
      if (filter_.empty() || has(row.id) || has(row.sender) || has(row.type) || has(row.fate) ||
          has(row.says))
        shown_.push_back(i);
    }
    if (chosen_ >= total_) chosen_ = 0;
  }

  void jump(Workbench& bench, const std::string& id) {
    const auto& rows = bench.rows.rows;
    const auto found =
        std::find_if(rows.begin(), rows.end(), [&](const EventRow& row) { return row.id == id; });
    if (found == rows.end()) {
      bench.note = "There is no event " + id + " here.";
      return;
    }
    filter_.clear();
    onlyRefused_ = false;
    isOld_ = true;
    chosen_ = static_cast<std::size_t>(found - rows.begin());
    scrollTo_ = true;
  }

  void save(Workbench& bench) {
    const auto saved = saveAsTest(bench.house, testName_, bench.room.events, bench.position());
    savedTest_ =
        saved ? "Saved " + saved.value().file + "\n" + saved.value().test : saved.error().detail + "\n";
    bench.note = savedTest_.substr(0, savedTest_.find('\n'));
  }

  void drawRow(const Workbench& bench, std::size_t index) {
    const EventRow& row = bench.rows.rows[index];
    ImGui::TableNextRow();
    ImGui::TableNextColumn();
    const std::string label = std::to_string(index);
    if (ImGui::Selectable(label.c_str(), index == chosen_, ImGuiSelectableFlags_SpanAllColumns))
      chosen_ = index;
    const bool hasCome = index < bench.position();
    for (const std::string& text : {whenText(row.ts), row.sender, row.type}) {
      ImGui::TableNextColumn();
      showText(text, hasCome ? IM_COL32_WHITE : kQuiet);
    }
    ImGui::TableNextColumn();
    showText(row.fate, row.isQuarantined ? kBad : row.fate.starts_with("again") ? kQuiet : kGood);
    ImGui::TableNextColumn();
    showText(row.says, hasCome ? IM_COL32_WHITE : kQuiet);
  }

  void drawRows(const Workbench& bench, float height) {
    constexpr auto flags = ImGuiTableFlags_ScrollY | ImGuiTableFlags_RowBg | ImGuiTableFlags_Resizable;
    if (!ImGui::BeginTable("events", 6, flags, ImVec2(0, height))) return;
    ImGui::TableSetupScrollFreeze(0, 1);
    ImGui::TableSetupColumn("#", ImGuiTableColumnFlags_WidthFixed, 60);
    ImGui::TableSetupColumn("time", ImGuiTableColumnFlags_WidthFixed, 168);
    ImGui::TableSetupColumn("sender", ImGuiTableColumnFlags_WidthFixed, 230);
    ImGui::TableSetupColumn("type", ImGuiTableColumnFlags_WidthFixed, 150);
    ImGui::TableSetupColumn("in the log", ImGuiTableColumnFlags_WidthFixed, 180);
    ImGui::TableSetupColumn("says");
    ImGui::TableHeadersRow();
    if (scrollTo_) {
      const auto at = std::lower_bound(shown_.begin(), shown_.end(), chosen_) - shown_.begin();
      ImGui::SetScrollY(static_cast<float>(at) * ImGui::GetTextLineHeightWithSpacing());
      scrollTo_ = false;
    }
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(shown_.size()));
    while (clipper.Step()) {
      for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i)
        drawRow(bench, shown_[static_cast<std::size_t>(i)]);
    }
    ImGui::EndTable();
  }

  void drawChosen(const Workbench& bench) {
    if (chosen_ >= bench.length()) return;
    const ImVec2 room = ImGui::GetContentRegionAvail();
    ImGui::BeginChild("raw", ImVec2(room.x * 0.5F, room.y), ImGuiChildFlags_Borders);
    showText("raw, as it came", kQuiet);
    showWrapped(bench.room.events[chosen_]);
    ImGui::EndChild();
    ImGui::SameLine();
    ImGui::BeginChild("decoded", ImVec2(0, room.y), ImGuiChildFlags_Borders);
    if (!savedTest_.empty()) showWrapped(savedTest_);
    showText("what the codec made of it", kQuiet);
    showWrapped(decodedText(bench.room.events[chosen_]));
    if (!bench.rows.quarantine.empty()) {
      const auto& kept = bench.rows.quarantine;
      showText("quarantine: " + std::to_string(kept.size()) + " kept", kBad);
      for (const auto& each : kept) {
        if (each.eventId == bench.rows.rows[chosen_].id)
          showWrapped(each.code + ": " + each.detail + "\n" + each.bytes);
      }
    }
    ImGui::EndChild();
  }

  std::string filter_, jump_, testName_ = "new_case", savedTest_, of_;
  bool onlyRefused_ = false, isOld_ = true, scrollTo_ = false;
  std::vector<std::size_t> shown_;
  std::size_t chosen_ = 0, total_ = 0;
};

}  // namespace

std::unique_ptr<Panel> makeLogPanel() { return std::make_unique<LogPanel>(); }

}  // namespace smasteg::debug
