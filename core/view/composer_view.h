// View "composer": what the person can choose while writing, the draft, and what became of the step just
// logged.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "core/base/fields.h"
#include "core/steps/notebook.h"
#include "core/view/context.h"
#include "core/view/line.h"

namespace smasteg {

struct PrincipleChoice {
  std::string id;
  int number = 0;
  std::string titleSv, titleEn;
  static constexpr auto fields =
      std::tuple(field("id", &PrincipleChoice::id), field("number", &PrincipleChoice::number),
                 field("titleSv", &PrincipleChoice::titleSv), field("titleEn", &PrincipleChoice::titleEn));
};
struct VisibilityChoice {
  std::string id;               // private · lesson · room · public
  std::vector<Line> facts;      // "46 medlemmar på 9 servrar." "Krypterat." …; said as unknown when unknown.
                                // Of lesson and public what is said before those of room
  std::optional<Line> blocked;  // why it cannot be chosen now; absent = it can
  static constexpr auto fields =
      std::tuple(field("id", &VisibilityChoice::id), field("facts", &VisibilityChoice::facts),
                 field("blocked", &VisibilityChoice::blocked));
};
/// The step that was just logged or removed, while it can be undone or until the next one.
struct LastStep {
  std::string id;              // its row
  std::string state;           // as StepRow::state
  Line said;                   // the one announcement: "Steget är loggat."
  std::optional<Line> now;     // how it goes: "Skickas till rummet." "Nu kan rummet se det."
  std::int64_t undoUntil = 0;  // ms UTC, 0 = no undo (any more)
  static constexpr auto fields =
      std::tuple(field("id", &LastStep::id), field("state", &LastStep::state), field("said", &LastStep::said),
                 field("now", &LastStep::now), field("undoUntil", &LastStep::undoUntil));
};
struct ComposerView {
  static constexpr std::string_view name = "composer";
  std::vector<PrincipleChoice> principles;
  std::vector<VisibilityChoice> visibilities;
  std::string visibility;  // what is chosen to begin with
  StepDraft draft;
  std::optional<LastStep> last;
  static constexpr auto fields = std::tuple(
      field("principles", &ComposerView::principles), field("visibilities", &ComposerView::visibilities),
      field("visibility", &ComposerView::visibility), field("draft", &ComposerView::draft),
      field("last", &ComposerView::last));
};

ComposerView composerView(const ViewContext& context);
/// Why one cannot write in the room from here; nothing when one can, or will be able to in a moment.
std::optional<Line> roomBlocked(const ViewContext& context);

}  // namespace smasteg
