// SPDX-FileCopyrightText: 2026 The Småsteg authors
// SPDX-License-Identifier: EUPL-1.2
// What the core's log is measured against: plain JavaScript, Yjs and SQLite as Wasm. Each takes the same JSON
// texts in the same pages and answers the same question: how many steps and encouragements there are, and the
// newest fifty. None of them reads what people write, refuses what is too big, or knows a forged edit from a
// new event; they are given the easier task.
import sqlite3InitModule from '@sqlite.org/sqlite-wasm';
import * as Y from 'yjs';

export const newestRows = 50;
const pageSize = 100;

export function inPages(texts, take) {
  for (let from = 0; from < texts.length; from += pageSize) take(texts.slice(from, from + pageSize));
}

/** What an event is to the question, whoever keeps it. */
function read(text) {
  const { event_id: id, sender, type, origin_server_ts: ts, content, redacts } = JSON.parse(text);
  const relation = content['m.relates_to'];
  if (type === 'm.room.redaction') return { kind: 'redaction', id, target: redacts };
  if (type === 'm.reaction')
    return { kind: 'reaction', id, sender, ts, target: relation.event_id, key: relation.key };
  if (type !== 'm.room.message') return { kind: 'other', id };
  if (relation?.rel_type === 'm.replace')
    return { kind: 'edit', id, sender, ts, target: relation.event_id, body: content['m.new_content'].body };
  if (relation?.rel_type === 'm.thread')
    return { kind: 'step', id, sender, ts, card: relation.event_id, body: content.body };
  return { kind: 'card', id, sender, ts, body: content.body };
}

const byNewest = (a, b) => b.ts - a.ts || (a.id < b.id ? 1 : -1);

/** The plain one: Maps by id, everything sorted when it is asked for. */
export class PlainLog {
  steps = new Map();
  edits = new Map();
  reactions = new Map();
  redacted = new Set();

  take(texts) {
    for (const text of texts) {
      const event = read(text);
      if (event.kind === 'redaction') this.redacted.add(event.target);
      else if (event.kind === 'step') this.steps.set(event.id, event);
      else if (event.kind === 'edit') this.edits.set(event.id, event);
      else if (event.kind === 'reaction') this.reactions.set(event.id, event);
    }
  }

  ask() {
    const latest = new Map();
    for (const edit of this.edits.values()) {
      if (this.redacted.has(edit.id) || this.steps.get(edit.target)?.sender !== edit.sender) continue;
      const other = latest.get(edit.target);
      if (!other || byNewest(edit, other) < 0) latest.set(edit.target, edit);
    }
    const people = new Map();
    const given = new Set();
    for (const { id, target, sender, key } of this.reactions.values()) {
      const step = this.steps.get(target);
      if (this.redacted.has(id) || this.redacted.has(target) || !step) continue;
      given.add(`${target} ${sender} ${key}`);
      if (!people.has(target)) people.set(target, new Set());
      if (sender !== step.sender) people.get(target).add(sender);
    }
    const live = [...this.steps.values()].filter(({ id }) => !this.redacted.has(id)).sort(byNewest);
    const newest = live.slice(0, newestRows).map(({ id, ts, body }) => {
      return { id, ts, body: latest.get(id)?.body ?? body, people: people.get(id)?.size ?? 0 };
    });
    return { steps: live.length, reactions: given.size, newest };
  }

  save() {
    const { steps, edits, reactions, redacted } = this;
    const lists = [steps, edits, reactions].map((map) => [...map.values()]);
    return JSON.stringify({ lists, redacted: [...redacted] });
  }
  load(text) {
    const { lists, redacted } = JSON.parse(text);
    const maps = lists.map((list) => new Map(list.map((event) => [event.id, event])));
    [this.steps, this.edits, this.reactions] = maps;
    this.redacted = new Set(redacted);
  }
}

/** The same in shared maps, a transaction a page; asked through the plain one's question. */
export class YjsLog {
  doc = new Y.Doc();

  take(texts) {
    const maps = Object.fromEntries(
      ['step', 'edit', 'reaction', 'redaction'].map((kind) => [kind, this.doc.getMap(kind)]),
    );
    this.doc.transact(() => {
      for (const text of texts) {
        const event = read(text);
        const map = maps[event.kind];
        const key = event.kind === 'redaction' ? event.target : event.id;
        if (map && !map.has(key)) map.set(key, event);
      }
    });
  }
  ask() {
    const plain = new PlainLog();
    plain.steps = new Map(this.doc.getMap('step').entries());
    plain.edits = new Map(this.doc.getMap('edit').entries());
    plain.reactions = new Map(this.doc.getMap('reaction').entries());
    plain.redacted = new Set(this.doc.getMap('redaction').keys());
    return plain.ask();
  }
}

const tables = `
  create table step (id text primary key, sender text, ts integer, card text, body text) without rowid;
  create table edit (id text primary key, sender text, ts integer, target text, body text) without rowid;
  create table reaction (id text primary key, sender text, ts integer, target text, key text) without rowid;
  create table redaction (target text primary key) without rowid;
  create index reaction_target on reaction (target);
  create index edit_target on edit (target);
  create index step_ts on step (ts desc, id desc);`;
const liveSteps = 'step where id not in (select target from redaction)';
const liveReactions = `reaction r join step s on s.id = r.target
  where r.id not in (select target from redaction) and s.id not in (select target from redaction)`;
const newest = `select id, ts,
    coalesce((select e.body from edit e where e.target = step.id and e.sender = step.sender
      and e.id not in (select target from redaction) order by e.ts desc, e.id desc limit 1), body) as body,
    (select count(distinct r.sender) from reaction r where r.target = step.id and r.sender <> step.sender
      and r.id not in (select target from redaction)) as people
  from ${liveSteps} order by ts desc, id desc limit ${newestRows}`;

/** The same in tables in memory, with an index for each question; a transaction a page. */
export class SqliteLog {
  static async start() {
    SqliteLog.module ??= await sqlite3InitModule();
  }
  constructor() {
    this.db = new SqliteLog.module.oo1.DB(':memory:');
    this.db.exec(tables);
    const insert = (table, columns) =>
      this.db.prepare(`insert or ignore into ${table} values (${Array(columns).fill('?').join(',')})`);
    this.into = { step: insert('step', 5), edit: insert('edit', 5), reaction: insert('reaction', 5) };
    this.into.redaction = insert('redaction', 1);
  }
  take(texts) {
    this.db.exec('begin');
    for (const text of texts) {
      const event = read(text);
      const { kind, id, sender, ts, target, card, body, key } = event;
      if (kind === 'redaction') this.into.redaction.bind([target]).stepReset();
      else if (kind === 'step') this.into.step.bind([id, sender, ts, card, body]).stepReset();
      else if (kind === 'edit') this.into.edit.bind([id, sender, ts, target, body]).stepReset();
      else if (kind === 'reaction') this.into.reaction.bind([id, sender, ts, target, key]).stepReset();
    }
    this.db.exec('commit');
  }
  ask() {
    return {
      steps: this.db.selectValue(`select count(*) from ${liveSteps}`),
      reactions: this.db.selectValue(
        `select count(*) from (select distinct r.target, r.sender, r.key from ${liveReactions})`,
      ),
      newest: this.db.selectObjects(newest),
    };
  }
  close() {
    for (const statement of Object.values(this.into)) statement.finalize();
    this.db.close();
  }
}
