// The engine's JSON, for the bridge: messages in, actions out, queries in. Natively nobody needs it.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/engine/action.h"
#include "core/engine/engine.h"
#include "core/engine/message.h"

namespace smasteg {

/// {"kind":…,"now":…,"room":…,…}. Codes: bad_json, too_deep, too_big, bad_utf8, unknown_kind, bad_message.
Result<Message> readMessage(std::string_view json);
Result<ViewQuery> readQuery(std::string_view json);
/// {"actions":[…]}
std::string writeActions(const Actions& actions);
/// {"error":{"code":…,"detail":…}}
std::string writeError(const Error& error);

}  // namespace smasteg
