// A log as bytes and back, and its digest. FORMAT.md "Snapshot". What is stored is what is kept of the
// events; the rest follows when they are applied anew, so a snapshot can never disagree with its log.
// Promises: reading never trusts the bytes; anything cut, longer or changed is refused whole (bad_snapshot),
// a later layout too (newer_version). The same log gives the same bytes.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/log/log_state.h"

namespace smasteg {

std::string writeSnapshot(const EventLog::State& state);
/// Into a fresh state.
Result<void> readSnapshot(std::string_view bytes, EventLog::State& state);

std::string digestOf(const EventLog& log);

}  // namespace smasteg
