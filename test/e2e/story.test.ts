import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { RunningApp } from '../support/running-app.ts';
import { Visitor } from './visitor.ts';

const supported = 'What is our strategy on products?';
const other = 'How do you decide what people are paid?';
const unsupported = 'What will the weather be in Lima?';
const answerMs = 60_000;

describe('the story, in browsers', () => {
  let app: RunningApp;
  let browser: Browser;
  let plain: Browser;
  let ada: Visitor;
  let sam: Visitor;
  let mo: Visitor;

  beforeAll(async () => {
    app = await RunningApp.start();
    browser = await launchBrowser();
    // One hall drawn in software is enough for two cores.
    plain = await launchBrowser({ flags: ['--disable-3d-apis'] });
    ada = await Visitor.enter(browser, app.links.attendee, 'Ada', { viewport: { width: 1000, height: 560 } });
    sam = await Visitor.enter(plain, app.links.spectator, 'Sam');
    mo = await Visitor.enter(plain, app.links.desk, 'Mo');
  });
  afterAll(async () => {
    await browser?.close();
    await plain?.close();
    await app?.close();
  });

  const deskCard = (section: string, text: string) =>
    mo.region(section).getByRole('listitem').filter({ hasText: text });
  const approve = (text: string) => deskCard('New questions', text).getByRole('button', { name: 'Approve' }).click();
  const call = (text: string) => deskCard('Queue', text).getByRole('button', { name: 'Call' }).click();

  it('[E1] lets people in by their link, and shows them to each other', async () => {
    await mo.sees(mo.page.getByText('3 people here'));
    await ada.page.getByRole('button', { name: /^People/ }).click();
    for (const name of ['Ada', 'Sam', 'Mo'])
      await ada.sees(ada.page.getByRole('complementary', { name: 'People' }).getByText(name, { exact: true }));
    await ada.shoot('hall-people');
    await ada.page.getByRole('button', { name: 'Questions' }).first().click();
    await ada.sees(ada.page.getByText('An AI speaks here for Maya Lindqvist.'));
  });

  it('[E2] shows a new question to its author and the desk, and to nobody else', async () => {
    await ada.ask(supported);
    await mo.sees(deskCard('New questions', supported));
    await ada.sees(ada.region('Your questions').getByText('A moderator will read it'));
    // What comes later on the same socket has come: the question was not on its way.
    await sam.ask('Will there be coffee?');
    await sam.sees(sam.region('Your questions').getByText('Will there be coffee?'));
    expect(await sam.page.getByText(supported).count()).toBe(0);
    await mo.photograph('desk-pending');
  });

  it('[E3] puts an approved question into the queue of everybody, who vote once each', async () => {
    await approve(supported);
    await sam.sees(sam.region('Waiting questions').getByText(supported));
    await ada.sees(ada.region('Waiting questions').getByText(supported));
    await sam.page.getByRole('button', { name: '1 vote. Vote for this question' }).click();
    await sam.sees(sam.page.getByRole('button', { name: '2 votes. Take your vote back' }));
    await ada.sees(ada.page.getByRole('button', { name: '2 votes, yours is in it' }));
  });

  it('[E4] shows the desk the prepared answer with the label and source of each sentence', async () => {
    const card = deskCard('Queue', supported);
    await mo.sees(card.getByText('Ready to speak'));
    await card.getByText('Read the draft').click();
    await mo.sees(card.getByText(/^Quote from .+, .+, \d+ \w+ 20\d\d$/));
    await mo.photograph('desk-ready');
  });

  it('[E5] speaks the called answer: heard, captioned, labelled and sourced to its end', async () => {
    await ada.hearsNothing(0);
    const captions = ada.region('Captions');
    await sam.hearsAfter(() => ada.hearsAfter(() => call(supported)));
    await ada.reads('Notice');
    await ada.sees(ada.page.getByText('AI speaking for Maya Lindqvist'));
    await ada.sees(captions.getByText('Quote', { exact: true }), answerMs);
    await ada.sees(captions.getByText(/^From .+, .+, \d+ \w+ 20\d\d$/));
    await ada.sees(captions.locator('.spoken').filter({ hasText: /\w/ }));
    await ada.hearsSomething();
    await Promise.all([
      ada.photograph('hall-answer'),
      sam.photograph('spectator-answer'),
      mo.photograph('desk-answer'),
    ]);
    await ada.sees(ada.region('Answered questions').getByText(supported), answerMs);
    await ada.hearsNothing(1);
    await ada.seesNoMore(captions);
    await ada.region('Answered questions').getByText('Read the answer').click();
    await ada.sees(ada.region('Answered questions').getByText(/^Quote from /));
  });

  it('[E6] falls silent everywhere when the desk presses Stop, and the question is back in the queue', async () => {
    await ada.ask(other);
    await approve(other);
    const card = deskCard('Queue', other);
    await mo.sees(card.getByText('Ready to speak'));
    await card.getByText('Read the draft').click();
    const draft = card.locator('.sentences p:first-child');
    await mo.sees(draft);
    const lastWords = (await draft.allTextContents()).at(-1) ?? '';
    await sam.hearsAfter(() => ada.hearsAfter(() => call(other)));
    await mo.page.getByRole('button', { name: 'Stop' }).click();
    // Longer than any pause inside an answer.
    await Promise.all([ada.hearsNothing(1.5), sam.hearsNothing(1.5)]);
    expect(lastWords).not.toBe('');
    expect([await ada.hasRead(lastWords), await sam.hasRead(lastWords)]).toEqual([false, false]);
    await ada.seesNoMore(ada.region('Captions'));
    await ada.sees(ada.page.getByText('Nobody is speaking'));
    await ada.sees(ada.region('Your questions').getByText(/The answer was stopped by a person/));
    await mo.sees(deskCard('Queue', other));
    await ada.shoot('hall-stopped');
  });

  it('[E7] says that it does not know what no statement supports, and passes it on', async () => {
    await ada.ask(unsupported);
    await approve(unsupported);
    await mo.sees(deskCard('Queue', unsupported).getByText(/Nothing that the avatar may answer/));
    await ada.hearsAfter(() => call(unsupported));
    await ada.reads("I don't know. No approved statement answers this question.");
    await ada.sees(ada.region('Your questions').getByText(/^Passed on to \w+/), answerMs);
    await mo.sees(deskCard('Done', unsupported).getByText(/Passed on to \w+/));
    await mo.photograph('desk-done');
  });

  it('[E8] leaves no error in any page, and asks nothing of another host', () => {
    expect([...ada.troubles, ...sam.troubles, ...mo.troubles]).toEqual([]);
  });
});
