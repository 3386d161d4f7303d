import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { verifyRecord } from '../../protocol/record/verify.ts';
import { show } from '../support/client-harness/screen.ts';
import { screens } from '../support/client-harness/screens.ts';
import { pagesInStates } from './pages-in-states.ts';
import { withinMs } from './visitor.ts';

// The real pages on a transport that is not there, in windows as phones have them.

const upright = { width: 390, height: 844 };
const sideways = { width: 844, height: 390 };

const pages = pagesInStates();

async function open(name: string, viewport: typeof upright, script?: () => void): Promise<Page> {
  const screen = screens.find((each) => each.name === name);
  if (screen === undefined) throw new Error(`no screen ${name}`);
  const page = await pages.newPage({ viewport, hasTouch: true, reducedMotion: 'reduce' });
  if (script !== undefined) await page.addInitScript(script);
  await show(page, pages.url(), screen);
  return page;
}

function boxOf(what: Locator) {
  return what.evaluate((part) => {
    const { left, top, right, bottom } = part.getBoundingClientRect();
    return { left, top, right, bottom, heightPx: bottom - top };
  });
}

/** Buttons that are lower than a thumb wants, and links that stand alone. */
const lowButtons = (page: Page) =>
  page.locator('.top-bar button, .tools button, .side-panel button').evaluateAll((all) =>
    all.flatMap((each) => {
      const { height } = each.getBoundingClientRect();
      return each.checkVisibility() && height < 44 ? [`${each.textContent.trim()}: ${height}`] : [];
    }),
  );

describe('the hall on a phone', () => {
  it('[PH1] upright: the hall, what is said, the list and the actions, one under the other', async () => {
    const page = await open('hall-questions', upright);
    const parts = await Promise.all(
      ['.top-bar', '.hall-place', '.caption', '.side-panel', '.tools'].map((part) => boxOf(page.locator(part))),
    );
    for (const [index, part] of parts.entries()) {
      expect(part.heightPx).toBeGreaterThan(40);
      expect(part.top).toBeGreaterThanOrEqual((parts[index - 1]?.bottom ?? 0) - 1);
    }
    expect(parts.at(-1)?.bottom).toBeLessThanOrEqual(upright.height);
    const actions = await Promise.all((await page.locator('.tools button').all()).map(boxOf));
    expect(actions.length).toBe(5);
    expect(new Set(actions.map(({ top }) => top)).size).toBe(1);
    expect(await lowButtons(page)).toEqual([]);
  });

  it('[PH1] a list takes the whole height by its handle, and gives it back; pulled down once more it closes', async () => {
    const page = await open('hall-questions', upright);
    const list = page.getByRole('complementary', { name: 'Questions' });
    const handle = page.getByRole('button', { name: 'The whole height' });
    const half = (await boxOf(list)).heightPx;
    await handle.click();
    expect((await boxOf(list)).heightPx).toBeGreaterThan(half + 100);
    expect((await boxOf(page.locator('.caption'))).heightPx).toBeGreaterThan(80);
    const pull = async (byPx: number) => {
      const { left, right, top } = await boxOf(handle);
      await page.mouse.move((left + right) / 2, top + 12);
      await page.mouse.down();
      await page.mouse.move((left + right) / 2, top + 12 + byPx, { steps: 4 });
      await page.mouse.up();
    };
    await pull(120);
    expect((await boxOf(list)).heightPx).toBe(half);
    await pull(120);
    await list.waitFor({ state: 'hidden', timeout: withinMs });
  });

  it('[PH2] sideways: the hall whole, what is said at its foot, the actions at the right, clear of a notch', async () => {
    const page = await open('hall-speaking', sideways);
    const notchPx = 44;
    const devTools = await page.context().newCDPSession(page);
    await devTools.send('Emulation.setSafeAreaInsetsOverride', {
      insets: { left: notchPx, right: notchPx, bottom: 20 },
    });
    const [canvas, caption, tools] = await Promise.all(
      ['canvas', '.caption', '.tools'].map((part) => boxOf(page.locator(part))),
    );
    expect(canvas).toMatchObject({ left: 0, top: 0, right: sideways.width, bottom: sideways.height });
    expect(caption?.bottom).toBeLessThanOrEqual(sideways.height - 20);
    expect(caption?.left).toBeGreaterThanOrEqual(notchPx);
    expect(caption?.right).toBeLessThanOrEqual(tools?.left ?? 0);
    expect(tools?.right).toBeLessThanOrEqual(sideways.width - notchPx);
    expect(await lowButtons(page)).toEqual([]);
    await page.getByRole('button', { name: 'People' }).click();
    const list = await boxOf(page.getByRole('complementary', { name: 'People' }));
    const beside = await boxOf(page.locator('.caption'));
    expect(beside.right).toBeLessThanOrEqual(list.left + 1);
    expect(list.right).toBeLessThanOrEqual(tools?.left ?? 0);
  });

  it('[PH3] what is typed and what is said stand above the keyboard', async () => {
    const page = await open('hall-questions', upright, putKeyboardIn);
    await page.getByLabel('Ask Elena Marsh').focus();
    const keyboardTop = await page.evaluate(() => {
      window.visualViewport?.dispatchEvent(new Event('keyboard'));
      return window.visualViewport?.height ?? 0;
    });
    expect(keyboardTop).toBeLessThan(upright.height / 2 + 50);
    await page.locator('.hall[data-keyboard="yes"]').waitFor({ timeout: withinMs });
    const [caption, box, send] = await Promise.all([
      boxOf(page.locator('.caption')),
      boxOf(page.getByLabel('Ask Elena Marsh')),
      boxOf(page.getByRole('button', { name: 'Send' })),
    ]);
    expect(caption.top).toBe(0);
    expect(caption.heightPx).toBeGreaterThan(60);
    expect(box.top).toBeGreaterThanOrEqual(caption.bottom);
    expect(Math.max(box.bottom, send.bottom)).toBeLessThanOrEqual(keyboardTop);
    expect(await page.locator('.toolbar').isVisible()).toBe(false);
  });
});

/** Runs in the page: its visible part is half as high once the keyboard is called. This browser has none of its own. */
function putKeyboardIn(): void {
  let isCalled = false;
  const view = new EventTarget();
  const facts = {
    scale: { get: () => 1 },
    offsetTop: { get: () => 0 },
    height: { get: () => (isCalled ? innerHeight / 2 : innerHeight) },
  };
  Object.defineProperties(view, facts);
  view.addEventListener('keyboard', () => {
    isCalled = true;
    view.dispatchEvent(new Event('resize'));
  });
  Object.defineProperty(window, 'visualViewport', { get: () => view });
}

describe('the record on a phone', () => {
  it('[BD8] a record that broke off on its way says after how much, is fetched again at a press, and saved', async () => {
    const page = await open('record-cut', upright);
    await page.getByText('The record broke off after 4.2 MB.').waitFor({ timeout: withinMs });
    await page.getByRole('button', { name: 'Fetch it again' }).click();
    await page.getByRole('heading', { name: /^Unbroken: \d+ entries$/ }).waitFor({ timeout: withinMs });
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save this record' }).click(),
    ]);
    expect(saved.suggestedFilename()).toBe('record.jsonl');
    const lines = readFileSync(await saved.path(), 'utf8')
      .trimEnd()
      .split('\n');
    async function* each() {
      yield* lines;
    }
    expect(await verifyRecord(each())).toMatchObject({ ok: true });
  });
});
