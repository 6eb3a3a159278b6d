// A Wasm in two parts, as wasm/split.mjs makes it and wasm/parts.mjs starts it: deferred_probe.cpp in Node.
// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import createCore from '@core-wasm';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { startParts } from '../../wasm/parts.mjs';
import { fromDisk } from './from_disk';

interface Probe {
  _keep(value: number): void;
  _keepMany(count: number, rule: 0 | 1): void;
  _sumKept(): number;
  _byRule(rule: 0 | 1, value: number): number;
  _byThin(value: number): number;
  loadDeferred(): Promise<void>;
}

const inBuild = (name: string) => new URL(`../../build/wasm/${name}`, import.meta.url);
const first = inBuild('deferred_probe.wasm');
const second = inBuild('deferred_probe.deferred.wasm');
const tooEarly = 'a deferred function was called before loadDeferred()';
let createModule: unknown;
let probe: Probe;

const start = (instantiate: typeof fromDisk | undefined, at = { first, second }): Promise<Probe> =>
  startParts(createModule, at.first, at.second, { instantiate, printErr: () => undefined });

beforeAll(async () => {
  ({ default: createModule } = await import(/* @vite-ignore */ inBuild('deferred_probe.mjs').href));
});

describe('a Wasm in two parts', () => {
  beforeEach(async () => {
    probe = await start(fromDisk);
  });

  it('does before the second is there what needs only the first', () => {
    probe._keep(20);
    probe._keep(22);
    expect(probe._sumKept()).toBe(42);
    expect(probe._byRule(0, 21)).toBe(42);
  });

  it('traps with a plain word where a marked function is called too early, however thin it is', () => {
    const calls = [() => probe._byThin(9), () => probe._keepMany(1, 0), () => probe._byRule(1, 9)];
    for (const call of calls) {
      expect(call).toThrow(tooEarly);
      expect(call).toThrow(WebAssembly.RuntimeError);
    }
  });

  it('has one heap, one stack and one table of functions when both are there', async () => {
    probe._keep(5);
    await probe.loadDeferred();
    expect(probe._byThin(9)).toBe(3);
    expect(probe._byRule(1, 9)).toBe(-9);
    probe._keepMany(10, 0);
    expect(probe._sumKept()).toBe(5 + 110);
    probe._keepMany(10, 1);
    expect(probe._sumKept()).toBe(5 + 110 - 55);
    // More than the memory one begins with: it grows for both.
    for (let i = 0; i < 2_000_000; i++) probe._keep(1);
    probe._keepMany(1000, 1);
    expect(probe._sumKept()).toBe(60 + 2_000_000 - 500_500);
  });

  it('loads the second once, and again after it could not be had', async () => {
    let online = false;
    const asked = vi.fn((url: URL, imports: WebAssembly.Imports) =>
      url === second && !online ? Promise.reject(new TypeError('offline')) : fromDisk(url, imports),
    );
    const late = await start(asked);
    await expect(late.loadDeferred()).rejects.toThrow('offline');
    expect(() => late._byThin(9)).toThrow(tooEarly);
    online = true;
    await Promise.all([late.loadDeferred(), late.loadDeferred()]);
    await late.loadDeferred();
    expect(late._byThin(9)).toBe(3);
    expect(asked.mock.calls.filter(([url]) => url === second)).toHaveLength(2);
  });

  it('says why the first could not be had', async () => {
    await expect(start(() => Promise.reject(new TypeError('offline')))).rejects.toThrow('offline');
  });
});

describe('fetched', () => {
  const types: Record<string, string> = {
    '/named': 'application/wasm',
    '/unnamed': 'application/octet-stream',
  };
  const server = createServer((request, response) => {
    const [, folder = '', name = ''] = /^(\/\w+)\/(.+)$/.exec(request.url ?? '') ?? [];
    const type = types[folder];
    if (type) response.writeHead(200, { 'Content-Type': type }).end(readFileSync(inBuild(name)));
    else response.writeHead(404).end();
  });
  const at = (folder: string) => {
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/${folder}/`;
    return {
      first: new URL('deferred_probe.wasm', base),
      second: new URL('deferred_probe.deferred.wasm', base),
    };
  };
  beforeAll(() => new Promise<void>((done) => void server.listen(0, '127.0.0.1', done)));
  afterAll(() => new Promise((done) => void server.close(done)));

  it.each(['named', 'unnamed'])('works where the server has the type %s', async (folder) => {
    const fetched = await start(undefined, at(folder));
    await fetched.loadDeferred();
    expect(fetched._byThin(9)).toBe(3);
  });

  it('is refused with the status where there is no such file', async () => {
    await expect(start(undefined, at('nowhere'))).rejects.toThrow('404');
  });
});

describe('the core', () => {
  it('can be asked for its deferred part, whatever that has in it', async () => {
    const core = await createCore({ instantiate: fromDisk });
    await core.loadDeferred();
    expect(JSON.parse(core.view('week', '{"now":1795503312000,"room":""}')).days).toHaveLength(7);
  });
});
