// A text as a row of letters for looking for numbers in it: every dash is '-', every space ' ', letters are
// lower case and remember that they were capitals, and each knows its bytes in the text.
// Promises: total; reading beyond either end gives U+0000.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace smasteg {

class LetterRow {
 public:
  explicit LetterRow(std::string_view text);

  std::size_t size() const { return cells_.size(); }
  char32_t at(std::size_t i) const { return i < cells_.size() ? cells_[i].value : 0; }
  char32_t before(std::size_t i) const { return i == 0 ? 0 : at(i - 1); }
  bool isCapital(std::size_t i) const { return i < cells_.size() && cells_[i].capital; }
  bool isDigit(std::size_t i) const { return at(i) >= '0' && at(i) <= '9'; }
  bool isLetter(std::size_t i) const;  // of an alphabet: a, å, é
  bool isWord(std::size_t i) const { return isDigit(i) || isLetter(i); }
  /// Nothing that would make what begins here the middle of something.
  bool beginsWord(std::size_t i) const { return i == 0 || !isWord(i - 1); }
  int digit(std::size_t i) const { return static_cast<int>(at(i) - '0'); }
  std::size_t digitsFrom(std::size_t i) const;  // how many stand there in a row
  bool hasWord(std::size_t i, std::string_view lower) const;
  std::size_t byteOf(std::size_t i) const { return i < cells_.size() ? cells_[i].byte : bytes_; }

 private:
  struct Cell {
    char32_t value;
    bool capital;
    std::size_t byte;
  };
  std::vector<Cell> cells_;
  std::size_t bytes_;
};

}  // namespace smasteg
