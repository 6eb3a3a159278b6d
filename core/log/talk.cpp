// Steps in lines that may be talk, by the words and by the shapes of Swedish verbs. See chatter.h.
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/text.h"
#include "core/log/chatter.h"

namespace smasteg {
namespace {

/// A list is one string, "|" around every word: a table of pointers would take more than the words. The
/// filter has a bit for each word's length and outer letters, so most words that are not in it are told
/// without a search.
struct Words {
  std::string_view list;
  std::uint64_t filter = 0;

  consteval Words(const char* words) : list(words) {  // NOLINT: implicit, a list is written where it is used
    for (std::size_t at = 1; at < list.size();) {
      const std::size_t end = list.find('|', at);
      filter |= bitOf(list.substr(at, end - at));
      at = end + 1;
    }
  }
  static constexpr std::uint64_t bitOf(std::string_view word) {
    const std::size_t outer = static_cast<unsigned char>(word.front()) * 7U +
                              static_cast<unsigned char>(word.back()) * 3U + word.size() * 11U;
    return std::uint64_t{1} << (outer % 64);
  }
};

constexpr Words kSelf = "|jag|vi|ja|ja'|i|we|";
constexpr Words kYou = "|du|ni|dig|er|din|ditt|dina|ert|era|you|your|";
// Verbs that look done but say what somebody thinks, or help another verb.
constexpr Words kNotDone =
    "|inte|måste|borde|skulle|hade|kunde|ville|trodde|visste|tyckte|tänkte|glömde|kände|älskade|brukade|"
    "behövde|både|värde|fjärde|sjätte|undrade|tänkt|funderat|hört|varit|älskat|vågat|trott|gillat|kunnat|"
    "mycket|något|annat|bättre|sagt|";
constexpr Words kStrongVerbs =
    "|fick|gick|tog|la|lade|sa|satt|såg|skrev|bad|bjöd|drog|gav|höll|kom|lät|stod|sov|blev|slog|hann|vann|"
    "strök|drack|åt|bröt|sprang|föll|förstod|började|hittade|skar|made|got|gave|went|"
    "took|wrote|rewrote|met|told|held|sent|ran|did|let|put|";
// First on a line they tell of a thought, not of something done.
constexpr Words kThinking = "|trodde|tänkte|glömde|visste|blev|hade|blivit|tyckte|hoppades|älskade|kände|";
constexpr Words kNow = "|är|ligger|har|kan|finns|står|sitter|går|";
constexpr Words kToday = "|nu|numera|idag|dag|veckan|ikväll|framöver|";
// A line that opens so speaks of something said before, or to somebody, unless a step follows.
constexpr Words kPointing =
    "|det|detta|där|här|dit|så|sånt|sån|såna|men|och|eller|fast|om|som|att|inte|ingenting|aldrig|alltid|"
    "kanske|"
    "tyvärr|samma|man|någon|nån|något|hos|mer|lika|snart|ibland|förresten|alltså|ps|suck|fel|sorry|stavfel|"
    "räkna|lycka|trevlig|ja|hur|vad|vem|varför|vems|förlåt|min|mina|sorgligt|klart|jaha|nämen|otroligt|"
    "riktigt|verkligen|väldigt|jäklar|shit|gud|stor|stolt|kram|kärlek|guld|lysande|grym|häftigt|mäktigt|"
    "bästa|"
    "this|that|it|it's|they|he|she|about|how|what|who|why|where|";
constexpr Words kHelpers =
    "|kan|ska|skall|vill|måste|borde|skulle|hade|vet|kunde|ville|ses|hörs|finns|hoppas|minns|känns|vore|blir|"
    "är|think|could|should|would|can|will|had|hope|like|know|am|are|must|want|need|";
constexpr Words kStates =
    "|är|har|får|går|gör|funkar|fungerar|ligger|sitter|står|säger|låter|brukar|slår|behöver|gäller|tar|ger|"
    "kommer|tror|kostar|känns|syns|kan|ska|skulle|borde|måste|hade|";
constexpr Words kAsking =
    "|kolla|skicka|tipsa|prova|säg|hör|ring|se|räkna|glöm|berätta|sno|snälla|påminner|lägg|";

bool isIn(std::string_view word, const Words& words) {
  if (word.empty() || (words.filter & Words::bitOf(word)) == 0) return false;
  const std::string_view list = words.list;
  for (std::size_t at = list.find(word); at != std::string_view::npos; at = list.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if (at > 0 && end < list.size() && list[at - 1] == '|' && list[end] == '|') return true;
  }
  return false;
}

bool endsInAny(std::string_view word, std::string_view list) {
  for (std::size_t at = 0; at < list.size();) {
    const std::size_t end = std::min(list.find('|', at), list.size());
    if (end > at && word.ends_with(list.substr(at, end - at))) return true;
    at = end + 1;
  }
  return false;
}

/// "ringde", "testade", "läste", "skrev"; English "called".
bool isPast(std::string_view word) {
  if (isIn(word, kNotDone)) return false;
  if (isIn(word, kStrongVerbs)) return true;
  return word.size() > 4 &&
         endsInAny(word, "ade|dde|gde|lde|mde|rde|vde|jde|ände|kte|pte|ste|fte|tte|xte|ed");
}

/// "ringt", "publicerat", "skrivit": after "har", or first on a line.
bool isSupine(std::string_view word) {
  return !isIn(word, kNotDone) && word.size() > 3 &&
         endsInAny(word, "at|it|tt|gt|lt|mt|kt|ft|nt|rt|pt|vt|st|ed");
}

/// "klar", "omskriven", "rättad", "ute": how something that was worked on is now.
bool isFinished(std::string_view word) {
  return isIn(word, "|klar|klart|klara|ute|uppe|igång|gjort|gjord|nu|äntligen|borta|plats|mål|") ||
         (word.size() > 4 && endsInAny(word, "ad|dd|gd|ade|iven|ivna|ivet|satt|agd|agt|lagda"));
}

bool isPresent(std::string_view word) {
  return isIn(word, kHelpers) || isIn(word, kStates) ||
         (word.size() > 4 && endsInAny(word, "ar|er|år|ör|ör|or|ys|as"));
}

struct Token {
  std::string_view word;
  bool opensClause = false;  // first, or after a full stop, a colon, an exclamation mark, a dash, a line end
  bool asked = false;        // a question mark follows
  bool past = false, self = false, you = false;
};

bool isEdge(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x80 && !((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'));
}

std::vector<Token> tokensOf(std::string_view folded) {
  std::vector<Token> tokens;
  bool opens = true;
  const auto lines = splitLines(folded);
  for (const std::string_view line : lines) {
    opens = true;
    const auto words = splitWords(line);
    tokens.reserve(tokens.size() + words.size());
    for (std::string_view word : words) {
      while (!word.empty() && isEdge(word.front())) word.remove_prefix(1);
      std::string_view tail = word;
      while (!word.empty() && isEdge(word.back())) word.remove_suffix(1);
      tail.remove_prefix(word.size());
      const bool real = isRealWord(word);
      if (real) {
        tokens.push_back({word, opens, false, isPast(word), isIn(word, kSelf), isIn(word, kYou)});
      }
      const bool asked = tail.find('?') != std::string_view::npos;
      if (asked && !tokens.empty()) tokens.back().asked = true;
      opens =
          (opens && !real) || asked || tail.find_first_of(".!:;") != std::string_view::npos || word.empty();
    }
  }
  return tokens;
}

class Talk {
 public:
  explicit Talk(std::string_view folded) : tokens_(tokensOf(folded)) {}

  bool said() const {
    if (tokens_.empty()) return true;
    const std::string_view first = tokens_[0].word, second = at(1);
    if (opensWithDone() && !isIn(first, kThinking)) return false;
    if (asksSomebody() || speaksToYou()) return true;
    if (hasStep()) return false;
    const bool alone = tokens_.size() > 1 && tokens_[1].opensClause;  // "Klart! Ny startsida …"
    if (!alone && (isIn(first, kPointing) || isIn(first, kAsking))) return true;
    if (opensWithPronoun(first, second) || isIn(first, kThinking) || first == "har") return true;
    if (isIn(first, kSelf)) return (isPresent(second) || second == "har" || isPast(second)) && !speaksOfNow();
    if (isPresent(first) && !speaksOfNow()) return true;
    return isStatement() || isShortTalk();
  }

  /// A step after a greeting or a "ja": somebody has done something.
  bool hasStepAfterOpener() const {
    if (tokens_.size() < kMinWords || speaksToYou()) return false;
    if (isIn(tokens_[0].word, kPointing)) return false;
    return opensWithDone() || hasStep();
  }

  /// "Vilka är våra användare? Ställde frågan på mötet."
  bool hasStepInNewClause() const {
    bool done = false;
    for (std::size_t i = 1; i < tokens_.size(); ++i) {
      if (tokens_[i].you) return false;
      const bool opens = tokens_[i].opensClause || tokens_[i - 1].asked;
      done = done || (opens && tokens_[i].past && !isIn(tokens_[i].word, kThinking));
    }
    return done;
  }

 private:
  static constexpr std::size_t kMinWords = 3, kNear = 6, kShort = 4;

  std::string_view at(std::size_t i) const { return i < tokens_.size() ? tokens_[i].word : ""; }

  bool opensWithDone() const {
    const std::string_view first = at(0);
    return isPast(first) || (isSupine(first) && !isPresent(at(1)) && !isIn(first, kPointing) &&
                             endsInAny(first, "at|it|agt|ingt|aft|ått|ort|ämt|ört"));
  }

  bool asksSomebody() const {
    return std::any_of(tokens_.begin(), tokens_.end(), [](const Token& token) { return token.asked; }) &&
           !hasStep();
  }

  bool speaksToYou() const {
    for (std::size_t i = 0; i < std::min(tokens_.size(), kNear); ++i) {
      if (tokens_[i].you) return true;
    }
    return false;
  }

  bool hasStep() const {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      const std::string_view word = tokens_[i].word;
      if (i > 0 && tokens_[i].opensClause && tokens_[i].past) return true;
      if (tokens_[i].self && selfDoes(i)) return true;
      if (word == "nu" && !isIn(at(i + 2), kSelf) && i < kNear + kShort &&
          (isIn(at(i + 1), kNow) || (i > 0 && isIn(at(i - 1), kNow)))) {
        return true;
      }
      if (word == "har" && (i == 0 || isIn(at(i - 1), kSelf)) && hasSupineSoon(i + 1)) return true;
    }
    return false;
  }

  /// "jag ringde", "ringde jag"; but "vi gjorde samma sak" speaks of the step before.
  bool selfDoes(std::size_t i) const {
    if (i > 0 && tokens_[i - 1].past) return true;
    const bool does = i + 1 < tokens_.size() && tokens_[i + 1].past;
    return does && !isIn(at(i + 2), "|det|samma|likadant|liknande|något|nåt|också|");
  }

  bool hasSupineSoon(std::size_t from) const {
    for (std::size_t i = from; i < std::min(from + 4, tokens_.size()); ++i) {
      if (isIn(tokens_[i].word, "|inte|aldrig|också|samma|")) return false;
      if (isSupine(tokens_[i].word)) return true;
    }
    return false;
  }

  /// "De hade …", "den ligger …"; but "den gamla blanketten …"
  bool opensWithPronoun(std::string_view first, std::string_view second) const {
    return isIn(first, "|de|dom|den|") && !second.ends_with("a") && second != "äldre";
  }

  bool speaksOfNow() const {
    return std::any_of(tokens_.begin(), tokens_.end(),
                       [](const Token& token) { return isIn(token.word, kToday) || isFinished(token.word); });
  }

  /// "Små steg är inte små": nothing is done in it.
  bool isStatement() const {
    const auto near = tokens_.begin() + static_cast<std::ptrdiff_t>(std::min(tokens_.size(), kNear));
    if (std::any_of(tokens_.begin(), near, [](const Token& token) { return token.past; })) return false;
    for (std::size_t i = 1; i < std::min(tokens_.size(), kNear); ++i) {
      const bool says = isIn(tokens_[i].word, kStates) || (i == 1 && isPresent(tokens_[i].word));
      if (says && i < kShort && !speaksOfNow()) return true;
      if (tokens_[i].word == "inte" || wishes(i)) return true;
    }
    return false;
  }

  /// "hade vi nog kunnat", "jag skulle vilja"
  bool wishes(std::size_t i) const {
    return tokens_[i].self && (isIn(at(i + 1), kHelpers) || isIn(at(i - 1), kHelpers));
  }

  bool isShortTalk() const {
    if (tokens_.size() > kShort) return false;
    return std::none_of(tokens_.begin(), tokens_.end(),
                        [](const Token& token) { return token.past || isFinished(token.word); });
  }

  std::vector<Token> tokens_;
};

constexpr std::size_t kMaxGreetedWords = 2;  // "Hej alla, …", "Ja! …"; not "Kul att ni testade, …"

/// What comes after a greeting's or an answer's comma, full stop, colon or exclamation mark; empty when there
/// is none near.
std::string_view afterGreeting(std::string_view rest) {
  const std::size_t end = rest.find_first_of(",.!:\n");
  if (end == std::string_view::npos || splitWords(rest.substr(0, end)).size() > kMaxGreetedWords) return "";
  rest.remove_prefix(end);
  while (!rest.empty() && isEdge(rest.front())) rest.remove_prefix(1);
  return rest;
}

}  // namespace

bool soundsLikeTalk(std::string_view folded) {
  const std::string_view line = trim(folded);
  if (line.starts_with('@')) return true;  // somebody is spoken to
  if (!opensLikeChatter(line)) return Talk(line).said();
  const std::string_view rest = afterOpener(line);
  if (line.starts_with("tack")) {  // "tack vare", "tack och lov" thank nobody
    const auto words = splitWords(rest);
    return words.empty() || !isIn(words[0], "|vare|och|") || !Talk(line).hasStepAfterOpener();
  }
  const bool spokenI = line.starts_with("ja ");  // "ja ringde dagiset"
  if (spokenI && isPast(splitWords(rest).front())) return false;
  return !Talk(afterGreeting(rest)).hasStepAfterOpener() && !Talk(line).hasStepInNewClause();
}

}  // namespace smasteg
