// Case numbers as Swedish agencies and courts write them: "Dnr 2026/123", "KS 2024-00123",
// "2.1.1-12345/2025", "mål nr T 1234-25". Laws, reports and years are none: "SFS 2018:1937", "2025/26".
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>

#include "core/visibility/letter_row.h"

namespace smasteg {

/// Where the case number that begins at `begin` ends; `begin` when none does.
std::size_t readCaseNumber(const LetterRow& row, std::size_t begin);

}  // namespace smasteg
