// See byte_stream.h.
// SPDX-License-Identifier: EUPL-1.2
#include "core/log/byte_stream.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "core/base/ids.h"
#include "core/base/text.h"
#include "core/log/limits.h"

namespace smasteg {
namespace {

// What a text begins with: which id it is, or its length and this much more.
constexpr std::uint64_t kEventForm =
    0;  // "$" and 32 bytes as base64url: an event of any room since version 4
constexpr std::uint64_t kRecordForm = 1;  // 16 bytes as base64url
constexpr std::uint64_t kForms = 2;
constexpr std::size_t kEventBytes = 32, kRecordBytes = 16;

/// The bytes that base64url writes as just this text; "" when there are none, or not so many.
std::string unpacked(std::string_view text, std::size_t count) {
  if (text.size() != (count * 4 + 2) / 3) return "";
  Result<std::string> decoded = fromBase64(text);
  return decoded.ok() && base64url(decoded.value()) == text ? decoded.take() : "";
}

}  // namespace

void ByteWriter::number(std::uint64_t value) {
  for (; value >= 0x80; value >>= 7) out_ += static_cast<char>(0x80 | (value & 0x7F));
  out_ += static_cast<char>(value);
}

void ByteWriter::bytes(std::string_view value) {
  number(value.size());
  out_ += value;
}

void ByteWriter::text(std::string_view value) {
  if (std::string raw = value.starts_with('$') ? unpacked(value.substr(1), kEventBytes) : ""; !raw.empty()) {
    number(kEventForm);
    out_ += raw;
  } else if (raw = unpacked(value, kRecordBytes); !raw.empty()) {
    number(kRecordForm);
    out_ += raw;
  } else {
    number(value.size() + kForms);
    out_ += value;
  }
}

/// A word has the space after it.
void ByteWriter::words(std::string_view value) {
  number(static_cast<std::uint64_t>(std::count(value.begin(), value.end(), ' ')) + 1);
  for (std::size_t from = 0; from <= value.size();) {
    const std::size_t end = std::min(value.find(' ', from), value.size());
    shared(std::string(value.substr(from, end + 1 - from)));
    from = end + 1;
  }
}

/// 0 and the text the first time, then its number from 1.
void ByteWriter::shared(const std::string& value) {
  const auto [known, added] = numbers_.add(value, numbers_.size() + 1);
  if (!added) return number(known->second);
  number(0);
  text(value);
}

void ByteWriter::sharedList(const std::vector<std::string>& values) {
  number(values.size());
  for (const std::string& value : values) shared(value);
}

void ByteReader::fail() {
  ok_ = false;
  in_ = {};
}

std::uint64_t ByteReader::number(std::uint64_t max) {
  std::uint64_t value = 0;
  for (int shift = 0; shift < 64; shift += 7) {
    if (in_.empty()) break;
    const auto byte = static_cast<std::uint8_t>(in_.front());
    in_.remove_prefix(1);
    if (shift == 63 && byte > 1) break;
    value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
    if (byte < 0x80) {
      if (value > max) break;
      return value;
    }
  }
  fail();
  return 0;
}

std::uint64_t ByteReader::count() { return number(in_.size()); }

TimeMs ByteReader::time() { return static_cast<TimeMs>(number(static_cast<std::uint64_t>(kMaxTimeMs))); }

std::string ByteReader::take(std::uint64_t size) {
  if (size > in_.size()) fail();
  if (!ok_) return {};
  std::string value(in_.substr(0, static_cast<std::size_t>(size)));
  in_.remove_prefix(static_cast<std::size_t>(size));
  return value;
}

std::string ByteReader::bytes() { return take(number(std::numeric_limits<std::uint64_t>::max())); }

std::string ByteReader::text() {
  const std::uint64_t form = number(std::numeric_limits<std::uint64_t>::max());
  if (!ok_) return {};
  if (form == kRecordForm) return base64url(take(kRecordBytes));
  if (form == kEventForm) return std::string("$").append(base64url(take(kEventBytes)));
  std::string value = take(form - kForms);
  if (isValidUtf8(value)) return value;
  fail();
  return {};
}

std::string ByteReader::words() {
  std::string value;
  for (std::uint64_t left = count(); left > 0 && ok_; --left) {
    value += shared();
    if (value.size() > kMaxEventBytes) fail();  // a few bytes can name a long text many times
  }
  return ok_ ? value : "";
}

std::string ByteReader::shared() {
  const std::uint64_t at = number(texts_.size());
  if (!ok_) return {};
  if (at > 0) return texts_[static_cast<std::size_t>(at - 1)];
  texts_.push_back(text());
  return texts_.back();
}

std::vector<std::string> ByteReader::sharedList() {
  std::vector<std::string> values;
  for (std::uint64_t left = count(); left > 0 && ok_; --left) values.push_back(shared());
  return values;
}

std::string ByteReader::eventId() {
  std::string id = shared();
  if (ok_ && !isEventId(id)) fail();
  return ok_ ? id : "";
}

std::string ByteReader::userId() {
  std::string id = shared();
  if (ok_ && !isUserId(id)) fail();
  return ok_ ? id : "";
}

}  // namespace smasteg
