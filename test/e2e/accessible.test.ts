import path from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { type Screen, show } from '../support/client-harness/screen.ts';
import { screens } from '../support/client-harness/screens.ts';
import { pagesInStates } from './pages-in-states.ts';

// The real pages on a transport that is not there, in every state that they have.

const axe = path.join(import.meta.dirname, '../../node_modules/axe-core/axe.min.js');
const desk = { width: 1280, height: 720 };
/** A desk's window at twice the size, and phones. */
const small = [
  { width: 640, height: 360 },
  { width: 390, height: 844 },
  { width: 844, height: 390 },
  { width: 360, height: 640 },
];

const pages = pagesInStates();

async function open(screen: Screen, size = desk): Promise<Page> {
  const page = await pages.newPage({ viewport: size, reducedMotion: 'reduce' });
  await show(page, pages.url(), screen);
  return page;
}

const screenNamed = (name: string) => {
  const found = screens.find((each) => each.name === name);
  if (found === undefined) throw new Error(`no screen ${name}`);
  return found;
};

/** What axe finds: rules of WCAG 2.2 AA and good practice, the size of targets among them; or what another theme alone can break. */
async function faults(page: Page, looksFor: 'all' | 'colors' = 'all'): Promise<readonly string[]> {
  const options =
    looksFor === 'all'
      ? { rules: { 'target-size': { enabled: true } } }
      : { runOnly: ['color-contrast', 'link-in-text-block'] };
  const found = await page.evaluate(
    `axe.run(${JSON.stringify(options)}).then(({ violations }) =>
      violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ target }) => target.join(' ')).join(', ')))`,
  );
  return Array.isArray(found) ? found.map(String) : ['axe did not run'];
}

/** What cannot be read or pressed in a small window: what stands out at its sides, and targets that something lies over once they are brought in sight. */
function troublesHere(): readonly string[] {
  const troubles: string[] = [];
  const page = document.scrollingElement;
  if (page !== null && page.scrollWidth > page.clientWidth) troubles.push(`scrolls sideways: ${page.scrollWidth}`);
  const nameOf = (part: Element) => part.getAttribute('aria-label') ?? part.textContent.trim().slice(0, 40);
  // Behind a sheet that has the page to itself nothing can be pressed.
  const reached = document.querySelector('dialog:modal') ?? document;
  for (const part of reached.querySelectorAll('button, a[href], input, textarea, select, summary')) {
    if (!part.checkVisibility() || part.matches('.skip, :disabled')) continue;
    part.scrollIntoView({ block: 'center', inline: 'nearest' });
    const { left, right, top, bottom } = part.getBoundingClientRect();
    const isInside = left >= -1 && right <= innerWidth + 1 && top >= -1 && bottom <= innerHeight + 1;
    if (!isInside) troubles.push(`${nameOf(part)} stands out: ${[left, top, right, bottom].map(Math.round).join(' ')}`);
    const over = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    const isReached = over !== null && (part.contains(over) || over.closest('label')?.contains(part) === true);
    if (isInside && !isReached) troubles.push(`${nameOf(part)} lies under ${over?.className}`);
  }
  return troubles;
}

