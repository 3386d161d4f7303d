import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type Browser, type CDPSession, chromium, type Page } from 'playwright-core';
import { browserFlags, chromiumPath } from './browser.ts';

const readyWithinMs = 30_000;

/**
 * A device with a browser whose windows can be out of sight, and that can sleep. In the contexts that a test makes every page counts as
 * looked at; in the browser's own one a page is looked at when its window is.
 */
export class Laptop {
  readonly browser: Browser;
  readonly #child: ChildProcess;
  readonly #folder: string;
  readonly #devTools: CDPSession;

  private constructor(browser: Browser, child: ChildProcess, folder: string, devTools: CDPSession) {
    this.browser = browser;
    this.#child = child;
    this.#folder = folder;
    this.#devTools = devTools;
  }

  static async open(flags: readonly string[] = []): Promise<Laptop> {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'rostrum-laptop-'));
    const own = ['--headless', '--mute-audio', '--remote-debugging-port=0', `--user-data-dir=${folder}`];
    // A process group of its own, which can be stopped as one.
    const child = spawn(chromiumPath(), [...own, ...browserFlags, ...flags], {
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const browser = await chromium.connectOverCDP(await addressOf(child), { noDefaults: true });
    return new Laptop(browser, child, folder, await browser.newBrowserCDPSession());
  }

  /** Puts a page's window out of sight. */
  async minimise(page: Page): Promise<void> {
    await this.#show(page, 'minimized');
  }

  /** Brings a page's window back. */
  async restore(page: Page): Promise<void> {
    await this.#show(page, 'normal');
  }

  /** The lid is closed: all its processes stand still, and answer nobody. */
  sleep(): void {
    this.#signal('SIGSTOP');
  }

  wake(): void {
    this.#signal('SIGCONT');
  }

  /** Seconds of processor time that the whole browser has used, drawing and network among it. */
  async processorS(): Promise<number> {
    const { processInfo } = await this.#devTools.send('SystemInfo.getProcessInfo');
    return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
  }

  async close(): Promise<void> {
    this.wake();
    await this.browser.close();
    const ended = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#signal('SIGKILL');
    await ended;
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #show(page: Page, windowState: 'minimized' | 'normal'): Promise<void> {
    const devTools = await page.context().newCDPSession(page);
    const { windowId } = await devTools.send('Browser.getWindowForTarget');
    await devTools.send('Browser.setWindowBounds', { windowId, bounds: { windowState } });
    await devTools.detach();
    await page.waitForFunction((hidden) => document.hidden === hidden, windowState === 'minimized', { polling: 50 });
  }

  #signal(name: NodeJS.Signals): void {
    const { pid } = this.#child;
    if (pid !== undefined && this.#child.exitCode === null && this.#child.signalCode === null) process.kill(-pid, name);
  }
}

/** Where the browser says that it can be driven. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const give = (error: Error | null, address = ''): void => {
      clearTimeout(timer);
      if (error === null) resolve(address);
      else reject(error);
    };
    const timer = setTimeout(() => give(new Error(`no browser in ${readyWithinMs} ms:\n${said}`)), readyWithinMs);
    child.stderr?.on('data', (data: Buffer) => {
      said += data.toString();
      const [, address] = /DevTools listening on (ws:\S+)/.exec(said) ?? [];
      if (address !== undefined) give(null, address);
    });
    child.once('exit', (code) => give(new Error(`the browser ended with ${code}:\n${said}`)));
  });
}
