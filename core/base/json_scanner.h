// JSON (RFC 8259) from bytes to tokens: one pass, no recursion, no exception, nothing allocated but room
// for the strings that have escapes. parseJson makes a document of it; a reader that knows which members it
// wants can ask for the same tokens and make none.
//
// Promises: whoever has seen Token::end has seen a whole, well-formed text of valid UTF-8, never nested
// deeper than asked. Refuses all else, also a lone surrogate ("\ud800"), a number beyond a double (1e400) and
// NUL; tokens given before a refusal count for nothing. A byte order mark in front is passed over. Equal keys
// are not compared: that is for the reader.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace smasteg {

class JsonScanner {
 public:
  enum class Token : std::uint8_t {
    end,      // nothing follows, and the next token is `end` again
    refused,  // error() says why, and the next token is `refused` again
    null,
    no,        // false
    yes,       // true
    natural,   // natural(): an integer from 0 to 2^64 − 1
    negative,  // integer(): an integer from −2^63 to 0, written with a minus
    whole,     // integer(): within ±2^53, written with a fraction or an exponent (json_number.h)
    other,     // another number; its value is kept nowhere
    string,    // text()
    key,       // text(); the member's value follows
    openObject,
    closeObject,
    openList,
    closeList,
  };

  /// `[]` has depth 1; no maxDepth above kMaxDepth is honoured. The text must outlive the scanner. Strings
  /// with escapes are added to `unescaped` without them, which never moves once it holds one.
  JsonScanner(std::string_view text, int maxDepth, std::string& unescaped);

  Token next();

  // Of the latest token.
  std::string_view text() const { return string_; }  // without escapes; in the text or in `unescaped`
  std::uint64_t natural() const { return number_; }
  std::int64_t integer() const { return static_cast<std::int64_t>(number_); }

  /// Codes: "too_deep", "bad_utf8", "bad_json". When a text has several faults, depth and UTF-8 are told
  /// before grammar, wherever they stand: what is no UTF-8 was damaged on its way, whatever else it is.
  const Error& error() const { return error_; }

  static constexpr int kMaxDepth = 256;  // compactText recurses, on a worker's small stack

 private:
  enum class Expect : std::uint8_t { value, valueOrClose, key, keyOrClose, commaOrClose, nothing, refused };

  char peek() const { return at_ < bytes_.size() ? bytes_[at_] : '\0'; }  // NUL is no JSON anywhere
  bool inObject() const { return objects_[static_cast<std::size_t>(depth_ - 1)]; }
  void skipSpace();
  void skipPlainText();
  Token done(Token value);
  Token open(Token value);
  Token close();
  Token word(std::string_view letters, Token value);
  Token readValue();
  Token readKey();
  Token readNumber();
  Token readFraction(std::size_t from, bool minus);
  bool readString();
  bool readEscape();
  std::int32_t hexAt(std::size_t at) const;
  Token refuse(std::size_t at, bool inString = false);

  std::string_view bytes_;
  std::size_t at_ = 0;
  int maxDepth_;
  int depth_ = 0;
  Expect expect_ = Expect::value;
  std::bitset<kMaxDepth> objects_;  // which of the open levels are objects
  std::string_view string_;
  std::string& unescaped_;
  std::uint64_t number_ = 0;
  Error error_;
};

}  // namespace smasteg
