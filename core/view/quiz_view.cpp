// SPDX-License-Identifier: EUPL-1.2
#include "core/view/quiz_view.h"

#include <utility>

namespace smasteg {
namespace {

struct Titles {
  std::string sv, en;
};

/// As it is called where one writes a step: of one of the seven whatever a file calls it.
Titles titlesOf(const Catalogue& catalogue, const std::string& id) {
  for (const Principle& each : catalogue.defaults()) {
    if (each.id == id) return {each.titleSv, each.titleEn};
  }
  const Principle* principle = catalogue.find(id);
  return principle == nullptr ? Titles{id, id} : Titles{principle->titleSv, principle->titleEn};
}

/// What a principle says; its title where no file has brought its text.
Titles textsOf(const Catalogue& catalogue, const std::string& id) {
  const Principle* principle = catalogue.find(id);
  if (principle == nullptr || principle->textSv.empty()) return titlesOf(catalogue, id);
  return {principle->textSv, principle->textEn.empty() ? principle->textSv : principle->textEn};
}

QuizOption optionOf(Titles text) {
  QuizOption out;
  out.textSv = std::move(text.sv);
  out.textEn = std::move(text.en);
  return out;
}

void fill(QuizQuestion& out, const DeckQuestion& question) {
  out.kind = "scenario";
  out.themeSv = question.themeSv;
  out.themeEn = question.themeEn;
  out.stemSv = question.stemSv;
  out.stemEn = question.stemEn;
  out.principle = question.principle;
  for (const DeckOption& each : question.options) {
    QuizOption option = optionOf({each.textSv, each.textEn});
    option.whySv = each.whySv;
    option.whyEn = each.whyEn;
    out.options.push_back(std::move(option));
  }
}

/// What the others say is the reason why they are not meant.
void fill(QuizQuestion& out, const CatalogueCard& card, const Catalogue& catalogue) {
  const bool asksWhich = card.kind == CardKind::whichPrinciple;
  out.kind = asksWhich ? "which" : "says";
  const Titles stem = asksWhich ? textsOf(catalogue, card.principle) : titlesOf(catalogue, card.principle);
  out.stemSv = stem.sv;
  out.stemEn = stem.en;
  out.principle = card.principle;
  for (const std::string& id : card.options) {
    QuizOption option = optionOf(asksWhich ? titlesOf(catalogue, id) : textsOf(catalogue, id));
    Titles why = asksWhich ? textsOf(catalogue, id) : titlesOf(catalogue, id);
    option.whySv = std::move(why.sv);
    option.whyEn = std::move(why.en);
    out.options.push_back(std::move(option));
  }
}

void fill(QuizQuestion& out, const RealStep& step, const ViewContext& context) {
  out.kind = "real";
  out.stemSv = out.stemEn = step.text;
  out.day = step.day;
  if (context.sync != nullptr) out.name = context.sync->facts().nameOf(step.author);
  out.principle = step.principles.front();
  for (const std::string& id : step.options) {
    QuizOption option = optionOf(titlesOf(context.catalogue, id));
    Titles why = textsOf(context.catalogue, id);
    option.whySv = std::move(why.sv);
    option.whyEn = std::move(why.en);
    out.options.push_back(std::move(option));
  }
}

/// Which is the nearest and why: not before the answer, wherever somebody might look.
void close(QuizQuestion& question) {
  question.principle.clear();
  for (QuizOption& option : question.options) {
    option.whySv.clear();
    option.whyEn.clear();
  }
}

void open(QuizQuestion& question, const Quiz& quiz, std::size_t best, const Catalogue& catalogue) {
  question.answered = true;
  question.asksHowSure = quiz.asksHowSure();
  for (std::size_t i = 0; i < question.options.size(); ++i) {
    question.options[i].best = i == best;
    question.options[i].chosen = i == quiz.chosen();
  }
  const Titles title = titlesOf(catalogue, question.principle);
  question.principleSv = title.sv;
  question.principleEn = title.en;
  if (const Principle* principle = catalogue.find(question.principle)) question.number = principle->number;
}

std::optional<QuizQuestion> questionOf(const ViewContext& context, Quiz& quiz) {
  const QuizAsked asked = quiz.asked(context.now);
  if (asked.id.empty()) return std::nullopt;
  QuizQuestion out;
  out.id = asked.id;
  if (const auto* const* question = std::get_if<const DeckQuestion*>(&asked.what)) {
    fill(out, **question);
  } else if (const auto* const* card = std::get_if<const CatalogueCard*>(&asked.what)) {
    fill(out, **card, context.catalogue);
  } else {
    fill(out, *std::get<const RealStep*>(asked.what), context);
  }
  if (quiz.chosen()) {
    open(out, quiz, asked.best, context.catalogue);
  } else {
    close(out);
  }
  return out;
}

QuizDeck deckOf(const Quiz::HeldDeck& held) {
  const Deck& deck = held.deck;
  QuizDeck out{deck.id, deck.titleSv, deck.titleEn, deck.version, deck.author, deck.licence, {}, {},
               0,       held.isOurs};
  if (deck.forkedFrom) {
    out.forkedFrom = deck.forkedFrom->id;
    out.forkedVersion = deck.forkedFrom->version;
  }
  out.questions = static_cast<int>(deck.questions.size());
  return out;
}

}  // namespace

QuizView quizView(const ViewContext& context, Quiz& quiz) {
  QuizView view;
  if (context.sync != nullptr)
    quiz.setRealSteps(realSteps(context.sync->eventLog(), context.catalogue, context.sync->self()));
  view.loaded = quiz.hasDeck();
  view.question = questionOf(context, quiz);
  view.left = static_cast<int>(quiz.left(context.now));
  for (const PrincipleProgress& each : quiz.progress()) {
    const Titles title = titlesOf(context.catalogue, each.principle);
    const Principle* principle = context.catalogue.find(each.principle);
    view.progress.push_back({each.principle, title.sv, title.en, principle == nullptr ? 0 : principle->number,
                             each.cards, each.met, each.settled});
  }
  for (const Quiz::HeldDeck& held : quiz.decks()) view.decks.push_back(deckOf(held));
  return view;
}

}  // namespace smasteg
