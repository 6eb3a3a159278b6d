// The only facade of the core: messages in, actions out, views by name. A pure function with a memory: no
// clock, no randomness, no network, no locale, no exceptions. The same messages give the same actions on
// every platform. Refuses nothing by trapping: what it cannot use is ignored or becomes a state of a view.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "core/engine/action.h"
#include "core/engine/message.h"

namespace smasteg {

inline constexpr int kContractVersion = 1;

struct ViewQuery {
  std::int64_t now = 0;  // ms UTC, what "today" is
  std::string room;
  int limit = 50;      // rows, 1…200
  std::string before;  // row id
  std::string text;    // words that must occur; "found": a FindQuery (core/view/find_view.h)
  // View "export": what it holds, and how it is written (core/view/export_view.h).
  std::string format, scope, language;
  bool named = false;
  static constexpr auto fields = std::tuple(
      field("now", &ViewQuery::now), field("room", &ViewQuery::room), field("limit", &ViewQuery::limit),
      field("before", &ViewQuery::before), field("text", &ViewQuery::text),
      field("format", &ViewQuery::format), field("scope", &ViewQuery::scope),
      field("language", &ViewQuery::language), field("named", &ViewQuery::named));
};

class Engine {
 public:
  Engine();
  ~Engine();
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;

  Actions process(const Message& message);
  /// JSON of the view (see core/view/*_view.h); "" when there is no view of that name.
  std::string view(std::string_view name, const ViewQuery& query) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace smasteg
