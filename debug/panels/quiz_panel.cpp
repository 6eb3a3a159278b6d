// Quiz: how a card is forgotten between its reviews, and a year of practice.
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cstdlib>

#include <implot.h>
#include "debug/model/memory.h"
#include "debug/panels/panel.h"
#include "debug/panels/widgets.h"

namespace smasteg::debug {
namespace {

class QuizPanel : public Panel {
 public:
  const char* name() const override { return "Quiz"; }

  void draw(Workbench&) override {
    bool isOld = curve_.days.empty();
    isOld |= textBox("ratings, 1 forgotten to 4 easy", ratings_);
    ImGui::SetNextItemWidth(200);
    isOld |= ImGui::SliderFloat("asked at a recall of", &retention_, 0.7F, 0.98F);
    ImGui::SameLine();
    isOld |= numberBox("days", days_, 10, 3650);
    ImGui::SameLine();
    isOld |= numberBox("cards of the year", cards_, 1, kMaxYearCards);
    ImGui::SameLine();
    copyButton([&] { return debug::asText(curve_, year_); });
    if (isOld) reckon();
    drawCurve();
    drawYear();
  }

  std::string asText(Workbench&) override {
    reckon();
    return debug::asText(curve_, year_);
  }

  bool tell(Workbench& bench, std::string_view word, std::string_view rest) override {
    const std::string text(rest);
    if (word == "ratings") {
      ratings_ = text;
    } else if (word == "days") {
      days_ = std::clamp(std::atoi(text.c_str()), 10, 3650);
    } else if (word == "cards") {
      cards_ = std::clamp(std::atoi(text.c_str()), 1, kMaxYearCards);
    } else {
      return bench.refuse(word, rest);
    }
    curve_ = Curve();
    return true;
  }

 private:
  void reckon() {
    std::vector<int> ratings;
    for (const char c : ratings_) {
      if (c >= '1' && c <= '4') ratings.push_back(c - '0');
    }
    curve_ = curveOf(ratings, days_, static_cast<double>(retention_));
    year_ = yearOf(cards_, static_cast<double>(retention_), 1);
  }

  void drawCurve() const {
    if (!ImPlot::BeginPlot("the chance of recall", ImVec2(-1, ImGui::GetContentRegionAvail().y * 0.55F)))
      return;
    ImPlot::SetupAxes("day", nullptr, ImPlotAxisFlags_AutoFit, 0);
    ImPlot::SetupLegend(ImPlotLocation_SouthEast);
    ImPlot::SetupAxisLimits(ImAxis_Y1, 0.5, 1.02);
    ImPlot::PlotLine("recall", curve_.days.data(), curve_.recall.data(),
                     static_cast<int>(curve_.days.size()));
    ImPlot::PlotScatter("reviews", curve_.reviewDays.data(), curve_.reviewRecall.data(),
                        static_cast<int>(curve_.reviewDays.size()));
    ImPlot::EndPlot();
  }

  void drawYear() const {
    showText("a year of " + std::to_string(cards_) +
             " cards, one begun a day: " + std::to_string(year_.reviews) + " reviews, " +
             std::to_string(year_.forgotten) + " of them forgotten");
    if (!ImPlot::BeginPlot("reviews a day", ImVec2(-1, -1))) return;
    ImPlot::SetupAxes("day", nullptr, ImPlotAxisFlags_AutoFit, ImPlotAxisFlags_AutoFit);
    ImPlot::SetupLegend(ImPlotLocation_NorthEast);
    ImPlot::PlotBars("reviews", year_.reviewsByDay.data(), static_cast<int>(year_.reviewsByDay.size()));
    ImPlot::EndPlot();
  }

  Curve curve_;
  Year year_;
  std::string ratings_ = "3 3 3 1 3 3 4";
  float retention_ = 0.9F;
  int days_ = 240, cards_ = 60;
};

}  // namespace

std::unique_ptr<Panel> makeQuizPanel() { return std::make_unique<QuizPanel>(); }

}  // namespace smasteg::debug
