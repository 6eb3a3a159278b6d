// View "profile": what a person has told of herself in this room, or is about to tell: the last that this
// device or the room has. All of it is optional and coarse.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "core/base/fields.h"
#include "core/view/line.h"

namespace smasteg {

struct MeetProfile {
  std::string profession, organisation, department, sector, place;
  std::vector<std::string> languages, offers, seeks;
  int days = 0;            // which days suit: 1 is Monday, 2 Tuesday, 4 … added up; 0 = not said
  std::string pauseUntil;  // "2026-12-24": the last day of the pause; "" = none
  static constexpr auto fields = std::tuple(
      field("profession", &MeetProfile::profession), field("organisation", &MeetProfile::organisation),
      field("department", &MeetProfile::department), field("sector", &MeetProfile::sector),
      field("place", &MeetProfile::place), field("languages", &MeetProfile::languages),
      field("offers", &MeetProfile::offers), field("seeks", &MeetProfile::seeks),
      field("days", &MeetProfile::days), field("pauseUntil", &MeetProfile::pauseUntil));
  bool operator==(const MeetProfile&) const = default;
};

struct ProfileView {
  static constexpr std::string_view name = "profile";
  MeetProfile profile;
  std::string state;         // "" nothing told · kept (on this device, not sent) · sending · sent · removing
  int letters = 0;           // of one word at most
  int words = 0;             // in one list at most
  std::optional<Line> note;  // why it is not sent
  static constexpr auto fields =
      std::tuple(field("profile", &ProfileView::profile), field("state", &ProfileView::state),
                 field("letters", &ProfileView::letters), field("words", &ProfileView::words),
                 field("note", &ProfileView::note));
};

}  // namespace smasteg
