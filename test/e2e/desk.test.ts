import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { pagesInStates } from './pages-in-states.ts';
import { withinMs } from './visitor.ts';

// The desk on a transport that is not there: by keyboard, with follow-ups, and with anonymous questions, as whoever asks them has them too.

const pages = pagesInStates();

async function open(query: string): Promise<Page> {
  const page = await pages.newPage({ viewport: { width: 1280, height: 720 } });
  await page.goto(`${pages.url()}?${query}`);
  await page.locator('form button.primary').click();
  return page;
}

describe('the desk by keyboard', () => {
  it('[DK1] [DK2] [DK4] goes to a question, asks for the reason there, and takes no letter that is typed for a key', async () => {
    const page = await open('page=desk&scene=quiet&role=moderator');
    const current = page.locator('.card[aria-current]');
    const hasKeyboard = () => current.evaluate((card) => card === document.activeElement);
    await page.getByRole('heading', { name: 'New 3' }).waitFor({ timeout: withinMs });
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await current.getByText('will those rules be the same').waitFor({ timeout: withinMs });
    expect(await hasKeyboard()).toBe(true);
    await page.keyboard.press('r');
    const reason = page.getByLabel('Reason, which its author reads');
    await reason.waitFor({ timeout: withinMs });
    await page.keyboard.type('a paper? ');
    expect(await reason.inputValue()).toBe('a paper? ');
    await page.keyboard.press('Escape');
    await reason.waitFor({ state: 'detached', timeout: withinMs });
    expect(await hasKeyboard()).toBe(true);
    await page.keyboard.press('c');
    await page.getByText('Approve it first, then call it.').waitFor({ timeout: withinMs });
    await page.keyboard.press('?');
    await page.getByLabel('Letters, signs and Space act at once').uncheck({ timeout: withinMs });
    await page.keyboard.press('Escape');
    await page.keyboard.press('r');
    await page.keyboard.press('ArrowDown');
    await current.getByText('four-day week').waitFor({ timeout: withinMs });
    expect(await page.getByRole('form').or(page.locator('.inline-form')).count()).toBe(0);
  });

  it('[DK17] what is typed at an open form decides on no question, also beside a touch screen', async () => {
    const page = await pages.newPage({ viewport: { width: 1280, height: 720 }, hasTouch: true });
    await page.addInitScript(() => {
      const { matchMedia: real } = window;
      window.matchMedia = (query) => real.call(window, query === '(pointer: fine)' ? 'not all' : query);
    });
    await page.goto(`${pages.url()}?page=desk&scene=quiet&role=moderator`);
    await page.locator('form button.primary').click();
    const fresh = page.getByRole('region', { name: 'New questions' });
    await page.getByRole('heading', { name: 'New 3' }).waitFor({ timeout: withinMs });
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('r');
    const reason = page.getByLabel('Reason, which its author reads');
    await reason.waitFor({ timeout: withinMs });
    await page.keyboard.type('Answered in a call.');
    expect(await reason.inputValue()).toBe('Answered in a call.');
    await page.keyboard.press('Escape');
    await fresh.getByRole('button', { name: 'Reject' }).first().click();
    await reason.waitFor({ timeout: withinMs });
    const { top, bottom } = await reason.evaluate((field) => field.getBoundingClientRect().toJSON());
    expect([top >= 0, bottom <= 720]).toEqual([true, true]);
    await page.keyboard.type('apc');
    await page.getByText('A form is open: write in it and send it').waitFor({ timeout: withinMs });
    expect(await page.getByRole('heading', { name: 'New 3' }).count()).toBe(1);
  });

  it('[DK3] Space stops, without scrolling or pressing the button that was clicked before', async () => {
    const page = await open('page=desk&scene=away&role=moderator');
    const now = page.getByRole('region', { name: 'On the stage now' });
    await now.getByRole('button', { name: 'Stop when back' }).waitFor({ timeout: withinMs });
    const edit = page.getByRole('region', { name: 'New questions' }).getByRole('button', { name: 'Edit' }).first();
    await edit.click();
    await page.getByLabel(/^Question; the first/).press('Escape');
    await edit.click();
    await edit.focus();
    const before = await page.evaluate(() => scrollY);
    await page.keyboard.press('Space');
    await now.getByText('Stop is kept and goes out the moment this page is back.').waitFor({ timeout: withinMs });
    expect(await edit.getAttribute('aria-expanded')).toBe('true');
    // What is above has grown by a line or two; a Space that scrolls goes on by most of a window.
    expect((await page.evaluate(() => scrollY)) - before).toBeLessThan(150);
  });
});

