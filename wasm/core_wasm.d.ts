// SPDX-FileCopyrightText: 2026 The Småsteg authors
// SPDX-License-Identifier: EUPL-1.2
// What the alias '@core-wasm' gives: core.mjs around what Emscripten links out of bridge.cpp and the core.
declare module '@core-wasm' {
  export interface CoreModule {
    /** A text, or its bytes as UTF-8, which are faster. */
    process(messageJson: string | Uint8Array): string;
    view(name: string, queryJson: string): string;
    contractVersion(): number;
    /**
     * Resolves when what needs the deferred part (`needsDeferred` in protocol.gen.ts) can be asked for;
     * before that it is a trap. Rejects where that part cannot be had now; may be called again.
     */
    loadDeferred(): Promise<void>;
  }
  export interface CoreOptions {
    /** How an instance is had, where nothing can be fetched (tests under Node). */
    instantiate?: (url: URL, imports: WebAssembly.Imports) => Promise<WebAssembly.Instance>;
    /** What the two parts hash to, as `integrity` has it; '' = not known. */
    hashes?: readonly string[];
    onAbort?: (what: unknown) => void;
    print?: (line: string) => void;
    printErr?: (line: string) => void;
  }
  export default function createCore(options?: CoreOptions): Promise<CoreModule>;
}
