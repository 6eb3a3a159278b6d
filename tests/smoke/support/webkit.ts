// WebKitGTK's own small browser, driven by WebKitGTK's own driver on a screen that nobody sees.
// SPDX-License-Identifier: EUPL-1.2
import { Builder, By, Capabilities, Key, type WebDriver, type WebElement } from 'selenium-webdriver';
import { webkitDriverPath, xvfbPath } from '../../../tools/browsers.mjs';
import { freePort } from '../../../tools/exec.mjs';
import { type Browser, type Engine, eventually, type Role, type Screen } from './browser';
import { type OwnProcess, startProcess } from './own_process';

/** Where to look for a role; the browser then says which of them has the role and the name. */
const candidates: Record<Role, string> = {
  button: 'button',
  heading: 'h1, h2, h3',
  link: 'a[href]',
  textbox: 'textarea, input',
};

/** Runs in each page as soon as it is there: this driver tells nothing of errors by itself. */
function listenForErrors(): void {
  const heard: string[] = [];
  Object.assign(window, { smokeErrors: heard });
  addEventListener('error', (event) => heard.push(`error: ${event.message}`));
  addEventListener('unhandledrejection', (event) => heard.push(`error: ${String(event.reason)}`));
}
const heardErrors = () => (window as unknown as { smokeErrors?: string[] }).smokeErrors ?? [];

/** The driver has one place at a time that it talks to, so each question begins by going there. */
class WebkitScreen implements Screen {
  private readonly driver: WebDriver;
  private readonly selector: string;

  constructor(driver: WebDriver, selector: string) {
    this.driver = driver;
    this.selector = selector;
  }

  async press(role: Role, name: string): Promise<void> {
    const element = await this.find(role, name);
    await element.click();
  }

  async type(role: Role, name: string, text: string): Promise<void> {
    const element = await this.find(role, name);
    await element.sendKeys(text.replaceAll('\n', Key.ENTER));
  }

  async run<T>(script: (argument: string) => T | Promise<T>, argument = ''): Promise<T> {
    await this.enter();
    return this.driver.executeScript<T>(script, argument);
  }

  private async enter(): Promise<void> {
    await this.driver.switchTo().defaultContent();
    if (this.selector === '') return;
    await this.driver.switchTo().frame(await this.driver.findElement(By.css(this.selector)));
  }

  private find(role: Role, name: string): Promise<WebElement> {
    return eventually(`${role} "${name}"`, async () => {
      await this.enter();
      for (const element of await this.driver.findElements(By.css(candidates[role]))) {
        const isIt = (await element.getAriaRole()) === role && (await element.getAccessibleName()) === name;
        if (isIt) return element;
      }
      return undefined;
    });
  }
}

/** A screen of its own, at a number that the server finds free. */
async function startScreen(): Promise<{ display: string; server: OwnProcess }> {
  const path = xvfbPath();
  if (!path) throw new Error("no Xvfb on this machine: 'npm test -- smoke' installs it");
  const args = ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp', '-noreset'];
  const server = startProcess(path, args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const display = await new Promise<string>((resolve, reject) => {
    server.child.stdio[3]?.once('data', (number) => resolve(`:${String(number).trim()}`));
    server.child.once('error', reject);
    server.child.once('exit', (code) => reject(new Error(`Xvfb ended at once, with ${code}`)));
  });
  return { display, server };
}

async function startDriver(home: string, display: string): Promise<{ address: string; server: OwnProcess }> {
  const path = webkitDriverPath();
  if (!path) throw new Error("no WebKitWebDriver on this machine: 'npm test -- smoke' installs it");
  const port = await freePort();
  const server = startProcess(path, ['--host=127.0.0.1', `--port=${port}`], {
    stdio: 'ignore',
    env: {
      ...process.env,
      DISPLAY: display,
      GDK_BACKEND: 'x11',
      HOME: home,
      XDG_CONFIG_HOME: home,
      XDG_CACHE_HOME: home,
      XDG_DATA_HOME: home,
      TZ: 'Europe/Stockholm',
      // There is no bus for assistive technology here; the names are asked of the driver.
      NO_AT_BRIDGE: '1',
    },
  });
  const address = `http://127.0.0.1:${port}`;
  await eventually('WebKitWebDriver', async () => ((await fetch(`${address}/status`)).ok ? true : undefined));
  return { address, server };
}

export async function startWebkit(home: string): Promise<Engine> {
  const screen = await startScreen();
  try {
    const { address, server } = await startDriver(home, screen.display);
    return {
      // A session now and then fails to come up; a walk that has begun is never walked again.
      fresh: () => fresh(address).catch(() => fresh(address)),
      async stop() {
        await server.stop();
        await screen.server.stop();
      },
    };
  } catch (error) {
    await screen.server.stop();
    throw error;
  }
}

async function fresh(address: string): Promise<Browser> {
  const driver = await new Builder()
    .usingServer(address)
    .withCapabilities(new Capabilities({ browserName: 'MiniBrowser' }))
    .build();
  await driver.manage().window().setRect({ x: 0, y: 0, width: 1400, height: 950 });
  let screens: Screen[] = [];
  const listening = async (screen: Screen) => {
    await screen.run(listenForErrors);
    screens.push(screen);
    return screen;
  };
  return {
    async open(page) {
      screens = [];
      await driver.switchTo().defaultContent();
      await driver.get(page);
      return listening(new WebkitScreen(driver, ''));
    },
    frame: (selector) => listening(new WebkitScreen(driver, selector)),
    async errors() {
      const found: string[] = [];
      for (const screen of screens) found.push(...(await screen.run(heardErrors)));
      return found;
    },
    close: () => driver.quit(),
  };
}
