// Tables. See letters.h. The pairs are those of Unicode's canonical composition whose result lies in Latin-1,
// Latin Extended-A, or is a letter of Skolt Sámi, Danish or Romanian.
// SPDX-License-Identifier: EUPL-1.2
#include "core/base/letters.h"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace smasteg {
namespace {

struct Composition {
  char32_t mark;
  std::u16string_view bases;
  std::u16string_view letters;
};

constexpr Composition kCompositions[] = {
    {0x0300, u"AEIOUaeiou", u"ÀÈÌÒÙàèìòù"},
    {0x0301, u"AEIOUYaeiouyCcLlNnRrSsZzÅåÆæØø", u"ÁÉÍÓÚÝáéíóúýĆćĹĺŃńŔŕŚśŹźǺǻǼǽǾǿ"},
    {0x0302, u"AEIOUaeiouCcGgHhJjSsWwYy", u"ÂÊÎÔÛâêîôûĈĉĜĝĤĥĴĵŜŝŴŵŶŷ"},
    {0x0303, u"ANOanoIiUu", u"ÃÑÕãñõĨĩŨũ"},
    {0x0304, u"AaEeIiOoUu", u"ĀāĒēĪīŌōŪū"},
    {0x0306, u"AaEeGgIiOoUu", u"ĂăĔĕĞğĬĭŎŏŬŭ"},
    {0x0307, u"CcEeGgIZz", u"ĊċĖėĠġİŻż"},
    {0x0308, u"AEIOUaeiouyY", u"ÄËÏÖÜäëïöüÿŸ"},
    {0x030A, u"AaUu", u"ÅåŮů"},
    {0x030B, u"OoUu", u"ŐőŰű"},
    {0x030C, u"CcDdEeLlNnRrSsTtZzGgKkƷʒ", u"ČčĎďĚěĽľŇňŘřŠšŤťŽžǦǧǨǩǮǯ"},
    {0x0326, u"SsTt", u"ȘșȚț"},
    {0x0327, u"CcGgKkLlNnRrSsTt", u"ÇçĢģĶķĻļŅņŖŗŞşŢţ"},
    {0x0328, u"AaEeIiUu", u"ĄąĘęĮįŲų"},
};

struct Range {
  char32_t first;
  char32_t last;
};

// In order. U+200C/U+200D, the variation selectors and the tags U+E0020–U+E007F depend on their neighbours:
// text.cpp.
constexpr Range kInvisible[] = {
    {0x0000, 0x0008},   {0x000B, 0x001F},   {0x007F, 0x009F},   {0x034F, 0x034F},   {0x061C, 0x061C},
    {0x115F, 0x1160},   {0x180E, 0x180E},   {0x200B, 0x200B},   {0x200E, 0x200F},   {0x202A, 0x202E},
    {0x2060, 0x206F},   {0x3164, 0x3164},   {0xFDD0, 0xFDEF},   {0xFEFF, 0xFEFF},   {0xFFA0, 0xFFA0},
    {0xFFF0, 0xFFFB},   {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A}, {0xE0000, 0xE001F}, {0xE0080, 0xE00FF},
    {0xE01F0, 0xE0FFF},
};

constexpr Range kEmojiLike[] = {
    {0x2190, 0x21FF}, {0x2300, 0x23FF}, {0x2600, 0x27BF}, {0x2B00, 0x2BFF}, {0x1F000, 0x1FAFF},
};

template <std::size_t kCount>
constexpr bool isWithin(const Range (&ranges)[kCount], char32_t c) {
  return std::any_of(std::begin(ranges), std::end(ranges),
                     [c](Range r) { return c >= r.first && c <= r.last; });
}

bool isIdeograph(char32_t c) {
  return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

}  // namespace

char32_t composeLetter(char32_t base, char32_t mark) {
  if (mark < 0x0300 || mark > 0x0328 || base > 0xFFFF) return 0;
  const auto row = std::find_if(std::begin(kCompositions), std::end(kCompositions),
                                [mark](const Composition& c) { return c.mark == mark; });
  if (row == std::end(kCompositions)) return 0;
  const std::size_t at = row->bases.find(static_cast<char16_t>(base));
  return at == std::u16string_view::npos ? 0 : row->letters[at];
}

char32_t lowerLetter(char32_t c) {
  if (c >= U'A' && c <= U'Z') return c + 0x20;
  if (c < 0xC0) return c;
  if (c <= 0xDE) return c == 0xD7 ? c : c + 0x20;  // × lies among the capitals
  switch (c) {
    case 0x0130:
      return U'i';
    case 0x0178:
      return 0xFF;
    case 0x017F:
      return U's';  // ſ
    case 0x1E9E:
      return 0xDF;  // ẞ
    default:
      break;
  }
  const bool evenIsCapital = (c >= 0x0100 && c <= 0x0137) || (c >= 0x014A && c <= 0x0177) ||
                             (c >= 0x01E6 && c <= 0x01E9) || c == 0x01EE || (c >= 0x01FA && c <= 0x01FF) ||
                             (c >= 0x0218 && c <= 0x021B);
  if (evenIsCapital) return c | 1;
  const bool oddIsCapital = (c >= 0x0139 && c <= 0x0148) || (c >= 0x0179 && c <= 0x017E);
  return oddIsCapital && c % 2 == 1 ? c + 1 : c;
}

char32_t plainPunctuation(char32_t c) {
  if ((c >= 0x2018 && c <= 0x201B) || c == 0x2032 || c == 0x00B4) return U'\'';
  if ((c >= 0x201C && c <= 0x201F) || c == 0x2033 || c == 0x00AB || c == 0x00BB) return U'"';
  if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212) return U'-';
  return c;
}

bool isUnicodeSpace(char32_t c) {
  return c == 0x00A0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

bool isInvisible(char32_t c) { return (c & 0xFFFE) == 0xFFFE || isWithin(kInvisible, c); }

bool isStackingMark(char32_t c) {
  return (c >= 0x0300 && c <= 0x036F) || (c >= 0x0483 && c <= 0x0489) || (c >= 0x1AB0 && c <= 0x1AFF) ||
         (c >= 0x1DC0 && c <= 0x1DFF) || (c >= 0x20D0 && c <= 0x20DC) || (c >= 0x20E5 && c <= 0x20F0) ||
         (c >= 0xFE20 && c <= 0xFE2F);
}

bool isVariationSelector(char32_t c) {
  return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
}

bool isSkinTone(char32_t c) { return c >= 0x1F3FB && c <= 0x1F3FF; }

bool isEmojiLike(char32_t c) { return isWithin(kEmojiLike, c); }

bool needsJoiners(char32_t c) { return (c >= 0x0600 && c <= 0x109F) || (c >= 0x1780 && c <= 0x18AF); }

bool takesSelector(char32_t base, char32_t selector) {
  if (selector >= 0xE0100) return isIdeograph(base);
  if (base == U'#' || base == U'*' || (base >= U'0' && base <= U'9')) return true;  // keycaps
  if (base == 0x00A9 || base == 0x00AE) return true;
  return base >= 0x1000 && !isVariationSelector(base) && base != 0x200C && base != 0x200D && base < 0xE0000;
}

}  // namespace smasteg
