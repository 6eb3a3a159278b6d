// A file out of the page, made on the device: nothing is fetched and nothing is sent.
// SPDX-License-Identifier: EUPL-1.2

export function download(name: string, what: string | Uint8Array, mediaType: string): void {
  const address = URL.createObjectURL(new Blob([what as BlobPart], { type: mediaType }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads it a moment later.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
