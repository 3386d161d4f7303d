import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Drawing } from '../../client/live/kept-drawing.ts';
import { drawNothing } from '../support/hall-harness/unpainted.ts';
import { putEarIn } from './ear.ts';
import { putEyeIn } from './eye.ts';

const pictures = path.join(import.meta.dirname, '../../test-results/screens');
const desktop = { width: 1280, height: 720 };
const phone = { width: 390, height: 844 };
/** Two cores share browsers that draw in software, media server and town hall: everything may take this long, nothing longer. */
export const withinMs = 60_000;

/** Runs in a page before its own scripts, or later: every hall there is left unpainted until `paintAgain`. */
const unpainted = `if (typeof WebGL2RenderingContext === 'function')
  window.paintAgain ??= (${drawNothing.toString()})(WebGL2RenderingContext.prototype);`;

/** A hall that is drawn asks for its next frame much sooner. */
const drawnWithinMs = 1500;

const tellWithinMs = 10_000;
/** Everybody at a browser now. */
const open = new Set<Visitor>();

export interface VisitorOptions extends BrowserContextOptions {
  /** A script that gives the page a device: a headset. */
  readonly device?: string;
  /** Whether this person hears the hall itself too; most have switched it off, so that silence is silence. */
  readonly hearsHall?: boolean;
  /** How much of the hall is drawn, where nobody chooses otherwise: all of it, as slowly as it may be. A picture spares the machine. */
  readonly draws?: Drawing;
  /** Whether a drawn hall is painted all the time; else for pictures only: nothing else needs it, and it takes software most of its time. */
  readonly isPainted?: boolean;
  /** In a window of the browser's own, which can be out of sight, not in a profile that is made. */
  readonly isInOwnWindow?: boolean;
}

declare global {
  interface Window {
    /** Set while a hall's draws are left unpainted: has them painted again. */
    paintAgain: (() => void) | undefined;
  }
}

/** A person at a browser: their page, and everything that went wrong in it. */
export class Visitor {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly #isPainted: boolean;
  /** Errors of the page, and requests that left its origin. */
  readonly troubles: string[] = [];

