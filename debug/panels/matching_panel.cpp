// Matching: who meets whom as a graph, with the pairs that cross a border coloured; the weights and reasons
// of a pair; the optimum beside greed and chance; who has met whom; and rounds played on.
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>

#include <implot.h>
#include "core/matching/int128.h"
#include "debug/model/meetings.h"
#include "debug/panels/panel.h"
#include "debug/panels/widgets.h"

namespace smasteg::debug {
namespace {

constexpr float kTurn = 6.2831853F;
constexpr int kMostInvented = 200, kMostRounds = 40;
constexpr std::size_t kMostInMatrix = 60;

class MatchingPanel : public Panel {
 public:
  const char* name() const override { return "Matching"; }

  void draw(Workbench& bench) override {
    refresh(bench);
    drawControls();
    showText(error_, kBad);
    if (meeting_.pairings.empty()) return;
    const ImVec2 room = ImGui::GetContentRegionAvail();
    ImGui::BeginChild("graph", ImVec2(room.x * 0.5F, room.y), ImGuiChildFlags_Borders);
    drawMethods();
    drawGraph();
    ImGui::EndChild();
    ImGui::SameLine();
    ImGui::BeginChild("pairs", ImVec2(0, room.y), ImGuiChildFlags_Borders);
    if (ImGui::BeginTabBar("more")) {
      if (ImGui::BeginTabItem("Pairs")) drawPairs();
      if (ImGui::BeginTabItem("Who has met")) drawMatrix();
      if (ImGui::BeginTabItem("Rounds", nullptr, showsRounds_ ? ImGuiTabItemFlags_SetSelected : 0))
        drawRounds();
      showsRounds_ = false;
      ImGui::EndTabBar();
    }
    ImGui::EndChild();
  }

  std::string asText(Workbench& bench) override {
    refresh(bench);
    std::string out = error_.empty() ? debug::asText(meeting_) : error_ + "\n";
    for (const auto& [method, again] : rounds_) {
      out += std::string(nameOf(method)) + ", pairs that meet again after each round:";
      for (const std::size_t count : again) out += " " + std::to_string(count);
      out += "\n";
    }
    return out;
  }

  bool tell(Workbench& bench, std::string_view word, std::string_view rest) override {
    const std::string text(rest);
    if (word == "seed") {
      seed_ = text;
    } else if (word == "people") {
      count_ = std::clamp(std::atoi(text.c_str()), 2, kMostInvented);
      isOpened_ = false;
    } else if (word == "rounds") {
      refresh(bench);
      roundCount_ = std::clamp(std::atoi(text.c_str()), 1, kMostRounds);
      rounds_ = playRounds(input_, static_cast<std::size_t>(roundCount_));
      showsRounds_ = true;
      return true;
    } else {
      return bench.refuse(word, rest);
    }
    isOld_ = true;
    return true;
  }

 private:
  void refresh(Workbench& bench) {
    if (bench.people) {
      input_ = std::move(*bench.people);
      bench.people.reset();
      seed_ = input_.seed;
      isOpened_ = true;
      isOld_ = true;
    }
    if (!isOld_) return;
    isOld_ = false;
    rounds_.clear();
    if (!isOpened_) input_ = inventPeople(static_cast<std::size_t>(count_), seed_);
    input_.seed = seed_;
    auto drawn = drawMeeting(input_);
    error_ = drawn ? "" : drawn.error().code + ": " + drawn.error().detail;
    meeting_ = drawn ? drawn.take() : Meeting();
    organisations_.clear();
    for (const Participant& person : input_.people) organisations_[person.id] = person.organisation;
  }

  void drawControls() {
    ImGui::SetNextItemWidth(260);
    if (textBox("seed", seed_)) isOld_ = true;
    ImGui::SameLine();
    if (!isOpened_ && numberBox("made-up people", count_, 2, kMostInvented)) isOld_ = true;
    if (!isOpened_) ImGui::SameLine();
    if (isOpened_ && ImGui::Button("Made-up people instead")) {
      isOpened_ = false;
      isOld_ = true;
    }
    copyButton([&] { return debug::asText(meeting_); });
  }

  void drawMethods() {
    for (std::size_t i = 0; i < meeting_.pairings.size(); ++i) {
      const Pairing& each = meeting_.pairings[i];
      const std::string label = std::string(nameOf(each.method)) + ": weight " + decimal(each.weight) + ", " +
                                std::to_string(each.again) + " again, " + std::to_string(each.across) +
                                " across";
      if (ImGui::RadioButton(label.c_str(), i == shown_)) shown_ = i;
    }
  }

  static ImU32 colourOf(std::size_t number, std::size_t of) {
    return ImColor::HSV(static_cast<float>(number) / static_cast<float>(of), 0.6F, 0.95F);
  }

