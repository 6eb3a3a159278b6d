// One panel of the inspector: a window over the workbench, with the same in text for who copies it or for a
// script.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "debug/panels/workbench.h"

namespace smasteg::debug {

class Panel {
 public:
  virtual ~Panel() = default;
  virtual const char* name() const = 0;
  virtual void draw(Workbench& bench) = 0;
  virtual std::string asText(Workbench& bench) = 0;
  /// One line of a script that is meant for this panel; false when it does not know the word.
  virtual bool tell(Workbench& bench, std::string_view word, std::string_view rest) {
    return bench.refuse(word, rest);
  }
};

/// In the order of their tabs.
std::vector<std::unique_ptr<Panel>> makePanels();

std::unique_ptr<Panel> makeLogPanel();
std::unique_ptr<Panel> makeTimePanel();
std::unique_ptr<Panel> makeViewsPanel();
std::unique_ptr<Panel> makeGrammarPanel();
std::unique_ptr<Panel> makeSuggestPanel();
std::unique_ptr<Panel> makeMatchingPanel();
std::unique_ptr<Panel> makeQuizPanel();
std::unique_ptr<Panel> makeSimulatorPanel();
std::unique_ptr<Panel> makeCostsPanel();

}  // namespace smasteg::debug
