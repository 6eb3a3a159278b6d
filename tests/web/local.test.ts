// @vitest-environment happy-dom
// What is kept in localStorage, and that nothing breaks where it is forbidden.
// SPDX-License-Identifier: EUPL-1.2
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createChanging } from '../../web/src/change';
import { createWriting } from '../../web/src/draft';
import { readChange, readChoices, readDraft, writeChoices, writeDraft } from '../../web/src/local';
import type { Session } from '../../web/src/ports';
import { signal } from '../../web/src/signal';

const draft = { text: 'Ringde', principles: ['otg-6'], visibility: 'room', from: '' };

function forbidStorage(): void {
  vi.stubGlobal('localStorage', {
    getItem() {
      throw new DOMException('denied', 'SecurityError');
    },
    setItem() {
      throw new DOMException('denied', 'SecurityError');
    },
    removeItem() {
      throw new DOMException('denied', 'SecurityError');
    },
  });
}
function sessionHearing(heard: string[], elsewhere = signal(false)): Session {
  return {
    self: '@anna:x',
    room: '!rum:example.org',
    elsewhere,
    comeHere: () => {
      elsewhere.value = false;
    },
    command: async (name, args) => void heard.push(`${name} ${args?.text}`),
  } as Session;
}
/** As a browser tells a tab that another has written. */
function writtenElsewhere(written: typeof draft | null, of = '@anna:x'): void {
  writeDraft(of, '!rum:example.org', written);
  dispatchEvent(new StorageEvent('storage', { key: `smasteg.draft.${of}/!rum:example.org` }));
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
  localStorage.clear();
});

describe('draft', () => {
  it('survives a reload, each room with its own', () => {
    writeDraft('@anna:x', '!a:x', draft);
    expect(readDraft('@anna:x', '!a:x')).toEqual(draft);
    expect(readDraft('@anna:x', '!b:x')).toBeNull();
    // Nor does another person in the same browser see it.
    expect(readDraft('@bo:x', '!a:x')).toBeNull();
    writeDraft('@anna:x', '!a:x', null);
    expect(readDraft('@anna:x', '!a:x')).toBeNull();
  });

  it('is nothing when what was kept is not a draft', () => {
    for (const kept of ['{', '[]', '"x"', '{"text":7}', '{"principles":[1]}', 'null']) {
      localStorage.setItem('smasteg.draft.@anna:x/!a:x', kept);
      expect(readDraft('@anna:x', '!a:x')).toBeNull();
    }
  });

  it('breaks nothing where storage throws at every call', () => {
    forbidStorage();
    expect(readDraft('@anna:x', '')).toBeNull();
    expect(() => writeDraft('@anna:x', '', draft)).not.toThrow();
    expect(readChoices()).toEqual({ language: '', theme: '', keys: '', about: '' });
    expect(() => writeChoices({ language: 'sv', theme: '', keys: '', about: '' })).not.toThrow();
  });
});

