// See inspector.h.
// SPDX-License-Identifier: EUPL-1.2
#include "debug/app/inspector.h"

#include <algorithm>
#include <charconv>

#include <imgui_internal.h>
#include "debug/panels/widgets.h"

namespace smasteg::debug {

std::vector<std::unique_ptr<Panel>> makePanels() {
  std::vector<std::unique_ptr<Panel>> panels;
  panels.push_back(makeLogPanel());
  panels.push_back(makeTimePanel());
  panels.push_back(makeViewsPanel());
  panels.push_back(makeGrammarPanel());
  panels.push_back(makeSuggestPanel());
  panels.push_back(makeMatchingPanel());
  panels.push_back(makeQuizPanel());
  panels.push_back(makeSimulatorPanel());
  panels.push_back(makeCostsPanel());
  return panels;
}

Inspector::Inspector(std::string house) : panels_(makePanels()) { bench.house = std::move(house); }

bool Inspector::show(std::string_view name) {
  const auto found =
      std::find_if(panels_.begin(), panels_.end(), [&](const auto& panel) { return panel->name() == name; });
  if (found == panels_.end()) {
    bench.note = "There is no panel " + std::string(name);
    return false;
  }
  front_ = static_cast<std::size_t>(found - panels_.begin());
  isFronted_ = true;
  return true;
}

bool Inspector::tell(std::string_view line) {
  const auto space = line.find(' ');
  const std::string_view word = line.substr(0, space);
  const std::string_view rest = space == std::string_view::npos ? "" : line.substr(space + 1);
  if (word == "panel") return show(rest);
  if (word == "open" || word == "paste") {
    auto opened = word == "open" ? openFile(std::string(rest)) : openBytes("what was pasted", rest);
    const bool isOpened = opened.ok();
    bench.open(std::move(opened));
    return isOpened;
  }
  if (word == "go") {
    std::size_t place = 0;
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), place);
    if (error != std::errc() || end != rest.data() + rest.size()) return bench.refuse(word, rest);
    bench.go(place);
    return true;
  }
  return panels_[front_]->tell(bench, word, rest);
}

void Inspector::drawBar() {
  ImGui::SetNextItemWidth(420);
  textBox("##path", path_);
  ImGui::SameLine();
  if (ImGui::Button("Open")) bench.open(openFile(path_));
  ImGui::SameLine();
  if (ImGui::Button("Paste")) {
    const char* const clipboard = ImGui::GetClipboardText();
    bench.open(openBytes("what was pasted", clipboard == nullptr ? "" : clipboard));
  }
  showText(bench.note, kAccent);
}

/// All panels in one place, as tabs; from there each can be drawn where one likes.
void Inspector::drawDock() {
  const ImGuiID dock = ImGui::GetID("panels");
  if (!isLaidOut_) {
    isLaidOut_ = true;
    ImGui::DockBuilderRemoveNode(dock);
    ImGui::DockBuilderAddNode(dock, ImGuiDockNodeFlags_DockSpace);
    for (const auto& panel : panels_) ImGui::DockBuilderDockWindow(panel->name(), dock);
    ImGui::DockBuilderFinish(dock);
  }
  ImGui::DockSpace(dock);
}

void Inspector::draw() {
  bench.catchUp();
  const ImGuiViewport* const port = ImGui::GetMainViewport();
  ImGui::SetNextWindowPos(port->WorkPos);
  ImGui::SetNextWindowSize(port->WorkSize);
  constexpr auto plain = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                         ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoDocking;
  ImGui::Begin("Småsteg", nullptr, plain);
  drawBar();
  drawDock();
  ImGui::End();
  for (std::size_t i = 0; i < panels_.size(); ++i) {
    if (isFronted_ && i == front_) ImGui::SetNextWindowFocus();
    if (ImGui::Begin(panels_[i]->name())) panels_[i]->draw(bench);
    ImGui::End();
  }
  isFronted_ = false;
}

}  // namespace smasteg::debug
