// What all panels look at: the room that was opened, what became of its events, and the moment of its history
// that is shown. It knows nothing of a window.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "debug/model/costs.h"
#include "debug/model/event_rows.h"
#include "debug/model/loader.h"
#include "debug/model/moments.h"

namespace smasteg::debug {

class Workbench {
 public:
  /// What was opened, or in `note` why it was not; then all is as it was.
  void open(Result<Opened> opened);
  bool hasRoom() const { return moments_ != nullptr; }
  std::size_t length() const { return room.events.size(); }

  /// Where the slider is; the moment follows as soon as its checkpoint is there.
  void go(std::size_t position);
  std::size_t position() const { return position_; }
  /// Asks for the moment anew: another command.
  void askAgain() { isStale_ = true; }
  /// Which view is looked at, and by which words; others are not asked for, some are slow in a large room.
  void look(const std::string& view, const std::string& words);
  /// Once a frame, and until it answers true by a script: the moment is that of the position.
  bool catchUp();
  std::size_t checkpoints() { return moments_ ? moments_->ready() : 0; }
  std::size_t checkpointsWanted() const { return moments_ ? moments_->wanted() : 0; }

  const std::string& view() const;                            // of the moment; "" when there is none
  const std::string& viewBefore() const;                      // of the one that was shown before
  bool refuse(std::string_view word, std::string_view rest);  // a note; gives false

  std::string note = "Open a file, drop one here, or paste.";
  std::string house;  // where tests/fixtures lie
  Opened room;
  EventRows rows;
  std::vector<std::string> commands;  // tried at every moment, as JSON messages
  Moment moment, before;
  double tookMs = 0;                      // of the last moment
  std::optional<std::uint64_t> seed;      // opened, for the simulator
  std::optional<cli::MatchInput> people;  // opened, to be matched

 private:
  std::unique_ptr<Archive> archive_;
  std::unique_ptr<Moments> moments_;
  std::size_t position_ = 0;
  std::string view_ = "steps", words_;
  bool isStale_ = false, isOtherView_ = false;

  Moment momentAt(std::size_t position, std::vector<std::string> tried);
};

/// Random bytes for a command, from a number: the same again is the same event.
std::string entropyOf(std::size_t number);

}  // namespace smasteg::debug
