// Grammar and Suggest: a line is typed, and what the core makes of it stands beside it.
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>

#include "debug/model/readings.h"
#include "debug/panels/panel.h"
#include "debug/panels/widgets.h"

namespace smasteg::debug {
namespace {

struct PlaceSwitch {
  const char* name;
  bool TextPlace::* is;
};
constexpr std::array kSwitches = {
    PlaceSwitch{"in a week's thread", &TextPlace::inThread},
    PlaceSwitch{"replies to a record", &TextPlace::repliesToRecord},
    PlaceSwitch{"written by the app", &TextPlace::writtenByApp},
    PlaceSwitch{"a batch", &TextPlace::batch},
    PlaceSwitch{"mentions somebody", &TextPlace::mentions},
    PlaceSwitch{"another card's thread", &TextPlace::markedOnly},
    PlaceSwitch{"proposals", &TextPlace::proposals},
    PlaceSwitch{"answers", &TextPlace::answers},
};

class GrammarPanel : public Panel {
 public:
  const char* name() const override { return "Grammar"; }

  void draw(Workbench&) override {
    bool isChanged = textBox("##body", body_, 6);
    for (std::size_t i = 0; i < kSwitches.size(); ++i) {
      if (i % 4 != 0) ImGui::SameLine();
      isChanged |= ImGui::Checkbox(kSwitches[i].name, &(place_.*kSwitches[i].is));
    }
    if (isChanged || parsed_.empty()) parsed_ = parsedText(body_, place_);
    copyButton([&] { return body_ + "\n" + parsed_; });
    ImGui::Separator();
    showWrapped(parsed_);
  }

  std::string asText(Workbench&) override { return body_ + "\n" + parsedText(body_, place_); }

  bool tell(Workbench& bench, std::string_view word, std::string_view rest) override {
    if (word == "type") {
      body_ = rest;
    } else if (word == "place") {
      const auto found = std::find_if(kSwitches.begin(), kSwitches.end(),
                                      [&](const PlaceSwitch& each) { return rest == each.name; });
      if (found == kSwitches.end()) return bench.refuse(word, rest);
      place_.*found->is = !(place_.*found->is);
    } else {
      return bench.refuse(word, rest);
    }
    parsed_.clear();
    return true;
  }

 private:
  std::string body_ = "Ringde tre pensionärer #6 #telefon", parsed_;
  TextPlace place_{.inThread = true};
};

class SuggestPanel : public Panel {
 public:
  const char* name() const override { return "Suggest"; }

  void draw(Workbench&) override {
    if (textBox("##text", text_, 3)) isOld_ = true;
    refresh();
    copyButton([&] { return debug::asText(suggested_); });
    showText("as compared: " + suggested_.plain, kQuiet);
    showText(std::to_string(suggested_.words) + " features of words, " + std::to_string(suggested_.letters) +
             " of letters");
    std::string cues;
    for (const std::string& cue : suggested_.cues) cues += (cues.empty() ? "" : ", ") + cue;
    showWrapped("cues: " + (cues.empty() ? "none" : cues));
    for (std::size_t i = 0; i < suggested_.fits.size(); ++i) {
      const auto& [name, fit] = suggested_.fits[i];
      const std::string label = name + "   " + std::to_string(fit) + " thousandths of a logit";
      ImGui::ProgressBar(static_cast<float>(suggested_.shares[i]) / 1000, ImVec2(320, 0));
      ImGui::SameLine();
      showText(label);
    }
    ImGui::Separator();
    if (suggested_.answer.abstain) showText("It is silent.", kAccent);
    for (const Suggestion& each : suggested_.answer.suggestions)
      showText("suggests " + each.principle + "  " + std::to_string(each.score), kGood);
  }

  std::string asText(Workbench&) override {
    refresh();
    return text_ + "\n" + debug::asText(suggested_);
  }

  bool tell(Workbench& bench, std::string_view word, std::string_view rest) override {
    if (word != "type") return bench.refuse(word, rest);
    text_ = rest;
    isOld_ = true;
    return true;
  }

 private:
  void refresh() {
    if (!isOld_) return;
    suggested_ = suggestFor(text_);
    isOld_ = false;
  }

  std::string text_ = "Ringde tre pensionärer och frågade hur de läser blanketten";
  Suggested suggested_;
  bool isOld_ = true;
};

}  // namespace

std::unique_ptr<Panel> makeGrammarPanel() { return std::make_unique<GrammarPanel>(); }
std::unique_ptr<Panel> makeSuggestPanel() { return std::make_unique<SuggestPanel>(); }

}  // namespace smasteg::debug
