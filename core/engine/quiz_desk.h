// Where the engine and the quiz meet. The quiz itself is made when Öva is first asked for: until then its
// records lie here as the store gave them, and nobody who writes a step waits for them, nor for its code.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/deferred.h"
#include "core/base/store_write.h"
#include "core/engine/action.h"
#include "core/engine/message.h"
#include "core/quiz/quiz.h"
#include "core/view/context.h"

namespace smasteg {

class QuizDesk {
 public:
  /// What the quiz answers, each of them in kNeedsDeferred (contract.h).
  static const std::vector<std::string_view>& commands();
  static bool hasView(std::string_view name);

  void setOwner(std::string_view self) { self_ = self; }
  /// False when the record is not the quiz's. Each room that is opened hands over all there is: what is known
  /// changes nothing.
  bool restore(const std::string& key, const std::string& bytes);
  /// Our own deck. False when it does not fit: then it is as it was.
  SMASTEG_DEFERRED bool loadDeck(const std::string& json, const Catalogue& catalogue);
  void catalogueChanged(const Catalogue& catalogue);
  /// False when it is none of the quiz's commands.
  bool command(const Command& command, const Catalogue& catalogue, TimeMs now, Actions& actions);
  SMASTEG_DEFERRED std::string view(std::string_view name, const ViewContext& context);

  std::vector<StoreWrite> takeWrites();
  bool isOpen() const { return quiz_ != nullptr; }
  std::uint64_t revision() const { return quiz_ ? quiz_->revision() : 0; }

 private:
  struct Close {
    SMASTEG_DEFERRED void operator()(Quiz* quiz) const;
  };
  Quiz& open(const Catalogue& catalogue);
  SMASTEG_DEFERRED void restoreOpen(const std::string& key, const std::string& bytes);
  SMASTEG_DEFERRED void setCatalogue(const Catalogue& catalogue);
  SMASTEG_DEFERRED void carryOut(const Command& command, const Catalogue& catalogue, TimeMs now,
                                 Actions& actions);
  SMASTEG_DEFERRED std::vector<StoreWrite> takeWritesOpen();

  std::string self_;
  std::unique_ptr<Quiz, Close> quiz_;
  std::map<std::string, std::string> records_;  // until it is open
};

}  // namespace smasteg
