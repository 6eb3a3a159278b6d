// The inspector without its window: the panels, what is typed or dropped, and the lines of a script. Every
// frame is drawn by draw().
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "debug/panels/panel.h"

namespace smasteg::debug {

class Inspector {
 public:
  explicit Inspector(std::string house);

  Workbench bench;
  void draw();
  /// One line of a script: open PATH · paste TEXT · panel NAME · go PLACE · and what the panel knows. False
  /// when it could not be done: `bench.note` says why.
  bool tell(std::string_view line);
  std::string asText() { return panels_[front_]->asText(bench); }

 private:
  void drawBar();
  void drawDock();
  bool show(std::string_view name);

  std::vector<std::unique_ptr<Panel>> panels_;
  std::size_t front_ = 0;
  bool isFronted_ = false, isLaidOut_ = false;
  std::string path_, pasted_;
};

}  // namespace smasteg::debug
