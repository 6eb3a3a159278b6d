// A change for the device's own store, on its way out of the core. What writes gathers them; the engine
// passes them on.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>

namespace smasteg {

struct StoreWrite {
  std::string key;
  std::optional<std::string> bytes;  // nullopt: the key is removed
};

}  // namespace smasteg
