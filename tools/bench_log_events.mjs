// SPDX-FileCopyrightText: 2026 The Småsteg authors
// SPDX-License-Identifier: EUPL-1.2
// A big room made from a seed, as the JSON text of its events: what the log and its peers are measured with.
// The same seed gives the same bytes. Cards and pointers to them apart, since the app reads them first; all
// else in any order, a tenth of it twice.
import { randomFrom } from './random.mjs';

export const room = '!bench:example.org';
export const createEvent = '$create:example.org';
export const self = '@anna:example.org';
export const now = Date.parse('2026-11-24T10:00:00Z');

const weekMs = 7 * 86_400_000;
const weeks = 40;
const people = Array.from({ length: 60 }, (_, i) => (i === 0 ? self : `@person${i}:example.org`));
const did = ['Ringde', 'Mejlade', 'Testade', 'Besökte', 'Frågade', 'Läste', 'Skrev om', 'Visade'];
const whom = [
  'designern på Skatteverket',
  'tre pensionärer i väntrummet',
  'kommunens växel om blanketten',
  'en kollega på Försäkringskassan',
  'användarna av den nya tjänsten',
  'utvecklarna som äger API:et',
];
const what = [
  'och bad om exempel på bra texter',
  'och fick veta varför svaret dröjer',
  'för att förstå hur beslutet läses',
  'och ritade om första sidan efteråt',
];
const emoji = ['👏', '❤️', '🎉', '👍'];

