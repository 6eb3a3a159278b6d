// Time travel: a slider over the order of arrival; step, play; and the law of the log tried out on what has
// arrived so far. Commands are tried at the moment that is shown, and leave nothing behind.
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "core/base/json_text.h"
#include "debug/model/laws.h"
#include "debug/panels/panel.h"
#include "debug/panels/widgets.h"

namespace smasteg::debug {
namespace {

constexpr int kMostPercent = 50;

class TimePanel : public Panel {
 public:
  const char* name() const override { return "Time travel"; }

  void draw(Workbench& bench) override {
    if (!bench.hasRoom()) return showText("Open a room first.", kQuiet);
    drawSlider(bench);
    drawHere(bench);
    ImGui::Separator();
    drawLaw(bench);
    ImGui::Separator();
    drawCommands(bench);
    copyButton([&] { return asText(bench); });
  }

  std::string asText(Workbench& bench) override {
    std::string out = here(bench) + "\n";
    if (hasOrdeal_) out += lawInWords() + "\n";
    for (std::size_t i = 0; i < bench.moment.answers.size(); ++i)
      out += bench.commands[i] + "\n  " + bench.moment.answers[i] + "\n";
    return out;
  }

  bool tell(Workbench& bench, std::string_view word, std::string_view rest) override {
    const std::string text(rest);
    const int number = std::atoi(text.c_str());
    if (word == "shuffle") {
      disorder_.shuffle = text != "off";
    } else if (word == "duplicate") {
      disorder_.duplicate = std::clamp(number, 0, kMostPercent);
    } else if (word == "drop") {
      disorder_.drop = std::clamp(number, 0, kMostPercent);
    } else if (word == "delay") {
      disorder_.delay = std::clamp(number, 0, kMostPercent);
    } else if (word == "seed") {
      disorder_.seed = static_cast<std::uint64_t>(std::max(number, 0));
    } else if (word == "endure") {
      tryLaw(bench);
    } else if (word == "log") {
      addCommand(bench, text);
    } else {
      return bench.refuse(word, rest);
    }
    return true;
  }

 private:
  static std::string here(Workbench& bench) {
    char line[160];
    std::snprintf(line, sizeof line,
                  "%zu of %zu events have arrived; answered in %.1f ms, %llu replayed from a checkpoint",
                  bench.moment.position, bench.length(), bench.tookMs,
                  static_cast<unsigned long long>(bench.moment.replayed));
    return line;
  }

  void drawSlider(Workbench& bench) {
    int at = static_cast<int>(bench.position());
    const int last = static_cast<int>(bench.length());
    ImGui::SetNextItemWidth(-1);
    if (ImGui::SliderInt("##place", &at, 0, last, "%d")) bench.go(static_cast<std::size_t>(std::max(at, 0)));
    if (ImGui::Button("|<")) bench.go(0);
    ImGui::SameLine();
    if (ImGui::Button("<") && at > 0) bench.go(static_cast<std::size_t>(at - 1));
    ImGui::SameLine();
    if (ImGui::Button(plays_ ? "Stop" : "Play")) plays_ = !plays_;
    ImGui::SameLine();
    if (ImGui::Button(">")) bench.go(static_cast<std::size_t>(at + 1));
    ImGui::SameLine();
    if (ImGui::Button(">|")) bench.go(bench.length());
    ImGui::SameLine();
    ImGui::SetNextItemWidth(160);
    ImGui::SliderInt("events a frame", &pace_, 1, 1000, "%d", ImGuiSliderFlags_Logarithmic);
    if (plays_) bench.go(bench.position() + static_cast<std::size_t>(pace_));
    if (bench.position() == bench.length()) plays_ = false;
  }

  void drawHere(Workbench& bench) {
    showText(here(bench));
    if (bench.checkpoints() < bench.checkpointsWanted()) {
      showText("checkpoints: " + std::to_string(bench.checkpoints()) + " of " +
                   std::to_string(bench.checkpointsWanted()),
               kAccent);
    }
    if (bench.moment.position == 0 || bench.moment.position > bench.length()) return;
    const EventRow& row = bench.rows.rows[bench.moment.position - 1];
    showText("the latest: " + whenText(row.ts) + "  " + row.sender + "  " + row.type + "  " + row.fate,
             kQuiet);
    showWrapped(row.says);
  }

  void tryLaw(Workbench& bench) {
    plain_ = endure(bench.room.events, bench.position(), {}).digest;
    ordeal_ = endure(bench.room.events, bench.position(), disorder_);
    hasOrdeal_ = true;
  }

