// The tables. See chatter.h.
// SPDX-License-Identifier: EUPL-1.2
#include "core/log/chatter.h"

#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "core/base/utf8.h"

namespace smasteg {
namespace {

bool isWordPoint(char32_t c) {
  if (c < 0x80) return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return c >= 0xC0 && c != 0xD7 && c != 0xF7 && c < 0x2000;  // letters; symbols and emoji begin at U+2000
}

// A line that opens so is talk, whatever follows.
constexpr std::array kOpeners = {
    // greetings
    "hej", "hejsan", "hejhej", "hallå", "hallo", "tjena", "tjenare", "tja", "tjo", "morrn", "godmorgon",
    "god morgon", "god kväll", "god fortsättning", "god jul", "gott nytt", "glad påsk", "glad sommar",
    "glad midsommar", "glad fredag", "trevlig helg", "trevlig kväll", "ha en", "ha det", "välkommen",
    "välkomna", "hi", "hello", "hey", "good morning", "good evening", "happy friday", "welcome",
    // thanks that name nobody
    "tack", "tackar", "tusen tack", "stort tack", "thanks", "thank you", "thx", "cheers",
    // praise
    "bra jobbat", "bra gjort", "bra jobb", "bra tänkt", "bra kämpat", "bra idé", "bra fråga", "bra där",
    "bra steg", "bra att", "bra initiativ", "bra skrivet", "väl jobbat", "starkt jobbat", "starkt gjort",
    "snyggt jobbat", "snyggt gjort", "grymt jobbat", "grymt bra", "så bra", "så kul", "så roligt", "så fint",
    "så himla", "vad bra", "vad kul", "vad roligt", "vad fint", "vad härligt", "vad spännande", "vad skönt",
    "vad intressant", "vilken", "vilket", "vilka", "heja", "grattis", "gratulerar", "hurra", "mycket bra",
    "jättebra", "superbra", "skitbra", "kanonbra", "toppenbra", "jättefint", "jättekul", "hatten av",
    "all heder", "imponerande", "imponerad", "inspirerande", "wow", "oj", "åh", "ooh", "yay", "haha", "hehe",
    "lol", "amen", "bravo", "applåd", "applåder", "well done", "good job", "great job", "great work",
    "nice work", "nice one", "nice job", "good work", "way to go", "congrats", "congratulations", "so good",
    "so nice", "what a", "love this", "love it", "i love",
    // answers and agreement
    "ja", "japp", "jajamän", "nej", "nä", "jo", "jodå", "ok", "okej", "okay", "absolut", "precis", "exakt",
    "visst", "självklart", "instämmer", "håller med", "jag håller med", "samma här", "detsamma", "förstår",
    "jag förstår", "jag med", "jag vill också", "jag hänger på", "spännande att", "intressant att",
    "låter bra", "låter som", "det låter", "låter kul", "yes", "no", "yep", "nope", "sure", "agreed",
    "i agree", "exactly", "same here", "me too", "sounds good"};

// These open a line of praise only when nothing, an emoji or one of the followers comes next: "Kul möte med
// IT" is a step.
constexpr std::array kWeakOpeners = {
    "bra",     "kul",     "fint",        "snyggt",    "toppen",    "grymt",      "strålande",
    "härligt", "roligt",  "fantastiskt", "underbart", "spännande", "intressant", "skönt",
    "coolt",   "najs",    "nice",        "great",     "cool",      "awesome",    "klockrent",
    "lysande", "utmärkt", "perfekt",     "starkt",    "modigt",    "smart",      "briljant",
    "good",    "amazing", "brilliant",   "perfect",   "kanon",     "super",      "suveränt"};
constexpr std::array kFollowers = {"att",  "jobbat", "gjort",   "initiativ", "idé", "tänkt",   "där",
                                   "du",   "ni",     "steg",    "med",       "av",  "exempel", "grej",
                                   "tips", "to",     "that",    "idea",      "job", "work",    "stuff",
                                   "för",  "sagt",   "skrivet", "kämpat",    "så",  "och",     "på"};

std::string_view withoutLeadingSymbols(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const CodePoint c = decodeUtf8(text, at);
    if (isWordPoint(c.value)) break;
    at += c.length;
  }
  return text.substr(at);
}

/// A hyphen joins: "heja-lista" does not open with "heja".
bool endsWordAt(std::string_view text, std::size_t at) {
  if (at >= text.size()) return true;
  if (text[at] == '-' && at + 1 < text.size()) return !isWordPoint(decodeUtf8(text, at + 1).value);
  return !isWordPoint(decodeUtf8(text, at).value);
}

template <class List>
std::string_view firstMatch(std::string_view text, const List& list) {
  std::string_view best;
  for (const char* letters : list) {
    if (text.empty() || *letters != text.front()) continue;  // its length is asked for only then
    const std::string_view word = letters;
    if (word.size() > best.size() && text.starts_with(word) && endsWordAt(text, word.size())) best = word;
  }
  return best;
}

/// How many bytes the opener takes, of `text` without leading symbols; 0 when it opens with none.
std::size_t openerAt(std::string_view text) {
  if (const auto opener = firstMatch(text, kOpeners); !opener.empty()) return opener.size();
  const std::string_view weak = firstMatch(text, kWeakOpeners);
  if (weak.empty()) return 0;
  const std::string_view rest = text.substr(weak.size());
  if (trim(rest).empty() || !rest.starts_with(' ')) return weak.size();  // "Kul!", "Bra, nu …"
  const std::string_view next = rest.substr(1);
  const bool symbol = !isWordPoint(decodeUtf8(next, 0).value);
  return symbol || !firstMatch(next, kFollowers).empty() ? weak.size() : 0;
}

}  // namespace

bool opensLikeChatter(std::string_view folded) {
  const std::string_view text = withoutLeadingSymbols(folded);
  return text.empty() || openerAt(text) > 0;  // empty: only emoji
}

std::string_view afterOpener(std::string_view folded) {
  const std::string_view text = withoutLeadingSymbols(folded);
  return text.substr(openerAt(text));
}

bool endsInQuestion(std::string_view text) {
  while (!text.empty()) {
    std::size_t at = text.size() - 1;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
    const char32_t c = decodeUtf8(text, at).value;
    if (c == '?' || c == 0xFF1F || c == 0x2048 || c == 0x2049) return true;
    if (isWordPoint(c)) return false;
    text.remove_suffix(text.size() - at);
  }
  return false;
}

bool isRealWord(std::string_view word) { return !withoutLeadingSymbols(word).empty(); }

std::size_t countRealWords(std::string_view text) {
  const auto words = splitWords(text);
  return static_cast<std::size_t>(std::count_if(words.begin(), words.end(), isRealWord));
}

}  // namespace smasteg
