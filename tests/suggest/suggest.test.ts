// Suggestions on what they were not learnt from, the model that is committed, and that Wasm answers as the
// native program does.
// SPDX-License-Identifier: EUPL-1.2
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';

interface Score {
  actions: number;
  first: number;
  primary: number;
  three: number;
  silent: number;
  others: number;
  fired: number;
}

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const modelFile = join(root, 'content/suggest/model.json');
const folder = mkdtempSync(join(tmpdir(), 'smasteg-suggest-'));
const largest = 64 * 1024 * 1024;
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (program: string, args: string[]) =>
  execFileSync(program, args, { encoding: 'utf8', maxBuffer: largest });
const train = (...args: string[]) => run(join(root, 'build/release/suggest_train'), [root, ...args]);

describe('suggestions', () => {
  it('were learnt from the content that is here: npm run suggest writes this very file', () => {
    expect(train() === readFileSync(modelFile, 'utf8')).toBe(true);
  });

  it('take at most 30 KB to fetch', () => {
    expect(gzipSync(readFileSync(modelFile), { level: 9 }).length).toBeLessThanOrEqual(30_000);
  });

  it('hold their floors on parts and on whole voices that they were not learnt from', () => {
    const scores = JSON.parse(train('--evaluate')) as Record<string, Score>;
    for (const split of ['folds', 'voices']) {
      const { actions, first, primary, three, others, fired } = scores[`${split}/model`] as Score;
      expect(actions, split).toBeGreaterThan(1900);
      expect(first / actions, split).toBeGreaterThanOrEqual(0.8);
      expect(primary / actions, split).toBeGreaterThanOrEqual(0.79);
      expect(three / actions, split).toBeGreaterThanOrEqual(0.92);
      expect(fired / others, split).toBeLessThanOrEqual(0.1);
      for (const peer of ['centroid', 'keywords', 'majority']) {
        const other = scores[`${split}/${peer}`] as Score;
        expect(first, `${split}, ${peer}`).toBeGreaterThan(1.3 * other.first);
        expect(three, `${split}, ${peer}`).toBeGreaterThan(other.three);
      }
    }
    for (const [name, { actions, first, three }] of Object.entries(scores)) {
      if (!name.startsWith('voice/') || actions < 40) continue;
      expect(first / actions, name).toBeGreaterThanOrEqual(0.65);
      expect(three / actions, name).toBeGreaterThanOrEqual(0.85);
    }
  });

  it('are the same natively and as Wasm, to the last step of every sum', () => {
    const texts = join(folder, 'texts');
    const lines: string[] = ['', '👏', 'a'.repeat(5000), 'Ring 070-123 45 67 om KS 2024-00123', 'مرحبا'];
    for (const name of ['swedish', 'english', 'mixed', 'unseen']) {
      const { actions, none } = JSON.parse(readFileSync(join(root, `content/actions/${name}.json`), 'utf8'));
      for (const each of [...actions, ...none]) lines.push(each.text_sv ?? each.text_en);
    }
    writeFileSync(texts, lines.join('\n'));
    const native = run(join(root, 'build/release/suggest_bench'), [modelFile, texts]).split('\n');
    const wasm = run(process.execPath, [join(root, 'build/wasm/suggest_bench.cjs'), modelFile, texts]);
    expect(native.length).toBeGreaterThan(2700);
    expect(native[3]).toMatch(/ \d+-\d+ \d+-\d+$/);
    expect(wasm.split('\n').findIndex((line, i) => line !== native[i])).toBe(-1);
  });
});
