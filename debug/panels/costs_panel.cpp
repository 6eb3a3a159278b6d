// Costs: what each call of the engine took, from the first event to the moment that is shown, and the memory.
// SPDX-License-Identifier: EUPL-1.2
#include <cstdio>

#include "debug/panels/panel.h"
#include "debug/panels/widgets.h"

namespace smasteg::debug {
namespace {

constexpr double kMicro = 1000, kMega = 1024 * 1024;

std::string cells(const Cost& cost, const char* between) {
  char line[200];
  const double calls = static_cast<double>(cost.calls);
  std::snprintf(line, sizeof line, "%llu%s%.1f%s%.1f%s%.1f%s%llu%s%llu%s%.1f",
                static_cast<unsigned long long>(cost.calls), between,
                static_cast<double>(cost.nanoseconds) / kMicro / 1000, between,
                static_cast<double>(cost.nanoseconds) / kMicro / calls, between,
                static_cast<double>(cost.longest) / kMicro, between,
                static_cast<unsigned long long>(cost.bytesIn), between,
                static_cast<unsigned long long>(cost.bytesOut), between,
                static_cast<double>(cost.allocations) / calls);
  return line;
}

class CostsPanel : public Panel {
 public:
  const char* name() const override { return "Costs"; }

  void draw(Workbench& bench) override {
    showText(memory());
    ImGui::SameLine();
    copyButton([&] { return asText(bench); });
    constexpr auto flags = ImGuiTableFlags_RowBg | ImGuiTableFlags_ScrollY | ImGuiTableFlags_Resizable;
    if (!ImGui::BeginTable("costs", 8, flags)) return;
    for (const char* title : {"call", "calls", "ms in all", "us a call", "us at most", "bytes in",
                              "bytes out", "allocations a call"})
      ImGui::TableSetupColumn(title);
    ImGui::TableSetupScrollFreeze(0, 1);
    ImGui::TableHeadersRow();
    for (const auto& [call, cost] : bench.moment.costs.all()) {
      ImGui::TableNextColumn();
      showText(call);
      std::string rest = cells(cost, "|") + "|";
      for (std::size_t end = rest.find('|'); end != std::string::npos; end = rest.find('|')) {
        ImGui::TableNextColumn();
        showText(std::string_view(rest).substr(0, end));
        rest.erase(0, end + 1);
      }
    }
    ImGui::EndTable();
  }

  std::string asText(Workbench& bench) override {
    std::string out = memory() + "\n";
    out += "call\tcalls\tms in all\tus a call\tus at most\tbytes in\tbytes out\tallocations a call\n";
    for (const auto& [call, cost] : bench.moment.costs.all()) out += call + "\t" + cells(cost, "\t") + "\n";
    return out;
  }

 private:
  static std::string memory() {
    char line[160];
    const Allocations made = allocationsSoFar();
    std::snprintf(line, sizeof line, "this process: %.1f MiB resident; %llu allocations of %.1f MiB in all",
                  static_cast<double>(residentBytes()) / kMega, static_cast<unsigned long long>(made.count),
                  static_cast<double>(made.bytes) / kMega);
    return line;
  }
};

}  // namespace

std::unique_ptr<Panel> makeCostsPanel() { return std::make_unique<CostsPanel>(); }

}  // namespace smasteg::debug
