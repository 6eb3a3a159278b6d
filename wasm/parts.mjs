// Starts a core that wasm/split.mjs has split: the first part now, the deferred one when it is asked for. The
// second is instantiated with what the first exports, so both have one memory and one heap.
// Promises: no eval, nothing synchronous; a second part that could not be had (offline) is asked for anew the
// next time; asked for twice it is loaded once. Refuses a part that is not the one that was built.
// SPDX-License-Identifier: EUPL-1.2

/** As a page gets it. Compiled while it comes, where the server gives it the type that a browser wants. */
async function fetchInstance(url, imports, integrity) {
  const answer = await fetch(url, { credentials: 'same-origin', integrity });
  if (!answer.ok) throw new Error(`${answer.status} ${url}`);
  const isNamed = answer.headers.get('content-type') === 'application/wasm';
  const { instance } = isNamed
    ? await WebAssembly.instantiateStreaming(answer, imports)
    : await WebAssembly.instantiate(await answer.arrayBuffer(), imports);
  return instance;
}

/** Stands for each function of the second part until that is there. The host has forgotten to wait. */
const missing = () => {
  throw new WebAssembly.RuntimeError('a deferred function was called before loadDeferred()');
};
const placeholders = new Proxy({}, { get: () => missing });

/**
 * @param {any} createModule what Emscripten's module exports
 * @param {URL} first where the two parts lie
 * @param {URL} second
 * @param {import('@core-wasm').CoreOptions} [options] `instantiate` is another way to get an instance,
 *   `hashes` what the two parts hash to; the rest is Emscripten's
 * @returns {Promise<any>} the module, and in it `loadDeferred()`: resolves when all functions can be called
 */
export function startParts(
  createModule,
  first,
  second,
  { instantiate = fetchInstance, hashes = ['', ''], ...options } = {},
) {
  return new Promise((resolve, reject) => {
    let primary;
    let loading;
    const loadDeferred = () => {
      loading ??= instantiate(second, { primary }, hashes[1]).then(
        () => undefined,
        (error) => {
          loading = undefined;
          throw error;
        },
      );
      return loading;
    };
    const instantiateWasm = (imports, receive) => {
      // The placeholders' namespace is the only one that Emscripten does not know.
      const all = new Proxy(imports, { get: (known, name) => known[name] ?? placeholders });
      instantiate(first, all, hashes[0]).then((instance) => {
        primary = instance.exports;
        receive(instance);
      }, reject);
    };
    createModule({ ...options, instantiateWasm }).then(
      (module) => resolve(Object.assign(module, { loadDeferred })),
      reject,
    );
  });
}
