// SPDX-FileCopyrightText: 2026 The Småsteg authors
// SPDX-License-Identifier: EUPL-1.2
// What the alias '@core-wasm' gives: the module that Emscripten links out of bridge.cpp and the core.
declare module '@core-wasm' {
  export interface CoreModule {
    /** A text, or its bytes as UTF-8, which are faster. */
    process(messageJson: string | Uint8Array): string;
    view(name: string, queryJson: string): string;
    contractVersion(): number;
  }
  export interface CoreOptions {
    /** The bytes themselves, where nothing can be fetched (tests under Node). */
    wasmBinary?: ArrayBuffer | Uint8Array;
    locateFile?: (path: string, prefix: string) => string;
    onAbort?: (what: unknown) => void;
    print?: (line: string) => void;
    printErr?: (line: string) => void;
  }
  export default function createCore(options?: CoreOptions): Promise<CoreModule>;
}
