// See json_lines.h: follows a path through the text, value by value, skipping what is beside it.
// SPDX-License-Identifier: EUPL-1.2
#include "core/base/json_lines.h"

#include <algorithm>
#include <optional>

namespace smasteg {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

class Walker {
 public:
  explicit Walker(std::string_view text) : text_(text) {}

  /// Follows the path as far as it goes; the place of the last value that is there.
  std::size_t follow(std::string_view path) {
    if (text_.substr(0, kByteOrderMark.size()) == kByteOrderMark) at_ = kByteOrderMark.size();
    skipSpace();
    std::size_t found = at_;
    while (!path.empty()) {
      const bool isItem = path.front() == '[';
      if (isItem || path.front() == '.') path.remove_prefix(1);
      const std::size_t length = std::min(path.find_first_of(isItem ? "]" : ".["), path.size());
      const std::string_view name = path.substr(0, length);
      const auto place = isItem ? findItem(name) : findMember(name);
      if (!place) return found;
      found = at_ = *place;
      path.remove_prefix(std::min(length + (isItem ? 1 : 0), path.size()));
    }
    return found;
  }

 private:
  bool done() const { return at_ >= text_.size(); }
  bool nextIs(char c) const { return !done() && text_[at_] == c; }

  /// Commas and colons too: the text is known to be well-formed.
  void skipSpace() {
    while (!done() && std::string_view(" \t\r\n,:").find(text_[at_]) != std::string_view::npos) ++at_;
  }

  void skipString() {
    for (++at_; !done() && text_[at_] != '"'; ++at_) {
      if (text_[at_] == '\\') ++at_;
    }
    ++at_;
  }

  void skipValue() {
    if (nextIs('"')) return skipString();
    if (!nextIs('{') && !nextIs('[')) {
      at_ = std::min(text_.find_first_of(",]} \t\r\n", at_), text_.size());
      return;
    }
    std::size_t depth = 0;
    while (!done()) {
      const char c = text_[at_];
      if (c == '"') {
        skipString();
        continue;
      }
      ++at_;
      if (c == '{' || c == '[') ++depth;
      if ((c == '}' || c == ']') && --depth == 0) return;
    }
  }

  std::optional<std::size_t> findMember(std::string_view name) {
    if (!nextIs('{')) return std::nullopt;
    ++at_;
    std::optional<std::size_t> found;
    for (skipSpace(); nextIs('"'); skipSpace()) {
      const std::size_t start = at_ + 1;
      skipString();
      const bool same = at_ > start && at_ <= text_.size() && text_.substr(start, at_ - 1 - start) == name;
      skipSpace();
      if (same) found = at_;
      skipValue();
    }
    return found;
  }

  std::optional<std::size_t> findItem(std::string_view number) {
    if (!nextIs('[')) return std::nullopt;
    ++at_;
    std::size_t left = 0;
    for (const char digit : number) left = left * 10 + static_cast<std::size_t>(digit - '0');
    for (skipSpace(); !done() && !nextIs(']'); skipSpace()) {
      if (left == 0) return at_;
      --left;
      const std::size_t before = at_;
      skipValue();
      if (at_ == before) return std::nullopt;  // a stray bracket: the text is not well-formed
    }
    return std::nullopt;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

std::size_t lineOfByte(std::string_view text, std::size_t at) {
  const std::string_view before = text.substr(0, std::min(at, text.size()));
  return 1 + static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
}

std::size_t lineOfPath(std::string_view json, std::string_view path) {
  return lineOfByte(json, Walker(json).follow(path));
}

}  // namespace smasteg
