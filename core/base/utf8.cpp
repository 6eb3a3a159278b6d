// The table of well-formed byte sequences (Unicode, table 3-7), as code. See utf8.h.
// SPDX-License-Identifier: EUPL-1.2
#include "core/base/utf8.h"

#include <cstdint>

#include "core/base/assert.h"

namespace smasteg {
namespace {

constexpr char32_t kLastCodePoint = 0x10FFFF;

bool isSurrogate(char32_t c) { return c >= 0xD800 && c <= 0xDFFF; }

}  // namespace

CodePoint decodeUtf8(std::string_view bytes, std::size_t at) {
  SMASTEG_ASSERT(at < bytes.size());
  const auto lead = static_cast<std::uint8_t>(bytes[at]);
  if (lead < 0x80) return {lead, 1, true};

  // C0, C1 and F5–FF begin nothing; the smallest value of each length rules out the overlong forms.
  std::size_t length = 0;
  char32_t value = 0;
  char32_t smallest = 0;
  if (lead >= 0xC2 && lead <= 0xDF) {
    length = 2, value = lead & 0x1F, smallest = 0x80;
  } else if (lead >= 0xE0 && lead <= 0xEF) {
    length = 3, value = lead & 0x0F, smallest = 0x800;
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    length = 4, value = lead & 0x07, smallest = 0x10000;
  }
  if (length == 0 || bytes.size() - at < length) return {};
  for (std::size_t i = 1; i < length; ++i) {
    const auto next = static_cast<std::uint8_t>(bytes[at + i]);
    if ((next & 0xC0) != 0x80) return {};
    value = (value << 6) | (next & 0x3Fu);
  }
  if (value < smallest || value > kLastCodePoint || isSurrogate(value)) return {};
  return {value, length, true};
}

void appendUtf8(std::string& out, char32_t codePoint) {
  const char32_t c = codePoint > kLastCodePoint || isSurrogate(codePoint) ? kReplacement : codePoint;
  const auto tail = [&out](char32_t bits) { out += static_cast<char>(0x80 | (bits & 0x3F)); };
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | (c >> 6));
    tail(c);
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | (c >> 12));
    tail(c >> 6);
    tail(c);
  } else {
    out += static_cast<char>(0xF0 | (c >> 18));
    tail(c >> 12);
    tail(c >> 6);
    tail(c);
  }
}

std::u32string toCodePoints(std::string_view bytes) {
  std::u32string codePoints;
  codePoints.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    const CodePoint c = decodeUtf8(bytes, at);
    codePoints += c.value;
    at += c.length;
  }
  return codePoints;
}

std::string toUtf8(std::u32string_view codePoints) {
  std::string bytes;
  bytes.reserve(codePoints.size());
  for (const char32_t c : codePoints) appendUtf8(bytes, c);
  return bytes;
}

}  // namespace smasteg
