// UTF-8 text from strangers: validated, cleaned, folded for comparison. No locale, no tables beyond what
// Swedish and the record grammar need. Promises: never reads past the end, never throws, output is always
// valid UTF-8.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace smasteg {

bool isValidUtf8(std::string_view bytes);            // no overlong forms, no surrogates, ≤ U+10FFFF
std::size_t countCodePoints(std::string_view text);  // what is no UTF-8 counts one a byte
std::string truncateCodePoints(std::string_view text, std::size_t count);

/// What people may see: NFC for the decomposed letters of the Nordic and common Latin alphabets, line ends as
/// \n, C0/C1 controls (but \n and \t), bidi marks, overrides and isolates, zero-width spaces, BOM,
/// noncharacters and invisible fillers removed, at most four diacritics on one letter, non-breaking and other
/// Unicode spaces as U+0020. Zero-width joiners stay inside emoji and in scripts that spell with them
/// (Persian), tags inside flags, variation selectors where they mean something. Soft hyphens stay: they are
/// how long words break. Cleaning twice gives the same as once.
std::string cleanText(std::string_view text);

/// For comparing words of cleaned text: lower case (ASCII, Latin-1, Latin Extended-A), smart quotes and
/// dashes made plain, variation selectors U+FE0E/U+FE0F, skin tones U+1F3FB–U+1F3FF and soft hyphens removed.
/// å ä ö stay themselves.
std::string foldText(std::string_view text);

// The views point into the argument: never hand these a temporary and keep what they return.
std::string_view trim(std::string_view text);  // ASCII white space at both ends
/// Without line ends; "a\n" is one line, "" is none.
std::vector<std::string_view> splitLines(std::string_view text);
std::vector<std::string_view> splitWords(std::string_view text);  // by ASCII white space
bool startsWith(std::string_view text, std::string_view prefix);

}  // namespace smasteg