describe('the desk by hand', () => {
  it('[LB8] drags a question by its handle; Escape lets it be, and the new place is told', async () => {
    const page = await open('page=desk&scene=quiet&role=moderator&many=200');
    await page
      .getByRole('group', { name: 'Which lists' })
      .getByRole('button', { name: /^Queue/ })
      .click();
    const handles = page.locator('.drag-handle');
    // Of a long list what is in sight is drawn.
    await handles.first().evaluate((handle) => handle.scrollIntoView({ block: 'start' }));
    await handles.nth(2).evaluate((handle) => handle.scrollIntoView({ block: 'center' }));
    const takeThirdToSecond = async () => {
      const [from, to] = [await handles.nth(2).boundingBox(), await handles.nth(1).boundingBox()];
      if (from === null || to === null) throw new Error('no handles');
      await page.mouse.move(from.x + 20, from.y + 20);
      await page.mouse.down();
      await page.mouse.move(to.x + 20, to.y + 20, { steps: 3 });
      await page.locator('.drop-line').waitFor({ timeout: withinMs });
      expect(await page.locator('.in-hand').textContent()).toMatch(/^Place 2 of 57/);
    };
    await takeThirdToSecond();
    await page.keyboard.press('Escape');
    await page.locator('.in-hand').waitFor({ state: 'detached', timeout: withinMs });
    await page.mouse.up();
    expect(await page.getByText('Moved to place').count()).toBe(0);
    await takeThirdToSecond();
    await page.mouse.up();
    await page.getByText('Moved to place 2 of 57').waitFor({ timeout: withinMs });
  });

  it('[LB8] drags by a finger and not the page; a second finger lets it be', async () => {
    const page = await pages.newPage({
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      reducedMotion: 'reduce',
    });
    await page.goto(`${pages.url()}?page=desk&scene=quiet&role=moderator&many=200`);
    await page.locator('form button.primary').tap();
    await page.getByRole('button', { name: 'Filter' }).tap();
    await page
      .getByRole('group', { name: 'Which lists' })
      .getByRole('button', { name: /^Queue/ })
      .tap();
    const handles = page.locator('.drag-handle');
    // Of a long list what is in sight is drawn.
    await handles.first().evaluate((handle) => handle.scrollIntoView({ block: 'start' }));
    await handles.nth(2).evaluate((handle) => handle.scrollIntoView({ block: 'center' }));
    const fingers = await page.context().newCDPSession(page);
    const touch = (
      type: 'touchStart' | 'touchMove' | 'touchEnd',
      ...touchPoints: { x: number; y: number; id: number }[]
    ) => fingers.send('Input.dispatchTouchEvent', { type, touchPoints });
    const takeThirdToSecond = async () => {
      const [from, to] = [await handles.nth(2).boundingBox(), await handles.nth(1).boundingBox()];
      if (from === null || to === null) throw new Error('no handles');
      const at = (share: number) => ({ x: from.x + 20, y: from.y + 20 + share * (to.y - from.y), id: 0 });
      await touch('touchStart', at(0));
      for (const share of [0.3, 0.6, 1]) await touch('touchMove', at(share));
      await page.locator('.drop-line').waitFor({ timeout: withinMs });
      return at(1);
    };
    const before = await page.evaluate(() => scrollY);
    const first = await takeThirdToSecond();
    await touch('touchStart', first, { x: 60, y: first.y, id: 1 });
    await page.locator('.in-hand').waitFor({ state: 'detached', timeout: withinMs });
    await touch('touchEnd');
    expect(await page.getByText('Moved to place').count()).toBe(0);
    // A page that went along with the finger would have gone on by a card; what is drawn anew above takes some of it back.
    expect(Math.abs((await page.evaluate(() => scrollY)) - before)).toBeLessThan(100);
    await takeThirdToSecond();
    await touch('touchEnd');
    await page.getByText('Moved to place 2 of 57').waitFor({ timeout: withinMs });
  });

  it('[LB3] [LB6] labels and assigns by key, in the card', async () => {
    const page = await open('page=desk&scene=quiet&role=moderator&many=20');
    await page.getByRole('heading', { name: 'New 9' }).waitFor({ timeout: withinMs });
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('l');
    const label = page.getByLabel('Label, which only moderators see');
    await label.waitFor({ timeout: withinMs });
    await page.keyboard.type('Leeds');
    await page.keyboard.press('Enter');
    await page.getByText(/^Labelled: /).waitFor({ timeout: withinMs });
    expect(await label.inputValue()).toBe('');
    await page.keyboard.press('Escape');
    await label.waitFor({ state: 'detached', timeout: withinMs });
    await page.keyboard.press('s');
    await page.getByLabel('Moira Field').check({ timeout: withinMs });
    await page.locator('.inline-form').getByRole('button', { name: 'Assign' }).click();
    await page.getByText(/^Given: /).waitFor({ timeout: withinMs });
  });
});

