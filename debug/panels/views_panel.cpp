// Projections: a view's JSON as a tree at the moment that is shown, and what differs from the one before.
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "debug/model/json_tree.h"
#include "debug/panels/panel.h"
#include "debug/panels/widgets.h"

namespace smasteg::debug {
namespace {

void drawNode(const TreeNode& node, bool isOpen) {
  if (node.isLeaf) {
    showText(node.name, kQuiet);
    ImGui::SameLine();
    showWrapped(node.value);
    return;
  }
  const std::string label = node.name + "  " + node.value;
  ImGui::PushID(node.name.c_str());
  if (ImGui::TreeNodeEx(label.c_str(), isOpen ? ImGuiTreeNodeFlags_DefaultOpen : 0)) {
    for (const TreeNode& child : node.children) drawNode(child, isOpen && node.children.size() <= 12);
    ImGui::TreePop();
  }
  ImGui::PopID();
}

class ViewsPanel : public Panel {
 public:
  const char* name() const override { return "Projections"; }

  void draw(Workbench& bench) override {
    if (!bench.hasRoom()) return showText("Open a room first.", kQuiet);
    for (const std::string& each : viewNames()) {
      if (each != viewNames().front()) ImGui::SameLine();
      if (ImGui::RadioButton(each.c_str(), each == view_)) view_ = each;
    }
    textBox("words", words_);
    bench.look(view_, words_);
    ImGui::SameLine();
    copyButton([&] { return asText(bench); });
    refresh(bench);
    const ImVec2 room = ImGui::GetContentRegionAvail();
    ImGui::BeginChild("tree", ImVec2(room.x * 0.55F, room.y), ImGuiChildFlags_Borders);
    drawNode(tree_, true);
    ImGui::EndChild();
    ImGui::SameLine();
    ImGui::BeginChild("difference", ImVec2(0, room.y), ImGuiChildFlags_Borders);
    showText(changed(bench), kAccent);
    for (const Difference& each : differences_) drawDifference(each);
    ImGui::EndChild();
  }

  std::string asText(Workbench& bench) override {
    refresh(bench);
    std::string out = debug::asText(tree_) + changed(bench) + "\n";
    for (const Difference& each : differences_)
      out += each.path + "\n  - " + each.before + "\n  + " + each.after + "\n";
    return out;
  }

  bool tell(Workbench& bench, std::string_view word, std::string_view rest) override {
    const auto& names = viewNames();
    if (word == "view" && std::find(names.begin(), names.end(), rest) != names.end()) {
      view_ = rest;
    } else if (word == "words") {
      words_ = rest;
    } else {
      return bench.refuse(word, rest);
    }
    bench.look(view_, words_);
    return true;
  }

 private:
  std::string changed(const Workbench& bench) const {
    return std::to_string(differences_.size()) + " differences of " + std::to_string(bench.moment.position) +
           " from " + std::to_string(bench.before.position);
  }

  void refresh(const Workbench& bench) {
    const std::string &now = bench.view(), &before = bench.viewBefore();
    if (now == now_ && before == before_ && tree_.name == view_) return;
    now_ = now;
    before_ = before;
    tree_ = treeOf(view_, now);
    differences_ = before.empty() ? std::vector<Difference>() : differences(treeOf(view_, before), tree_);
  }

  static void drawDifference(const Difference& each) {
    showText(each.path, kQuiet);
    if (!each.before.empty()) showText("- " + each.before, kBad);
    if (!each.after.empty()) showText("+ " + each.after, kGood);
  }

  std::string view_ = "steps", words_, now_, before_;
  TreeNode tree_;
  std::vector<Difference> differences_;
};

}  // namespace

std::unique_ptr<Panel> makeViewsPanel() { return std::make_unique<ViewsPanel>(); }

}  // namespace smasteg::debug
