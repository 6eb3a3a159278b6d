// Where the engine meets suggestions and the look for what is sensitive: a text in, hints out. The model
// comes as a file when the page has had its peace; until then nothing is suggested. What the room confirmed
// is read from its log: the newest steps with principles, gathered again when the log has changed.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/deferred.h"
#include "core/suggest/adaptation.h"
#include "core/suggest/suggester.h"
#include "core/view/context.h"

namespace smasteg {

inline constexpr std::size_t kMaxHints = 2;            // chips that are marked: three would be a list
inline constexpr int kHintOfBest = 2;                  // the second when it is at least half as likely
inline constexpr std::size_t kMaxConfirmedRead = 300;  // of a room: what it means now, and soon read

class HintDesk {
 public:
  /// The model, as its file. False when it does not fit: then it is as it was.
  SMASTEG_DEFERRED bool load(const std::string& json);
  /// JSON of view "hints".
  SMASTEG_DEFERRED std::string view(const std::string& text, const ViewContext& context);

 private:
  struct Learnt {
    std::string room;
    std::uint64_t revision = 0;
    RoomWords words;
  };
  struct Held {
    Suggester suggester;
    std::optional<Learnt> learnt;
  };
  struct Close {
    SMASTEG_DEFERRED void operator()(Held* held) const;
  };
  const RoomWords* wordsOf(const ViewContext& context);

  std::unique_ptr<Held, Close> held_;
};

}  // namespace smasteg
