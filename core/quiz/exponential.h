// e^x, ln x and x^y from additions, multiplications and divisions alone. IEEE 754 fixes those to the last bit
// on every machine; it does not fix the functions of a C library, and glibc's and musl's differ there. So a
// card is due on the same day on a phone, in a browser and on the command line.
// Promises: the same bits everywhere where doubles are doubles and no product is fused with a sum (checked
// here, and asked of the compiler in CMakeLists.txt). Relative error at most 2^-52 for e^x, 1.5·2^-52
// for ln x and (2 + 2·|y·ln x|)·2^-52 for x^y: tests/core/quiz measures them against the C library.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cfloat>

namespace smasteg {

static_assert(FLT_EVAL_METHOD == 0 && DBL_MANT_DIG == 53, "doubles must be doubles on the way too");

/// Infinity above 709, 0 below −708 (no subnormal numbers). x is not NaN.
double exponential(double x);
/// x is a positive, finite and normal number.
double naturalLogarithm(double x);
/// x^y, for such an x.
inline double power(double x, double y) { return exponential(y * naturalLogarithm(x)); }

}  // namespace smasteg
