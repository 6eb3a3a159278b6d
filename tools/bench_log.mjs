// SPDX-FileCopyrightText: 2026 The Småsteg authors
// SPDX-License-Identifier: EUPL-1.2
// Part of `npm run bench`, and alone as `npm run bench -- log`: 100,000 events of a room from JSON text to
// what a person can see, in the Wasm that ships and through its three functions, beside plain JavaScript, Yjs
// and SQLite in the same process and the same rounds; what one event, a snapshot, the grammar and the memory
// cost then; and whether the log is the same natively and in Wasm.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createEvent, makeRoom, now, room, self } from './bench_log_events.mjs';
import { inPages, newestRows, PlainLog, SqliteLog, YjsLog } from './bench_log_peers.mjs';
import { buildNative, buildWasm } from './build.mjs';
import { Stop, step } from './exec.mjs';
import { median, spread, writeFigures } from './figures.mjs';
import { repo } from './setup.mjs';

const rounds = 5;
const liveRounds = 50;
const mebi = 1024 * 1024;
const types = ['m.room.message', 'm.reaction', 'se.smasteg.op', 'm.room.redaction'];
const permissions = ['receive', 'send'].flatMap((way) =>
  types.map((type) => `org.matrix.msc2762.${way}.event:${type}`),
);

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc');

const ms = (value) => `${Math.round(value).toLocaleString('sv-SE')} ms`;
const times = (value) => `${value.toFixed(2)}×`;

const encoder = new TextEncoder();

export function timed(work) {
  const start = performance.now();
  const value = work();
  return { value, took: performance.now() - start };
}

/** The engine as the worker holds it, and this file as the host that answers what it reads. */
export class Core {
  static async start() {
    const folder = join(repo, 'build', 'wasm');
    const { default: createCore } = await import(join(folder, 'core.mjs'));
    const core = new Core();
    core.module = await createCore({
      instantiate: async (url, imports) => {
        const { instance } = await WebAssembly.instantiate(readFileSync(url), imports);
        core.memory ??= Object.values(instance.exports).find((each) => each instanceof WebAssembly.Memory);
        return instance;
      },
    });
    return core;
  }
  tell(message) {
    const answer = JSON.parse(this.module.process(encoder.encode(JSON.stringify({ ...message, now, room }))));
    if (answer.error) throw new Stop(`the core refuses: ${answer.error.code} ${answer.error.detail}`);
    this.asked = answer.actions.find(({ kind }) => kind === 'read') ?? this.asked;
    return answer.actions;
  }
  /** As a host answers what was read last. */
  answer(events, next = '') {
    this.tell({ kind: 'page', request: this.asked.request, events, next });
  }
  open(records = []) {
    this.tell({ kind: 'start', self, language: 'sv', consented: true });
    this.tell({ kind: 'loaded', available: true, records });
    this.tell({ kind: 'visible', is: true });
    this.tell({ kind: 'granted', permissions });
  }
  /** The room's creation, its cards and pointers, then one walk that gives all the rest in pages. */
  take({ cards, events }) {
    const content = { room_version: '11' };
    const create = { type: 'm.room.create', state_key: '', event_id: createEvent, sender: self, content };
    this.answer([JSON.stringify({ ...create, origin_server_ts: 1, room_id: room })]);
    for (let i = 0; i < 3 && this.asked.relType === 'm.reference'; i += 1) this.answer(cards);
    if (this.asked.relType !== 'm.thread') throw new Stop(`the core reads ${JSON.stringify(this.asked)}`);
    let left = events.length;
    inPages(events, (page) => {
      left -= page.length;
      this.answer(page, left > 0 ? `from ${left}` : '');
    });
  }
  view() {
    const query = { now, room, limit: newestRows, before: '', text: '', principle: '' };
    return JSON.parse(this.module.view('steps', JSON.stringify(query)));
  }
  snapshot() {
    const put = this.tell({ kind: 'visible', is: false }).find(({ key }) => key?.startsWith('snapshot/'));
    this.tell({ kind: 'visible', is: true });
    return { store: put.store, key: put.key, bytes: put.bytes };
  }
}

/** The core's rows in the peers' words: what is compared must be the same. */
const asPeers = ({ rows }) =>
  rows.map(({ ts, text, principles, encouragements }) => {
    const mark = principles.length > 0 ? ` #${principles[0].slice('otg-'.length)}` : '';
    return { ts, body: text + mark, people: Math.max(encouragements ?? 0, 0) };
  });

function mustBeEqual(what, one, other) {
  if (JSON.stringify(one) !== JSON.stringify(other))
    throw new Stop(
      `${what}: ${JSON.stringify(one).slice(0, 300)} is not ${JSON.stringify(other).slice(0, 300)}`,
    );
}

