// What a view is made of. The engine fills it in; a view reads and never changes.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "core/base/time.h"
#include "core/catalogue/catalogue.h"
#include "core/steps/notebook.h"
#include "core/sync/room_sync.h"

namespace smasteg {

/// The last thing a person did that can be said or undone.
struct LastAction {
  std::string row;
  std::string said;  // message key, "" = nothing to say
  bool isPrivate = false;
  TimeMs at = 0;
};

struct ViewContext {
  const Catalogue& catalogue;
  const Notebook& notebook;
  const RoomSync* sync = nullptr;  // nullptr: the notebook alone
  std::string room;
  LastAction last;
  Storage storage = Storage::unknown;
  bool online = true;
  TimeMs now = 0;
};

}  // namespace smasteg
