import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { memberIdSchema, type QuestionId, questionIdSchema } from '../../protocol/ids.ts';
import { limits } from '../../protocol/limits.ts';
import { cleanName, cleanText } from '../../server/townhall/clean-text.ts';
import { launchBrowser } from '../support/browser.ts';
import { allNastyStrings, nastyStrings } from '../support/nasty-strings.ts';
import { PageClient } from '../support/page-client.ts';
import { runTool } from '../support/run-tool.ts';
import { RunningApp } from '../support/running-app.ts';
import { Visitor } from './visitor.ts';

const leaderName = 'Maya Lindqvist';
const impostors = { leader: 'Мауа Lіndqvist', moderator: 'M0derator' };
const longQuestion = `${'Donaudampfschifffahrtsgesellschaft'.repeat(14)}?`;
/** As the gate takes them. */
const people = [...new Set(allNastyStrings.map(cleanName))].filter(
  (name) => name !== '' && name.length <= limits.nameLength,
);

/** What makes a page scroll sideways, or stands out of it: the parts, by class and text. */
function standingOut(): readonly string[] {
  const wide = document.documentElement.clientWidth;
  const root = document.scrollingElement;
  const found = root !== null && root.scrollWidth > wide ? [`the page is ${root.scrollWidth} wide, not ${wide}`] : [];
  for (const part of document.querySelectorAll('body *')) {
    const { right, left, width, height } = part.getBoundingClientRect();
    const name = () => `${part.tagName}.${part.getAttribute('class') ?? ''} ${(part.textContent ?? '').slice(0, 30)}`;
    if (part.scrollWidth > part.clientWidth + 1 && ['auto', 'scroll'].includes(getComputedStyle(part).overflowX))
      found.push(`scrolls sideways: ${name()}`);
    const isOutside = width > 1 && height > 1 && (right > wide + 1 || left < -1);
    if (isOutside && part.closest('.sr-only') === null) found.push(`stands out: ${name()}`);
  }
  return found;
}

