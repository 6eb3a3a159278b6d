// Simulator: runs seeds, stops at the first that breaks a rule, and tells it again as a diagram: time goes
// down, each who has a column, each thing that happened is a dot with its words, and a line goes from where a
// message was sent to where it was first heard.
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <map>

#include "debug/panels/panel.h"
#include "debug/panels/widgets.h"
#include "tests/sim/scenario.h"

namespace smasteg::debug {
namespace {

constexpr auto kAFrame = std::chrono::milliseconds(12);
constexpr float kRow = 17, kMargin = 90;

class SimulatorPanel : public Panel {
 public:
  const char* name() const override { return "Simulator"; }

  void draw(Workbench& bench) override {
    takeSeed(bench);
    if (runs_) runSome(bench);
    int seed = static_cast<int>(next_);
    if (numberBox("seed", seed, 0, 1 << 30)) next_ = static_cast<std::uint64_t>(seed);
    ImGui::SameLine();
    if (ImGui::Button(runs_ ? "Stop" : "Run on from here")) runs_ = !runs_;
    ImGui::SameLine();
    if (ImGui::Button("Replay this one")) replay(next_);
    ImGui::SameLine();
    copyButton([&] { return asText(bench); });
    ImGui::SameLine();
    copyButton([&] { return seedAsText(verdict_.seed); }, "Copy the seed as a file");
    showText(std::to_string(held_) + " seeds held, " + std::to_string(commands_) + " commands");
    if (verdict_.story.empty()) return;
    showText("seed " + std::to_string(verdict_.seed) + ": " +
                 (verdict_.broken.empty() ? "all rules held" : verdict_.broken),
             verdict_.broken.empty() ? kGood : kBad);
    drawStory();
  }

  std::string asText(Workbench& bench) override {
    takeSeed(bench);
    std::string out = std::to_string(held_) + " seeds held, " + std::to_string(commands_) + " commands\n";
    if (verdict_.story.empty()) return out;
    out += "seed " + std::to_string(verdict_.seed) + ": " +
           (verdict_.broken.empty() ? "all rules held" : verdict_.broken) + "\n";
    for (const sim::Happening& each : verdict_.story) out += lineOf(each) + "\n";
    return out;
  }

  bool tell(Workbench& bench, std::string_view word, std::string_view rest) override {
    const int number = std::atoi(std::string(rest).c_str());
    if (word == "run") {
      for (int i = 0; i < number && !runOne(bench); ++i) continue;
    } else if (word == "replay") {
      replay(static_cast<std::uint64_t>(std::max(number, 0)));
    } else {
      return bench.refuse(word, rest);
    }
    return true;
  }

 private:
  void takeSeed(Workbench& bench) {
    if (!bench.seed) return;
    replay(*bench.seed);
    bench.seed.reset();
  }

  static std::string lineOf(const sim::Happening& each) {
    char time[32];
    std::snprintf(time, sizeof time, "%8.3f s  ", static_cast<double>(each.at) / 1000);
    return time + each.who + "  " + each.what;
  }

  void replay(std::uint64_t seed) {
    next_ = seed;
    verdict_ = sim::runScenario(seed, true);
    columns_.clear();
    for (const sim::Happening& each : verdict_.story) columns_.try_emplace(each.who, 0);
    std::size_t column = 0;
    for (auto& [who, number] : columns_) number = column++;
    findMessages();
  }

  struct Point {
    std::size_t row = 0, column = 0;
  };

  void findMessages() {
    constexpr std::string_view sent = "the server has it: ", heard = "hears ";
    messages_.clear();
    std::map<std::string, Point> senders;
    for (std::size_t row = 0; row < verdict_.story.size(); ++row) {
      const sim::Happening& each = verdict_.story[row];
      const Point here{row, columns_[each.who]};
      if (each.what.starts_with(sent)) senders[each.what.substr(sent.size())] = here;
      if (!each.what.starts_with(heard)) continue;
      const auto from = senders.find(each.what.substr(heard.size()));
      if (from != senders.end()) messages_.emplace_back(from->second, here);
    }
  }

