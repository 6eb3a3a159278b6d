// See practice.h.
// SPDX-License-Identifier: EUPL-1.2
#include "core/quiz/practice.h"

#include <algorithm>
#include <utility>

#include "core/base/json_fields.h"
#include "core/base/letters.h"
#include "core/catalogue/catalogue.h"

namespace smasteg {
namespace {

constexpr std::string_view kSchema = "smasteg.practice/1";
constexpr int kMaxPracticeDepth = 4;

/// What a file for another device holds.
struct PracticeFile {
  std::string schema;
  std::vector<PractisedCard> practised;
  static constexpr auto fields =
      std::tuple(field("schema", &PracticeFile::schema), field("practised", &PracticeFile::practised));
};

std::string reviewText(TimeMs at, int rating) { return std::to_string(at) + ":" + std::to_string(rating); }

std::optional<std::pair<const TimeMs, int>> readReview(std::string_view text) {
  TimeMs at = 0;
  std::size_t digits = 0;
  for (; digits < text.size() && isDigit(text[digits]) && at <= kMaxTimeMs; ++digits)
    at = at * 10 + (text[digits] - '0');
  if (digits == 0 || at > kMaxTimeMs || text.size() != digits + 2 || text[digits] != ':') return std::nullopt;
  const int rating = text.back() - '0';
  if (rating < static_cast<int>(Rating::again) || rating > static_cast<int>(Rating::easy))
    return std::nullopt;
  return std::pair<const TimeMs, int>(at, rating);
}

}  // namespace

Practice::Practice() : scheduler_(Scheduler::make({}).take()) {}

std::string Practice::keyOf(std::string_view card) const {
  return std::string(kPracticeKind).append("/").append(owner_).append("/").append(card);
}

/// How many of them are new. Of two ratings at one time the better counts: that one knew is said afterwards.
std::size_t Practice::add(const PractisedCard& practised) {
  if (!Catalogue::isPrincipleId(practised.card)) return 0;
  Reviews& reviews = reviews_[practised.card];
  std::size_t added = 0;
  for (const std::string& text : practised.reviews) {
    const auto review = readReview(text);
    if (!review) continue;
    const auto [known, isNew] = reviews.insert(*review);
    known->second = std::max(known->second, review->second);
    added += isNew ? 1U : 0U;
  }
  while (reviews.size() > kMaxReviewsOfCard) reviews.erase(reviews.begin());
  replay(practised.card);
  return added;
}

void Practice::replay(const std::string& card) {
  CardSchedule schedule;
  for (const auto& [at, rating] : reviews_[card]) {
    if (const auto after = scheduler_.review(schedule, rating, at)) schedule = after.value();
  }
  schedules_[card] = schedule;
  ++revision_;
}

PractisedCard Practice::practised(const std::string& card) const {
  PractisedCard out{card, {}};
  for (const auto& [at, rating] : reviews_.at(card)) out.reviews.push_back(reviewText(at, rating));
  return out;
}

void Practice::write(const std::string& card) { writes_.push_back({keyOf(card), toJson(practised(card))}); }

void Practice::restore(std::string_view key, std::string_view bytes) {
  if (!key.starts_with(keyOf(""))) return;
  if (const auto read = readRecord<PractisedCard>(bytes)) add(read.value());
}

std::vector<std::string> Practice::plan(TimeMs now) const {
  std::vector<PlanCard> cards;
  PlanDay day{.now = now, .answered = {}, .more = more_ * kQuestionsADay, .seed = owner_};
  const CivilDate today = stockholmDate(now);
  for (const QuizCard& card : cards_) {
    PlanCard& planned = cards.emplace_back(
        PlanCard{card.id, card.group.empty() ? card.principle : card.group, {}, card.fromRoom});
    const auto known = reviews_.find(card.id);
    if (known == reviews_.end()) continue;
    planned.schedule = schedules_.at(card.id);
    for (const auto& [at, rating] : known->second) {
      if (stockholmDate(at) == today) day.answered.push_back(card.id);
    }
  }
  return planDay(scheduler_, cards, day);
}

std::string Practice::asked(TimeMs now) {
  if (answered_) return answered_->card;
  const CivilDate today = stockholmDate(now);
  if (today != shownOn_) {
    shownOn_ = today;
    shown_.clear();
    putOff_.clear();
  }
  const auto cards = plan(now);
  // Another card may have come before it in the plan since; what one is reading stays.
  const bool isHere =
      std::any_of(cards_.begin(), cards_.end(), [&](const QuizCard& card) { return card.id == shown_; });
  if (isHere && !cards.empty() && !putOff_.contains(shown_)) return shown_;
  const auto isOpen = [&](const std::string& card) { return !putOff_.contains(card); };
  auto next = std::find_if(cards.begin(), cards.end(), isOpen);
  if (next == cards.end()) {
    putOff_.clear();
    next = cards.begin();
  }
  shown_ = next == cards.end() ? "" : *next;
  return shown_;
}

void Practice::skip() {
  if (answered_ || shown_.empty()) return;
  putOff_.insert(shown_);
  ++revision_;
}

std::size_t Practice::left(TimeMs now) const { return plan(now).size() + (answered_ ? 1U : 0U); }

bool Practice::answer(std::string_view card, bool right, TimeMs now) {
  if (answered_ || card.empty() || card != asked(now)) return false;
  answered_ = Answered{std::string(card), now, right};
  shown_.clear();
  add({answered_->card, {reviewText(now, static_cast<int>(right ? Rating::hard : Rating::again))}});
  write(answered_->card);
  return true;
}

bool Practice::sayHowSure(bool knew) {
  if (!answered_ || !answered_->right) return false;
  if (knew) {
    add({answered_->card, {reviewText(answered_->at, static_cast<int>(Rating::good))}});
    write(answered_->card);
  }
  return moveOn();
}

bool Practice::moveOn() {
  if (!answered_) return false;
  answered_.reset();
  ++revision_;
  return true;
}

void Practice::askMore() {
  ++more_;
  ++revision_;
}

std::vector<PrincipleProgress> Practice::progress() const {
  std::vector<PrincipleProgress> out;
  for (const QuizCard& card : cards_) {
    if (card.fromRoom) continue;
    auto found = std::find_if(out.begin(), out.end(), [&](const PrincipleProgress& each) {
      return each.principle == card.principle;
    });
    if (found == out.end()) found = out.insert(out.end(), {card.principle, 0, 0, 0});
    ++found->cards;
    const auto schedule = schedules_.find(card.id);
    if (schedule == schedules_.end() || schedule->second.isNew()) continue;
    ++found->met;
    if (schedule->second.stability >= kSettledDays) ++found->settled;
  }
  return out;
}

std::string Practice::exported() const {
  PracticeFile file{std::string(kSchema), {}};
  for (const auto& [card, reviews] : reviews_) {
    if (!reviews.empty()) file.practised.push_back(practised(card));
  }
  return toJson(file);
}

Result<std::size_t> Practice::import(std::string_view json) {
  JsonDocument document;
  if (const auto parsed = parseJson(json, kMaxPracticeBytes, kMaxPracticeDepth, document); !parsed)
    return parsed.error();
  PracticeFile file;
  if (document.root().isObject()) readFields(document.root(), file);
  if (file.schema != kSchema) return Error{"bad_schema", "this is no file of what was practised"};
  std::size_t added = 0;
  for (const PractisedCard& each : file.practised) {
    const std::size_t isNew = add(each);
    if (isNew > 0) write(each.card);
    added += isNew;
  }
  return added;
}

std::vector<StoreWrite> Practice::takeWrites() { return std::exchange(writes_, {}); }

}  // namespace smasteg