describe('writing', () => {
  it('keeps each keystroke at once in localStorage and within 300 ms in the core', async () => {
    vi.useFakeTimers();
    const heard: string[] = [];
    const writing = createWriting(sessionHearing(heard));
    writing.change({ text: 'R' });
    writing.change({ text: 'Ri' });
    expect(readDraft('@anna:x', '!rum:example.org')?.text).toBe('Ri');
    expect(heard).toEqual([]);
    await vi.advanceTimersByTimeAsync(300);
    expect(heard).toEqual(['saveDraft Ri']);
  });

  it('begins where one left off, and never puts the core’s draft over it', async () => {
    vi.useFakeTimers();
    const heard: string[] = [];
    writeDraft('@anna:x', '!rum:example.org', draft);
    const writing = createWriting(sessionHearing(heard));
    expect(writing.text.value).toBe('Ringde');
    expect(writing.unfolded.value).toBe(true);
    writing.offer({ ...draft, text: 'Något äldre' });
    expect(writing.text.value).toBe('Ringde');
    // The core may never have got it.
    await vi.advanceTimersByTimeAsync(300);
    expect(heard).toEqual(['saveDraft Ringde']);
  });

  it('takes the core’s draft when there is no other, once', () => {
    const writing = createWriting(sessionHearing([]));
    writing.offer(draft);
    expect(writing.text.value).toBe('Ringde');
    writing.settle(writing.send(), true);
    writing.offer(draft);
    expect(writing.text.value).toBe('');
  });

  it('empties the box when the step is taken, in storage too, and saves no draft after that', async () => {
    vi.useFakeTimers();
    const heard: string[] = [];
    const writing = createWriting(sessionHearing(heard));
    writing.change(draft);
    expect(writing.send()).toEqual(draft);
    expect(writing.text.value).toBe('Ringde');
    expect(readDraft('@anna:x', '!rum:example.org')?.text).toBe('Ringde');
    writing.settle(draft, true);
    expect(writing.text.value).toBe('');
    expect(writing.unfolded.value).toBe(true);
    writing.fold();
    expect(writing.unfolded.value).toBe(false);
    expect(readDraft('@anna:x', '!rum:example.org')).toBeNull();
    await vi.advanceTimersByTimeAsync(1000);
    expect(heard).toEqual([]);
  });

  it('keeps what was written after Enter, and all of it when the step was not taken', async () => {
    vi.useFakeTimers();
    const heard: string[] = [];
    const writing = createWriting(sessionHearing(heard));
    writing.change(draft);
    const step = writing.send();
    writing.change({ text: 'RingdeMe' });
    writing.settle(step, true);
    expect(writing.text.value).toBe('Me');
    expect(writing.principles.value).toEqual([]);
    const next = writing.send();
    writing.settle(next, false);
    expect(writing.text.value).toBe('Me');
    await vi.advanceTimersByTimeAsync(300);
    expect(heard).toEqual(['saveDraft Me']);
  });

  it('lets be what was changed in the text itself meanwhile', () => {
    const writing = createWriting(sessionHearing([]));
    writing.change(draft);
    const step = writing.send();
    writing.change({ text: 'Rang' });
    writing.settle(step, true);
    expect(writing.text.value).toBe('Rang');
  });

  it('folds nothing under a next step that has begun with its principle', () => {
    const writing = createWriting(sessionHearing([]));
    writing.change(draft);
    writing.settle(writing.send(), true);
    writing.change({ principles: ['otg-1'] });
    writing.fold();
    expect(writing.unfolded.value).toBe(true);
  });

  it('is one draft in all tabs: what is written in another stands here, and is emptied here', async () => {
    vi.useFakeTimers();
    const heard: string[] = [];
    const elsewhere = signal(false);
    const writing = createWriting(sessionHearing(heard, elsewhere));
    writing.change({ text: 'Ringde' });
    elsewhere.value = true;
    writtenElsewhere({ ...draft, text: 'Ringde två' });
    expect(writing.text.value).toBe('Ringde två');
    expect(writing.principles.value).toEqual(['otg-6']);
    expect(writing.unfolded.value).toBe(true);
    // A late word from here would put the old text over the new.
    await vi.advanceTimersByTimeAsync(1_000);
    expect(heard).toEqual([]);
    writtenElsewhere({ ...draft, text: 'Bos' }, '@bo:x');
    expect(writing.text.value).toBe('Ringde två');
    writtenElsewhere(null);
    expect(writing.text.value).toBe('');
    expect(writing.unfolded.value).toBe(false);
  });

  it('brings the turn here when one writes here, and is kept by the core then', async () => {
    vi.useFakeTimers();
    const heard: string[] = [];
    const elsewhere = signal(true);
    const writing = createWriting(sessionHearing(heard, elsewhere));
    writing.change({ text: 'R' });
    expect(elsewhere.value).toBe(false);
    await vi.advanceTimersByTimeAsync(300);
    expect(heard).toEqual(['saveDraft R']);
  });

  it('works where storage throws', () => {
    forbidStorage();
    const writing = createWriting(sessionHearing([]));
    writing.change({ text: 'x' });
    expect(writing.text.value).toBe('x');
  });

  it('knows in its next life where one was in the text, and nothing that cannot be', () => {
    const writing = createWriting(sessionHearing([]));
    writing.change({ text: 'Ringde' });
    expect(writing.caret.at).toBe(6);
    writing.caret.move(3);
    expect(createWriting(sessionHearing([])).caret.at).toBe(3);
    for (const kept of ['99', '-1', '"3"', 'null', '{']) {
      localStorage.setItem('smasteg.caret.@anna:x/!rum:example.org', kept);
      expect(createWriting(sessionHearing([])).caret.at).toBe(6);
    }
    writing.caret.move(1);
    writing.settle(writing.send(), true);
    writing.change({ text: 'Nästa' });
    expect(createWriting(sessionHearing([])).caret.at).toBe(5);
  });
});

describe('changing', () => {
  const change = { id: 'a', text: 'Ringde två', principles: ['otg-6'], visibility: 'room', caret: 4 };

  it('is kept until it is dropped, for its own step, person and room', () => {
    createChanging(sessionHearing([])).keep(change);
    const next = createChanging(sessionHearing([]));
    expect(next.of('a')).toEqual(change);
    expect(next.of('b')).toBeNull();
    expect(readChange('@bo:x', '!rum:example.org')).toBeNull();
    expect(readChange('@anna:x', '!annat:example.org')).toBeNull();
    next.drop('b');
    expect(next.of('a')).toEqual(change);
    next.drop('a');
    expect(next.of('a')).toBeNull();
    expect(createChanging(sessionHearing([])).of('a')).toBeNull();
  });

  it('is nothing, or mended, when what was kept is no change', () => {
    const kept = (value: string) => {
      localStorage.setItem('smasteg.change.@anna:x/!rum:example.org', value);
      return createChanging(sessionHearing([])).of('a');
    };
    for (const value of ['{', '7', '{"text":"x"}', '{"id":1,"text":"x"}']) expect(kept(value)).toBeNull();
    expect(kept('{"id":"a","text":"x","principles":[7],"caret":-2}')).toEqual({
      id: 'a',
      text: 'x',
      principles: [],
      visibility: '',
      caret: 1,
    });
  });

  it('works for the page’s own life where storage throws', () => {
    forbidStorage();
    const changing = createChanging(sessionHearing([]));
    changing.keep(change);
    expect(changing.of('a')).toEqual(change);
  });
});
