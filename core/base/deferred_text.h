// SMASTEG_DEFERRED_TEXT("…"): a std::string whose letters stand in the code that makes it. A constant would
// be data, and all data is in the Wasm that a page loads first; code that only SMASTEG_DEFERRED functions
// reach is in the second (core/base/deferred.h). For sentences and names that only such code needs. Natively
// too: what the tests run is what ships.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace smasteg {

/// Appends the `count` lowest bytes of `letters`, the lowest first.
void appendLetters(std::string& out, std::uint64_t letters, std::size_t count);

namespace detail {

template <std::size_t N>
struct TextCode {
  char text[N];
  // NOLINTNEXTLINE(google-explicit-constructor): a literal is what it is made of
  consteval TextCode(const char (&from)[N]) { std::copy_n(from, N, text); }
  constexpr std::string_view view() const { return {text, N - 1}; }
};

/// Up to eight bytes from `at`: how many, and as a number.
struct Letters {
  std::size_t count = 0;
  std::uint64_t number = 0;
};
consteval Letters lettersAt(std::string_view text, std::size_t at) {
  Letters letters{std::min<std::size_t>(8, text.size() - at)};
  for (std::size_t i = at + letters.count; i > at; --i)
    letters.number = letters.number << 8 | static_cast<unsigned char>(text[i - 1]);
  return letters;
}

/// `of` gives the text, while this is compiled.
template <auto of, std::size_t at = 0>
void appendCode(std::string& out) {
  constexpr Letters letters = lettersAt(of(), at);
  appendLetters(out, letters.number, letters.count);
  if constexpr (at + 8 < of().size()) appendCode<of, at + 8>(out);
}

template <TextCode code>
[[gnu::noinline]] std::string deferredText() {
  std::string out;
  appendCode<[] { return code.view(); }>(out);
  return out;
}

}  // namespace detail
}  // namespace smasteg

#define SMASTEG_DEFERRED_TEXT(text) (::smasteg::detail::deferredText<text>())
