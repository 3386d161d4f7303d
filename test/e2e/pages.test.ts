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

describe('the record and its figures', () => {
  const at = async (query: string) => {
    const page = await pages.newPage({ viewport: { width: 1280, height: 720 } });
    await page.goto(`${pages.url()}?${query}`);
    return page;
  };

  it('[F9] the queue says how it is ordered, and which question a moderator moved', async () => {
    const page = await open('page=hall&scene=quiet');
    const waiting = page.getByRole('region', { name: 'Waiting questions' });
    await waiting.getByText('Most votes first, then the oldest').waitFor({ timeout: withinMs });
    const moved = waiting.getByRole('listitem').filter({ hasText: 'A moderator moved it here' });
    expect(await moved.count()).toBe(1);
    expect(await waiting.getByRole('link', { name: 'How fair is it?' }).getAttribute('href')).toBe('/fairness');
  });

  it('[F1] [F10] the order is explained also where nothing is counted: nobody asked, or the record does not hold', async () => {
    for (const [record, said] of [
      ['0', 'Nobody has asked anything yet'],
      ['20-broken', 'No figures are shown of a record that does not hold. Reload this page'],
    ] as const) {
      const page = await at(`page=fairness&record=${record}`);
      await page.getByText(said).waitFor({ timeout: withinMs });
      expect(await page.getByText('The question with the most votes comes next').count()).toBe(1);
      expect(await page.locator('.figure').count()).toBe(0);
    }
  });

  it('[F7] [F11] a figure of many entries opens some of them, and more when asked', async () => {
    const page = await at('page=fairness&record=200');
    await page.locator('summary').filter({ hasText: 'Votes that count' }).press('Enter');
    const entries = page.locator('.figure-entries li');
    await entries.nth(49).waitFor({ timeout: withinMs });
    expect(await entries.count()).toBe(50);
    await page.getByRole('button', { name: /^Show more of \d+$/ }).click();
    await entries.nth(51).waitFor({ timeout: withinMs });
    expect(await entries.first().getByRole('link').getAttribute('href')).toMatch(/^\/record#entry-\d+$/);
  });

  it('[F12] the entry that the address names is marked and in sight, and others are a press away', async () => {
    const page = await at('page=record&record=200#entry-321');
    const named = page.locator('#entry-321[aria-current="true"]');
    await named.waitFor({ timeout: withinMs });
    expect(
      await named.evaluate((row) => [document.activeElement === row, row.getBoundingClientRect().top < innerHeight]),
    ).toEqual([true, true]);
    await page.getByRole('button', { name: 'Earlier entries' }).click();
    await page.locator('#entry-100').waitFor({ timeout: withinMs });
    await page.evaluate(() => {
      location.hash = '#entry-9';
    });
    await page.locator('#entry-9[aria-current="true"]').waitFor({ timeout: withinMs });
    await page.getByRole('button', { name: 'Later entries' }).click();
    await page.locator('#entry-150').waitFor({ timeout: withinMs });
  });
});

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

describe('the manner in the studio', () => {
  it('[PN63] is set part by part, each keeping the others, and no sentence with a fact can be approved', async () => {
    const page = await open('page=studio&scene=quiet&role=leader');
    const card = page.getByRole('region', { name: 'Manner', exact: true });
    await card.getByRole('radio', { name: 'Slow' }).check();
    await card.getByRole('checkbox', { name: 'The tone may be light' }).check();
    const approve = card.getByRole('button', { name: 'Approve these sentences' });
    expect(await approve.isEnabled()).toBe(false);
    const openings = card.getByRole('textbox', { name: 'Openings' });
    await openings.fill('Thank you for asking.\nThe offices stay open.');
    await card.getByText('“offices” may carry a fact').waitFor({ timeout: withinMs });
    expect(await approve.isEnabled()).toBe(false);
    await openings.fill('Thank you for asking.');
    await approve.click();
    await card.getByRole('button', { name: 'Approve these sentences', disabled: true }).waitFor({ timeout: withinMs });
    expect(await openings.inputValue()).toBe('Thank you for asking.');
    await card.getByRole('radio', { name: 'Long' }).check();
    expect(await card.getByRole('radio', { name: 'Slow' }).isChecked()).toBe(true);
    expect(await card.getByRole('checkbox', { name: 'The tone may be light' }).isChecked()).toBe(true);
    expect(await openings.inputValue()).toBe('Thank you for asking.');
    await card.getByRole('button', { name: 'Listen: Brisk' }).click();
    await card.getByText('The sound did not arrive. Try again.').waitFor({ timeout: withinMs });
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

describe('what the avatar did not know', () => {
  const card = (page: Page) => page.getByRole('region', { name: 'What the avatar did not know', exact: true });
  const box = (page: Page) => page.getByLabel('In your words');

  it('[RV20] [RV22] stands in the studio by topic, with who asked, why there was no answer and who has it', async () => {
    const page = await open('page=studio&scene=quiet&role=leader');
    const inbox = card(page);
    await inbox.getByText('6 questions wait for an answer.').waitFor({ timeout: withinMs });
    expect(await inbox.getByRole('heading', { level: 3 }).allTextContents()).toEqual([
      'Pay',
      'Parking and bicycles',
      'Other',
    ]);
    const sealed = inbox.getByRole('listitem').filter({ hasText: 'two departments' });
    expect(await sealed.textContent()).toMatch(
      /Asked without a name.*a rumour.*With Noor Haddad, Finance, until 9 June/s,
    );
  });

  it('[RV24] [RV25] is answered for a whole group, sent and kept as a statement by two acts, and leaves the list', async () => {
    const page = await open('page=studio&scene=quiet&role=leader');
    await card(page).getByRole('button', { name: 'Answer all 3 at once' }).click();
    await card(page).getByRole('button', { name: 'Send the answer' }).click();
    await card(page).getByText('Write the answer first.').waitFor({ timeout: withinMs });
    await box(page).fill('Pay follows the work.');
    await card(page).getByRole('button', { name: 'Send the answer' }).click();
    await card(page).getByText('Sent. They find it').waitFor({ timeout: withinMs });
    const statements = page.getByRole('region', { name: 'Statements', exact: true });
    expect(await statements.getByText('Pay follows the work.').count()).toBe(0);
    await card(page).getByRole('button', { name: 'Keep it as a statement' }).click();
    await card(page).getByText('Kept. It waits for approval').waitFor({ timeout: withinMs });
    const kept = statements.getByRole('listitem').filter({ hasText: 'Pay follows the work.' });
    expect(await kept.textContent()).toMatch(/Pay: answered after a question.*Autumn town hall.*Waits for approval/s);
    await card(page).getByRole('button', { name: 'Back to the list' }).click();
    await card(page).getByText('3 questions wait for an answer.').waitFor({ timeout: withinMs });
    expect(await card(page).getByRole('heading', { name: 'Pay', exact: true }).count()).toBe(0);
  });

  it('[RV26] tells what somebody answered meanwhile, and sends to those who are left; what the server did not take stays in the box', async () => {
    const page = await open('page=studio&scene=quiet&role=leader');
    await card(page).getByRole('button', { name: 'Answer all 3 at once' }).click();
    await box(page).fill('meanwhile');
    await card(page).getByRole('button', { name: 'Send the answer' }).click();
    await card(page).getByText('Somebody has answered it meanwhile').waitFor({ timeout: withinMs });
    expect(await box(page).inputValue()).toBe('meanwhile');
    await box(page).fill('away');
    await card(page).getByRole('button', { name: 'Send the answer' }).click();
    await card(page).getByText('The server did not answer, so it may not be sent.').waitFor({ timeout: withinMs });
    await page.reload();
    await page.locator('form button.primary').click();
    await card(page).getByRole('button', { name: 'Go on with your answer to all' }).click();
    expect(await box(page).inputValue()).toBe('away');
  });

  it('[RV23] is answered aloud: what was said stands in the box to be read, can be taken out again, and is sent by nobody', async () => {
    const page = await open('page=studio&scene=quiet&role=leader');
    await page.context().grantPermissions(['microphone']);
    await card(page).getByRole('button', { name: 'Answer “Will pay', exact: false }).click();
    await box(page).fill('First of all:');
    const talk = card(page).locator('.talk-button');
    await talk.focus();
    await page.keyboard.down('Space');
    await card(page).locator('.talk-button[data-spoken="listening"]').waitFor({ timeout: withinMs });
    await page.waitForTimeout(600);
    await page.keyboard.up('Space');
    await card(page).getByText('Written down.').waitFor({ timeout: withinMs });
    expect(await box(page).inputValue()).toBe('First of all: When does the new office open?');
    expect(await card(page).getByText('Sent.').count()).toBe(0);
    await card(page).getByRole('button', { name: 'Discard what was written down' }).click();
    expect(await box(page).inputValue()).toBe('First of all:');
  });

  it('[RV26] a delegate answers what is about their topics, and reads that the rest is the leader’s', async () => {
    const page = await open('page=studio&scene=quiet&studio=delegate');
    await card(page).locator('summary').nth(1).click();
    await card(page).getByText('This is outside of your topics').first().waitFor({ timeout: withinMs });
    expect(
      await card(page)
        .getByRole('button', { name: /^Answer “/ })
        .count(),
    ).toBe(3);
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
