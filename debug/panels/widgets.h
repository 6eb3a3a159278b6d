// What the panels share: text that can be copied, a box to type in, the colours.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include <imgui.h>

namespace smasteg::debug {

inline constexpr ImU32 kGood = IM_COL32(120, 200, 140, 255), kBad = IM_COL32(240, 130, 110, 255),
                       kQuiet = IM_COL32(150, 158, 170, 255), kAccent = IM_COL32(240, 200, 110, 255);

inline void showText(std::string_view text) {
  ImGui::TextUnformatted(text.data(), text.data() + text.size());
}
inline void showText(std::string_view text, ImU32 colour) {
  ImGui::PushStyleColor(ImGuiCol_Text, colour);
  showText(text);
  ImGui::PopStyleColor();
}
inline void showWrapped(std::string_view text) {
  ImGui::PushTextWrapPos(0);
  showText(text);
  ImGui::PopTextWrapPos();
}
/// A button that puts into the clipboard what `make` then gives: in a large room that is no work for a frame.
template <class Make>
void copyButton(const Make& make, const char* label = "Copy as text") {
  if (ImGui::Button(label)) ImGui::SetClipboardText(make().c_str());
}

/// A box for one line, or several; true when what stands in it has changed.
bool textBox(const char* label, std::string& text, int lines = 1);
bool numberBox(const char* label, int& value, int low, int high);

}  // namespace smasteg::debug
