// SPDX-FileCopyrightText: 2026 The Småsteg authors
// SPDX-License-Identifier: EUPL-1.2
// Part of `npm run bench`, and alone as `npm run bench -- export`: what "Ta med dig" takes to make of a room
// of ten thousand records, in the Wasm that ships, from the question to the text of the file.
import { Core, timed } from './bench_log.mjs';
import { makeRoom, now, room } from './bench_log_events.mjs';
import { buildWasm } from './build.mjs';
import { Stop, step } from './exec.mjs';
import { spread, writeFigures } from './figures.mjs';

const rounds = 5;
const records = 10_000;
/** Of the events a third are reactions, edits, what was removed and what came twice. */
const events = 16_000;
const formats = { json: 'JSON', csv: 'CSV', markdown: 'Markdown' };

const ms = (value) => `${Math.round(value)} ms`;

export async function benchExport() {
  await buildWasm();
  const core = await step('a room of ten thousand records', async () => {
    const started = await Core.start();
    await started.module.loadDeferred();
    started.open();
    started.take(makeRoom(events));
    return started;
  });
  const rows = Object.entries(formats).map(([format, name]) => {
    const query = JSON.stringify({ now, room, format, scope: 'room', language: 'sv', named: false });
    const took = [];
    let size = 0;
    for (let round = 0; round < rounds; round += 1) {
      const { value, took: each } = timed(() => JSON.parse(core.module.view('export', query)));
      if (value.steps < records) throw new Stop(`the room has ${value.steps} records`);
      took.push(each);
      size = value.text.length;
    }
    return [`${name}, ${Math.round(size / 1000).toLocaleString('sv-SE')} kB`, spread(took, ms), '≤ 1 000 ms'];
  });
  const how = `${events.toLocaleString('sv-SE')} events, some ten thousand records; ${rounds} times each.`;
  writeFigures('What one takes along', how, rows);
}
