// What is fed with bytes that nobody wrote: `npm run fuzz` (libFuzzer, ASan and UBSan), and the kept corpora
// in every test run. Each takes any bytes; each traps when a promise of the core is broken. No target knows
// of another.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <string_view>

namespace smasteg::fuzz {

/// Lines are events: read alone, in order, backwards and twice; all give the same log, and so does a
/// snapshot.
void codec(std::string_view bytes);
/// The first byte says where the message stands, the rest is its body.
void grammar(std::string_view bytes);
/// A snapshot, as it is and with the right checksum: loaded, added to, saved, loaded again.
void snapshot(std::string_view bytes);
/// Lines are messages to one engine; after each all views are asked for.
void engine(std::string_view bytes);
/// A file that a person writes: a deck, microactions, opening questions, or a catalogue and its cards.
void deck(std::string_view bytes);

struct Target {
  std::string_view name;
  void (*run)(std::string_view);
};
inline constexpr std::array<Target, 5> kTargets = {
    {{"codec", codec}, {"grammar", grammar}, {"snapshot", snapshot}, {"engine", engine}, {"deck", deck}}};

}  // namespace smasteg::fuzz
