// Numbers and texts as bytes, for snapshots. Numbers are LEB128; a shared text is written once and then by
// its number; an id made of 32 or 16 bytes is written as those. The reader never trusts: after the first
// thing that cannot be, ok() is false and everything it gives is empty.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/id_map.h"
#include "core/base/time.h"

namespace smasteg {

class ByteWriter {
 public:
  void number(std::uint64_t value);
  void time(TimeMs value) { number(static_cast<std::uint64_t>(value)); }  // never negative in an event
  void bytes(std::string_view value);
  void text(std::string_view value);
  void shared(const std::string& value);
  void words(std::string_view value);  // each shared: people use the same ones over and over
  void sharedList(const std::vector<std::string>& values);
  std::string done() && { return std::move(out_); }

 private:
  std::string out_;
  IdMap<std::uint64_t> numbers_;
};

class ByteReader {
 public:
  explicit ByteReader(std::string_view in) : in_(in) {}

  bool ok() const { return ok_; }
  bool atEnd() const { return in_.empty(); }
  void fail();

  std::uint64_t number(std::uint64_t max);
  std::uint64_t count();  // of things of at least one byte each
  TimeMs time();
  std::string bytes();
  std::string text();  // valid UTF-8
  std::string shared();
  std::string words();
  std::vector<std::string> sharedList();
  std::string eventId();  // shared: reactions and answers name it again
  std::string userId();   // shared

 private:
  std::string take(std::uint64_t size);

  std::string_view in_;
  bool ok_ = true;
  std::vector<std::string> texts_;
};

}  // namespace smasteg
