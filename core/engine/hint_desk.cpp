// See hint_desk.h.
// SPDX-License-Identifier: EUPL-1.2
#include "core/engine/hint_desk.h"

#include <algorithm>
#include <utility>

#include "core/base/fields_apart.h"
#include "core/suggest/model_codec.h"
#include "core/view/hints_view.h"
#include "core/visibility/sensitive.h"

namespace smasteg {
namespace {

Line lineOf(SensitiveKind kind) {
  switch (kind) {
    case SensitiveKind::personalNumber:
      return {"sensitive-personal-number", {}};
    case SensitiveKind::caseNumber:
      return {"sensitive-case-number", {}};
    case SensitiveKind::email:
      return {"sensitive-email", {}};
    case SensitiveKind::phone:
      break;
  }
  return {"sensitive-phone", {}};
}

void addSensitive(const std::string& text, HintsView& view) {
  for (const Sensitive& found : findSensitive(text)) {
    Line line = lineOf(found.kind);
    const auto isSame = [&](const Line& each) { return each.key == line.key; };
    if (std::none_of(view.sensitive.begin(), view.sensitive.end(), isSame))
      view.sensitive.push_back(std::move(line));
  }
}

}  // namespace

void HintDesk::Close::operator()(Held* held) const { delete held; }

bool HintDesk::load(const std::string& json) {
  auto model = decodeModel(json);
  if (!model) return false;
  held_.reset(new Held{Suggester(model.take()), std::nullopt});
  return true;
}

/// What the room's steps say, gathered when they have changed; nullptr without a room.
const RoomWords* HintDesk::wordsOf(const ViewContext& context) {
  if (context.sync == nullptr) return nullptr;
  auto& learnt = held_->learnt;
  const std::uint64_t revision = context.sync->revision();
  if (learnt && learnt->room == context.room && learnt->revision == revision) return &learnt->words;
  learnt.emplace(Learnt{context.room, revision, RoomWords(held_->suggester.model().principles)});
  std::size_t read = 0;
  for (const Record* record : context.sync->eventLog().records()) {
    if (read == kMaxConfirmedRead) break;
    if (record->kind != RecordKind::step || record->principles.empty() || !record->toldBy.empty()) continue;
    learnt->words.confirm(record->id, record->text, record->principles);
    ++read;
  }
  return &learnt->words;
}

std::string HintDesk::view(const std::string& text, const ViewContext& context) {
  HintsView view;
  addSensitive(text, view);
  if (held_) {
    const RoomWords* words = wordsOf(context);
    const SuggestAnswer answer =
        held_->suggester.suggest(text, words == nullptr ? SuggestBonus{} : words->bonusFor(text));
    for (const Suggestion& each : answer.suggestions) {
      const bool isSureEnough =
          view.principles.empty() || each.score * kHintOfBest >= answer.suggestions.front().score;
      if (view.principles.size() < kMaxHints && isSureEnough) view.principles.push_back(each.principle);
    }
  }
  return toJsonApart(view);
}

}  // namespace smasteg
