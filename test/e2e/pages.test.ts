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

describe('a poll', () => {
  it('[PO4] [PO10] is answered by keys alone, changed, and its bars say numbers', async () => {
    const page = await open('page=hall&scene=poll');
    const poll = page.getByRole('region', { name: 'Poll', exact: true });
    await poll.getByRole('radio', { name: 'Lisbon, as this year' }).focus({ timeout: withinMs });
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await poll.getByText('Your answer: Leeds, beside the plant').waitFor({ timeout: withinMs });
    await poll
      .getByRole('listitem')
      .filter({ hasText: 'Leeds, beside the plant your answer' })
      .getByText('19 · 40 %')
      .waitFor();
    await poll.getByRole('button', { name: 'Change' }).press('Enter');
    expect(await poll.getByRole('radio', { checked: true }).getAttribute('name')).toBe('poll-p-open');
    await poll.getByRole('button', { name: 'Keep it as it was' }).press('Enter');
    await page.getByRole('button', { name: 'People' }).first().click();
    expect(await page.getByText('Poll: Where should we meet').count()).toBe(0);
  });

  it('[PO10] [PO7] says that one is open where another list is, and shows only how many answered while results are hidden', async () => {
    const asked = await open('page=hall&scene=poll-words');
    await asked.getByRole('button', { name: 'People' }).first().click();
    await asked.getByRole('button', { name: 'Answer', exact: true }).press('Enter');
    await asked.getByRole('textbox', { name: /^Your answer/ }).waitFor({ timeout: withinMs });
    const hidden = await open('page=hall&scene=poll-hidden');
    const poll = hidden.getByRole('region', { name: 'Poll', exact: true });
    await poll.getByText('48 people have answered.').waitFor({ timeout: withinMs });
    expect(await poll.locator('.poll-bar').count()).toBe(0);
    expect(await poll.getByText('moderators neither').count()).toBeGreaterThan(0);
  });

  it('[PO11] is written on the desk; words are let be seen there', async () => {
    const desk = await open('page=desk&scene=poll-words&role=moderator');
    const shown = desk.getByRole('button', { name: 'Show “Busy” to everybody' });
    await shown.waitFor({ timeout: withinMs });
    expect(await shown.getAttribute('aria-pressed')).toBe('true');
    await desk.getByRole('button', { name: 'Write a poll' }).click();
    await desk.getByLabel('What do you ask?').fill('Where?');
    await desk.getByLabel('The choices, one a line').fill('Lisbon\nLeeds');
    await desk.getByRole('button', { name: 'Keep as a draft' }).click();
    await desk.getByRole('button', { name: 'Write a poll' }).waitFor({ timeout: withinMs });
  });
});