  private constructor(
    context: BrowserContext,
    page: Page,
    of: { readonly origin: string; readonly isPainted: boolean },
  ) {
    this.context = context;
    this.page = page;
    this.#isPainted = of.isPainted;
    open.add(this);
    page.on('close', () => open.delete(this));
    page.on('crash', () => open.delete(this));
    page.on('pageerror', (error) => this.troubles.push(`error: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') this.troubles.push(`console: ${message.text()}`);
    });
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (url.origin !== of.origin && !['data:', 'blob:'].includes(url.protocol))
        this.troubles.push(`asked ${url.origin}`);
    });
  }

  /** Opens a link in a browser profile of its own. */
  static async open(browser: Browser, link: string, options: VisitorOptions = {}): Promise<Visitor> {
    const { device, hearsHall = false, draws = 'whole', isPainted = false, isInOwnWindow = false, ...rest } = options;
    const [own] = isInOwnWindow ? browser.contexts() : [];
    const context = own ?? (await browser.newContext({ viewport: desktop, ...rest }));
    context.setDefaultTimeout(withinMs);
    if (!hearsHall)
      await context.addInitScript(keep, { key: 'rostrum.hall-sounds', text: '{"isOn":false,"volume":0.5}' });
    await context.addInitScript(keep, { key: 'rostrum.drawing', text: draws });
    return Visitor.#openIn(context, link, { isPainted, device });
  }

  static async #openIn(
    context: BrowserContext,
    link: string,
    { isPainted, device }: { readonly isPainted: boolean; readonly device?: string | undefined },
  ): Promise<Visitor> {
    const page = await context.newPage();
    await page.addInitScript(putEarIn);
    await page.addInitScript(putEyeIn);
    if (device !== undefined) await page.addInitScript({ content: device });
    if (!isPainted) await page.addInitScript({ content: unpainted });
    const visitor = new Visitor(context, page, { origin: new URL(link).origin, isPainted });
    await page.goto(link);
    return visitor;
  }

  /** Opens a link, types a name and enters: inside when it resolves. */
  static async enter(browser: Browser, link: string, name: string, options: VisitorOptions = {}): Promise<Visitor> {
    const visitor = await Visitor.open(browser, link, options);
    await visitor.comeIn(name);
    return visitor;
  }

  /** Kills the tab, as its browser does when memory runs out. */
  async crash(): Promise<void> {
    const crashed = this.page.waitForEvent('crash', { timeout: withinMs });
    const devTools = await this.context.newCDPSession(this.page);
    // A tab that is dead does not answer.
    devTools.send('Page.crash').catch(() => undefined);
    await crashed;
  }

  /** A new tab in the same browser profile. */
  reopen(url: string): Promise<Visitor> {
    return Visitor.#openIn(this.context, url, { isPainted: this.#isPainted });
  }

  async comeIn(name: string): Promise<void> {
    await this.page.getByLabel('Your name').fill(name);
    await this.page.getByLabel('Your name').press('Enter');
    await this.sees(this.page.getByRole('button', { name: 'Leave' }));
  }

  async sees(what: Locator, deadlineMs = withinMs): Promise<void> {
    await this.#comes(what.first().waitFor({ state: 'visible', timeout: deadlineMs }));
  }

  /** Resolves when a text has been in sight on this page, if only for a moment. */
  async reads(text: string): Promise<void> {
    await this.#comes(
      this.page.waitForFunction((wanted) => window.eye.hasRead(wanted), text, { timeout: withinMs, polling: 100 }),
    );
  }

  /** Does something; resolves when a text has come in sight since, if only for a moment. */
  async readsAfter(action: () => void, text: string): Promise<void> {
    await this.page.evaluate(() => window.eye.forget());
    action();
    await this.reads(text);
  }

  /** Whether a text has been in sight on this page so far. */
  hasRead(text: string): Promise<boolean> {
    return this.page.evaluate((wanted) => window.eye.hasRead(wanted), text);
  }

  async seesNoMore(what: Locator, deadlineMs = withinMs): Promise<void> {
    await this.#comes(what.waitFor({ state: 'hidden', timeout: deadlineMs }));
  }

  /** Red, green and blue (0 to 255) as the browser draws it. */
  colorOf(what: Locator, property: 'color' | 'backgroundColor'): Promise<readonly number[]> {
    return what.evaluate((part, name) => (getComputedStyle(part)[name].match(/\d+/g) ?? []).map(Number), property);
  }

  region(name: string): Locator {
    return this.page.getByRole('region', { name, exact: true });
  }

  async ask(text: string): Promise<void> {
    const box = this.page.getByLabel(/^Ask /);
    await box.fill(text);
    await box.press('Enter');
    await this.sees(this.page.getByText('Sent. A moderator will read it.'));
  }

  /** Resolves when sound comes out of this page's loudspeaker. */
  async hearsSomething(deadlineMs = withinMs): Promise<void> {
    await this.#comes(
      this.page.waitForFunction(() => window.ear.quietS() < 0.3, undefined, { timeout: deadlineMs, polling: 50 }),
    );
  }

  /** Does something; resolves when sound has come out of this page's loudspeaker since, if only for a moment. */
  async hearsAfter(action: () => Promise<void>): Promise<void> {
    const beforeMs = await this.page.evaluate(() => performance.now());
    await action();
    await this.#comes(
      this.page.waitForFunction((ms) => window.ear.soundedAtMs() > ms, beforeMs, { timeout: withinMs, polling: 100 }),
    );
  }

  /** Resolves when the loudspeaker, and the sound that arrives, have been quiet for so long. */
  async hearsNothing(forS: number, deadlineMs = withinMs): Promise<void> {
    await this.#comes(
      this.page.waitForFunction(
        (seconds) => window.ear.quietS() > seconds && window.ear.arrivingQuietS() > seconds,
        forS,
        { timeout: deadlineMs, polling: 50 },
      ),
    );
  }

  /** Resolves when a hall that was not painted is on the screen, or none is drawn here; gives whether it was not. */
  #painted(): Promise<boolean> {
    return this.page.evaluate(
      async ({ deadlineMs, soonMs }) => {
        if (window.paintAgain === undefined) return false;
        window.paintAgain();
        window.paintAgain = undefined;
        const { prototype } = WebGL2RenderingContext;
        const { drawElements } = prototype;
        let isDrawn = false;
        prototype.drawElements = function (...of) {
          isDrawn = true;
          drawElements.apply(this, of);
        };
        const beganMs = performance.now();
        // The first frame that is whole, and two more, before which it has come there.
        for (let frames = 0; frames < 3; frames += isDrawn ? 1 : 0) {
          const passedMs = performance.now() - beganMs;
          if (passedMs > (frames === 0 ? soonMs : deadlineMs)) break;
          isDrawn = false;
          await new Promise((next) => requestAnimationFrame(next));
        }
        prototype.drawElements = drawElements;
        return true;
      },
      { deadlineMs: withinMs, soonMs: drawnWithinMs },
    );
  }

  async #whilePainted<T>(action: () => Promise<T>): Promise<T> {
    const wasUnpainted = await this.#painted();
    const result = await action();
    if (wasUnpainted) await this.page.evaluate(unpainted);
    return result;
  }

  /** Photographs what this person sees, on a desktop and on a phone. A drawn hall is then drawn anew, twice, which takes software a while. */
  async photograph(name: string): Promise<void> {
    const before = this.page.viewportSize() ?? desktop;
    for (const size of [phone, desktop]) {
      await this.page.setViewportSize(size);
      await this.shoot(`${name}-${size.width}x${size.height}`);
    }
    await this.page.setViewportSize(before);
  }

  /** Asserts that something comes in time; pictures and words of every open page tell what came instead. */
  async #comes(something: Promise<unknown>): Promise<void> {
    const told = something.catch(() => Visitor.#tellAll());
    await expect(something)
      .resolves.not.toThrow()
      .finally(() => told);
  }

  static async #tellAll(): Promise<void> {
    for (const [index, { page }] of [...open].entries()) {
      const says = await page.locator('body').ariaSnapshot({ timeout: tellWithinMs }).catch(String);
      process.stderr.write(`page ${index} at ${page.url()} says:\n${says.slice(0, 4000)}\n`);
      await page
        .screenshot({ path: path.join(pictures, `failed-${index}.png`), timeout: tellWithinMs })
        .catch(() => undefined);
    }
  }

  /** Photographs what this person sees, as large as it is. */
  async shoot(name: string): Promise<void> {
    mkdirSync(pictures, { recursive: true });
    await this.#whilePainted(() => this.page.screenshot({ path: path.join(pictures, `${name}.png`) }));
  }

  /** The drawn hall as it is seen now, without what lies over it. */
  async hallPicture(): Promise<Buffer> {
    const show = (visibility: string) =>
      this.page.locator('.top-bar, .hall-middle, .toolbar, .side-panel').evaluateAll((parts, value) => {
        for (const part of parts) if (part instanceof HTMLElement) part.style.visibility = value;
      }, visibility);
    await show('hidden');
    const picture = await this.#whilePainted(() => this.page.screenshot());
    await show('');
    return picture;
  }

  /** The part of two pictures (0 to 1) that differs plainly. Compared in an empty page, where no policy forbids it. */
  async difference(before: Buffer, after: Buffer): Promise<number> {
    const lab = await this.context.newPage();
    const part = await lab.evaluate(
      async (pictures) => {
        const pixels = await Promise.all(
          pictures.map(async (base64) => {
            const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
            const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
            const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
            context?.drawImage(bitmap, 0, 0);
            return context?.getImageData(0, 0, bitmap.width, bitmap.height).data ?? new Uint8ClampedArray();
          }),
        );
        const [one, two] = pixels;
        if (one === undefined || two === undefined || one.length === 0) return 1;
        let changed = 0;
        for (let i = 0; i < one.length; i += 4) {
          const difference = [0, 1, 2].map((channel) => Math.abs((one[i + channel] ?? 0) - (two[i + channel] ?? 0)));
          if (Math.max(...difference) > 24) changed++;
        }
        return changed / (one.length / 4);
      },
      [before, after].map((picture) => picture.toString('base64')),
    );
    await lab.close();
    return part;
  }

  close(): Promise<void> {
    return this.context.close();
  }
}

/** Runs inside the page before its own scripts: what this browser has kept of the person's choice. */
function keep({ key, text }: { readonly key: string; readonly text: string }): void {
  // A page without an origin keeps nothing.
  if (location.protocol.startsWith('http') && localStorage.getItem(key) === null) localStorage.setItem(key, text);
}