/** FNV-1a 64 of the UTF-8 bytes, in 16 hexadecimal digits: what `se.smasteg` says of its body. */
function fnv1a64Hex(text) {
  let hash = 0xcbf29ce484222325n;
  for (const byte of Buffer.from(text)) hash = ((hash ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffffffn;
  return hash.toString(16).padStart(16, '0');
}

/** As ISO 8601 counts them: "2026-W48" and 48. */
function isoWeek(ts) {
  const day = new Date(ts);
  day.setUTCDate(day.getUTCDate() + 4 - (day.getUTCDay() || 7)); // the week's Thursday says its year
  const year = day.getUTCFullYear();
  const week = Math.ceil(((day.getTime() - Date.UTC(year, 0, 1)) / 86_400_000 + 1) / 7);
  return { name: `${year}-W${String(week).padStart(2, '0')}`, week };
}

class Room {
  constructor(seed) {
    this.random = randomFrom(seed);
    this.count = 0;
  }
  below(n) {
    return Math.floor(this.random() * n);
  }
  pick(list) {
    return list[this.below(list.length)];
  }
  /** As long as a server's own: 43 characters. */
  id() {
    this.count += 1;
    const text = `event ${this.count} of ${this.below(1e9)}`.padEnd(32).slice(0, 32);
    return `$${Buffer.from(text).toString('base64url')}`;
  }
  recordId() {
    return Buffer.from(Array.from({ length: 16 }, () => this.below(256))).toString('base64url');
  }
  event(type, sender, ts, content, more = {}) {
    const unsigned = { age: now - ts };
    const event = {
      type,
      sender,
      content,
      origin_server_ts: ts,
      unsigned,
      event_id: this.id(),
      room_id: room,
    };
    return { ...event, ...more };
  }
  /** A sentence that the grammar takes for a step, now and then with a principle after it. */
  sentence() {
    const mark = this.below(3) === 0 ? ` #${1 + this.below(7)}` : '';
    return `${this.pick(did)} ${this.pick(whom)} ${this.pick(what)}, ${this.count}${mark}`;
  }
  structure(body, id) {
    return { v: 1, id, k: 'step', h: fnv1a64Hex(body), c: 'otg@2018', vis: 'room' };
  }

  cards() {
    return Array.from({ length: weeks }, (_, back) => {
      const ts = now - back * weekMs - 3_600_000;
      const { name, week } = isoWeek(ts);
      const body = `👣 Vecka ${week} · Vad gjorde du? Svara i tråden.`;
      const meta = { v: 1, id: this.recordId(), k: 'card', kind: 'week', week: name, h: fnv1a64Hex(body) };
      const content = { msgtype: 'm.notice', body, 'se.smasteg': meta };
      return { ...this.event('m.room.message', this.pick(people), ts, content), week: name };
    });
  }
  pointer(card) {
    return this.event('se.smasteg.op', card.sender, card.origin_server_ts + 1000, {
      v: 1,
      id: this.recordId(),
      op: 'card',
      kind: 'week',
      week: card.week,
      card: card.event_id,
      'm.relates_to': { rel_type: 'm.reference', event_id: createEvent },
    });
  }
  /** Half are written by the app, half typed in a client. */
  step(card, byApp) {
    const body = this.sentence();
    const own = byApp ? { 'se.smasteg': this.structure(body, this.recordId()) } : { 'm.mentions': {} };
    const ts = card.origin_server_ts + 2000 + this.below(3_000_000);
    return this.event('m.room.message', this.pick(people), ts, {
      msgtype: byApp ? 'm.notice' : 'm.text',
      body,
      ...own,
      'm.relates_to': {
        rel_type: 'm.thread',
        event_id: card.event_id,
        is_falling_back: true,
        'm.in_reply_to': { event_id: card.event_id },
      },
    });
  }
  edit(step) {
    const body = this.sentence();
    const meta = step.content['se.smasteg'];
    const own = meta ? { 'se.smasteg': this.structure(body, meta.id) } : { 'm.mentions': {} };
    const { msgtype } = step.content;
    const content = { msgtype, body: `* ${body}`, 'm.new_content': { msgtype, body, ...own } };
    content['m.relates_to'] = { rel_type: 'm.replace', event_id: step.event_id };
    return this.event('m.room.message', step.sender, step.origin_server_ts + 60_000, content);
  }
  reaction(step) {
    const relation = { rel_type: 'm.annotation', event_id: step.event_id, key: this.pick(emoji) };
    const ts = step.origin_server_ts + 1000 + this.below(500_000);
    return this.event('m.reaction', this.pick(people), ts, { 'm.relates_to': relation });
  }
  redaction(of) {
    const ts = of.origin_server_ts + 120_000;
    return this.event('m.room.redaction', of.sender, ts, {}, { redacts: of.event_id });
  }
  shuffle(list) {
    for (let i = list.length - 1; i > 0; i -= 1) {
      const j = this.below(i + 1);
      [list[i], list[j]] = [list[j], list[i]];
    }
    return list;
  }
}

/** `total` events: 2 % edits, 1 % redactions, 20 % reactions, 10 % of them seen before. */
export function makeRoom(total = 100_000, seed = 48) {
  const made = new Room(seed);
  const cards = made.cards();
  const pointers = cards.map((card) => made.pointer(card));
  const [edits, redactions, reactions, copies] = [0.02, 0.01, 0.2, 0.1].map((part) => total * part);
  const count = total - 2 * weeks - edits - redactions - reactions - copies;
  const steps = Array.from({ length: count }, (_, i) => made.step(cards[i % weeks], made.below(2) === 0));
  const of = (number, make) => Array.from({ length: number }, () => make(made.pick(steps)));
  const reacted = of(reactions, (step) => made.reaction(step));
  const taken = Array.from({ length: redactions }, () => made.pick(made.below(2) === 0 ? steps : reacted));
  const all = [
    ...steps,
    ...reacted,
    ...of(edits, (step) => made.edit(step)),
    ...taken.map((event) => made.redaction(event)),
  ].map((event) => JSON.stringify(event));
  const again = Array.from({ length: copies }, () => made.pick(all));
  const live = Array.from({ length: 2000 }, () => JSON.stringify(made.step(cards[0], made.below(2) === 0)));
  const typed = Array.from({ length: 10_000 }, () => made.sentence());
  return {
    cards: [...pointers, ...cards.map(({ week, ...card }) => card)].map((event) => JSON.stringify(event)),
    events: made.shuffle([...all, ...again]),
    /** What comes afterwards, one by one. */
    live,
    typed,
  };
}
