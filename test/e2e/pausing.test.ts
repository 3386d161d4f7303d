import { randomBytes } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { questionIdSchema } from '../../protocol/ids.ts';
import { launchBrowser } from '../support/browser.ts';
import { PageClient } from '../support/page-client.ts';
import { RunningApp } from '../support/running-app.ts';
import { Visitor } from './visitor.ts';

/** Longer than any pause inside an answer. */
const quietS = 1.5;
const question = 'What is our strategy on products?';

/** Nobody's hall is drawn here: two cores are for the voice. */
describe('an answer that a moderator pauses and shortens', () => {
  let app: RunningApp;
  let browser: Browser;
  let lis: Visitor;
  let mo: Visitor;
  let bo: PageClient;

  beforeAll(async () => {
    app = await RunningApp.start({ SPEECH_RECOGNITION: 'off' });
    browser = await launchBrowser({ flags: ['--disable-3d-apis'] });
    lis = await Visitor.open(browser, app.links.attendee);
    await lis.page.goto(`${app.url}/listen`);
    await lis.comeIn('Lis');
    mo = await Visitor.enter(browser, app.links.desk, 'Mo');
    bo = await PageClient.join(app.links.attendee, 'Bo');
    const questionId = questionIdSchema.parse(randomBytes(16).toString('base64url'));
    await bo.must({ type: 'question.ask', questionId, text: question });
    const card = mo.region('New questions').getByRole('listitem').filter({ hasText: question });
    await card.getByRole('button', { name: 'Approve' }).click();
    await mo.sees(mo.region('Queue').getByText('Ready to speak'));
  });
  afterAll(async () => {
    await bo?.leave();
    await browser?.close();
    await app?.close();
  });

  const now = () => mo.region('On the stage now');
  const press = (name: string) => now().getByRole('button', { name }).click();

  it('[E73] is silent for everybody after Pause, and says so, until it goes on', async () => {
    const card = mo.region('Queue').getByRole('listitem').filter({ hasText: question });
    await card.getByRole('button', { name: 'Call' }).click();
    // The opening is nobody's to skip.
    await mo.sees(now().getByText('Notice', { exact: true }));
    expect(await now().getByRole('button', { name: 'Skip sentence' }).isDisabled()).toBe(true);
    await mo.sees(now().getByText('Quote', { exact: true }));
    await lis.hearsSomething();
    await press('Pause');
    await lis.hearsNothing(quietS);
    await mo.sees(now().getByText('The answer for Maya Lindqvist is paused'));
    await lis.sees(lis.page.getByText('The answer for Maya Lindqvist is paused').first());
    await mo.photograph('desk-paused');
    await lis.hearsAfter(() => press('Go on'));
    await mo.sees(now().getByText('AI speaking for Maya Lindqvist'));
  });

  it('[E74] goes on with the next sentence after Skip sentence, and the one left out is marked where the answer is read', async () => {
    await mo.sees(now().getByText('Quote', { exact: true }));
    const skipped = await now().locator('.now-sentence').textContent();
    await press('Skip sentence');
    await mo.seesNoMore(now().getByText(skipped ?? '', { exact: true }));
    await lis.hearsSomething();
    const done = mo.region('Done').getByRole('listitem').filter({ hasText: question });
    await mo.sees(done.getByText('Answered'));
    await done.getByText('Read the answer').click();
    const sentence = done.getByRole('listitem').filter({ hasText: skipped ?? '' });
    await mo.sees(sentence.getByText('not said on the stage'));
    expect(await done.getByText('not said on the stage').count()).toBe(1);
    expect([...mo.troubles, ...lis.troubles]).toEqual([]);
  });
});
