// Firefox, driven by WebDriver BiDi: the browser speaks it by itself, so no driver is built or fetched.
// SPDX-License-Identifier: EUPL-1.2
import puppeteer, { type ElementHandle, type Browser as Firefox, type Frame } from 'puppeteer-core';
import { firefoxPath } from '../../../tools/browsers.mjs';
import { type Browser, type Engine, patienceMs, type Role, type Screen } from './browser';

class FirefoxScreen implements Screen {
  private readonly frame: Frame;

  constructor(frame: Frame) {
    this.frame = frame;
  }

  async press(role: Role, name: string): Promise<void> {
    const element = await this.find(role, name);
    await element.click();
    await element.dispose();
  }

  async type(role: Role, name: string, text: string): Promise<void> {
    const element = await this.find(role, name);
    await element.type(text);
    await element.dispose();
  }

  run<T>(script: (argument: string) => T | Promise<T>, argument = ''): Promise<T> {
    return this.frame.evaluate(script, argument) as Promise<T>;
  }

  private async find(role: Role, name: string): Promise<ElementHandle> {
    const selector = `::-p-aria([name=${JSON.stringify(name)}][role="${role}"])`;
    const element = await this.frame.waitForSelector(selector, { timeout: patienceMs });
    if (!element) throw new Error(`no ${role} "${name}"`);
    return element;
  }
}

export async function startFirefox(home: string): Promise<Engine> {
  const executablePath = firefoxPath();
  if (!executablePath) throw new Error("no Firefox on this machine: 'npm test -- smoke' installs it");
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    userDataDir: home,
    env: { ...process.env, HOME: home, TZ: 'Europe/Stockholm' },
  });
  return { fresh: () => fresh(browser), stop: () => browser.close() };
}

export async function fresh(browser: Firefox): Promise<Browser> {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport({ width: 1400, height: 900 });
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(`error: ${String(error)}`));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(`console: ${message.text()}`);
  });
  return {
    async open(address) {
      errors.length = 0;
      await page.goto(address);
      return new FirefoxScreen(page.mainFrame());
    },
    async frame(selector) {
      const element = await page.waitForSelector(selector, { timeout: patienceMs });
      const frame = await element?.contentFrame();
      if (!frame) throw new Error(`no frame ${selector}`);
      return new FirefoxScreen(frame);
    },
    errors: async () => [...errors],
    close: () => context.close(),
  };
}