async function contest(made) {
  const took = { core: [], plain: [], yjs: [], sqlite: [] };
  const feed = (peer) => {
    inPages([...made.cards, ...made.events], (page) => peer.take(page));
    return peer.ask();
  };
  let answer;
  let last;
  const contestants = {
    core: async () => {
      last = await Core.start();
      last.open();
      return timed(() => {
        last.take(made);
        return last.view();
      });
    },
    plain: () => timed(() => feed(new PlainLog())),
    yjs: () => timed(() => feed(new YjsLog())),
    sqlite: () => {
      const peer = new SqliteLog();
      const measured = timed(() => feed(peer));
      peer.close();
      return measured;
    },
  };
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, run] of Object.entries(contestants)) {
      collectGarbage();
      const { value, took: each } = await run();
      took[name].push(each);
      if (name === 'core') answer = value;
      else {
        mustBeEqual(
          `the rows of ${name}`,
          asPeers(answer),
          value.newest.map(({ id, ...row }) => row),
        );
        Object.assign(made, { counts: { steps: value.steps, reactions: value.reactions } });
      }
    }
  }
  return { took, last };
}

function liveEvents(core, made) {
  const apply = [];
  const see = [];
  for (const event of made.live.slice(0, liveRounds)) {
    apply.push(timed(() => core.tell({ kind: 'pushed', event })).took);
    see.push(timed(() => core.view()).took);
  }
  return { apply, see };
}

async function loads(record, made) {
  const plain = new PlainLog();
  inPages(made.events, (page) => plain.take(page));
  const saved = plain.save();
  const core = [];
  const others = [];
  for (let round = 0; round < rounds; round += 1) {
    collectGarbage();
    const fresh = await Core.start();
    core.push(
      timed(() => {
        fresh.open([record]);
        return fresh.view();
      }).took,
    );
    collectGarbage();
    const other = new PlainLog();
    others.push(
      timed(() => {
        other.load(saved);
        return other.ask();
      }).took,
    );
  }
  return { core, others };
}

/** log_bench natively and as Wasm on the same events; the shipped module's own snapshot is read natively. */
async function withoutBoundary(made, record) {
  const native = join(await buildNative('release', ['log_bench']), 'log_bench');
  const wasm = join(await buildWasm(['log_bench']), 'log_bench.cjs');
  const folder = mkdtempSync(join(tmpdir(), 'smasteg-bench-'));
  try {
    const write = (name, bytes) => {
      writeFileSync(join(folder, name), bytes);
      return join(folder, name);
    };
    const files = [
      write('events', [...made.cards, ...made.events].join('\n')),
      write('live', made.live.join('\n')),
      write('typed', made.typed.join('\n')),
      write('snapshot', Buffer.from(record.bytes, 'base64')),
    ];
    const ask = (program, args) => JSON.parse(execFileSync(program, args, { encoding: 'utf8' }));
    return { native: ask(native, files), wasm: ask(process.execPath, [wasm, ...files]) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export async function benchLog() {
  await buildWasm();
  const made = await step('making a room of 100,000 events', async () => makeRoom());
  await SqliteLog.start();
  const { took, last } = await step('reading it, in turn with the peers', () => contest(made));
  const memory = last.memory.buffer.byteLength;
  const record = last.snapshot();
  const load = await step('loading what was kept', () => loads(record, made));
  const live = liveEvents(last, made);
  const { native, wasm } = await step('the log alone', () => withoutBoundary(made, record));
  for (const other of [wasm.digest, native.givenDigest, wasm.givenDigest])
    mustBeEqual('the digest', other, native.digest);
  mustBeEqual('what is there', { steps: native.records, reactions: native.reactions }, made.counts);

  const against = (name) => took.core.map((each, i) => each / took[name][i]);
  const how =
    `${rounds} rounds in one process, everyone in turn, ratios of the same round. Each is given the ` +
    'events as JSON texts in pages of 100 (2 % edits, 1 % redactions, 20 % reactions, 10 % seen before, ' +
    'in any order) and asked for the newest 50 steps with their encouragements; the answers are the ' +
    'same. Only the core reads what people write.';
  const what = '100 000 events, text → rows';
  const megabytes = (bytes) => `${(bytes / mebi).toFixed(1)} MiB`;
  writeFigures('The log', how, [
    [`${what}: the core as Wasm, boundary included`, spread(took.core, ms), ''],
    [
      `${what}: against plain JavaScript (${ms(median(took.plain))})`,
      spread(against('plain'), times),
      '≤ 1.0×',
    ],
    [`${what}: against Yjs (${ms(median(took.yjs))})`, spread(against('yjs'), times), '≤ 0.8×'],
    [`${what}: against SQLite (${ms(median(took.sqlite))})`, spread(against('sqlite'), times), '≤ 0.1×'],
    ['one live event at 100 000, in the core, Wasm', `${wasm.liveUs.toFixed(1)} µs`, '≤ 10 µs'],
    [
      'one live event at 100 000, through the boundary',
      spread(live.apply, (v) => `${Math.round(v * 1000)} µs`),
      '',
    ],
    ['the steps view after it', spread(live.see, (v) => `${v.toFixed(1)} ms`), ''],
    ['snapshot of 100 000', megabytes(native.snapshotBytes), '≤ 10 MB'],
    [
      `snapshot loaded, against plain JavaScript’s (${ms(median(load.others))})`,
      spread(
        load.core.map((each, i) => each / load.others[i]),
        times,
      ),
      '≤ 0.25×',
    ],
    ['10 000 messages through the grammar, Wasm', ms(wasm.grammarMs), '≤ 100 ms'],
    ['Wasm memory at 100 000', megabytes(memory), '≤ 60 MB'],
    ['digest natively and in Wasm', 'equal', 'equal'],
  ]);
}
