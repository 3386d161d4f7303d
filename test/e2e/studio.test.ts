import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { pagesInStates } from './pages-in-states.ts';
import { withinMs } from './visitor.ts';

// The real studio on a transport that is not there, in states that the town hall itself seldom stays in.

const pages = pagesInStates();

async function open(query: string): Promise<Page> {
  const page = await pages.newPage({ viewport: { width: 1280, height: 720 } });
  await page.goto(`${pages.url()}?${query}`);
  await page.locator('form button.primary').click();
  return page;
}

describe('the studio of a leader', () => {
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