  void drawGraph() {
    const ImVec2 origin = ImGui::GetCursorScreenPos(), room = ImGui::GetContentRegionAvail();
    const float radius = std::max(40.0F, std::min(room.x - 110, room.y - 30) * 0.5F - 16);
    const ImVec2 middle(origin.x + room.x * 0.5F, origin.y + room.y * 0.5F);
    std::map<std::string, ImVec2> places;
    std::map<std::string, std::size_t> numbers;
    std::vector<const Participant*> people;
    for (const Participant& person : input_.people) people.push_back(&person);
    std::stable_sort(people.begin(), people.end(),
                     [](auto a, auto b) { return a->organisation < b->organisation; });
    for (const Participant* person : people) {
      const float angle = kTurn * static_cast<float>(places.size()) / static_cast<float>(people.size());
      places[person->id] = ImVec2(middle.x + radius * std::cos(angle), middle.y + radius * std::sin(angle));
      numbers.try_emplace(person->organisation, numbers.size());
    }
    ImDrawList* const list = ImGui::GetWindowDrawList();
    for (const auto& group : meeting_.pairings[shown_].groups) {
      for (std::size_t i = 0; i < group.size(); ++i) {
        for (std::size_t j = i + 1; j < group.size(); ++j) {
          const bool crosses = organisations_[group[i]] != organisations_[group[j]];
          const bool again = meeting_.met.contains(std::minmax(group[i], group[j]));
          const ImU32 colour = again ? kBad : crosses ? kGood : kQuiet;
          list->AddLine(places[group[i]], places[group[j]], colour, crosses ? 2.0F : 1.0F);
        }
      }
    }
    for (const Participant* person : people) {
      list->AddCircleFilled(places[person->id], 6, colourOf(numbers[person->organisation], numbers.size()));
      if (people.size() <= 40) {
        const ImVec2 at = places[person->id];
        const float width = ImGui::CalcTextSize(person->id.c_str()).x;
        const float x = at.x < middle.x ? at.x - 8 - width : at.x + 8;
        list->AddText(ImVec2(x, at.y - 7), kQuiet, person->id.c_str());
      }
    }
    list->AddText(origin, kQuiet,
                  "green: another organisation; red: have met; a colour of a dot: its organisation");
  }

  void drawPairs() {
    for (const DrawnPair& pair : meeting_.draw.pairs) {
      showText(pair.first + "  " + pair.second + "   " + std::to_string(pair.weight));
      std::string reasons;
      for (const std::string& reason : pair.reasons) reasons += (reasons.empty() ? "    " : ", ") + reason;
      showText(reasons, kQuiet);
    }
    showText("digest " + meeting_.draw.digest, kQuiet);
    ImGui::EndTabItem();
  }

  void drawMatrix() {
    const std::size_t count = std::min(input_.people.size(), kMostInMatrix);
    const float side =
        std::clamp(ImGui::GetContentRegionAvail().x / static_cast<float>(count + 1), 4.0F, 18.0F);
    const ImVec2 origin = ImGui::GetCursorScreenPos();
    ImDrawList* const list = ImGui::GetWindowDrawList();
    for (std::size_t i = 0; i < count; ++i) {
      for (std::size_t j = 0; j < count; ++j) {
        const auto found = meeting_.met.find(std::minmax(input_.people[i].id, input_.people[j].id));
        const std::size_t times = found == meeting_.met.end() ? 0 : found->second;
        const ImU32 colour = i == j       ? IM_COL32(60, 64, 72, 255)
                             : times == 0 ? IM_COL32(36, 38, 44, 255)
                             : times == 1 ? kGood
                                          : kBad;
        const ImVec2 at(origin.x + side * static_cast<float>(j), origin.y + side * static_cast<float>(i));
        list->AddRectFilled(at, ImVec2(at.x + side - 1, at.y + side - 1), colour);
      }
    }
    ImGui::Dummy(ImVec2(side * static_cast<float>(count), side * static_cast<float>(count)));
    showText("green: once; red: more than once", kQuiet);
    ImGui::EndTabItem();
  }

  void drawRounds() {
    numberBox("rounds", roundCount_, 1, kMostRounds);
    ImGui::SameLine();
    if (ImGui::Button("Play on")) rounds_ = playRounds(input_, static_cast<std::size_t>(roundCount_));
    if (!rounds_.empty() && ImPlot::BeginPlot("pairs that meet again", ImVec2(-1, 320))) {
      std::size_t most = 0;
      for (const auto& [method, again] : rounds_) most = std::max(most, again.empty() ? 0 : again.back());
      ImPlot::SetupAxes("round", "in all", ImPlotAxisFlags_AutoFit);
      // Below nothing too: the best line is the one at zero.
      const double high = static_cast<double>(most) + 2;
      ImPlot::SetupAxisLimits(ImAxis_Y1, -high / 20, high, ImPlotCond_Always);
      for (const auto& [method, again] : rounds_) {
        std::vector<double> values(again.begin(), again.end());
        ImPlot::PlotLine(nameOf(method), values.data(), static_cast<int>(values.size()));
      }
      ImPlot::EndPlot();
    }
    ImGui::EndTabItem();
  }

  cli::MatchInput input_;
  Meeting meeting_;
  std::map<std::string, std::string> organisations_;
  std::map<PairMethod, std::vector<std::size_t>> rounds_;
  std::string seed_ = "vecka 48", error_;
  std::size_t shown_ = 0;
  int count_ = 24, roundCount_ = 12;
  bool isOld_ = true, isOpened_ = false, showsRounds_ = false;
};

}  // namespace

std::unique_ptr<Panel> makeMatchingPanel() { return std::make_unique<MatchingPanel>(); }

}  // namespace smasteg::debug
