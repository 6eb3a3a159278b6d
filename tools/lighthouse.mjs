// SPDX-FileCopyrightText: 2026 The Småsteg authors
// SPDX-License-Identifier: EUPL-1.2
// `npm run lighthouse`: Lighthouse's marks for the app and the widget's page, as a phone sees them, in the
// Chromium that the tests use: the middle one of five runs, as Lighthouse advises, since a browser that is
// started cold paints late. Fails below 95.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromiumPath } from './browsers.mjs';
import { run, say } from './exec.mjs';
import { writeFigures } from './figures.mjs';
import { serveDist } from './serve.mjs';
import { repo } from './setup.mjs';

const pages = { 'the app': '', 'the widget’s page': 'widget/' };
const categories = {
  performance: 'performance',
  accessibility: 'accessibility',
  'best-practices': 'best practices',
};
const least = 95;
const runs = 5;

async function audit(address, folder) {
  const out = join(folder, 'report.json');
  const flags = '--chrome-flags=--headless=new --no-sandbox --disable-gpu';
  await run(
    process.execPath,
    [
      join(repo, 'node_modules/lighthouse/cli/index.js'),
      address,
      flags,
      '--quiet',
      '--output=json',
      `--output-path=${out}`,
      `--only-categories=${Object.keys(categories).join(',')}`,
    ],
    { cwd: folder, env: { ...process.env, CHROME_PATH: chromiumPath() }, quiet: true },
  );
  return JSON.parse(readFileSync(out, 'utf8'));
}

export async function lighthouse() {
  const site = await serveDist();
  const folder = mkdtempSync(join(tmpdir(), 'smasteg-lighthouse-'));
  const rows = [];
  let version = '';
  try {
    for (const [name, path] of Object.entries(pages)) {
      const reports = [];
      for (let i = 0; i < runs; i += 1) reports.push(await audit(`${site.address}/${path}`, folder));
      for (const [id, words] of Object.entries(categories)) {
        const inOrder = reports.toSorted((a, b) => a.categories[id].score - b.categories[id].score);
        const report = inOrder[Math.floor(runs / 2)];
        version = report.lighthouseVersion;
        const mark = Math.round(report.categories[id].score * 100);
        rows.push([`${name}: ${words}`, String(mark), `≥ ${least}`]);
        for (const { id: audited } of report.categories[id].auditRefs) {
          const { score, title } = report.audits[audited];
          if (score !== null && score < 0.9) say(`  ${name}: ${title} (${audited}, ${score})`);
        }
      }
    }
  } finally {
    await site.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  writeFigures(
    'Lighthouse',
    `Lighthouse ${version}, as a phone (its default), the middle of ${runs} runs.`,
    rows,
  );
  return rows.every(([, mark]) => Number(mark) >= least) ? 0 : 1;
}
