// SHA-256 (FIPS 180-4) and FNV-1a 64: the digest two devices compare, and the cheap checksum a record
// carries. Promises: the same bytes give the same digest everywhere. FNV is a checksum, never a defence.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace smasteg {

using Digest = std::array<std::uint8_t, 32>;

class Sha256 {
 public:
  void update(std::string_view bytes);
  Digest finish();  // once; then start over with a new object

 private:
  void block(const std::uint8_t* bytes);
  std::array<std::uint32_t, 8> state_{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                      0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  std::array<std::uint8_t, 64> buffer_{};
  std::size_t filled_ = 0;
  std::uint64_t total_ = 0;
};

Digest sha256(std::string_view bytes);
std::string hex(const Digest& digest);  // 64 lower-case digits
std::uint64_t fnv1a64(std::string_view bytes);
std::string fnv1a64Hex(std::string_view bytes);  // 16 lower-case digits

}  // namespace smasteg
