// The room at any place of its arrival order: what a person would see who had received so many events. A core
// cannot be taken back, and its snapshot takes as long to load as its events take to read; so checkpoints are
// processes. A keeper plays the room once and leaves a copy of itself at every so many events; a question
// wakes the nearest copy below, which makes another copy go on and answer (ADR 047, as the debuggers of
// OCaml and rr do it).
// Promises: the answer is the same as of a replica that was played from the beginning.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "debug/model/costs.h"
#include "debug/model/replica.h"

namespace smasteg::debug {

inline constexpr std::size_t kMaxCheckpoints = 160;

struct MomentQuestion {
  std::size_t position = 0;           // so many events have arrived
  std::vector<std::string> views;     // names
  std::string text;                   // the words of the views' query
  std::vector<std::string> commands;  // messages as JSON, tried in order before the views are asked for
};

struct Moment {
  std::size_t position = 0;
  std::int64_t now = 0;
  std::vector<std::string> views;    // JSON, in the order of the question
  std::vector<std::string> answers;  // of the commands
  Costs costs;                       // of getting here from the beginning
  std::uint64_t replayed = 0;        // events since the checkpoint
};

class Moments {
 public:
  explicit Moments(const Archive& archive);
  ~Moments();
  Moments(const Moments&) = delete;
  Moments& operator=(const Moments&) = delete;

  std::size_t length() const;
  /// Checkpoints that are there, of how many there will be.
  std::size_t ready();
  std::size_t wanted() const;
  bool canAsk(std::size_t position);  // without waiting for the checkpoint
  Moment ask(const MomentQuestion& question);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace smasteg::debug
