// See picture.h. The format: W3C, Portable Network Graphics, third edition; the checksums as there and in
// RFC 1950.
// SPDX-License-Identifier: EUPL-1.2
#include "debug/app/picture.h"

#include <algorithm>
#include <fstream>

namespace smasteg::debug {
namespace {

constexpr std::size_t kMostStored = 65535;  // bytes of one block

void appendBig(std::string& out, std::uint32_t value) {
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>((value >> shift) & 255U);
}

std::uint32_t crcOf(const std::string& bytes) {
  std::uint32_t crc = 0xFFFFFFFFU;
  for (const char byte : bytes) {
    crc ^= static_cast<std::uint8_t>(byte);
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1U) ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
  }
  return ~crc;
}

std::uint32_t adlerOf(const std::string& bytes) {
  std::uint32_t low = 1, high = 0;
  for (const char byte : bytes) {
    low = (low + static_cast<std::uint8_t>(byte)) % 65521;
    high = (high + low) % 65521;
  }
  return (high << 16U) | low;
}

void appendChunk(std::string& out, const std::string& kind, const std::string& data) {
  appendBig(out, static_cast<std::uint32_t>(data.size()));
  out += kind + data;
  appendBig(out, crcOf(kind + data));
}

std::string stored(const std::string& bytes) {
  std::string out("\x78\x01", 2);
  for (std::size_t at = 0; at < bytes.size(); at += kMostStored) {
    const std::size_t size = std::min(kMostStored, bytes.size() - at);
    out += at + size == bytes.size() ? '\1' : '\0';
    for (const std::size_t value : {size, ~size}) {
      out += static_cast<char>(value & 255U);
      out += static_cast<char>((value >> 8U) & 255U);
    }
    out.append(bytes, at, size);
  }
  appendBig(out, adlerOf(bytes));
  return out;
}

}  // namespace

bool writePng(const std::string& path, int width, int height, const std::vector<std::uint8_t>& pixels) {
  const std::size_t row = static_cast<std::size_t>(width) * 3;
  std::string lines;
  for (int y = height - 1; y >= 0; --y) {
    lines += '\0';  // no filter
    lines.append(pixels.begin() + static_cast<std::ptrdiff_t>(row * static_cast<std::size_t>(y)),
                 pixels.begin() + static_cast<std::ptrdiff_t>(row * static_cast<std::size_t>(y + 1)));
  }
  std::string head;
  appendBig(head, static_cast<std::uint32_t>(width));
  appendBig(head, static_cast<std::uint32_t>(height));
  head += std::string("\x08\x02\0\0\0", 5);  // eight bits of red, green and blue
  std::string out("\x89PNG\r\n\x1A\n", 8);
  appendChunk(out, "IHDR", head);
  appendChunk(out, "IDAT", stored(lines));
  appendChunk(out, "IEND", "");
  std::ofstream file(path, std::ios::binary);
  file << out;
  return static_cast<bool>(file.flush());
}

}  // namespace smasteg::debug
