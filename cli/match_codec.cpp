// Reads people and writes who meets whom. See match.h.
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>

#include "cli/match.h"
#include "core/base/ids.h"
#include "core/base/json.h"
#include "core/base/json_lines.h"
#include "core/base/text.h"
#include "core/log/limits.h"

namespace smasteg::cli {
namespace {

using Ordered = nlohmann::ordered_json;

constexpr std::size_t kMaxMatchBytes = std::size_t{32} << 20;  // 2,046 people and a thousand rounds of them
constexpr int kMaxMatchDepth = 16;
constexpr std::size_t kMaxSeedBytes = 64;
constexpr std::int64_t kEveryDay = 127;
constexpr std::size_t kLargestGroup = 3;

class MatchReader {
 public:
  MatchReader(const std::string& name, std::string_view text) : name_(name), text_(text) {}

  Result<MatchInput> read() {
    JsonDocument document;
    if (const auto parsed = parseJson(text_, kMaxMatchBytes, kMaxMatchDepth, document); !parsed) {
      return notJson(parsed.error());
    }
    const JsonValue root = document.root();
    if (!root.isObject()) {
      wrong("", "the file is no object", R"(Write {"seed":"…","participants":[…],"history":[…]}.)");
    } else {
      readSeed(root);
      readGroupSize(root);
      readPeople(root);
      readHistory(root);
    }
    if (problem_) return *problem_;
    return std::move(input_);
  }

 private:
  /// The first thing that is wrong is the one that is told.
  void wrong(const std::string& path, const std::string& what, const std::string& mend) {
    if (problem_) return;
    const std::string line = std::to_string(path.empty() ? 1 : lineOfPath(text_, path));
    problem_ =
        Error{"bad_match", name_ + ":" + line + ": " + path + (path.empty() ? "" : " ") + what + ". " + mend};
  }

  Error notJson(const Error& error) const {
    constexpr std::string_view atByte = "at byte ";
    std::string line = "1";
    if (startsWith(error.detail, atByte)) {
      line = std::to_string(lineOfByte(text_, std::stoul(error.detail.substr(atByte.size()))));
    }
    const std::string what =
        error.code == "too_big"    ? "the file is too big. Leave out the oldest rounds of history."
        : error.code == "bad_utf8" ? "this is not UTF-8. Save the file as UTF-8."
                                   : "this is not JSON. Look here and just before: a comma, a quote or a "
                                     "bracket is missing or too many.";
    return {error.code, name_ + ":" + line + ": " + what};
  }

  void readSeed(JsonValue root) {
    const auto digits = readString(root, "seed", 2 * kMaxSeedBytes);
    const auto bytes = fromHex(digits.value_or("?"));
    if (!bytes || bytes.value().empty()) {
      return wrong("seed", "is no hex number of 1 to 64 bytes", R"(Write digits in pairs, as "0f3a".)");
    }
    input_.seed = bytes.value();
  }

  void readGroupSize(JsonValue root) {
    if (!root.member("group_size") || readInt(root, "group_size", 2, 2)) return;
    wrong("group_size", "is not 2", "Write 2: only pairs are drawn, and a trio when the number is odd.");
  }

  void readPeople(JsonValue root) {
    const JsonValue people = readArray(root, "participants");
    if (!people) return wrong("participants", "is no list", R"(Write [{"id":"anna"},{"id":"bo"}].)");
    if (people.size() > kMaxParticipants) {
      return wrong("participants",
                   "has " + std::to_string(people.size()) + " people; " + std::to_string(kMaxParticipants) +
                       " at most",
                   "Draw them in several rooms.");
    }
    std::set<std::string> seen;
    for (const JsonValue each : people.items()) {
      if (problem_) return;
      const std::string path = "participants[" + std::to_string(input_.people.size()) + "]";
      Participant& person = input_.people.emplace_back();
      if (!each.isObject()) return wrong(path, "is no object", R"(Write {"id":"anna"}.)");
      person.id = readId(each.member("id"), path + ".id");
      if (!seen.insert(person.id).second) {
        wrong(path + ".id", "stands twice: " + person.id, "Take one of the two out, or give it another id.");
      }
      readProfile(each, path, person);
    }
  }

  std::string readId(JsonValue value, const std::string& path) {
    const auto id = value.text();
    const auto isControl = [](char c) { return static_cast<unsigned char>(c) < ' '; };
    if (!id || id->empty() || id->size() > kMaxIdBytes || std::any_of(id->begin(), id->end(), isControl)) {
      wrong(path, "is no id", "Write a text of 1 to 255 bytes without line breaks.");
      return "";
    }
    return std::string(*id);
  }

  void readProfile(JsonValue from, const std::string& path, Participant& person) {
    readWord(from, path, "profession", person.profession);
    readWord(from, path, "organisation", person.organisation);
    readWord(from, path, "department", person.department);
    readWord(from, path, "sector", person.sector);
    readWord(from, path, "place", person.place);
    readWords(from, path, "languages", person.languages);
    readWords(from, path, "offers", person.offers);
    readWords(from, path, "seeks", person.seeks);
    const JsonValue days = from.member("days");
    if (isMissing(days)) return;
    const auto bits = days.integer(0, kEveryDay);
    if (!bits)
      return wrong(path + ".days", "is no number from 0 to 127", "Add 1 for Monday, 2 for Tuesday, 4 …");
    person.days = static_cast<int>(*bits);
  }

