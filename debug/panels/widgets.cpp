// See widgets.h.
// SPDX-License-Identifier: EUPL-1.2
#include "debug/panels/widgets.h"

#include <algorithm>

namespace smasteg::debug {
namespace {

int grow(ImGuiInputTextCallbackData* data) {
  if (data->EventFlag != ImGuiInputTextFlags_CallbackResize) return 0;
  auto* const text = static_cast<std::string*>(data->UserData);
  text->resize(static_cast<std::size_t>(data->BufTextLen));
  data->Buf = text->data();
  return 0;
}

}  // namespace

bool textBox(const char* label, std::string& text, int lines) {
  constexpr auto flags = ImGuiInputTextFlags_CallbackResize;
  if (lines == 1) return ImGui::InputText(label, text.data(), text.capacity() + 1, flags, grow, &text);
  const ImVec2 size(-1, ImGui::GetTextLineHeightWithSpacing() * static_cast<float>(lines));
  return ImGui::InputTextMultiline(label, text.data(), text.capacity() + 1, size, flags, grow, &text);
}

bool numberBox(const char* label, int& value, int low, int high) {
  ImGui::SetNextItemWidth(140);
  if (!ImGui::InputInt(label, &value)) return false;
  value = std::clamp(value, low, high);
  return true;
}

}  // namespace smasteg::debug
