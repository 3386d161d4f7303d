import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Look, lookOfCode } from '../../protocol/look.ts';
import { townhall as hall } from '../../scenes/load-hall.ts';
import { launchBrowser } from '../support/browser.ts';
import { PageClient } from '../support/page-client.ts';
import { RunningApp } from '../support/running-app.ts';
import { Visitor, type VisitorOptions, withinMs } from './visitor.ts';

/** Two halls are drawn in software. */
const viewport = { width: 640, height: 400 };
const enough = { timeout: 2 * withinMs, polling: 200 };

let app: RunningApp;
let browser: Browser;
beforeAll(async () => {
  app = await RunningApp.start();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
});

/** The seat from which one looks at the back of a head that is on another. */
function behind(seatId: unknown) {
  const seat = hall.seats.find(({ id }) => id === seatId);
  if (seat === undefined) throw new Error(`no seat ${seatId}`);
  const [x, y, z] = seat.position;
  const awayFrom = (other: (typeof hall.seats)[number]) =>
    Math.hypot(other.position[0] - x, other.position[2] - z - 1.1) + (other.position[1] > y ? 0 : 9);
  return hall.seats.toSorted((a, b) => awayFrom(a) - awayFrom(b))[0]?.id ?? seat.id;
}

/** The browser of somebody who was here by other means. */
function browserOf(page: PageClient): VisitorOptions {
  const [name = '', value = ''] = page.cookie.split('=');
  const { hostname: domain } = new URL(app.url);
  const cookie = { name, value, domain, path: '/', expires: -1, httpOnly: true, secure: false } as const;
  return {
    viewport,
    storageState: { cookies: [{ ...cookie, sameSite: 'Lax' }], origins: [] },
    reducedMotion: 'reduce',
    isPainted: true,
  };
}

/** Where the head before one is: under what is said above, over the buttons. */
const clip = { x: 100, y: 200, width: 440, height: 140 };

const photograph = async (page: Page) => (await page.screenshot({ clip, timeout: withinMs })).toString('base64');

/** How much of the picture before one was the grey of a silver turban on a seat in the dusk, and is the black of short hair now. */
async function turnedBlack(page: Page, before: string): Promise<number> {
  return page.evaluate(
    async (pictures) => {
      const [was, is] = await Promise.all(
        pictures.map(async (data) => {
          const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
          const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
          const context = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
          context?.drawImage(picture, 0, 0);
          return context?.getImageData(0, 0, picture.width, picture.height).data ?? [];
        }),
      );
      if (was === undefined || is === undefined) throw new Error('no picture');
      let turned = 0;
      for (let at = 0; at < was.length; at += 4) {
        const [red = 0, green = 0, blue = 0] = [was[at], was[at + 1], was[at + 2]];
        const isGrey = red > 55 && Math.abs(red - green) < 20 && Math.abs(green - blue) < 20;
        if (isGrey && (is[at] ?? 255) < 40) turned++;
      }
      return turned / (was.length / 4);
    },
    [before, await photograph(page)],
  );
}

const ownPicture = (page: Page) => page.locator('.look canvas:not([hidden])');
const pixelsOf = (page: Page) => ownPicture(page).evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
const lookOnRoster = ({ roster }: PageClient, name: string) =>
  lookOfCode(String(Object.values(roster).find((person) => person.name === name)?.look ?? ''));

it('[LOOK7] a look that was chosen by keyboard is seen in another browser, and is there at the next visit', async () => {
  const cy = await PageClient.join(app.links.spectator, 'Cy', 'companion');
  const ada = await Visitor.open(browser, app.links.attendee, { viewport, isPainted: true });
  const { page } = ada;
  await ada.sees(ownPicture(page), 2 * withinMs);
  const before = await pixelsOf(page);

  await page.getByRole('button', { name: 'Change it' }).press('Enter');
  await page.getByLabel('Hair', { exact: true }).focus();
  await page.keyboard.type('Turban');
  await page.getByRole('radiogroup', { name: 'Scarf colour' }).getByRole('radio', { checked: true }).focus();
  for (let tries = 0; tries < 8 && !(await page.getByRole('radio', { name: 'Silver' }).isChecked()); tries++)
    await page.keyboard.press('ArrowRight');
  await page.getByRole('button', { name: 'Glasses: the next one' }).press('Enter');
  await page.waitForFunction(
    (was) => document.querySelector<HTMLCanvasElement>('.look canvas')?.toDataURL() !== was,
    before,
    enough,
  );
  expect(await page.getByRole('img', { name: /silver turban/ }).count()).toBe(1);
  await ada.comeIn('Ada');
  await cy.until('the look of Ada', () => lookOnRoster(cy, 'Ada') !== null);
  const chosen = lookOnRoster(cy, 'Ada');
  expect(chosen).toMatchObject({ hair: 'turban', scarf: 'silver' } satisfies Partial<Look>);

  const seatOfAda = Object.values(cy.roster).find(({ name }) => name === 'Ada')?.seatId;
  const benBefore = await PageClient.join(app.links.attendee, 'Ben');
  await benBefore.must({ type: 'member.sit', seatId: behind(seatOfAda) });
  await benBefore.leave();
  const ben = await Visitor.enter(browser, `${app.url}/hall`, 'Ben', browserOf(benBefore));
  await ben.page.waitForFunction(
    () => performance.getEntriesByName('rostrum:hall-shown').length > 0,
    undefined,
    enough,
  );
  const inTurban = await photograph(ben.page);
  expect(await turnedBlack(ben.page, inTurban)).toBeLessThan(0.002);

  await page.reload();
  await page.getByRole('button', { name: 'Change it' }).click();
  expect(await page.getByLabel('Hair', { exact: true }).inputValue()).toBe('turban');
  expect(await page.getByRole('radio', { name: 'Silver' }).isChecked()).toBe(true);
  await page.getByLabel('Hair', { exact: true }).selectOption('cropped');
  await page.getByRole('radio', { name: 'Black', exact: true }).check();
  await ada.comeIn('Ada');
  await cy.until('another look of Ada', () => lookOnRoster(cy, 'Ada')?.hair === 'cropped');
  await expect.poll(() => turnedBlack(ben.page, inTurban), { timeout: withinMs }).toBeGreaterThan(0.02);
  expect([ada.troubles, ben.troubles]).toEqual([[], []]);
  await cy.leave();
});
