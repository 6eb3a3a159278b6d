// What a JSON number that is no plain integer says: 1.0, 1e3, 0.1, 1e400. The core has no floats, and other
// readers of JSON have nothing else, so what they would see decides: of the double nearest to the number (the
// even one of two) it is told whether it is finite, whether it is whole, and which integer it then is. No
// float is made on the way, nothing is rounded twice, and no length of text makes it wrong.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string_view>

namespace smasteg {

struct JsonReal {
  enum class Kind {
    whole,   // an integer of at most 2^53, beyond which a double no longer tells neighbours apart
    other,   // a fraction, or beyond 2^53
    tooBig,  // no finite double: 1e400
  };
  Kind kind = Kind::other;
  std::int64_t value = 0;  // of a whole one
};

/// `number` follows JSON's grammar but has no sign: −x is whole when x is.
JsonReal readReal(std::string_view number);

}  // namespace smasteg