describe('the record and its figures', () => {
  const at = async (query: string) => {
    const page = await pages.newPage({ viewport: { width: 1280, height: 720 } });
    await page.goto(`${pages.url()}?${query}`);
    return page;
  };

  it('[F9] the queue says how it is ordered, and which question a moderator moved', async () => {
    const page = await open('page=hall&scene=quiet');
    const waiting = page.getByRole('region', { name: 'Waiting questions' });
    await waiting
      .getByText('Most votes first; of equals, the one that was approved first')
      .waitFor({ timeout: withinMs });
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

describe('asking', () => {
  it('[SQ5] [SQ6] what asks the same appears over the field, which keeps focus and place; a vote for it can be undone', async () => {
    const page = await open('page=hall&scene=quiet');
    const field = page.locator('#ask');
    await field.click();
    const before = await field.boundingBox();
    await page.keyboard.type('Is Porto closed for good?');
    await page.getByRole('status').getByText('3 questions are much like yours').waitFor({ timeout: withinMs });
    expect(await field.evaluate((it) => it === document.activeElement)).toBe(true);
    expect((await field.boundingBox())?.y).toBe(before?.y);
    const like = page.getByRole('list', { name: 'Questions like yours' });
    expect(await like.getByText('You asked it yourself').count()).toBe(1);
    expect(await like.getByText('Read what was said before').count()).toBe(1);
    // By the keyboard alone: the way back from the field.
    await like.getByRole('button', { name: 'Vote for it instead' }).press('Enter');
    await page.getByRole('status').getByText('Your vote is on it').waitFor({ timeout: withinMs });
    expect([await field.inputValue(), await field.evaluate((it) => it === document.activeElement)]).toEqual(['', true]);
    await page.getByRole('button', { name: 'Undo, and ask my own' }).press('Enter');
    expect(await field.inputValue()).toBe('Is Porto closed for good?');
  });

  it('[SQ7] [SQ8] whoever asked sees where each of theirs stands, and may change what waits', async () => {
    const page = await open('page=hall&scene=quiet');
    const own = page.getByRole('region', { name: 'Your questions' });
    for (const words of [
      'In the queue: 2nd of 4. A moderator moved it here',
      'Joined with another question that asks the same: “Will the Porto office stay open after the lease ends next year?” In the queue: 1st of 4. Keeps its place: a moderator moved a question behind it',
      'Not taken: It is about one person.',
      'Passed on to Jonas Ek, her chief of staff',
    ])
      await own.getByText(words).first().waitFor({ timeout: withinMs });
    await own.getByRole('button', { name: 'Change' }).click();
    const field = page.getByLabel('Change your question');
    expect(await field.inputValue()).toBe('Can we have a four-day week?');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Sent. A moderator will read it.').waitFor({ timeout: withinMs });
  });

  it('[SQ7] after the end nothing more is asked, and what one asked stands there', async () => {
    const page = await open('page=hall&scene=closed');
    await page.getByText('Not called before the end').first().waitFor({ timeout: withinMs });
    await page.getByText('No moderator read it before the end').waitFor({ timeout: withinMs });
    expect(await page.locator('#ask').count()).toBe(0);
    expect(await page.getByRole('button', { name: /^(Change|Withdraw)$/ }).count()).toBe(0);
  });
});

describe('what the leader says live', () => {
  it('[LV4] where nothing is written down they read so, before it and meanwhile', async () => {
    const before = await open('page=studio&scene=quiet&role=leader&hears=no');
    await before.getByText('Neither your words nor your voice is kept').waitFor({ timeout: withinMs });
    expect(await before.getByText('kept in the record, as text').count()).toBe(0);
    const live = await open('page=hall&scene=live&hears=no');
    await live.getByRole('region', { name: 'Captions' }).waitFor({ timeout: withinMs });
    expect(await live.getByText('are kept in the record').count()).toBe(0);
  });
});

describe('invitations', () => {
  it('[IV12] [OP13] hall and desk lead to where one is signed in, the desk to the invitations and the town halls; a demo to neither', async () => {
    const ways = async (query: string) => {
      const page = await open(query);
      await page.locator('.desk, .hall').waitFor({ timeout: withinMs });
      if (query.startsWith('page=hall')) await page.getByRole('button', { name: 'People' }).first().click();
      const links = page.getByRole('link', { name: /signed in|Invite|Town halls/ });
      return links.evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    };
    // The harness has one address for all pages: the door is named by the real one.
    const signedIn = '/signed-in?door=hall';
    expect(await ways('page=desk&scene=organising&role=organiser')).toEqual(['/organise', '/invitations', signedIn]);
    expect(await ways('page=desk&scene=invited&role=moderator')).toEqual([signedIn]);
    expect(await ways('page=hall&scene=invited')).toEqual([signedIn]);
    expect(await ways('page=hall&scene=quiet')).toEqual([]);
  });

  it('[IV5] [IV9] a link is made, and taken back with who came by it, on one page that says what it did', async () => {
    const page = await open('page=invitations');
    await page.getByText('Made. Copy the link below').waitFor({ timeout: withinMs });
    expect(await page.getByRole('link', { name: 'Town halls' }).getAttribute('href')).toBe('/organise');
    await page.getByRole('button', { name: 'Revoke, The Leeds office, Attendee' }).press('Enter');
    await page.getByText('Revoked. Nobody new comes in by it.').waitFor();
    await page.getByRole('button', { name: 'Revoke and sign out, The Leeds office, Attendee' }).click();
    await page.getByText('They are out, and nobody comes in by it.').waitFor();
    expect(await page.getByText('Revoked. Nobody new comes in by it.').count()).toBe(0);
  });
});
