// What text.cpp knows about single code points: which compose, which are lower case of which, which nobody
// should see. Tables for the Latin alphabets of Europe and no more; other scripts pass through as they are.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

namespace smasteg {

/// ASCII only.
constexpr bool isDigit(char c) { return c >= '0' && c <= '9'; }
/// a + U+0308 → ä; 0 when the two do not make one letter.
char32_t composeLetter(char32_t base, char32_t mark);
/// ASCII, Latin-1, Latin Extended-A, Sámi and Romanian letters.
char32_t lowerLetter(char32_t c);
/// Smart quotes, primes and dashes as ' " -
char32_t plainPunctuation(char32_t c);
/// Every space but U+0020.
bool isUnicodeSpace(char32_t c);
/// Controls, bidi, fillers, noncharacters: never shown, never kept.
bool isInvisible(char32_t c);
/// Diacritics that any letter can carry any number of, one above the other.
bool isStackingMark(char32_t c);
bool isVariationSelector(char32_t c);
bool isSkinTone(char32_t c);
/// What a zero-width joiner may join into one picture.
bool isEmojiLike(char32_t c);
/// Arabic, Persian, Indic …: U+200C/U+200D are spelling there.
bool needsJoiners(char32_t c);
/// Whether a variation selector after this one has any meaning.
bool takesSelector(char32_t base, char32_t selector);

}  // namespace smasteg
