// SMASTEG_DEFERRED before the declaration of a function: its code, and all that only such functions reach, is
// left out of the Wasm that a page loads first and comes in a second one, later (wasm/split.mjs, ADR 029).
// Promises: everything else can be called at any time. Natively it is a function like any other.
// Refuses: to be called before the second part is there. That is a trap, and the core is started anew; so
// what calls one stands in kNeedsDeferred (core/engine/contract.h), for which the host waits.
// Where to put it: on the few functions through which the engine enters a room that a person opens later;
// constructor and destructor too, where the engine keeps an object of that room. Never on a class, a template
// or a virtual function, nor on what is in a header as a whole: it must not be inlined into its callers.
// The second attribute puts the mark into the function's name, where it is found after the link.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#define SMASTEG_DEFERRED [[gnu::noinline, gnu::abi_tag("deferred")]]
