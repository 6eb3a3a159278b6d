// See byte_stream.h.
// SPDX-License-Identifier: EUPL-1.2
#include "core/log/byte_stream.h"

#include <limits>

#include "core/base/ids.h"
#include "core/base/text.h"

namespace smasteg {

void ByteWriter::number(std::uint64_t value) {
  for (; value >= 0x80; value >>= 7) out_ += static_cast<char>(0x80 | (value & 0x7F));
  out_ += static_cast<char>(value);
}

void ByteWriter::bytes(std::string_view value) {
  number(value.size());
  out_ += value;
}

/// 0 and the text the first time, then its number from 1.
void ByteWriter::shared(const std::string& value) {
  const auto [known, added] = numbers_.add(value, numbers_.size() + 1);
  if (!added) return number(known->second);
  number(0);
  bytes(value);
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

std::string ByteReader::bytes() {
  const std::uint64_t size = number(std::numeric_limits<std::uint64_t>::max());
  if (size > in_.size()) fail();
  if (!ok_) return {};
  std::string value(in_.substr(0, static_cast<std::size_t>(size)));
  in_.remove_prefix(static_cast<std::size_t>(size));
  return value;
}

std::string ByteReader::text() {
  std::string value = bytes();
  if (isValidUtf8(value)) return value;
  fail();
  return {};
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
  std::string id = text();
  if (ok_ && !isEventId(id)) fail();
  return ok_ ? id : "";
}

std::string ByteReader::userId() {
  std::string id = shared();
  if (ok_ && !isUserId(id)) fail();
  return ok_ ? id : "";
}

}  // namespace smasteg
