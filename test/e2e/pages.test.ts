import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { pagesInStates } from './pages-in-states.ts';
import { withinMs } from './visitor.ts';

// The real pages on a transport that is not there: states of the interface that the town hall itself seldom stays in.

const pages = pagesInStates();

async function open(query: string): Promise<Page> {
  const page = await pages.newPage({ viewport: { width: 1280, height: 720 } });
  await page.goto(`${pages.url()}?${query}`);
  await page.locator('form button.primary').click();
  return page;
}

/** How plainly an element can be seen: its opacity and that of everything around it, multiplied. */
const seen = (page: Page, selector: string) =>
  page.evaluate((wanted) => {
    let opacity = 1;
    for (let at = document.querySelector(wanted); at !== null; at = at.parentElement)
      opacity *= Number(getComputedStyle(at).opacity);
    return opacity;
  }, selector);

describe('pages in states that pass quickly', () => {
  it('[CI1] the way out and the ways to the lists stay in sight while the interface steps back', async () => {
    const page = await open('page=hall&scene=speaking');
    await page.mouse.move(300, 400);
    await page.locator('.hall[data-quiet="yes"]').waitFor({ timeout: withinMs });
    await page.waitForFunction(
      () => getComputedStyle(document.querySelector('.side-panel') ?? document.body).opacity === '0',
    );
    expect(await seen(page, '.top-bar nav button:last-child')).toBe(1);
    expect(await seen(page, '.toolbar .microphone')).toBe(1);
    await page.keyboard.press('Tab');
    await page.locator('.hall[data-quiet="no"]').waitFor({ timeout: withinMs });
    await page.mouse.move(1100, 300);
    await page.locator('.hall[data-quiet="yes"]').waitFor({ timeout: withinMs });
    expect(await seen(page, '.side-panel')).toBe(1);
  });

  it('[LOOK5] where nothing can be drawn the choices are the same, and the page says that there is no picture', async () => {
    const page = await pages.newPage({ viewport: { width: 390, height: 844 } });
    await page.goto(`${pages.url()}?page=hall&draw=no`);
    await page.getByText(/This device cannot draw a picture of you/).waitFor({ timeout: withinMs });
    const kept = () => page.evaluate(() => localStorage.getItem('rostrum.look'));
    expect(await kept()).toBeNull();
    await page.getByRole('button', { name: 'Change it' }).press('Enter');
    // Every part by keyboard alone.
    for (const part of ['Hair', 'Face', 'Glasses', 'Beard', 'Clothes']) {
      const list = page.getByLabel(part, { exact: true });
      const before = await list.inputValue();
      await page.getByRole('button', { name: `${part}: the next one` }).press('Enter');
      expect(await list.inputValue()).not.toBe(before);
    }
    for (const part of ['Hair colour', 'Skin', 'Colour']) {
      const colors = page.getByRole('radiogroup', { name: part, exact: true });
      const chosen = colors.getByRole('radio', { checked: true });
      const before = await chosen.getAttribute('value');
      await chosen.press('ArrowRight');
      expect(await colors.getByRole('radio', { checked: true }).getAttribute('value')).not.toBe(before);
    }
    const own = await kept();
    expect(own).toMatch(/^a[0-9a-z]{9}$/);
    await page.getByRole('button', { name: 'Surprise me' }).press('Enter');
    expect(await kept()).not.toBe(own);
    await page.getByRole('button', { name: 'Forget it' }).press('Enter');
    expect(await kept()).toBeNull();
    const small = await page.locator('.look button, .look select, .look input').evaluateAll(
      (all) =>
        all.filter((each) => {
          const { width, height } = each.getBoundingClientRect();
          return width < 34 || height < 40;
        }).length,
    );
    expect(small).toBe(0);
  });

  it('[L12] a draft that was read and is another one now says so, until that one is read', async () => {
    const page = await open('page=desk&scene=redrafted&role=moderator');
    const card = page.getByRole('region', { name: 'Queue' }).getByRole('listitem').filter({ hasText: 'Porto' });
    const changed = card.getByText('Changed since you read it');
    await card.getByText('Read the draft').click();
    await card.getByText('Pay follows the work').first().waitFor({ timeout: withinMs });
    expect(await changed.count()).toBe(0);
    await card.getByRole('button', { name: 'Down' }).click();
    await changed.waitFor({ timeout: withinMs });
    await card.getByText('Read the draft').click();
    await card.getByText('Pay follows the work').first().waitFor({ timeout: withinMs });
    expect(await changed.count()).toBe(0);
  });

  it('[MD21] what a model wrote waits for who reads it; the desk says why the avatar only quotes', async () => {
    const page = await open('page=desk&scene=unread&role=moderator');
    await page.getByText('The language model does not answer; the avatar quotes.').waitFor({ timeout: withinMs });
    const card = page.getByRole('region', { name: 'Queue' }).getByRole('listitem').filter({ hasText: 'Leeds' });
    await card.getByText('Written or translated by the model. Read it first.').waitFor({ timeout: withinMs });
    const letSpeak = card.getByRole('button', { name: 'Let it speak' });
    expect(await letSpeak.isDisabled()).toBe(true);
    await card.getByText('Read what it would say').click();
    await card.getByText('Leeds gets a new roof').waitFor({ timeout: withinMs });
    expect(await letSpeak.isEnabled()).toBe(true);
  });

  it('[MD49] a translation has its original beside it, before it is said and while it is heard', async () => {
    const page = await open('page=desk&scene=translated&role=moderator');
    const card = page.getByRole('region', { name: 'Queue' }).getByRole('listitem').filter({ hasText: 'nächstes Jahr' });
    await card.getByText('Read what it would say').click();
    const original = 'Original: Leeds gets a new roof and a second balance line.';
    for (const part of [card, page.getByRole('region', { name: 'On the stage now' })]) {
      const said = part.getByText('Leeds bekommt ein neues Dach');
      await said.waitFor({ timeout: withinMs });
      await part.getByText('Translated by AI').waitFor({ timeout: withinMs });
      expect(await part.locator('.original').textContent()).toBe(original);
      expect(await part.locator('[lang=de]').count()).toBe(1);
      expect(await part.locator('.original [lang=en]').count()).toBe(1);
    }
    const hall = await open('page=hall&scene=translated&role=attendee');
    const caption = hall.getByRole('region', { name: 'Captions' });
    await caption.getByText('Translated by AI', { exact: true }).waitFor({ timeout: withinMs });
    expect(await caption.locator('.caption-text').getAttribute('lang')).toBe('de');
    expect(await caption.locator('.original').textContent()).toBe(original);
  });

  it('[CO11] a desk out of touch says so, keeps a Stop that is pressed, and gives it back', async () => {
    const page = await open('page=desk&scene=away&role=moderator');
    const now = page.getByRole('region', { name: 'On the stage now' });
    await now.getByText('The connection broke. Coming back by itself.').waitFor({ timeout: withinMs });
    expect(await now.locator('.light').count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Hold the avatar' }).isDisabled()).toBe(true);
    await now.getByRole('button', { name: 'Stop when back' }).click();
    await now.getByText('Stop is kept and goes out the moment this page is back.').waitFor({ timeout: withinMs });
    await now.getByRole('button', { name: 'Take it back' }).click();
    await now.getByRole('button', { name: 'Stop when back' }).waitFor({ timeout: withinMs });
  });

  it('[CI2] a number on the desk counts what its word says: passed on is not answered', async () => {
    const page = await open('page=desk&scene=speaking&role=moderator');
    await page.getByText('90 people here · 2 answered · 1 passed on').waitFor({ timeout: withinMs });
    expect(await page.getByText('3 answered').count()).toBe(0);
  });

  it('[CI3] the studio says why the leader cannot take over, and lets go of a hold only where there is one', async () => {
    const off = await open('page=studio&scene=silent&role=leader&voices=off');
    await off.getByText(/Voices are off on this server/).waitFor({ timeout: withinMs });
    expect(await off.getByRole('button', { name: 'Take over with your microphone' }).isDisabled()).toBe(true);
    await off.getByText('It may not speak: Consent was taken back.').waitFor({ timeout: withinMs });
    expect(await off.getByRole('button', { name: 'Let the avatar speak' }).count()).toBe(0);
    const held = await open('page=studio&scene=held&role=leader');
    await held.getByRole('button', { name: 'Let the avatar speak' }).waitFor({ timeout: withinMs });
    expect(await held.getByRole('button', { name: 'Take over with your microphone' }).isDisabled()).toBe(false);
  });

  it('[PN45] in the studio the leader takes consent back and gives it, and reads what it covers', async () => {
    const page = await open('page=studio&scene=speaking&role=leader');
    const card = page.getByRole('region', { name: 'Consent', exact: true });
    await card
      .getByText('It may use your words, your voice, your face and your gestures. In any town hall on this server.')
      .waitFor({ timeout: withinMs });
    await card.getByRole('button', { name: 'Take back consent' }).click();
    await card.getByRole('button', { name: 'Give consent' }).waitFor({ timeout: withinMs });
    expect(await card.getByText('It may use your words').count()).toBe(0);
    await card.getByLabel('Last day').fill('2099-05-01');
    await card.getByRole('button', { name: 'Give consent' }).click();
    await card.getByText(/In this town hall only\. From .* through 1 May 2099\./).waitFor({ timeout: withinMs });
  });

  it('[PN47] in the studio a changed statement is read beside what contradicts it, approved, and gone back from', async () => {
    const page = await open('page=studio&scene=speaking&role=leader');
    const card = page.getByRole('region', { name: 'Statements', exact: true });
    await card.getByText('One waits for approval.').waitFor({ timeout: withinMs });
    const line = card.getByRole('listitem').first();
    await line.getByText('May contradict another statement. Read both.').waitFor({ timeout: withinMs });
    expect(await line.getByRole('definition').allTextContents()).toEqual([
      'A warm lunch in our canteen costs 5.20 euros.',
      'A warm lunch in our canteen costs 4.50 euros, for guests too.',
    ]);
    await card.getByRole('button', { name: 'Approve “On the canteen”' }).click();
    await card.getByText('None waits for approval.').waitFor({ timeout: withinMs });
    await card.getByText(/^Version of/).click();
    await card.getByRole('button', { name: 'Go back to this version' }).click();
    await card
      .getByText('A warm lunch in our canteen costs 4.50 euros.', { exact: true })
      .waitFor({ timeout: withinMs });
    expect(await card.getByText('Approved: the avatar may speak from it.').count()).toBe(2);
  });
});

describe('delegates in the studio', () => {
  it('[PN83] are found by name, given topics, and dismissed', async () => {
    const page = await open('page=studio&scene=quiet&role=leader&studio=many');
    const card = page.getByRole('region', { name: 'Delegates', exact: true });
    await card.getByLabel('Name a delegate').fill('chi');
    await card.getByRole('button', { name: 'Choose Chiara Lombardi' }).click();
    await card.getByRole('button', { name: 'canteen', exact: true }).click();
    await card.getByRole('button', { name: 'Name as delegate' }).click();
    await card.getByRole('button', { name: 'Dismiss Chiara Lombardi' }).waitFor({ timeout: withinMs });
    expect(await card.getByText('canteen', { exact: true }).count()).toBe(2);
    await card.getByRole('button', { name: 'Dismiss Dev Raman' }).click();
    await card.getByRole('button', { name: 'Dismiss Dev Raman' }).waitFor({ state: 'detached', timeout: withinMs });
    expect(await card.getByText('canteen', { exact: true }).count()).toBe(1);
  });
});

describe('a hall that a device can draw, or cannot', () => {
  /** A page on a clock of its own, inside the hall. */
  async function drawn(query: string) {
    const page = await pages.newPage({ viewport: { width: 1280, height: 720 } });
    await page.clock.install();
    await page.goto(`${pages.url()}?page=hall&scene=speaking${query}`);
    await page.locator('form button.primary').click();
    await page.locator('.hall').waitFor({ timeout: withinMs });
    const live = async (seconds: number) => {
      await page.clock.runFor(1000 * seconds);
      // What was asked for of the network has no clock.
      await page.waitForLoadState('networkidle');
      await page.clock.runFor(100);
    };
    const bears = (load: string) =>
      page.evaluate((told) => {
        document.documentElement.setAttribute('data-load', told);
      }, load);
    /** Lives on until it is said. */
    const says = async (words: string) => {
      for (let second = 0; second < 120 && !(await page.getByText(words).isVisible()); second++) await live(1);
      expect(await page.getByText(words).isVisible(), words).toBe(true);
    };
    await live(8);
    return { page, live, bears, says, canvases: () => page.locator('canvas').count() };
  }

  it('[WD1] [WD2] goes down by itself while it is too much for the device, and up again, and says so', async () => {
    const { page, live, bears, says, canvases } = await drawn('');
    await bears('heavy');
    await says('people far off are drawn more plainly');
    await says('the crowd stands still');
    expect(await canvases()).toBe(1);
    await says('so you see a picture of the stage');
    expect(await canvases()).toBe(0);
    await page.getByRole('region', { name: 'The stage', exact: true }).waitFor({ timeout: withinMs });
    await bears('light');
    await says('There is time again: the whole hall is drawn.');
    await live(20);
    expect(await page.getByText('There is time again').count()).toBe(0);
  });

  it('[WD3] what is chosen is what is drawn, though the device could do more, or not as much', async () => {
    const { page, live, bears, canvases } = await drawn('&draw=picture');
    expect(await canvases()).toBe(0);
    await live(200);
    expect(await canvases()).toBe(0);
    await page
      .getByRole('button', { name: /^People/ })
      .first()
      .click();
    await page.getByLabel('Draw the hall').selectOption('As a picture of the stage');
    await page.getByLabel('Draw the hall').selectOption('All of it');
    await page.locator('canvas').waitFor({ timeout: withinMs });
    await bears('heavy');
    await live(60);
    expect(await canvases()).toBe(1);
    expect(await page.evaluate(() => localStorage.getItem('rostrum.drawing'))).toBe('whole');
  });
});