  static bool isMissing(JsonValue value) { return !value || compactText(value) == "null"; }

  std::string wordOf(JsonValue value, const std::string& path) {
    const auto text = value.text();
    if (!text) {
      wrong(path, "is no text", "Write it between quotes.");
      return "";
    }
    std::string clean = cleanText(*text);
    std::replace(clean.begin(), clean.end(), '\n', ' ');
    clean = std::string(trim(clean));
    if (countCodePoints(clean) > kMaxOpTextCodePoints) {
      wrong(path, "is longer than " + std::to_string(kMaxOpTextCodePoints) + " characters",
            R"(Write a coarse word or two, as "jurist".)");
    }
    return clean;
  }

  void readWord(JsonValue from, const std::string& path, const std::string& key, std::string& out) {
    const JsonValue value = from.member(key);
    if (!isMissing(value)) out = wordOf(value, path + "." + key);
  }

  void readWords(JsonValue from, const std::string& path, const std::string& key,
                 std::vector<std::string>& out) {
    const JsonValue list = from.member(key);
    if (isMissing(list)) return;
    const std::string place = path + "." + key;
    if (!list.isList()) return wrong(place, "is no list", "Write texts between [ and ].");
    if (list.size() > kMaxOpTexts) {
      return wrong(place, "has " + std::to_string(list.size()) + " words; 10 at most", "Keep the ten best.");
    }
    for (const JsonValue each : list.items()) {
      const std::string at = place + "[" + std::to_string(out.size()) + "]";
      out.push_back(wordOf(each, at));
    }
  }

  void readHistory(JsonValue root) {
    const JsonValue history = root.member("history");
    if (isMissing(history)) return;
    if (!history.isList()) return wrong("history", "is no list of rounds", R"(Write [[["anna","bo"]]].)");
    if (history.size() > kMaxRounds) {
      return wrong("history", "has more than " + std::to_string(kMaxRounds) + " rounds",
                   "Leave out the oldest.");
    }
    for (const JsonValue round : history.items()) {
      if (problem_) return;
      const std::string path = "history[" + std::to_string(input_.history.size()) + "]";
      MeetingRound& groups = input_.history.emplace_back();
      if (!round.isList()) return wrong(path, "is no list of groups", R"(Write [["anna","bo"]].)");
      std::set<std::string> seen;
      for (const JsonValue group : round.items()) {
        readGroup(group, path + "[" + std::to_string(groups.size()) + "]", groups, seen);
        if (problem_) return;
      }
    }
  }

  void readGroup(JsonValue group, const std::string& path, MeetingRound& groups,
                 std::set<std::string>& seen) {
    const std::size_t size = group.size();
    if (size < 2 || size > kLargestGroup) {
      return wrong(path, "is no group of two or three", R"(Write ["anna","bo"].)");
    }
    auto& ids = groups.emplace_back();
    for (const JsonValue each : group.items()) {
      const std::string at = path + "[" + std::to_string(ids.size()) + "]";
      ids.push_back(readId(each, at));
      if (!problem_ && !seen.insert(ids.back()).second) {
        wrong(at, "is in the round twice: " + ids.back(), "Nobody meets twice in a round: take one out.");
      }
    }
  }

  const std::string& name_;
  std::string_view text_;
  MatchInput input_;
  std::optional<Error> problem_;
};

}  // namespace

Result<MatchInput> readMatch(const std::string& name, std::string_view text) {
  return MatchReader(name, text).read();
}

Result<std::string> matchAsJson(const std::string& name, const MatchInput& input, bool wantsWeights) {
  if (input.people.size() < 2) {
    const std::string who = input.people.empty() ? "nobody is there" : input.people[0].id + " is alone";
    return Error{"too_few", name + ": " + who + ", and a meeting takes two. Ask one more to sign up."};
  }
  const auto drawn = drawRound(input.people, input.history, input.seed, wantsWeights);
  if (!drawn) return Error{drawn.error().code, name + ": " + drawn.error().detail};
  const Draw& draw = drawn.value();
  Ordered reasons = Ordered::object();
  for (const DrawnPair& pair : draw.pairs) reasons[pair.first + "," + pair.second] = pair.reasons;
  Ordered whole = {{"groups", draw.groups},
                   {"weight", decimal(draw.weight)},
                   {"reasons", std::move(reasons)},
                   {"digest", draw.digest}};
  if (wantsWeights) {
    Ordered weights = Ordered::array();
    for (const DrawnPair& pair : draw.allPairs)
      weights.push_back(Ordered::array({pair.first, pair.second, std::to_string(pair.weight)}));
    whole["weights"] = std::move(weights);
  }
  return whole.dump(-1, ' ', false, Ordered::error_handler_t::replace) + "\n";
}

}  // namespace smasteg::cli
