import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { memberIdSchema } from '../../protocol/ids.ts';
import { launchBrowser } from '../support/browser.ts';
import { PageClient } from '../support/page-client.ts';
import { RunningApp } from '../support/running-app.ts';
import { Visitor, withinMs } from './visitor.ts';

const outdated = {
  status: 409,
  json: { error: 'outdated', message: 'This page is older than the server. It will reload.' },
};

/** A server without voices, on devices that cannot draw: what is left must be whole. */
describe('bad days, as people see them', () => {
  let app: RunningApp;
  let browser: Browser;
  let ada: Visitor;
  let deskCookie: string;

  beforeAll(async () => {
    app = await RunningApp.start({ ROSTRUM_LIVEKIT_BIN: '' });
    browser = await launchBrowser({ flags: ['--disable-3d-apis'] });
  });
  afterAll(async () => {
    await browser?.close();
    await app?.close();
  });

  it('[B30] a guessed link says what to do', async () => {
    const guest = await Visitor.open(browser, `${app.url}/join/${'x'.repeat(32)}`);
    await guest.sees(guest.page.getByText('This link is not valid. Ask for a new one.'));
    await guest.photograph('turned-away');
    await guest.close();
  });

  it('[B31] a name that cannot be used is named so, and can be changed', async () => {
    ada = await Visitor.open(browser, app.links.attendee);
    await ada.photograph('join');
    const name = ada.page.getByLabel('Your name');
    for (const [typed, said] of [
      ['', 'Type a name that people can read.'],
      ['a'.repeat(500), 'That name is too long. Use up to 60 characters.'],
      ['\u200f\u202e', 'Type a name that people can read.'],
    ] as const) {
      await name.fill(typed);
      await name.press('Enter');
      await ada.sees(ada.page.getByText(said));
    }
    await ada.photograph('join-trouble');
    await ada.comeIn('Ada 👩‍🚀');
  });

  it('[B32] the hall says that voices are off and what works, and that it cannot be drawn', async () => {
    await ada.sees(ada.page.getByText('Voices are off. Captions and text go on.'));
    await ada.sees(ada.page.getByText('This device cannot draw the hall.'));
    await ada.sees(ada.page.getByRole('button', { name: 'Voices are off' }));
    await ada.photograph('hall-bare');
  });

  it('[B33] a question of 10,000 characters stays in the box, with what to do', async () => {
    const box = ada.page.getByLabel(/^Ask /);
    await box.fill('a'.repeat(10_000));
    await box.press('Enter');
    await ada.sees(ada.page.getByText('That is too long. Shorten it to 500 characters.'));
    expect(await box.inputValue()).toHaveLength(10_000);
    await ada.ask('Will this be short enough?');
  });

  it('[B34] captions of an answer run without any sound', async () => {
    const mo = await Visitor.enter(browser, app.links.desk, 'Mo');
    await mo.page.getByRole('button', { name: 'Approve' }).click();
    await mo.sees(mo.page.getByText(/Ready to speak|Nothing that the avatar may answer/));
    await mo.page.getByRole('button', { name: 'Call' }).click();
    await ada.sees(
      ada.region('Captions').locator('.spoken').filter({ hasText: 'This is an AI speaking for Maya Lindqvist' }),
    );
    await mo.page.getByRole('button', { name: 'Stop' }).click();
    await ada.seesNoMore(ada.region('Captions'));
    deskCookie = (await mo.context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
    await mo.close();
  });

  it('[B35] a page that is older than the server reloads once, and comes in again by itself', async () => {
    await ada.page.route('**/enter', (route) => route.fulfill(outdated), { times: 1 });
    await ada.page.reload();
    const reloaded = ada.page.waitForEvent('load', { timeout: withinMs });
    await ada.page.getByLabel('Your name').press('Enter');
    await reloaded;
    await ada.sees(ada.page.getByRole('button', { name: 'Leave' }));
    await ada.sees(ada.region('Your questions').getByText('Will this be short enough?'));
  });

  it('[B36] a page that is still older after the reload says so, and reloads no more', async () => {
    await ada.page.route('**/enter', (route) => route.fulfill(outdated));
    await ada.page.reload();
    await ada.page.getByLabel('Your name').press('Enter');
    await ada.sees(ada.page.getByText('This page is older than the server'));
    await ada.photograph('outdated');
    await ada.page.unroute('**/enter');
    await ada.page.reload();
    await ada.comeIn('Ada');
  });

  it('[B37] a second page of the same person asks, then takes the place', async () => {
    const second = await ada.context.newPage();
    await second.goto(`${app.url}/hall`);
    await second.getByLabel('Your name').press('Enter');
    await second.getByRole('button', { name: 'Continue here' }).click();
    await second.getByRole('button', { name: 'Leave' }).waitFor({ timeout: withinMs });
    await ada.sees(ada.page.getByText('You are in the hall on another page'));
    await ada.photograph('replaced');
    await second.close();
    await ada.page.getByRole('button', { name: 'Come back here' }).click();
    await ada.comeIn('Ada');
  });

  it('[B38] who leaves can read the record, which proves itself in the page', async () => {
    await ada.page.getByRole('button', { name: 'Leave' }).click();
    await ada.sees(ada.page.getByText('You left the hall'));
    await ada.photograph('left');
    await ada.page.getByRole('link', { name: 'Read the record' }).click();
    await ada.sees(ada.page.getByText(/^Unbroken: \d+ entries$/));
    await ada.photograph('record');
    const tampered = await ada.page.evaluate(async () => {
      const text = await (await fetch('/api/record', { headers: { 'x-rostrum-door': 'hall' } })).text();
      const lines = text.split('\n');
      return [...lines.slice(0, 5), ...lines.slice(6)].join('\n');
    });
    await ada.page
      .getByLabel('A record you kept as a file')
      .setInputFiles({ name: 'kept.jsonl', mimeType: 'application/jsonl', buffer: Buffer.from(tampered) });
    await ada.sees(ada.page.getByText('Broken at line 6'));
    await ada.photograph('record-broken');
  });

  it('[F1] [F7] the fairness page proves the record itself, and each figure leads to its entries', async () => {
    await ada.page.getByRole('link', { name: 'How fair it was' }).click();
    await ada.sees(ada.page.getByText(/^Unbroken: \d+ entries$/));
    await ada.page.getByText('Asked', { exact: true }).click();
    await ada.photograph('fairness');
    const entry = ada.page.getByRole('listitem').filter({ hasText: 'question: asked' }).getByRole('link').first();
    const named = Number((await entry.textContent())?.replace('No. ', ''));
    await entry.click();
    await ada.sees(ada.page.locator('tr[aria-current="true"]').getByText('question: asked'));
    const figures: unknown = await ada.page.evaluate(async () =>
      (await fetch('/api/fairness', { headers: { 'x-rostrum-door': 'hall' } })).json(),
    );
    expect(figures).toMatchObject({ figures: { asked: expect.arrayContaining([named]) } });
  });

  it('[B39] who is removed reads why, and does not come back by itself', async () => {
    await ada.page.goto(app.links.attendee);
    await ada.comeIn('Ada');
    const mo = await PageClient.open(app.links.desk, deskCookie);
    await mo.enter('Mo', 'desk');
    const memberId = memberIdSchema.parse(Object.values(mo.roster).find(({ name }) => name === 'Ada')?.memberId);
    await mo.must({ type: 'member.remove', memberId, reason: 'Please write to us first.' });
    await ada.sees(ada.page.getByText('Please write to us first.'));
    await ada.photograph('removed');
    await mo.leave();
  });

  it('[E25] the leader has a studio', async () => {
    const maya = await Visitor.enter(browser, app.links.leader, 'Maya');
    await maya.sees(maya.page.getByText('The studio of Maya Lindqvist'));
    await maya.photograph('studio');
    expect(maya.troubles).toEqual([]);
  });
});
