// Embind's own C++, compiled here from Emscripten's source to leave one thing out: for an error message about
// a type that was never registered, it prints the type's address, and libc's printf is 2.5 KB gzip of the
// first load. The bridge has texts and integers, which Embind registers itself.
// SPDX-License-Identifier: EUPL-1.2
#include <cstdio>

#define sprintf(to, ...) (*(to) = '\0')
#include <embind/bind.cpp>
