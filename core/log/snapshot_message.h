// One kept message in a snapshot: envelope, content, edits. What follows from them is not written.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "core/log/byte_stream.h"
#include "core/log/log_state.h"

namespace smasteg {

void writeStoredMessage(ByteWriter& out, const StoredMessage& message);
StoredMessage readStoredMessage(ByteReader& in);  // in.ok() is false when it is none

}  // namespace smasteg