describe('a report', () => {
  it('[LB11] waits behind a menu that the keyboard reaches, beside a question in the hall', async () => {
    const page = await open('page=hall&scene=quiet');
    const list = page.getByRole('complementary', { name: 'Questions', exact: true });
    await page.locator('.stage-now').first().waitFor({ timeout: withinMs });
    if (!(await list.isVisible())) await page.getByRole('button', { name: /^Questions/ }).click();
    const more = page.locator('.more-menu summary').first();
    await more.waitFor({ timeout: withinMs });
    const report = page.getByRole('button', { name: 'Report this question' }).first();
    expect(await report.isVisible()).toBe(false);
    await more.focus();
    await page.keyboard.press('Enter');
    await report.click({ timeout: withinMs });
    await page.getByLabel('What happened? About this question').waitFor({ timeout: withinMs });
  });

  it('[LB11] asks why somebody is removed for it', async () => {
    const page = await open('page=desk&scene=by-hand&role=moderator');
    await page.locator('.order summary').first().click();
    await page.getByRole('button', { name: 'Remove Visitor 7' }).click();
    const why = page.getByLabel('Why Visitor 7 is removed, which they read');
    await page.getByRole('button', { name: 'It disturbed others.' }).click();
    expect(await why.inputValue()).toBe('It disturbed others.');
    await page.locator('.inline-form').getByRole('button', { name: 'Remove' }).click();
    await why.waitFor({ state: 'detached', timeout: withinMs });
  });
});

