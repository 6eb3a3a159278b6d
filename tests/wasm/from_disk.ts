// How Node has an instance of the core's parts: by reading the file.
// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';

export async function fromDisk(url: URL, imports: WebAssembly.Imports): Promise<WebAssembly.Instance> {
  const { instance } = await WebAssembly.instantiate(readFileSync(url), imports);
  return instance;
}
