// Prints web/src/core/protocol.gen.ts from the field lists in C++. Committed; the tests fail when it is out
// of date.
// SPDX-License-Identifier: EUPL-1.2
#include <cstdio>
#include <set>
#include <string>

#include "core/engine/contract.h"
#include "core/view/message_keys.h"

namespace smasteg {
namespace {

std::string printed;  // interfaces, those needed first
std::set<std::string, std::less<>> done;

template <class T>
struct Name {
  static constexpr std::string_view value{};
};
#define SMASTEG_NAME(T)                           \
  template <>                                     \
  struct Name<T> {                                \
    static constexpr std::string_view value = #T; \
  };
SMASTEG_NAME(StoreRecord)
SMASTEG_NAME(CommandArgs)
SMASTEG_NAME(Line)
SMASTEG_NAME(StepRow)
SMASTEG_NAME(Completeness)
SMASTEG_NAME(PrincipleChoice)
SMASTEG_NAME(VisibilityChoice)
SMASTEG_NAME(LastStep)
SMASTEG_NAME(StatusNote)
SMASTEG_NAME(WeekDay)
SMASTEG_NAME(PrincipleText)
SMASTEG_NAME(CatalogueText)
SMASTEG_NAME(StepsView)
SMASTEG_NAME(ComposerView)
SMASTEG_NAME(StatusView)
SMASTEG_NAME(WeekView)
SMASTEG_NAME(PrinciplesView)
SMASTEG_NAME(QuizOption)
SMASTEG_NAME(QuizQuestion)
SMASTEG_NAME(QuizProgress)
SMASTEG_NAME(QuizDeck)
SMASTEG_NAME(QuizView)
SMASTEG_NAME(PracticeView)
SMASTEG_NAME(HintsView)
SMASTEG_NAME(ExportView)
SMASTEG_NAME(MeetProfile)
SMASTEG_NAME(ProfileView)
SMASTEG_NAME(MeetPerson)
SMASTEG_NAME(MeetTime)
SMASTEG_NAME(MeetGroup)
SMASTEG_NAME(MeetRound)
SMASTEG_NAME(MeetView)
SMASTEG_NAME(DrawPerson)
SMASTEG_NAME(DrawPair)
SMASTEG_NAME(DrawView)
template <>
struct Name<StepDraft> {
  static constexpr std::string_view value = "Draft";
};
SMASTEG_NAME(LearnLink)
SMASTEG_NAME(LearnLesson)
SMASTEG_NAME(LearnExperiment)
SMASTEG_NAME(LearnWeek)
SMASTEG_NAME(LearnView)
SMASTEG_NAME(LearnLetterView)
SMASTEG_NAME(LearnChain)
SMASTEG_NAME(LearnChainsView)
SMASTEG_NAME(LearnCall)
SMASTEG_NAME(LearnCallsView)
SMASTEG_NAME(LearnRiskView)
SMASTEG_NAME(PicturesQuery)
SMASTEG_NAME(PicturedDay)
SMASTEG_NAME(PicturedNode)
SMASTEG_NAME(PicturedIdea)
SMASTEG_NAME(PicturedShare)
SMASTEG_NAME(PicturedShares)
SMASTEG_NAME(PicturesView)
SMASTEG_NAME(HelperRow)
SMASTEG_NAME(HelpersView)
SMASTEG_NAME(RollupRoom)
SMASTEG_NAME(RollupDraft)
SMASTEG_NAME(RollupPost)
SMASTEG_NAME(RollupView)
SMASTEG_NAME(RollupQuery)
SMASTEG_NAME(StepWords)
SMASTEG_NAME(TextsView)
SMASTEG_NAME(FindQuery)
SMASTEG_NAME(FoundView)
SMASTEG_NAME(FilterPerson)
SMASTEG_NAME(FiltersView)
SMASTEG_NAME(ViewQuery)
#undef SMASTEG_NAME

template <HasFields T>
void printInterface();

template <class T>
struct Type {
  static std::string print() {
    if constexpr (std::is_same_v<T, std::string>) {
      return "string";
    } else if constexpr (std::is_same_v<T, bool>) {
      return "boolean";
    } else if constexpr (std::is_integral_v<T>) {
      return "number";
    } else if constexpr (std::is_same_v<T, Args>) {
      return "Record<string, string | number>";
    } else {
      static_assert(!Name<T>::value.empty(), "give the struct a SMASTEG_NAME");
      printInterface<T>();
      return std::string(Name<T>::value);
    }
  }
};
template <class T>
struct Type<std::vector<T>> {
  static std::string print() { return Type<T>::print() + "[]"; }
};
template <class T>
struct Type<std::optional<T>> {
  static std::string print() { return Type<T>::print() + " | null"; }
};

template <class Owner, class T>
std::string printMember(const Field<Owner, T>& each) {
  // A message's key is one of the known ones, so that missing words fail the type check.
  constexpr bool isLine = std::is_same_v<Owner, Line> || std::is_same_v<Owner, Notice>;
  const std::string type = isLine && each.name == "key" ? "MessageKey" : Type<T>::print();
  return std::string(each.name) + ": " + type;
}

template <HasFields T>
std::string members(std::string_view before, std::string_view after) {
  std::string out;
  std::apply(
      [&](const auto&... each) {
        ((out += std::string(before) + printMember(each) + std::string(after)), ...);
      },
      T::fields);
  return out;
}

template <HasFields T>
void printInterface() {
  if (!done.insert(std::string(Name<T>::value)).second) return;
  const std::string body = members<T>("  ", ";\n");
  printed += "export interface " + std::string(Name<T>::value) + " {\n" + body + "}\n\n";
}

template <class Variant>
struct Union;
template <class... Each>
struct Union<std::variant<Each...>> {
  static std::string print() {
    std::string out;
    ((out += "\n  | { kind: \"" + std::string(Each::kind) + "\"" + members<Each>("; ", "") + " }"), ...);
    return out;
  }
};

template <class Tuple>
struct Views;
template <class... Each>
struct Views<std::tuple<Each...>> {
  static std::string print() {
    std::string out;
    ((out += "  " + std::string(Each::name) + ": " + Type<Each>::print() + ";\n"), ...);
    return out;
  }
};

int run() {
  const std::string messages = Union<MessagePayload>::print();
  const std::string actions = Union<Action>::print();
  const std::string views = Views<AllViews>::print();
  printInterface<ViewQuery>();
  printInterface<RollupQuery>();
  printInterface<PicturesQuery>();
  printInterface<FindQuery>();
  std::string keys;
  for (const auto key : kMessageKeys) keys += "\n  | \"" + std::string(key) + "\"";
  std::string deferred;
  for (const auto what : kNeedsDeferred) deferred += "\n  \"" + std::string(what) + "\",";
  std::printf(
      "// Generated by tools/protocol_gen.cpp from the field lists of the core. Do not edit.\n"
      "// SPDX-License-Identifier: EUPL-1.2\n"
      "export const contractVersion = %d;\n\n"
      "export type MessageKey =%s;\n\n"
      "%s"
      "export type MessagePayload =%s;\n\n"
      "export type Message = MessagePayload & { now: number; room: string };\n\n"
      "export type Action =%s;\n\n"
      "export interface Views {\n%s}\n\n"
      "export const needsDeferred: readonly string[] = [%s];\n",
      kContractVersion, keys.c_str(), printed.c_str(), messages.c_str(), actions.c_str(), views.c_str(),
      (deferred.empty() ? deferred : deferred + "\n").c_str());
  return 0;
}

}  // namespace
}  // namespace smasteg

int main() { return smasteg::run(); }