  std::string lawInWords() const {
    return "in order     " + plain_ + "\nin disorder  " + ordeal_.digest +
           (ordeal_.digest == plain_ ? "  the same" : "  NOT THE SAME") + "\n" +
           std::to_string(ordeal_.order.size()) + " readings, " + std::to_string(ordeal_.dropped) +
           " of them only the second time" +
           (ordeal_.dropped > 0 ? "; before that " + ordeal_.withoutDropped : "") + "\n" +
           std::to_string(ordeal_.records) + " records";
  }

  void drawLaw(Workbench& bench) {
    showText("The same events in another way", kAccent);
    ImGui::Checkbox("shuffle", &disorder_.shuffle);
    for (const auto& [label, value] :
         {std::pair("duplicate %", &disorder_.duplicate),
          std::pair("drop, and read again %", &disorder_.drop), std::pair("delay %", &disorder_.delay)}) {
      ImGui::SameLine();
      ImGui::SetNextItemWidth(110);
      ImGui::SliderInt(label, value, 0, kMostPercent);
    }
    int seed = static_cast<int>(disorder_.seed);
    if (numberBox("seed", seed, 0, 1 << 30)) disorder_.seed = static_cast<std::uint64_t>(seed);
    ImGui::SameLine();
    if (ImGui::Button("Compare digests")) tryLaw(bench);
    if (hasOrdeal_) showText(lawInWords(), ordeal_.digest == plain_ ? kGood : kBad);
    drawArrivals(bench);
  }

  /// Which place each event got: a straight line is the order it came in.
  void drawArrivals(const Workbench& bench) const {
    if (!hasOrdeal_ || ordeal_.order.empty()) return;
    const ImVec2 origin = ImGui::GetCursorScreenPos();
    const ImVec2 size(ImGui::GetContentRegionAvail().x, 140);
    ImDrawList* const list = ImGui::GetWindowDrawList();
    list->AddRect(origin, ImVec2(origin.x + size.x, origin.y + size.y), kQuiet);
    const std::size_t step = ordeal_.order.size() / 4000 + 1;
    const float most = static_cast<float>(std::max<std::size_t>(bench.length(), 1));
    for (std::size_t i = 0; i < ordeal_.order.size(); i += step) {
      const float x = size.x * static_cast<float>(i) / static_cast<float>(ordeal_.order.size());
      const float y = size.y * (1 - static_cast<float>(ordeal_.order[i]) / most);
      const bool isLate = i >= ordeal_.order.size() - ordeal_.dropped;
      const ImVec2 at(origin.x + x, origin.y + y);
      const float dot = ordeal_.order.size() < 500 ? 5 : 2;
      list->AddRectFilled(at, ImVec2(at.x + dot, at.y + dot), isLate ? kBad : kAccent);
    }
    ImGui::Dummy(size);
    showText("across: as read now; up: as it came; red: read the second time", kQuiet);
  }

  void addCommand(Workbench& bench, const std::string& text) {
    JsonText args, message;
    args.text("text", text).texts("principles", {}).text("visibility", "room");
    message.text("kind", "command").text("name", "logStep").object("args", args);
    message.text("entropy", entropyOf(bench.commands.size())).number("now", 0).text("room", "");
    bench.commands.push_back(message.str());
    bench.askAgain();
  }

  void drawCommands(Workbench& bench) {
    showText("What if, here: through engine.process, and gone with the next moment", kAccent);
    textBox("##step", step_);
    ImGui::SameLine();
    if (ImGui::Button("Log this step")) addCommand(bench, step_);
    textBox("##message", message_);
    ImGui::SameLine();
    if (ImGui::Button("Send this message")) {
      bench.commands.push_back(message_);
      bench.askAgain();
    }
    for (std::size_t i = 0; i < bench.commands.size(); ++i) {
      showText(bench.commands[i], kQuiet);
      if (i < bench.moment.answers.size()) showWrapped("  " + bench.moment.answers[i]);
    }
    if (!bench.commands.empty() && ImGui::Button("Take them away")) {
      bench.commands.clear();
      bench.askAgain();
    }
  }

  Disorder disorder_{.seed = 1, .shuffle = true, .duplicate = 10, .drop = 5, .delay = 10};
  Ordeal ordeal_;
  std::string plain_, step_ = "Ringde en kollega #6",
                      message_ = R"({"kind":"visible","is":false,"now":0,"room":""})";
  bool hasOrdeal_ = false, plays_ = false;
  int pace_ = 1;
};

}  // namespace

std::unique_ptr<Panel> makeTimePanel() { return std::make_unique<TimePanel>(); }

}  // namespace smasteg::debug