describe('a follow-up at the desk', () => {
  const asked = 'Do we keep the workshop in Setúbal?';

  it('[Q31] is given the floor with one button, beside the free stage and the question', async () => {
    const page = await open('page=desk&scene=quiet&role=moderator');
    const stage = page.getByRole('region', { name: 'On the stage now' });
    await stage.getByText(`Ada Okafor may follow up on “${asked}”`).waitFor({ timeout: withinMs });
    const give = 'Give Ada Okafor the floor to follow up';
    await stage.getByRole('button', { name: give }).waitFor({ timeout: withinMs });
    // One question alone may be followed up.
    const done = page.getByRole('region', { name: 'Done' });
    expect(await done.getByRole('button', { name: give }).count()).toBe(1);
    await done.locator('li', { hasText: asked }).first().getByRole('button', { name: give }).click();
    await stage.getByRole('button', { name: give, disabled: false }).waitFor({ timeout: withinMs });
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  it('[Q31] is not offered while somebody is on the stage', async () => {
    const page = await open('page=desk&scene=speaking&role=moderator');
    const stage = page.getByRole('region', { name: 'On the stage now' });
    await stage.getByRole('button', { name: 'Stop' }).first().waitFor({ timeout: withinMs });
    expect(await stage.getByText('may follow up').count()).toBe(0);
  });

  it('[Q32] stands under its question, with its answer and the buttons that it has in its list', async () => {
    const page = await open('page=desk&scene=quiet&role=moderator');
    const done = page.getByRole('region', { name: 'Done' });
    const waiting = done.getByRole('list', { name: 'Follow-ups' }).filter({ hasText: 'who looks after the machines' });
    await waiting.getByRole('button', { name: 'Call' }).waitFor({ timeout: withinMs });
    expect(await waiting.locator('.readiness').count()).toBe(1);
    const fresh = done.getByRole('list', { name: 'Follow-ups' }).filter({ hasText: 'the same in Porto' });
    expect(await fresh.getByRole('button', { name: 'Approve' }).count()).toBe(1);
    const queue = page.getByRole('region', { name: 'Queue' });
    expect(await queue.getByText(`Follows up on “${asked}”`).count()).toBe(1);
  });
});

describe('an anonymous question', () => {
  it('[UN1] [UN2] [UN7] [UN8] is chosen by keys, sent without being looked up, changed, withdrawn, and there after a reload', async () => {
    const page = await open('page=hall&scene=anonymous');
    await page.getByRole('radio', { name: 'With your name', checked: true }).focus({ timeout: withinMs });
    await page.getByRole('radio', { name: 'Anonymously', disabled: false }).waitFor({ timeout: withinMs });
    await page.keyboard.press('ArrowRight');
    await page.getByText('Nobody here sees who asks').waitFor({ timeout: withinMs });
    expect(await page.getByRole('button', { name: 'Hold to talk' }).count()).toBe(0);
    await page.locator('#ask').fill('Is Porto closed for good?');
    // As long as one rests before like ones are looked up, and more.
    await page.waitForTimeout(500);
    expect(await page.getByText('much like yours').count()).toBe(0);
    await page.locator('#ask').press('Enter');
    const own = page.getByRole('region', { name: 'Your questions' }).getByRole('listitem');
    const mine = own.filter({ hasText: 'Is Porto closed' });
    await mine.getByText('Written down with others within half a minute').waitFor({ timeout: withinMs });
    await mine.getByText('A moderator will read it').waitFor({ timeout: withinMs });
    expect(await mine.getByText('Anonymous').count()).toBe(1);
    expect(await page.getByRole('radio', { name: 'Anonymously' }).isChecked()).toBe(true);
    await mine.getByRole('button', { name: 'Change' }).press('Enter');
    expect(await page.getByRole('radio').count()).toBe(0);
    await page.locator('#ask').fill('Is Porto closed for ever?');
    await page.getByRole('button', { name: 'Save' }).press('Enter');
    await own.filter({ hasText: 'for ever' }).getByText('A moderator will read it').waitFor({ timeout: withinMs });
    await own.filter({ hasText: 'for ever' }).getByRole('button', { name: 'Withdraw' }).press('Enter');
    await own.filter({ hasText: 'for ever' }).getByText('Withdrawn').waitFor({ timeout: withinMs });
    await page.reload();
    await page.locator('form button.primary').click();
    await own.filter({ hasText: 'for ever' }).waitFor({ timeout: withinMs });
    expect(await page.getByRole('radio', { name: 'With your name' }).isChecked()).toBe(true);
  });

  it('[UN7] [UN9] that goes no further says so and is taken off the list; that its asker was to be opened is said', async () => {
    const page = await open('page=hall&scene=anonymous&kept');
    const own = page.getByRole('region', { name: 'Your questions' });
    await own
      .getByText('Noor Haddad and Jonas Ek were asked to open who asked this. Reason: It threatens a colleague.')
      .waitFor({ timeout: withinMs });
    await own.getByText('In the queue: 4th of 4').waitFor();
    await own.getByRole('button', { name: 'Take off the list' }).last().click();
    await own.getByText('The server does not have this question').waitFor({ state: 'detached', timeout: withinMs });
    expect(await own.getByText('Anonymous', { exact: true }).count()).toBe(4);
  });

  it('[UN1] cannot be asked from a browser that keeps nothing, and it says why', async () => {
    const page = await pages.newPage({ viewport: { width: 1280, height: 720 } });
    await page.addInitScript('Object.defineProperty(window, "localStorage", { get() { throw new Error("off"); } })');
    await page.goto(`${pages.url()}?page=hall&scene=anonymous`);
    await page.locator('form button.primary').click();
    await page.getByText('To ask anonymously, allow this page to keep data').waitFor({ timeout: withinMs });
    expect(await page.getByRole('radio').count()).toBe(0);
  });

  it('[UN10] offers nothing on the desk that needs a person', async () => {
    const page = await open('page=desk&scene=anonymous&role=moderator');
    const answered = page.locator('.card[data-question="q-u2"]');
    await answered.getByText('Anonymous').waitFor({ timeout: withinMs });
    expect(await answered.getByRole('button', { name: /floor/ }).count()).toBe(0);
  });
});

describe('several moderators at once', () => {
  const openTogether = () => open('page=desk&scene=together&role=moderator');

  it('[TG1] [TG20] [TG30] says who else is at a question, lists what was done, and takes one’s own last act back by a key', async () => {
    const page = await openTogether();
    const card = page.locator('.card', { hasText: 'four-day week' });
    await card.getByText('Moira Field is writing here').waitFor({ timeout: withinMs });
    await card.getByText('Tomás Herrera is looking at this').waitFor();
    await page.locator('.activity summary').click();
    const list = page.getByRole('list', { name: 'Last acts' });
    await list.getByText('removed erased').waitFor({ timeout: withinMs });
    expect(await list.getByText('People have read it already').count()).toBe(2);
    await page.keyboard.press('Control+z');
    await page.getByText('Taken back: You rejected “first!!”').waitFor({ timeout: withinMs });
    await list.getByText('Taken back by you').waitFor();
    await page.getByRole('button', { name: /^Take back: Tomás Herrera muted/ }).click();
    await page.getByText(/^Moira Field unmuted Benjamín Ruiz .* ago\. Nothing was taken back\.$/).waitFor();
    await page.getByLabel('Done by').selectOption({ label: 'Moira Field' });
    await list.getByText('Tomás Herrera muted').waitFor({ state: 'detached' });
  });

  it('[TG10] [TG11] [TG12] says who was quicker, keeps what was written, and shows two wordings to choose from', async () => {
    const page = await openTogether();
    await page.locator('.card', { hasText: 'four-day week' }).getByRole('button', { name: 'Reject' }).click();
    const reason = page.getByLabel('Reason, which its author reads');
    await reason.fill('Asked in May.', { timeout: withinMs });
    await reason.press('Tab');
    await page.locator('.inline-form').getByRole('button', { name: 'Reject' }).click();
    await page
      .getByText(/^Moira Field approved this .* ago\. What you wrote is kept here\.$/)
      .waitFor({ timeout: withinMs });
    expect(await reason.inputValue()).toBe('Asked in May.');
    expect(await page.getByText(/Moira Field approved this/).count()).toBe(1);
    await reason.press('Escape');
    await page.getByText(/Moira Field approved this/).waitFor({ state: 'detached', timeout: withinMs });

    await page.locator('.card', { hasText: 'parental leave begin' }).getByRole('button', { name: 'Edit' }).click();
    await page.getByLabel(/^Question; the first/).fill('From when on?');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText(/^Tomás Herrera changed the wording of this .* It now reads:$/).waitFor({ timeout: withinMs });
    expect(await page.getByLabel('Your wording').inputValue()).toBe('From when on?');
    await page.getByRole('button', { name: 'Save mine instead' }).click();
    await page.getByLabel('Your wording').waitFor({ state: 'detached', timeout: withinMs });
    expect(await page.locator('.card', { hasText: 'parental leave' }).getByRole('alert').count()).toBe(0);
  });
});

describe('whoever asked, beside the desk', () => {
  it('[TG14] whose question a moderator changed meanwhile reads both wordings, and saves their own only by choosing it', async () => {
    const page = await open('page=hall&scene=together');
    await page.getByRole('region', { name: 'Your questions' }).getByRole('button', { name: 'Change' }).click();
    const field = page.getByLabel('Change your question');
    await field.fill('Can everybody have four days?');
    await field.press('Enter');
    await page.getByText('Can we try a week of four days for three months?').first().waitFor({ timeout: withinMs });
    await page.getByText('Read both, then choose.').waitFor({ timeout: withinMs });
    expect(await field.inputValue()).toBe('Can everybody have four days?');
    await page.getByRole('button', { name: 'Save mine instead' }).click();
    await page.getByText('Sent. A moderator will read it.').waitFor({ timeout: withinMs });
  });
});
