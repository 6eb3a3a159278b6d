// The stream of bytes. See random.h.
// SPDX-License-Identifier: EUPL-1.2
#include "core/base/random.h"

#include <limits>

#include "core/base/assert.h"

namespace smasteg {
namespace {

// Eight bytes, big-endian, after the seed: a fixed width, so two different (seed, counter) never hash the
// same bytes.
std::string counterBytes(std::uint64_t counter) {
  std::string bytes;
  for (int shift = 56; shift >= 0; shift -= 8) bytes += static_cast<char>((counter >> shift) & 0xff);
  return bytes;
}

}  // namespace

std::uint8_t RandomStream::byte() {
  if (used_ == block_.size()) {
    Sha256 hash;
    hash.update(seed_);
    hash.update(counterBytes(counter_++));
    block_ = hash.finish();
    used_ = 0;
  }
  return block_[used_++];
}

std::string RandomStream::bytes(std::size_t count) {
  std::string out;
  out.reserve(count);
  for (std::size_t i = 0; i < count; ++i) out += static_cast<char>(byte());
  return out;
}

std::uint64_t RandomStream::next() {
  std::uint64_t value = 0;
  for (int i = 0; i < 8; ++i) value = (value << 8) | byte();
  return value;
}

std::uint64_t RandomStream::below(std::uint64_t bound) {
  SMASTEG_ASSERT(bound > 0);
  // 2^64 mod bound: the values below it are the surplus that would make the first remainders likelier.
  const std::uint64_t surplus = (std::numeric_limits<std::uint64_t>::max() - bound + 1) % bound;
  std::uint64_t value = next();
  while (value < surplus) value = next();
  return value % bound;
}

}  // namespace smasteg
