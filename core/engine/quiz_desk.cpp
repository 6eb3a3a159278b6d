// See quiz_desk.h.
// SPDX-License-Identifier: EUPL-1.2
#include "core/engine/quiz_desk.h"

#include <algorithm>
#include <utility>

#include "core/base/fields_apart.h"
#include "core/view/quiz_view.h"

namespace smasteg {
namespace {

Notice noticeOf(const Result<QuizImport>& taken) {
  if (!taken) {
    const bool isFull = taken.error().code == "too_many";
    return {isFull ? "said-deck-too-many" : "said-file-refused", {{"detail", taken.error().detail}}};
  }
  const QuizImport& what = taken.value();
  const auto count = static_cast<std::int64_t>(what.count);
  if (what.deck.empty()) return {"said-practice-taken", {{"count", count}}};
  return {what.isOlderOut ? "said-deck-renewed" : "said-deck-taken",
          {{"title", what.deck}, {"count", count}}};
}

}  // namespace

const std::vector<std::string_view>& QuizDesk::commands() {
  static const std::vector<std::string_view> kCommands = {
      "answerQuestion", "sayHowSure", "nextQuestion", "skipQuestion", "askMore", "importQuiz", "removeDeck"};
  return kCommands;
}

bool QuizDesk::hasView(std::string_view name) { return name == QuizView::name || name == PracticeView::name; }

bool QuizDesk::restore(const std::string& key, const std::string& bytes) {
  if (!Quiz::owns(key, self_)) return false;
  if (quiz_) {
    restoreOpen(key, bytes);
  } else {
    records_.insert_or_assign(key, bytes);
  }
  return true;
}

void QuizDesk::restoreOpen(const std::string& key, const std::string& bytes) { quiz_->restore(key, bytes); }

void QuizDesk::Close::operator()(Quiz* quiz) const { delete quiz; }

Quiz& QuizDesk::open(const Catalogue& catalogue) {
  if (!quiz_) {
    quiz_.reset(new Quiz(self_));
    for (const auto& [key, bytes] : std::exchange(records_, {})) quiz_->restore(key, bytes);
    quiz_->setCatalogue(catalogue);
  }
  return *quiz_;
}

bool QuizDesk::loadDeck(const std::string& json, const Catalogue& catalogue) {
  return static_cast<bool>(open(catalogue).loadDeck(json));
}

void QuizDesk::catalogueChanged(const Catalogue& catalogue) {
  if (quiz_) setCatalogue(catalogue);
}

void QuizDesk::setCatalogue(const Catalogue& catalogue) { quiz_->setCatalogue(catalogue); }

bool QuizDesk::command(const Command& command, const Catalogue& catalogue, TimeMs now, Actions& actions) {
  if (std::find(commands().begin(), commands().end(), command.name) == commands().end()) return false;
  carryOut(command, catalogue, now, actions);
  return true;
}

void QuizDesk::carryOut(const Command& command, const Catalogue& catalogue, TimeMs now, Actions& actions) {
  Quiz& quiz = open(catalogue);
  const CommandArgs& args = command.args;
  if (command.name == "answerQuestion") {
    quiz.answer(args.id, static_cast<std::size_t>(args.option), now);
  } else if (command.name == "sayHowSure") {
    quiz.sayHowSure(args.option == 1);
  } else if (command.name == "nextQuestion") {
    quiz.moveOn();
  } else if (command.name == "skipQuestion") {
    quiz.skip();
  } else if (command.name == "askMore") {
    quiz.askMore();
  } else if (command.name == "importQuiz") {
    actions.emplace_back(noticeOf(quiz.import(args.text)));
  } else {
    quiz.removeDeck(args.id);
  }
}

std::string QuizDesk::view(std::string_view name, const ViewContext& context) {
  Quiz& quiz = open(context.catalogue);
  if (name == PracticeView::name) return toJsonApart(PracticeView{quiz.exportedPractice()});
  return toJsonApart(quizView(context, quiz));
}

std::vector<StoreWrite> QuizDesk::takeWrites() {
  return quiz_ ? takeWritesOpen() : std::vector<StoreWrite>{};
}

std::vector<StoreWrite> QuizDesk::takeWritesOpen() { return quiz_->takeWrites(); }

}  // namespace smasteg
