// Reads reviews and parameters, writes schedules. See schedule.h.
// SPDX-License-Identifier: EUPL-1.2
#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>

#include "cli/input.h"
#include "cli/schedule.h"
#include "core/base/json.h"

namespace smasteg::cli {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kMaxLineBytes = 64 * 1024;  // a review is under 200 bytes
constexpr std::size_t kMaxParameterBytes = 64 * 1024;
constexpr int kMaxDepth = 8;
constexpr std::int64_t kMaxWhole = std::int64_t{1} << 53;  // what every reader of JSON tells apart
constexpr std::string_view kReviewMend = R"(Write a review as {"card":"q1","rating":3,"at":1795503312000}.)";
constexpr std::string_view kParametersMend = "Write the 21 numbers as a JSON list.";

struct Review {
  Json card;  // a text or a whole number, given back as it is
  int rating = 0;
  TimeMs at = 0;
};

struct CardHere {
  CardSchedule schedule;
  std::size_t line = 0;  // of its last review
};

/// What is wrong with a line and how to mend it, without where.
Result<Review> readReview(std::string_view line) {
  JsonDocument document;
  if (!parseJson(line, kMaxLineBytes, kMaxDepth, document))
    return Error{"bad_json", "this is not JSON. " + std::string(kReviewMend)};
  const JsonValue object = document.root();
  if (!object.isObject()) return Error{"bad_review", "this is no object. " + std::string(kReviewMend)};
  const auto text = readString(object, "card", kMaxLineBytes);
  const auto number = readInt(object, "card", -kMaxWhole, kMaxWhole);
  if (!number && (!text || text->empty()))
    return Error{"bad_review", "card is neither a text nor a whole number. " + std::string(kReviewMend)};
  const auto rating = readInt(object, "rating", 1, 4);
  if (!rating)
    return Error{"bad_review",
                 "rating is none of 1, 2, 3 and 4. Write 1 for again, 2 for hard, 3 for good, "
                 "4 for easy."};
  const auto at = readInt(object, "at", kMinTimeMs, kMaxTimeMs);
  if (!at)
    return Error{"bad_review",
                 "at is no time of the years 1 to 9999. Write it in whole milliseconds since "
                 "1970-01-01 UTC."};
  return Review{number ? Json(*number) : Json(std::string(*text)), static_cast<int>(*rating), *at};
}

std::string_view nameOf(CardState state) {
  switch (state) {
    case CardState::learning:
      return "learning";
    case CardState::review:
      return "review";
    case CardState::relearning:
      return "relearning";
  }
  return "";
}

std::string lineOf(const Json& card, const CardSchedule& schedule) {
  const nlohmann::ordered_json line = {{"card", card},
                                       {"stability", schedule.stability},
                                       {"difficulty", schedule.difficulty},
                                       {"state", nameOf(schedule.state)},
                                       {"due", schedule.dueMs},
                                       {"interval_days", (schedule.dueMs - schedule.lastReviewMs) / kDayMs}};
  return line.dump() + "\n";
}

Result<std::string> scheduleLine(const Scheduler& scheduler, std::string_view line, std::size_t number,
                                 std::map<std::string, CardHere>& cards) {
  const auto review = readReview(line);
  if (!review) return review.error();
  const auto& [card, rating, at] = review.value();
  CardHere& here = cards[card.dump()];
  const auto after = scheduler.review(here.schedule, rating, at);
  if (!after && after.error().code == "back_in_time") {
    return Error{"back_in_time", "at is before this card's review on line " + std::to_string(here.line) +
                                     ". Sort the lines by at."};
  }
  if (!after) return Error{after.error().code, after.error().detail + ". " + std::string(kReviewMend)};
  here = {after.value(), number};
  return lineOf(card, here.schedule);
}

}  // namespace

Result<std::string> scheduleReviews(const Scheduler& scheduler, const std::string& name,
                                    std::string_view text) {
  std::map<std::string, CardHere> cards;
  std::string out;
  for (std::size_t number = 1; !text.empty(); ++number) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    const auto made = scheduleLine(scheduler, line, number, cards);
    if (!made) {
      return Error{made.error().code, name + ": line " + std::to_string(number) + ": " + made.error().detail};
    }
    out += made.value();
  }
  return out;
}

Result<FsrsParameters> readParameters(const std::string& file) {
  const auto bytes = readBytes(file);
  if (!bytes) return bytes.error();
  const auto refused = [&](const std::string& what) {
    return Error{"bad_parameters", nameOf(file) + ": " + what + ". " + std::string(kParametersMend)};
  };
  JsonDocument checked;  // its fractions are not kept: size and depth are what the gate is asked for
  if (!parseJson(bytes.value(), kMaxParameterBytes, kMaxDepth, checked)) return refused("this is not JSON");
  const Json whole = Json::parse(bytes.value(), nullptr, false);
  const Json list = whole.is_object() ? whole.value("parameters", Json()) : whole;
  if (!list.is_array()) return refused("there is no list of parameters");
  if (list.size() != kParameterCount)
    return refused("there are " + std::to_string(list.size()) + " parameters, not 21 as in FSRS-6");
  FsrsParameters parameters{};
  for (std::size_t i = 0; i < kParameterCount; ++i) {
    if (!list[i].is_number()) return refused("parameter " + std::to_string(i) + " (from 0) is no number");
    parameters[i] = list[i].get<double>();
    if (!(parameters[i] >= kLowestParameters[i] && parameters[i] <= kHighestParameters[i])) {
      return refused("parameter " + std::to_string(i) + " (from 0) is " + list[i].dump() + ", outside " +
                     Json(kLowestParameters[i]).dump() + " to " + Json(kHighestParameters[i]).dump());
    }
  }
  return parameters;
}

}  // namespace smasteg::cli
