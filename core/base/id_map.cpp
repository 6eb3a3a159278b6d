// Open addressing: who does not find its place free takes the next one, and moves up when one before it goes.
// See id_map.h.
// SPDX-License-Identifier: EUPL-1.2
#include "core/base/id_map.h"

#include <cstring>

namespace smasteg::detail {
namespace {

constexpr std::size_t kFirstSlots = 8;

/// Eight bytes at a time; the last eight may overlap those before.
std::uint32_t hashOf(std::string_view id) {
  constexpr std::uint64_t kMix = 0x9E37'79B9'7F4A'7C15;
  std::uint64_t hash = id.size();
  const auto mix = [&hash](std::uint64_t word) {
    hash = (hash ^ word) * kMix;
    hash ^= hash >> 32;
  };
  const auto mixAt = [&](std::size_t at) {
    std::uint64_t word = 0;
    std::memcpy(&word, id.data() + at, sizeof(word));
    mix(word);
  };
  if (id.size() < sizeof(std::uint64_t)) {
    for (const char c : id) mix(static_cast<unsigned char>(c));
  } else {
    const std::size_t last = id.size() - sizeof(std::uint64_t);
    for (std::size_t at = 0; at < last; at += sizeof(std::uint64_t)) mixAt(at);
    mixAt(last);
  }
  mix(0);
  return static_cast<std::uint32_t>(hash);
}

}  // namespace

/// Where that id is, or the free place where it would be. There is always a free one.
std::size_t IdTable::placeOf(std::string_view id, std::uint32_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t place = hash & mask;
  while (slots_[place].entry != nullptr && (slots_[place].hash != hash || slots_[place].entry->first != id))
    place = (place + 1) & mask;
  return place;
}

IdEntry* IdTable::find(std::string_view id) const {
  return count_ == 0 ? nullptr : slots_[placeOf(id, hashOf(id))].entry;
}

std::pair<IdEntry*, bool> IdTable::add(std::string_view id, IdEntry* (*make)()) {
  if (count_ * 4 >= slots_.size() * 3) grow();
  const std::uint32_t hash = hashOf(id);
  Slot& slot = slots_[placeOf(id, hash)];
  if (slot.entry != nullptr) return {slot.entry, false};
  IdEntry* entry = make();
  entry->first = id;
  slot = {entry, hash};
  ++count_;
  return {entry, true};
}

void IdTable::remove(const IdEntry* entry) {
  const std::size_t mask = slots_.size() - 1;
  std::size_t hole = placeOf(entry->first, hashOf(entry->first));
  --count_;
  for (std::size_t next = (hole + 1) & mask; slots_[next].entry != nullptr; next = (next + 1) & mask) {
    // What would rather be at the hole or before it moves there: then it is still found from its own place.
    const std::size_t from = slots_[next].hash & mask;
    if (((next - from) & mask) < ((next - hole) & mask)) continue;
    slots_[hole] = slots_[next];
    hole = next;
  }
  slots_[hole] = {};
}

void IdTable::grow() {
  std::vector<Slot> before(slots_.empty() ? kFirstSlots : slots_.size() * 2);
  before.swap(slots_);
  const std::size_t mask = slots_.size() - 1;
  for (const Slot& slot : before) {
    if (slot.entry == nullptr) continue;
    std::size_t place = slot.hash & mask;
    while (slots_[place].entry != nullptr) place = (place + 1) & mask;
    slots_[place] = slot;
  }
}

}  // namespace smasteg::detail
