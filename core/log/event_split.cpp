// A file of events → raw events, by one pass over the brackets: no recursion, and one bad event never hides
// the others. What each event holds is decodeEvent's question. See event_codec.h.
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <optional>

#include "core/base/ids.h"
#include "core/base/text.h"
#include "core/log/event_codec.h"

namespace smasteg {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

class Splitter {
 public:
  explicit Splitter(std::string_view file) : file_(file) {
    if (file_.starts_with(kByteOrderMark)) file_.remove_prefix(kByteOrderMark.size());
  }

  Result<std::vector<RawEvent>> run() {
    skipSpace();
    if (done()) return Error{"empty", "the file is empty"};
    if (peek() == '[') return only(readArray());
    if (peek() != '{') return Error{"no_json", where() + "neither an object nor a list"};
    const std::size_t start = at_;
    if (const auto found = findList()) {
      at_ = *found;
      if (auto list = readArray(); !list) return list;
      at_ = start;
      if (!skipValue()) return cutOff(start);
      return only(std::move(events_));
    }
    at_ = start;
    return readLines();
  }

  std::vector<RawEvent> list(std::string_view name) {
    skipSpace();
    if (done() || peek() != '{') return {};
    const auto found =
        findMember([name](std::string_view key, char first) { return first == '[' && key == name; });
    if (!found) return {};
    at_ = *found;
    auto read = readArray();
    return read ? read.take() : std::vector<RawEvent>();
  }

  std::string findId() {
    skipSpace();
    if (done() || peek() != '{') return "";
    const auto found =
        findMember([](std::string_view key, char first) { return first == '"' && key == "event_id"; });
    if (!found || !skipString()) return "";
    std::string id(file_.substr(*found + 1, at_ - *found - 2));
    return isEventId(id) && isValidUtf8(id) && id.find('\\') == std::string::npos ? id : "";
  }

 private:
  bool done() const { return at_ >= file_.size(); }
  char peek() const { return file_[at_]; }

  void skipSpace() {
    while (!done() && (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r')) ++at_;
  }

  /// Lines are counted as we go, never backwards, so a file of a million lines is read once.
  std::size_t lineAt(std::size_t at) {
    if (at < counted_) counted_ = 0, line_ = 1;
    for (; counted_ < at; ++counted_) line_ += file_[counted_] == '\n' ? 1U : 0U;
    return line_;
  }
  std::string where() { return "line " + std::to_string(lineAt(at_)) + ": "; }
  Error cutOff(std::size_t start) {
    return Error{"cut_off", "line " + std::to_string(lineAt(start)) + ": what begins here never ends"};
  }

  bool skipString() {
    for (++at_; !done(); ++at_) {
      if (peek() == '\\')
        ++at_;
      else if (peek() == '"')
        return ++at_, true;
    }
    return false;
  }

  /// Past one value: a string, a list or object with all it holds, or a word (number, true, null).
  bool skipValue() {
    std::string open;  // the brackets we are inside
    do {
      skipSpace();
      if (done()) return false;
      const char c = peek();
      if (c == '"') {
        if (!skipString()) return false;
      } else if (c == '{' || c == '[') {
        open += c == '{' ? '}' : ']';
        ++at_;
      } else if (c == '}' || c == ']') {
        if (open.empty() || open.back() != c) return false;
        open.pop_back();
        ++at_;
      } else if (c == ',' || c == ':') {
        if (open.empty()) return false;
        ++at_;
      } else {
        while (!done() && std::string_view(",:]}[{\" \t\r\n").find(peek()) == std::string_view::npos) ++at_;
      }
    } while (!open.empty());
    return true;
  }

  /// Where the list of "messages" or "chunk" begins, when the object at at_ has one.
  std::optional<std::size_t> findList() {
    return findMember([](std::string_view key, char first) {
      return first == '[' && (key == "messages" || key == "chunk");
    });
  }

  /// Where the value of the first member begins that `accept` takes, of the object at at_.
  template <class Accept>
  std::optional<std::size_t> findMember(Accept accept) {
    ++at_;
    while (true) {
      skipSpace();
      if (done() || peek() != '"') return std::nullopt;
      const std::size_t start = at_;
      if (!skipString()) return std::nullopt;
      const std::string_view key = file_.substr(start + 1, at_ - start - 2);
      skipSpace();
      if (done() || peek() != ':') return std::nullopt;
      ++at_;
      skipSpace();
      if (!done() && accept(key, peek())) return at_;
      if (!skipValue()) return std::nullopt;
      skipSpace();
      if (done() || peek() != ',') return std::nullopt;
      ++at_;
    }
  }

  bool takeOne() {
    const std::size_t start = at_;
    if (!skipValue()) return false;
    events_.push_back({std::string(file_.substr(start, at_ - start)), lineAt(start)});
    return true;
  }

  Result<std::vector<RawEvent>> readArray() {
    const std::size_t start = at_++;
    skipSpace();
    if (!done() && peek() == ']') return ++at_, std::vector<RawEvent>();
    while (!done()) {
      const std::size_t item = at_;
      if (!takeOne()) return cutOff(item);
      skipSpace();
      if (done()) break;
      if (peek() == ']') return ++at_, events_;
      if (peek() != ',') return Error{"no_json", where() + "a comma is missing"};
      ++at_;
      skipSpace();
    }
    return cutOff(start);
  }

  Result<std::vector<RawEvent>> readLines() {
    while (skipSpace(), !done()) {
      if (peek() != '{') return Error{"no_json", where() + "no event begins here"};
      const std::size_t start = at_;
      if (!takeOne()) return cutOff(start);
    }
    const auto hasType = [](const RawEvent& event) {
      return event.json.find("\"type\"") != std::string::npos;
    };
    if (std::none_of(events_.begin(), events_.end(), hasType)) {
      return Error{"no_events", "line 1: no messages, no chunk and no event"};
    }
    return std::move(events_);
  }

  /// Nothing may follow a list.
  Result<std::vector<RawEvent>> only(Result<std::vector<RawEvent>> list) {
    if (!list) return list;
    skipSpace();
    if (!done()) return Error{"no_json", where() + "something follows after the list"};
    return list;
  }

  std::string_view file_;
  std::size_t at_ = 0, counted_ = 0, line_ = 1;
  std::vector<RawEvent> events_;
};

}  // namespace

Result<std::vector<RawEvent>> splitEvents(std::string_view file) { return Splitter(file).run(); }

std::vector<RawEvent> splitList(std::string_view file, std::string_view name) {
  return Splitter(file).list(name);
}

std::string findEventId(std::string_view json) { return Splitter(json).findId(); }

}  // namespace smasteg
