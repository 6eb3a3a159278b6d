// The private notebook: steps that only this device has, and drafts. One notebook for all rooms on the
// device; nothing here is ever sent. Persists through writes that the engine passes on.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "core/base/deferred.h"
#include "core/base/fields.h"
#include "core/base/random.h"
#include "core/base/store_write.h"
#include "core/base/time.h"

namespace smasteg {

/// Of a step that stays on the device, and whose lesson goes to the room.
inline constexpr std::string_view kLessonReach = "lesson";

struct PrivateStep {
  std::string id, text, day, from;
  std::vector<std::string> principles;
  std::int64_t loggedAt = 0;
  bool edited = false;
  std::string reach;  // "lesson" = what is learnt of it goes to the room; "" = nothing does
  static constexpr auto fields =
      std::tuple(field("id", &PrivateStep::id), field("text", &PrivateStep::text),
                 field("day", &PrivateStep::day), field("from", &PrivateStep::from),
                 field("principles", &PrivateStep::principles), field("loggedAt", &PrivateStep::loggedAt),
                 field("edited", &PrivateStep::edited), field("reach", &PrivateStep::reach));

  bool saved = false;          // the store has it
  std::int64_t removedAt = 0;  // 0 = here; else gone, kept for undo
};

/// What is being written, kept at each pause.
struct StepDraft {
  std::string text;
  std::vector<std::string> principles;
  std::string visibility, from;
  static constexpr auto fields =
      std::tuple(field("text", &StepDraft::text), field("principles", &StepDraft::principles),
                 field("visibility", &StepDraft::visibility), field("from", &StepDraft::from));
  bool operator==(const StepDraft&) const = default;
};

class Notebook {
 public:
  /// Whose notebook it is: a Matrix user id, "" without an account. Two people may share a browser, so every
  /// key carries it, and records of others are left alone. Called before restore.
  void setOwner(std::string_view self) { owner_ = self; }
  void restore(std::string_view key, std::string_view bytes);
  std::string log(PrivateStep step, RandomStream& random, TimeMs now);
  /// A step that another notebook kept, as JSON with the fields of PrivateStep: it keeps its id and its day.
  /// False, and nothing changes, when it is none or is here already, removed or not. A file that somebody
  /// hands over is as foreign as a message: its text is cleaned.
  SMASTEG_DEFERRED bool adopt(std::string_view bytes);
  bool edit(std::string_view id, std::string text, std::vector<std::string> principles);
  bool remove(std::string_view id, TimeMs now);
  bool undoRemove(std::string_view id);
  bool erase(std::string_view id);                // undo of logging: no trace
  void forgetRemoved(TimeMs now, TimeMs undoMs);  // those whose undo has run out

  const std::map<std::string, PrivateStep, std::less<>>& steps() const { return steps_; }
  const PrivateStep* find(std::string_view id) const;
  const StepDraft& draft(std::string_view room) const;
  void saveDraft(const std::string& room, StepDraft draft);

  void stored(std::string_view key);
  std::vector<StoreWrite> takeWrites();
  std::uint64_t revision() const { return revision_; }

 private:
  std::string keyOf(std::string_view kind, std::string_view name) const;
  void write(const PrivateStep& step);
  PrivateStep* findLive(std::string_view id);

  std::string owner_;
  std::map<std::string, PrivateStep, std::less<>> steps_;
  std::map<std::string, StepDraft, std::less<>> drafts_;
  std::vector<StoreWrite> writes_;
  std::uint64_t revision_ = 0;
};

}  // namespace smasteg