  void drawMessages(ImDrawList* list, ImVec2 origin, float lane) const {
    const auto place = [&](const Point& point) {
      return ImVec2(origin.x + kMargin + lane * static_cast<float>(point.column) + 8,
                    origin.y + kRow * (static_cast<float>(point.row) + 0.5F));
    };
    for (const auto& [from, to] : messages_) {
      const ImVec2 begin = place(from), end = place(to);
      const bool isSeen =
          end.y > ImGui::GetWindowPos().y && begin.y < ImGui::GetWindowPos().y + ImGui::GetWindowSize().y;
      if (isSeen) list->AddLine(begin, end, from.column == to.column ? kQuiet : kGood, 1.5F);
    }
  }

  /// True when a rule was broken: then the story is there.
  bool runOne(Workbench& bench) {
    const auto verdict = sim::runScenario(next_, false);
    commands_ += verdict.commands;
    if (!verdict.broken.empty()) {
      replay(next_);
      bench.note = "Seed " + std::to_string(verdict.seed) + " breaks a rule: " + verdict.broken;
      runs_ = false;
      return true;
    }
    ++held_;
    ++next_;
    return false;
  }

  void runSome(Workbench& bench) {
    const auto start = std::chrono::steady_clock::now();
    while (runs_ && std::chrono::steady_clock::now() - start < kAFrame && !runOne(bench)) continue;
  }

  void drawStory() {
    const float width = ImGui::GetContentRegionAvail().x;
    const float lane = std::min(120.0F, (width * 0.45F) / static_cast<float>(columns_.size()));
    for (const auto& [who, column] : columns_) {
      ImGui::SetCursorPosX(kMargin + lane * static_cast<float>(column));
      showText(who, kAccent);
      ImGui::SameLine();
    }
    ImGui::NewLine();
    ImGui::BeginChild("story");
    drawMessages(ImGui::GetWindowDrawList(), ImGui::GetCursorScreenPos(), lane);
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(verdict_.story.size()), kRow);
    ImDrawList* const list = ImGui::GetWindowDrawList();
    while (clipper.Step()) {
      for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i)
        drawHappening(list, verdict_.story[static_cast<std::size_t>(i)], lane);
    }
    ImGui::EndChild();
  }

  void drawHappening(ImDrawList* list, const sim::Happening& each, float lane) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    char time[32];
    std::snprintf(time, sizeof time, "%8.3f", static_cast<double>(each.at) / 1000);
    list->AddText(at, kQuiet, time);
    const float left = at.x + kMargin;
    for (const auto& [who, column] : columns_) {
      const float x = left + lane * static_cast<float>(column) + 8;
      list->AddLine(ImVec2(x, at.y), ImVec2(x, at.y + kRow), IM_COL32(70, 74, 84, 255));
    }
    const float x = left + lane * static_cast<float>(columns_[each.who]) + 8;
    const float words = left + lane * static_cast<float>(columns_.size()) + 12;
    const bool isBad = each.what.starts_with("BROKEN");
    list->AddLine(ImVec2(x, at.y + kRow / 2), ImVec2(words - 6, at.y + kRow / 2), IM_COL32(58, 62, 70, 255));
    list->AddCircleFilled(ImVec2(x, at.y + kRow / 2), 4, isBad ? kBad : kAccent);
    list->AddText(ImVec2(words, at.y), isBad ? kBad : IM_COL32_WHITE, each.what.c_str());
    ImGui::Dummy(ImVec2(1, kRow - ImGui::GetStyle().ItemSpacing.y));
  }

  sim::Verdict verdict_;
  std::map<std::string, std::size_t> columns_;
  std::vector<std::pair<Point, Point>> messages_;
  std::uint64_t next_ = 1;
  std::size_t held_ = 0, commands_ = 0;
  bool runs_ = false;
};

}  // namespace

std::unique_ptr<Panel> makeSimulatorPanel() { return std::make_unique<SimulatorPanel>(); }

}  // namespace smasteg::debug
