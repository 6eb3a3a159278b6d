// Telephone numbers as they are written in Sweden: "070-123 45 67", "08-123 456 78", "+46 (0)70 123 45 67",
// "0920-123 45". Times and dates that look alike are none: "08.30-16.30", "05-12-2026".
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>

#include "core/visibility/letter_row.h"

namespace smasteg {

/// Where the telephone number that begins at `begin` ends; `begin` when none does.
std::size_t readPhoneNumber(const LetterRow& row, std::size_t begin);

}  // namespace smasteg
