// One code point at a time, for the files that walk through UTF-8 themselves. Everything else uses text.h.
// Promises: never reads past the end; every step moves forward; what is no UTF-8 is one U+FFFD a byte.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace smasteg {

inline constexpr char32_t kReplacement = 0xFFFD;

struct CodePoint {
  char32_t value = kReplacement;
  std::size_t length = 1;  // bytes, 1–4
  bool valid = false;
};

CodePoint decodeUtf8(std::string_view bytes, std::size_t at);  // at < bytes.size()
void appendUtf8(std::string& out,
                char32_t codePoint);  // surrogates and what is beyond U+10FFFF become U+FFFD
std::u32string toCodePoints(std::string_view bytes);
std::string toUtf8(std::u32string_view codePoints);

}  // namespace smasteg