describe('every page in its states', () => {
  it.each(screens.map((screen) => [screen.name, screen] as const))(
    '[AX1] [AX2] %s has no fault that axe finds in either theme, and fits a small window whole',
    async (_name, screen) => {
      const page = await pages.freshPage({ viewport: desk, reducedMotion: 'reduce' });
      await show(page, pages.url(), screen);
      await page.addScriptTag({ path: axe });
      const found: Record<string, readonly string[]> = {};
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        found[colorScheme] = await faults(page, colorScheme === 'light' ? 'all' : 'colors');
      }
      for (const size of small) {
        await page.setViewportSize(size);
        await page.waitForTimeout(50);
        found[`${size.width} x ${size.height}`] = await page.evaluate(troublesHere);
      }
      expect(Object.entries(found).filter(([, each]) => each.length > 0)).toEqual([]);
    },
  );

  it.each(['hall-speaking', 'hall-words', 'hall-refused', 'hall-reacting'])(
    '[AX1] %s has no fault on a phone either',
    async (name) => {
      for (const size of [small[1], small[2]]) {
        const page = await open(screenNamed(name), size);
        await page.addScriptTag({ path: axe });
        expect(await faults(page)).toEqual([]);
      }
    },
  );

  it.each(['hall-speaking', 'hall-words', 'hall-people', 'desk', 'join-look'])(
    '[AX1] [AX3] %s has no fault with more contrast',
    async (name) => {
      const page = await open(screenNamed(name));
      await page.addScriptTag({ path: axe });
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, contrast: 'more', reducedMotion: 'reduce' });
        expect(await faults(page)).toEqual([]);
        const [quiet, line] = await page.evaluate(() => {
          const style = getComputedStyle(document.documentElement);
          return [style.getPropertyValue('--ink-quiet'), style.getPropertyValue('--line-strong')];
        });
        expect(quiet).toBe(line);
      }
    },
  );

  it.each([
    ['hall-words', desk],
    ['hall-people', { width: 640, height: 360 }],
    ['hall-questions', { width: 390, height: 844 }],
    ['desk', desk],
    ['studio', desk],
    ['fairness', { width: 390, height: 844 }],
  ] as const)(
    '[AX3] %s shows at every stop of the keyboard where one is, also in colours of one’s own',
    async (name, size) => {
      const page = await open(screenNamed(name), size);
      for (const forcedColors of ['none', 'active'] as const) {
        await page.emulateMedia({ forcedColors, reducedMotion: 'reduce' });
        const stops = await stopsOf(page);
        expect(stops.length).toBeGreaterThan(5);
        expect(stops.filter(({ hasRing, isSeen }) => !hasRing || !isSeen)).toEqual([]);
      }
      const edges = await page.locator('button').evaluateAll((all) =>
        all.flatMap((each) => {
          const { borderTopWidth, borderTopColor, backgroundColor } = getComputedStyle(each);
          const isPlain = Number.parseFloat(borderTopWidth) < 1 || borderTopColor === backgroundColor;
          const isTold = each.getAttribute('aria-pressed') === 'true' || each.matches('.sheet-handle, .skip');
          return each.checkVisibility() && isPlain && !isTold ? [each.textContent.trim()] : [];
        }),
      );
      expect(edges).toEqual([]);
    },
  );
});

/** Every stop of the keyboard, once. */
async function stopsOf(page: Page) {
  const stops: { readonly name: string; readonly hasRing: boolean; readonly isSeen: boolean }[] = [];
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
  for (let i = 0; i < 150; i++) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(async () => {
      const focused = document.activeElement;
      if (focused === null || focused === document.body) return 'outside';
      if (focused.hasAttribute('data-was-here')) return 'again';
      focused.setAttribute('data-was-here', '');
      const { outlineStyle, outlineWidth } = getComputedStyle(focused);
      const isSeen = () => {
        const { left, right, top, bottom } = focused.getBoundingClientRect();
        const middle = (Math.max(0, top) + Math.min(innerHeight, bottom)) / 2;
        const over = document.elementFromPoint((left + right) / 2, middle);
        return over !== null && (focused.contains(over) || over.closest('label')?.contains(focused) === true);
      };
      // On a busy machine it is scrolled in sight a frame or two later.
      for (let frame = 0; frame < 10 && !isSeen(); frame++) await new Promise(requestAnimationFrame);
      return {
        name: focused.getAttribute('aria-label') ?? focused.textContent.trim().slice(0, 40),
        hasRing: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2,
        // The hall itself is the ground under all the rest.
        isSeen: focused instanceof HTMLCanvasElement || isSeen(),
      };
    });
    if (at === 'again') break;
    if (at !== 'outside') stops.push(at);
  }
  await page.evaluate(() => {
    for (const each of document.querySelectorAll('[data-was-here]')) each.removeAttribute('data-was-here');
  });
  return stops;
}