describe('names and questions made of nasty strings', () => {
  let app: RunningApp;
  let browser: Browser;
  let ada: Visitor;
  let mo: Visitor;
  let desk: PageClient;
  const pages: PageClient[] = [];
  let onStage: QuestionId;

  beforeAll(async () => {
    app = await RunningApp.start({ ROSTRUM_LIVEKIT_BIN: '', LOG_LEVEL: 'debug' });
    browser = await launchBrowser({ flags: ['--disable-3d-apis'] });
    mo = await Visitor.enter(browser, app.links.desk, 'Moira Field');
    ada = await Visitor.enter(browser, app.links.attendee, 'Ada');
    const cookie = (await mo.context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
    // Three pages at the desk: one alone would be too fast for the gate.
    const desks = await Promise.all([0, 1, 2].map(() => PageClient.open(app.links.desk, cookie)));
    await Promise.all(desks.map((page) => page.enter('Moira Field', 'desk')));
    const [first] = desks;
    if (first === undefined) throw new Error('nobody at the desk');
    desk = first;
    const ask = async (name: string, text: string, index: number) => {
      const page = await PageClient.join(app.links.attendee, name);
      const questionId = questionIdSchema.parse(randomBytes(16).toString('base64url'));
      await page.must({ type: 'question.ask', questionId, text });
      await desks[index % desks.length]?.must({ type: 'question.approve', questionId });
      pages.push(page);
      return questionId;
    };
    onStage = await ask(impostors.leader, longQuestion, 0);
    await ask(impostors.moderator, 'Who am I?', 1);
    await Promise.all(people.map((name, index) => ask(name, name, index)));
  });
  afterAll(async () => {
    await browser?.close();
    await app?.close();
  });

  /** What the page holds that some string would have made of it. */
  const harmIn = ({ page }: Visitor) =>
    page.evaluate(() => [
      document.querySelectorAll('[data-nasty], script:not([src]), iframe').length,
      'nasty' in window,
    ]);
  const namesIn = ({ page }: Visitor, within: string) => page.locator(`${within} bdi`).allTextContents();

  /** On a phone and on a desktop: photographed, for eyes, and measured. */
  const holdsItsLayout = async (visitor: Visitor, name: string) => {
    for (const width of [390, 1280]) {
      await visitor.page.setViewportSize({ width, height: 844 });
      await visitor.shoot(`strings-${name}-${width}`);
      expect([name, width, await visitor.page.evaluate(standingOut)]).toEqual([name, width, []]);
    }
  };

  it('[B80] are in the record as they were accepted, and in no line of the log', async () => {
    const file = path.join(app.dataDir, 'nasty.jsonl');
    expect(await runTool('export', ['demo', file], app.dataDir)).toMatchObject({ code: 0 });
    expect(await runTool('verify', [file], app.dataDir)).toMatchObject({ code: 0 });
    const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
    const kept = new Set(
      lines.flatMap((line) => {
        const { personal } = JSON.parse(line);
        return personal == null ? [] : Object.entries(JSON.parse(personal.text)).map((pair) => pair.join(': '));
      }),
    );
    expect(people.filter((name) => !kept.has(`name: ${name}`) || !kept.has(`text: ${cleanText(name)}`))).toEqual([]);

    const log = app.output.split('\n').filter((line) => line.startsWith('{'));
    for (const line of log) expect(JSON.parse(line)).toMatchObject({ level: expect.any(Number) });
    for (const name of people.filter(({ length }) => length > 8)) expect(app.output).not.toContain(name);
  });

  it('[B81] are text in the hall', async () => {
    await ada.sees(ada.page.getByText('Who am I?'));
    const texts = await ada.region('Waiting questions').locator('.question-text').allTextContents();
    expect(texts.toSorted()).toEqual([...people, longQuestion, 'Who am I?'].toSorted());
    await holdsItsLayout(ada, 'hall-questions');
    await ada.page.getByRole('button', { name: 'People' }).click();
    await ada.sees(ada.page.getByText('Not the leader'));
    expect((await namesIn(ada, '.people')).toSorted()).toEqual(
      [...people, ...Object.values(impostors), 'Ada', 'Moira Field'].toSorted(),
    );
    expect(await harmIn(ada)).toEqual([0, false]);
  });

  it('[B82] keep the layout of the people in the hall, and of whom one searches', async () => {
    await holdsItsLayout(ada, 'hall-people');
    await ada.page.getByLabel('Find a colleague').fill('w');
    await ada.sees(ada.page.getByText('In your part of the hall'));
    await holdsItsLayout(ada, 'hall-search');
    await ada.page.getByLabel('Find a colleague').fill('<');
    await ada.sees(ada.page.getByRole('button', { name: /^Sit beside <script/ }));
    expect(await harmIn(ada)).toEqual([0, false]);
    await ada.page.getByLabel('Find a colleague').fill('');
  });

  it('[B83] that imitate the leader or a moderator are marked in the hall, and theirs are not', async () => {
    const row = (name: string) =>
      ada.page.locator('.people li').filter({ has: ada.page.getByText(name, { exact: true }) });
    await ada.sees(row(impostors.leader).getByText('Not the leader'));
    await ada.sees(row(impostors.moderator).getByText('Not a moderator'));
    expect(await row('Moira Field').locator('.mistaken').count()).toBe(0);
    // And "Ada (leader)", who is one of them.
    expect(await ada.page.locator('.people .mistaken').count()).toBe(3);
    // Their questions name them too.
    await ada.page.getByRole('button', { name: 'Questions' }).click();
    await ada.sees(ada.region('Waiting questions').getByText('Not a moderator'));
    expect(await ada.region('Waiting questions').locator('.mistaken').count()).toBe(3);
  });

  it('[B81] [B82] [B83] are text on the desk, in its layout, with the same marks', async () => {
    // By keyboard: the lists above take their heights as they come into sight, and what is below them moves.
    await mo.page.locator('summary').filter({ hasText: 'People' }).press('Enter');
    await mo.sees(mo.page.getByText('Not the leader'));
    await mo.sees(mo.page.getByText('Not a moderator'));
    const names = await namesIn(mo, '.desk-people');
    for (const name of people) expect(names).toContain(name);
    expect(await mo.page.locator('.desk-people .mistaken').count()).toBe(3);
    // The desk draws the questions that are in sight.
    const marked = new Set<string>();
    for (let y = 0; y < (await mo.page.evaluate(() => document.documentElement.scrollHeight)); y += 500) {
      await mo.page.evaluate((to) => scrollTo(0, to), y);
      await mo.page.waitForTimeout(50);
      for (const card of await mo.page.locator('.card[data-status]:has(.mistaken)').allTextContents()) marked.add(card);
      expect(await harmIn(mo)).toEqual([0, false]);
    }
    expect([...marked]).toHaveLength(3);
    await holdsItsLayout(mo, 'desk');
  });

  it('[B81] [B82] are text on the stage, whatever way they are written', async () => {
    const [hebrew = ''] = nastyStrings.rightToLeft;
    const noura = pages.find((page) => page.roster[page.memberId ?? '']?.name === hebrew);
    await desk.must({ type: 'floor.give', memberId: memberIdSchema.parse(noura?.memberId) });
    // Isolated from the words around it.
    await ada.sees(ada.page.getByText(`\u2068${hebrew}\u2069 is on the floor`));
    await holdsItsLayout(ada, 'hall-floor');
    await desk.must({ type: 'floor.take' });
    await desk.must({ type: 'question.call', questionId: onStage });
    await ada.sees(ada.region('On the stage').getByText(impostors.leader));
    await ada.sees(ada.region('On the stage').getByText('Not the leader'));
    await holdsItsLayout(ada, 'hall-stage');
    await holdsItsLayout(mo, 'desk-stage');
    expect([ada.troubles, mo.troubles]).toEqual([[], []]);
  });

  it('[B81] [B82] are text in the studio', async () => {
    const maya = await Visitor.enter(browser, app.links.leader, leaderName);
    await maya.sees(maya.page.getByText(`The studio of ${leaderName}`));
    await holdsItsLayout(maya, 'studio');
    expect([await harmIn(maya), maya.troubles]).toEqual([[0, false], []]);
  });
});
