import type { Page } from 'playwright-core';
import { moreOrganiseScreens } from './organise-screens.ts';
import { asksAnonymously, hall, inside, opens, outside, press, type Screen, scrollTo } from './screen.ts';

const desk = (name: string, query: string, prepare?: Screen['prepare']) =>
  inside(`desk-${name}`, `page=desk&role=moderator&${query}`, prepare);

/** On a phone the filters are behind a button. */
const narrows = (name: string | RegExp) => async (page: Page) => {
  const filters = page.getByRole('button', { name: /^Filter/ });
  if (await filters.isVisible()) await filters.click();
  await press(name)(page);
};

/** States that are photographed only: what axe would find in them it finds in others. */
export const moreScreens: readonly Screen[] = [
  ...(['late', 'lobby', 'open', 'ended'] as const).map((plan) => outside(`lobby-${plan}`, `page=hall&plan=${plan}`)),
  outside('lobby-ended-listen', 'page=listen&plan=ended'),
  ...[0, 1, 2, 3, 4].map((card) =>
    outside(`card-${card + 1}`, 'page=hall', async (page) => {
      await press('Show me')(page);
      for (let at = 0; at < card; at++) await page.getByRole('button', { name: 'Next' }).click();
    }),
  ),
  hall('waiting-picture', 'plan=lobby&scene=waiting&draw=picture&full'),
  hall('no-room-picture', 'scene=no-room&draw=picture&full'),
  hall('no-room-words', 'scene=no-room', opens('In words')),
  hall('waiting-words', 'plan=lobby&scene=waiting', opens('In words')),
  hall('card', 'plan=lobby&scene=waiting', press('How it works')),
  ...moreOrganiseScreens,
  hall('anonymous-named', 'scene=anonymous', opens('Questions')),
  hall('anonymous-typed', 'scene=anonymous', async (page) => {
    await asksAnonymously(page);
    await page.locator('#ask').fill('Is Porto closed for good?');
  }),
  hall('anonymous-sent', 'scene=anonymous', async (page) => {
    await asksAnonymously(page);
    await page.locator('#ask').fill('Is Porto closed for good, and who will tell the people who work there?');
    await press('Send')(page);
    await page.getByText('Sent without your name').waitFor();
    await scrollTo(page, '[aria-label="Your questions"]');
  }),
  hall('anonymous-opened', 'scene=anonymous&kept', async (page) => {
    await opens('Questions')(page);
    await scrollTo(page, '.opened');
  }),
  inside('desk-anonymous', 'page=desk&scene=anonymous&role=moderator', (page) =>
    page.locator('.unnamed').first().scrollIntoViewIfNeeded(),
  ),
  desk('selected', 'scene=speaking', async (page) => {
    for (const key of ['ArrowDown', 'ArrowRight', 'ArrowDown']) await page.keyboard.press(key);
    await page.locator('.card[aria-current]').waitFor();
    await page.keyboard.press('a');
  }),
  desk('rejecting', 'scene=speaking', async (page) => {
    for (const key of ['ArrowDown', 'r']) await page.keyboard.press(key);
    await page.getByLabel('Reason, which its author reads').waitFor();
  }),
  desk('agenda-empty', 'scene=quiet', (page) => page.locator('.agenda summary').click()),
  desk('green-room-empty', 'scene=empty&voices=off', (page) => page.locator('.green-room summary').click()),
  desk('two-wordings', 'scene=together', async (page) => {
    const card = page.locator('.card', { hasText: 'parental leave' });
    await card.getByRole('button', { name: 'Edit' }).click();
    await page
      .getByLabel('Question; the first wording stays visible')
      .fill('When does the parental leave begin, and for whom?');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('It now reads').waitFor();
    await page.locator('.moved-on').evaluate((told) => told.scrollIntoView({ block: 'center' }));
  }),
  desk('others', 'scene=together', async (page) => {
    await page
      .locator('.others')
      .first()
      .evaluate((told) => told.scrollIntoView({ block: 'center' }));
  }),
  desk('filtering', 'scene=quiet&many=200', narrows('Ready to answer')),
  desk('labelling-many', 'scene=quiet&many=20', async (page) => {
    for (const key of ['ArrowDown', 'x', 'ArrowDown', 'x']) await page.keyboard.press(key);
    await page.getByLabel('Label for the marked').fill('Pay');
    await press(/^Label these/)(page);
    await page.locator('.label-marked').evaluate((form) => form.scrollIntoView({ block: 'center' }));
  }),
  desk('20', 'scene=quiet&many=20'),
  desk('200', 'scene=quiet&many=200', narrows('Unread')),
  desk('2000', 'scene=speaking&many=2000', (page) => page.keyboard.press('End')),
  desk('2000-end', 'scene=quiet&many=2000', async (page) => {
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('End');
    await page.waitForTimeout(500);
  }),
  desk('merging', 'scene=quiet&many=200', async (page) => {
    for (const key of ['ArrowDown', 'x', 'ArrowDown', 'x']) await page.keyboard.press(key);
    await press('Find similar questions')(page);
    await page.locator('.merge-several').evaluate((part) => part.scrollIntoView());
  }),
  desk('labelling', 'scene=quiet&many=20', async (page) => {
    for (const key of ['ArrowDown', 'ArrowRight', 'ArrowDown', 'l']) await page.keyboard.press(key);
    await page.getByLabel('Label, which only moderators see').waitFor();
    await page.locator('.card[aria-current]').evaluate((card) => card.scrollIntoView({ block: 'end' }));
  }),
  desk('assigning', 'scene=quiet&many=20', async (page) => {
    for (const key of ['ArrowDown', 's']) await page.keyboard.press(key);
    await page.locator('.assign-choice').waitFor();
    await page.locator('.card[aria-current]').evaluate((card) => card.scrollIntoView({ block: 'end' }));
  }),
  desk('dragging', 'scene=quiet&many=200', async (page) => {
    await narrows(/^Queue/)(page);
    const handle = page.locator('.drag-handle').nth(1);
    await handle.evaluate((each) => each.scrollIntoView({ block: 'center' }));
    await handle.hover();
    await page.mouse.down();
    await page.mouse.move(700, 300, { steps: 4 });
    await page.locator('.in-hand').waitFor();
  }),
  desk('nothing-found', 'scene=quiet&many=200', (page) => page.getByLabel('Search questions and names').fill('xyz')),
];
