// See room_words.h.
// SPDX-License-Identifier: EUPL-1.2
#include "core/matching/room_words.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/base/sort.h"
#include "core/base/text.h"

namespace smasteg {
namespace {

constexpr std::size_t kShortestWord = 4;  // letters: "och", "att" say nothing
constexpr std::size_t kStemLetters = 6;   // "blankett", "blanketten" and "blanketter" are one word
constexpr std::size_t kOfferPoints = 3, kStepPoints = 1;
constexpr std::size_t kFewestForCommon = 4;  // members; a word that more than half of them use is common

std::vector<std::string> toldBy(const std::vector<Participant>& people, std::string Participant::* field) {
  std::map<std::string, std::string> words;  // folded → as it was written
  std::size_t count = 0;
  for (const Participant& person : people) {
    const std::string& word = person.*field;
    if (word.empty()) continue;
    ++count;
    words.try_emplace(foldText(word), word);
  }
  std::vector<std::string> all;
  if (count < kFewestForBalance) return all;
  for (auto& [folded, word] : words) all.push_back(std::move(word));
  return all;
}

using Words = std::set<std::string>;

Words wordsOf(std::string_view text) {
  std::string plain = foldText(cleanText(text));
  constexpr std::string_view kMarks = ".,:;!?()[]{}\"'/\\+*#&|<>=~";
  std::replace_if(
      plain.begin(), plain.end(), [&](char c) { return kMarks.find(c) != std::string_view::npos; }, ' ');
  Words words;
  for (const std::string_view word : splitWords(plain)) {
    if (countCodePoints(word) >= kShortestWord) words.insert(truncateCodePoints(word, kStemLetters));
  }
  return words;
}

std::size_t shared(const Words& one, const Words& other) {
  return static_cast<std::size_t>(
      std::count_if(one.begin(), one.end(), [&](const std::string& word) { return other.contains(word); }));
}

/// What most members use, "möte" say, tells nobody apart.
void dropCommon(Words& wanted, const std::vector<HelperInput>& members) {
  if (members.size() < kFewestForCommon) return;
  std::map<std::string, std::size_t> users;
  for (const HelperInput& member : members) {
    Words all;
    for (const auto* texts : {&member.offers, &member.steps}) {
      for (const std::string& text : *texts) all.merge(wordsOf(text));
    }
    for (const std::string& word : all) ++users[word];
  }
  std::erase_if(wanted, [&](const std::string& word) { return users[word] * 2 > members.size(); });
}

}  // namespace

Balance balanceOf(const std::vector<Participant>& people) {
  return {toldBy(people, &Participant::profession), toldBy(people, &Participant::sector),
          toldBy(people, &Participant::place)};
}

Shares sharesOf(const std::vector<Participant>& people, std::string Participant::* field) {
  std::map<std::string, Shares::Share> byWord;  // folded
  Shares shares;
  for (const Participant& person : people) {
    const std::string& word = person.*field;
    if (word.empty()) continue;
    Shares::Share& share = byWord.try_emplace(foldText(word), Shares::Share{word, 0}).first->second;
    ++share.people;
    ++shares.told;
  }
  if (shares.told < kFewestForBalance) return {};
  for (auto& [folded, share] : byWord) shares.shown.push_back(std::move(share));
  sortItems(shares.shown, [](const Shares::Share& a, const Shares::Share& b) {
    return a.people != b.people ? a.people > b.people : a.word < b.word;
  });
  const auto isLastTooFew = [&] {
    return shares.shown.back().people < kFewestForBalance ||
           (shares.others > 0 && shares.others < kFewestForBalance);
  };
  while (!shares.shown.empty() && isLastTooFew()) {
    shares.others += shares.shown.back().people;
    shares.otherWords.push_back(std::move(shares.shown.back().word));
    shares.shown.pop_back();
  }
  sortItems(shares.otherWords, [](const std::string& a, const std::string& b) { return a < b; });
  return shares;
}

std::vector<Helper> helpersFor(std::string_view call, const std::vector<HelperInput>& members) {
  Words wanted = wordsOf(call);
  dropCommon(wanted, members);
  std::vector<Helper> helpers;
  for (const HelperInput& member : members) {
    Helper helper;
    helper.id = member.id;
    std::size_t best = 0;
    for (const std::string& offer : member.offers) {
      const std::size_t count = shared(wanted, wordsOf(offer));
      helper.score += kOfferPoints * count;
      if (count > best) best = count, helper.offer = offer;
    }
    best = 0;
    for (std::size_t i = 0; i < member.steps.size(); ++i) {
      const std::size_t count = shared(wanted, wordsOf(member.steps[i]));
      helper.score += kStepPoints * count;
      if (count > best) best = count, helper.step = i, helper.isStep = true;
    }
    if (helper.score > 0) helpers.push_back(std::move(helper));
  }
  sortItems(helpers, [](const Helper& a, const Helper& b) {
    return a.score != b.score ? a.score > b.score : a.id < b.id;
  });
  if (helpers.size() > kMostHelpers) helpers.resize(kMostHelpers);
  return helpers;
}

}  // namespace smasteg
