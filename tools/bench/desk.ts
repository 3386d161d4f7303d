import type { CDPSession, Page } from 'playwright-core';
import { launchBrowser } from '../../test/support/browser.ts';
import { type Screen, show } from '../../test/support/client-harness/screen.ts';
import { serveClientHarness } from '../../test/support/client-harness/serve.ts';
import { type Bench, figureOf } from './figure.ts';

const questions = 2000;
const desk: Screen = {
  name: 'desk',
  query: `page=desk&scene=speaking&role=moderator&many=${questions}`,
  enters: true,
};
/** Down the first list, over to the second, and to the ends. */
const steps = [...Array(20).fill('ArrowDown'), 'End', 'ArrowUp', 'ArrowRight', ...Array(20).fill('ArrowDown'), 'Home'];
const searched = ['porto', 'managers', 'wer', 'women leeds', 'colleague 199', 'x'];

interface Taken {
  readonly seenMs: number;
  readonly scriptMs: number;
}

/** A key on the desk with 2,000 questions → the frame in which what it does is seen, and the script that took. */
export const deskBench: Bench = {
  names: ['desk.key-to-seen-ms', 'desk.key-script-ms', 'desk.search-to-seen-ms', 'desk.search-script-ms'],
  async run() {
    await using closing = new AsyncDisposableStack();
    const harness = await serveClientHarness();
    closing.defer(() => harness.close());
    const browser = await launchBrowser();
    closing.defer(() => browser.close());
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
    await show(page, harness.url, desk);
    await page.evaluate(watchKeys);
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable');
    const press = (key: string) => taken(page, session, () => page.keyboard.press(key));
    for (const key of steps) await press(key);
    const moved: Taken[] = [];
    for (const key of steps) moved.push(await press(key));
    await page.getByLabel('Search questions and names').focus();
    const typed: Taken[] = [];
    for (const words of searched) {
      for (const letter of words) typed.push(await press(letter));
      for (const _ of words) typed.push(await press('Backspace'));
    }
    const note = `${questions} questions on a desk whose stage speaks; to the end of the frame that shows it`;
    const of = (all: readonly Taken[], what: keyof Taken) => all.map((each) => each[what]);
    return [
      figureOf('desk.key-to-seen-ms', 'ms', of(moved, 'seenMs'), `arrows, Home and End; ${note}`),
      figureOf('desk.key-script-ms', 'ms', of(moved, 'scriptMs'), 'script of such a key, its frames included'),
      figureOf(
        'desk.search-to-seen-ms',
        'ms',
        of(typed, 'seenMs'),
        `a letter typed or taken back in the search; ${note}`,
      ),
      figureOf('desk.search-script-ms', 'ms', of(typed, 'scriptMs'), 'script of such a letter, its frames included'),
    ];
  },
};

async function taken(page: Page, session: CDPSession, act: () => Promise<void>): Promise<Taken> {
  const before = await scriptSeconds(session);
  const seen = page.evaluate(
    () =>
      new Promise<number>((resolve) =>
        addEventListener(
          'bench-seen',
          (event) => resolve(event instanceof CustomEvent ? Number(event.detail) : Number.NaN),
          { once: true },
        ),
      ),
  );
  await act();
  const seenMs = await seen;
  return { seenMs, scriptMs: 1000 * ((await scriptSeconds(session)) - before) };
}

async function scriptSeconds(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? Number.NaN;
}

/** Tells of each key the time from its press to the end of the next frame, in which what it changed is drawn. */
function watchKeys(): void {
  addEventListener(
    'keydown',
    ({ timeStamp }) => {
      requestAnimationFrame(() =>
        setTimeout(() => dispatchEvent(new CustomEvent('bench-seen', { detail: performance.now() - timeStamp }))),
      );
    },
    { capture: true },
  );
}
