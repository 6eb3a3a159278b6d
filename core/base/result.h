// Result<T>: a value or an error, for input that may be bad. Never thrown, never ignored.
// A programmer's error is SMASTEG_ASSERT (assert.h); the world's failures are messages (engine/message.h).
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "core/base/assert.h"

namespace smasteg {

/// Why some input was refused. `code` is stable, short and snake_case; `detail` is English, for people who
/// debug.
struct Error {
  std::string code;
  std::string detail;
};

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : value_(std::move(value)) {}      // NOLINT: implicit on purpose, `return value;`
  Result(Error error) : error_(std::move(error)) {}  // NOLINT: implicit on purpose, `return Error{…};`

  bool ok() const { return value_.has_value(); }
  explicit operator bool() const { return ok(); }

  const T& value() const {
    SMASTEG_ASSERT(ok());
    return *value_;
  }
  T take() {
    SMASTEG_ASSERT(ok());
    return std::move(*value_);
  }
  const Error& error() const {
    SMASTEG_ASSERT(!ok());
    return error_;
  }

 private:
  std::optional<T> value_;
  Error error_;
};

template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Error error) : error_(std::move(error)) {}  // NOLINT: implicit on purpose
  bool ok() const { return !error_.has_value(); }
  explicit operator bool() const { return ok(); }
  const Error& error() const {
    SMASTEG_ASSERT(!ok());
    return *error_;
  }

 private:
  std::optional<Error> error_;
};

}  // namespace smasteg
