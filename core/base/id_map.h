// Things by their ids: a hash table whose work is compiled once for all that is kept in it. The standard's is
// written out by the compiler for every type, some 2 KB of Wasm each time, and must be asked with a string.
// Promises: an entry stays where it is until it is erased, whatever else comes and goes; an id is hashed once
// for each question, and not at all in an empty table; the same ids in the same order are walked in the same
// order on every machine. Refuses to be changed while it is walked.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/assert.h"

namespace smasteg {

namespace detail {

struct IdEntry {
  std::string first;
};

class IdTable {
 public:
  struct Slot {
    IdEntry* entry = nullptr;
    std::uint32_t hash = 0;
  };

  IdEntry* find(std::string_view id) const;
  /// The entry of that id, made when there is none, and whether it was made.
  std::pair<IdEntry*, bool> add(std::string_view id, IdEntry* (*make)());
  void remove(const IdEntry* entry);  // from the table; it still is to be deleted

  std::size_t size() const { return count_; }
  const Slot* begin() const { return slots_.data(); }
  const Slot* end() const { return slots_.data() + slots_.size(); }

 private:
  std::size_t placeOf(std::string_view id, std::uint32_t hash) const;
  void grow();

  std::vector<Slot> slots_;  // a power of two of them, at most three quarters taken
  std::size_t count_ = 0;
};

}  // namespace detail

template <class T>
class IdMap {
 public:
  struct Entry : detail::IdEntry {
    T second{};
  };

  template <class Each>
  class Iterator {
   public:
    Iterator(const detail::IdTable::Slot* at, const detail::IdTable::Slot* last) : at_(at), last_(last) {
      skip();
    }
    Each& operator*() const { return *static_cast<Each*>(at_->entry); }
    Iterator& operator++() {
      ++at_;
      skip();
      return *this;
    }
    bool operator==(std::nullptr_t) const { return at_ == last_; }

   private:
    void skip() {
      while (at_ != last_ && at_->entry == nullptr) ++at_;
    }
    const detail::IdTable::Slot *at_, *last_;
  };

  IdMap() = default;
  IdMap(const IdMap&) = delete;
  IdMap& operator=(const IdMap&) = delete;
  ~IdMap() {
    for (const auto& slot : table_) delete static_cast<Entry*>(slot.entry);
  }

  std::size_t size() const { return table_.size(); }
  bool empty() const { return size() == 0; }
  Iterator<const Entry> begin() const { return {table_.begin(), table_.end()}; }
  static std::nullptr_t end() { return nullptr; }  // also of find

  Entry* find(std::string_view id) { return static_cast<Entry*>(table_.find(id)); }
  const Entry* find(std::string_view id) const { return static_cast<const Entry*>(table_.find(id)); }
  bool contains(std::string_view id) const { return table_.find(id) != nullptr; }
  T& at(std::string_view id) { return must(find(id))->second; }
  const T& at(std::string_view id) const { return must(find(id))->second; }

  T& operator[](std::string_view id) { return addEmpty(id).first->second; }
  /// The value is moved from only when there was none of that id.
  std::pair<Entry*, bool> add(std::string_view id, T&& value) {
    const auto made = addEmpty(id);
    if (made.second) made.first->second = std::move(value);
    return made;
  }

  void erase(const Entry* entry) {
    table_.remove(entry);
    delete entry;
  }
  void erase(std::string_view id) {
    if (const Entry* entry = find(id)) erase(entry);
  }

 private:
  template <class E>
  static E* must(E* entry) {
    SMASTEG_ASSERT(entry != nullptr);
    return entry;
  }
  std::pair<Entry*, bool> addEmpty(std::string_view id) {
    const auto [entry, made] = table_.add(id, []() -> detail::IdEntry* { return new Entry; });
    return {static_cast<Entry*>(entry), made};
  }

  detail::IdTable table_;
};

struct Nothing {};

class IdSet : public IdMap<Nothing> {
 public:
  /// Whether it was not there yet.
  bool insert(std::string_view id) { return add(id, Nothing()).second; }
};

}  // namespace smasteg
