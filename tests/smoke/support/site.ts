// dist/ as the product is served, with one line more in its policy: where to tell of what it refused. So a
// violation is heard of from every page, frame and worker, in every engine, before any script has run.
// SPDX-License-Identifier: EUPL-1.2
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serveDist } from '../../../tools/serve.mjs';

export interface Site {
  address: string;
  /** What the policy refused so far, as the browser told it. */
  violations(): string[];
  stop(): Promise<void>;
}

function sentence(report: string): string {
  const told: Record<string, string | undefined> = JSON.parse(report)['csp-report'] ?? {};
  const rule = told['effective-directive'] ?? told['violated-directive'];
  return `${rule} ${told['blocked-uri']} in ${told['document-uri']}`;
}

export async function openSite(): Promise<Site> {
  const violations: string[] = [];
  const ear = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      violations.push(sentence(Buffer.concat(parts).toString()));
      response.writeHead(204, { 'Cross-Origin-Resource-Policy': 'cross-origin' }).end();
    });
  });
  await new Promise<void>((resolve) => ear.listen(0, '127.0.0.1', resolve));
  const { port } = ear.address() as AddressInfo;
  const site = await serveDist({ 'report-uri': [`http://localhost:${port}/`] });
  return {
    address: site.address,
    violations: () => [...violations],
    async stop() {
      await site.stop();
      ear.closeAllConnections();
      await new Promise((resolve) => ear.close(resolve));
    },
  };
}
