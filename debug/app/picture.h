// What is in the window, as a PNG file. Its bytes are stored, not packed: whoever keeps the picture packs it.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace smasteg::debug {

/// `pixels`: rows from the bottom up, three bytes each. False when the file cannot be written.
bool writePng(const std::string& path, int width, int height, const std::vector<std::uint8_t>& pixels);

}  // namespace smasteg::debug
