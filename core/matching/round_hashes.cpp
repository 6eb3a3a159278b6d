// What of a round is hashed, line by line: FORMAT.md "A round". See round.h.
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "core/base/sha256.h"
#include "core/base/sort.h"
#include "core/matching/round.h"

namespace smasteg {
namespace {

/// Fields are separated by a tab; words of a profile have no control characters, nor have ids.
class Lines {
 public:
  void add(std::string_view line) {
    hash_.update(line);
    hash_.update("\n");
  }
  void words(std::string_view name, const std::vector<std::string>& words) {
    std::string line(name);
    for (const std::string& word : words) line.append("\t").append(word);
    add(line);
  }
  Digest finish() { return hash_.finish(); }

 private:
  Sha256 hash_;
};

}  // namespace

std::string commitmentOf(std::string_view card, std::string_view sender, std::string_view nonce) {
  Lines lines;
  for (const std::string_view part : {card, sender, nonce}) lines.add(part);
  return hex(lines.finish());
}

std::string seedOf(std::string_view card, std::string_view close, std::vector<std::string> entries,
                   std::vector<std::string> nonces) {
  Lines all;
  all.add(card);
  all.add(close);
  for (auto* lines : {&entries, &nonces}) {
    sortItems(*lines, [](const std::string& a, const std::string& b) { return a < b; });
    lines->erase(std::unique(lines->begin(), lines->end()), lines->end());
    for (const std::string& line : *lines) all.add(line);
  }
  const Digest digest = all.finish();
  std::string bytes;
  for (const std::uint8_t byte : digest) bytes += static_cast<char>(byte);
  return bytes;
}

std::string inputsOf(std::vector<Participant> people, const std::vector<MeetingRound>& history) {
  sortItems(people, [](const Participant& a, const Participant& b) { return a.id < b.id; });
  Lines lines;
  lines.add("smasteg inputs\t1");
  for (const Participant& person : people) {
    lines.words("person", {person.id, person.profession, person.organisation, person.department,
                           person.sector, person.place, std::to_string(person.days)});
    lines.words("languages", person.languages);
    lines.words("offers", person.offers);
    lines.words("seeks", person.seeks);
  }
  for (const MeetingRound& round : history) {
    lines.add("round");
    for (const auto& group : round) lines.words("group", group);
  }
  return hex(lines.finish());
}

}  // namespace smasteg
