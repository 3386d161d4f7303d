import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Answer, answerSchema } from '../../../protocol/answer.ts';
import { type FileForm, type FileName, fileNames } from '../../../protocol/http.ts';
import { FairnessCount } from '../../../protocol/record/fairness-count.ts';
import type { Role } from '../../../protocol/roles.ts';
import { CountedRecord } from '../../../server/session/counted-record.ts';
import { FilesDesk } from '../../../server/session/files-desk.ts';
import type { TownhallSession } from '../../../server/session/session.ts';
import { anAnswer } from '../../support/a-record.ts';
import { demoStream, Listener, must, openTownhallSession, townhallId } from '../../support/build-session.ts';
import {
  answerId,
  ask,
  enter,
  finish,
  idOf,
  part,
  person,
  prepared,
  questionId,
  start,
  startMs,
} from '../../support/build-townhall.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { MemoryRecord } from '../../support/memory-record.ts';

const minuteMs = 60_000;
const [first] = anAnswer().sentences;
if (first === undefined) throw new Error('no sentence');
const notice = { ...first, text: 'That is all.', label: 'NOTICE' as const, sources: [] };
const answer: Answer = answerSchema.parse({ ...anAnswer(), sentences: [first, notice] });

let clock: FakeClock;
let session: TownhallSession;
let desk: FilesDesk;
beforeEach(async () => {
  clock = new FakeClock(startMs);
  const record = new MemoryRecord();
  session = await openTownhallSession(record, clock, new Listener());
  const counted = new CountedRecord(record, new FairnessCount());
  desk = new FilesDesk({
    state: () => session.state,
    record,
    answers: { get: async (id) => (id === answerId('a') ? answer : null) },
    leaderName: 'Elena Marsh',
    fairness: async () => (await counted.read(demoStream)).fairness(),
  });
});

function get(name: FileName, form: FileForm, who = 'mo', role: Role = 'moderator') {
  const member = { sessionHash: 'h', townhallId, memberId: idOf(who), role, name: who };
  return desk.file(member, name, form);
}

const rowsSchema = z.record(z.string(), z.array(z.record(z.string(), z.union([z.string(), z.number(), z.null()]))));

async function rows(name: FileName) {
  const file = await get(name, 'json');
  if ('refused' in file) throw new Error(file.refused);
  return rowsSchema.parse(JSON.parse(file.text))[name] ?? [];
}

/** Ada's question is called, and the avatar begins. */
async function answering(id = 'q', text = 'Do we keep them?'): Promise<number> {
  await must(session, person('ada'), ask(id, text));
  await must(session, person('mo'), { type: 'question.approve', questionId: questionId(id) });
  await must(session, part('mind'), prepared(id));
  await must(session, person('mo'), { type: 'question.call', questionId: questionId(id) });
  const { epoch } = session.state;
  await must(session, part('mind'), start(id, epoch));
  return epoch;
}

describe('files to take away', () => {
  it('[EX1] are for those who run the town hall, and for nobody else', async () => {
    for (const name of fileNames) {
      expect(await get(name, 'csv', 'ada', 'attendee')).toEqual({ refused: 'not-allowed' });
      expect(await get(name, 'json', 'lea', 'leader')).toEqual({ refused: 'not-allowed' });
      expect(await get(name, 'csv')).toMatchObject({ text: expect.stringMatching(/^\uFEFF"/) });
    }
    await must(session, part('door'), enter('max', { role: 'moderator', kind: 'desk' }));
    await must(session, person('mo'), { type: 'member.remove', memberId: idOf('max'), reason: 'Left us.' });
    expect(await get('people', 'csv', 'max')).toEqual({ refused: 'removed' });
  });

  it('[EX1] [CSV1] hold no formula that a spreadsheet would run', async () => {
    await must(session, person('ada'), ask('q', '=HYPERLINK("http://x","y")'));
    expect(await get('questions', 'csv')).toMatchObject({ text: expect.stringContaining(`"'=HYPERLINK(""http://x""`) });
  });

  it('[EX2] tell of each question what became of it, and of an answer what was said', async () => {
    const epoch = await answering();
    expect(await rows('questions')).toMatchObject([{ state: 'answering', answer: null }]);
    await must(session, part('mind'), { ...finish('q', epoch), unsaid: [1] });
    await must(session, person('bob'), ask('p', 'Where is my raise?'));
    await must(session, person('mo'), {
      type: 'question.reject',
      questionId: questionId('p'),
      reason: 'About one person.',
    });
    expect(await rows('questions')).toMatchObject([
      {
        question: 'Do we keep them?',
        state: 'answered',
        askedBy: 'ada',
        votes: 1,
        answer: first.text,
        labels: 'QUOTE',
      },
      { state: 'rejected', askedBy: 'bob', rejectedBecause: 'About one person.', answer: null },
    ]);
  });

  it('[EX3] count minutes and visits, over a second page, a restart and the end', async () => {
    await clock.advance(5 * minuteMs);
    await must(session, part('door'), enter('ada', { kind: 'companion' }));
    await clock.advance(5 * minuteMs);
    await must(session, part('door'), { type: 'member.leave', memberId: idOf('ada') });
    await clock.advance(7 * minuteMs);
    await must(session, part('door'), enter('ada'));
    await clock.advance(3 * minuteMs);
    await must(session, part('session'), { type: 'session.start' });
    await clock.advance(minuteMs);
    const people = await rows('people');
    const iso = (minutes: number) => new Date(startMs + minutes * minuteMs).toISOString();
    expect(people.find(({ name }) => name === 'ada')).toEqual({
      ...{ name: 'ada', role: 'attendee', isBot: 'no' },
      ...{ cameAt: iso(0), leftAt: iso(20), minutes: 13, visits: 2 },
    });
    // Asked once more, nothing is counted twice.
    await must(session, part('door'), enter('mo', { role: 'moderator', kind: 'desk' }));
    await must(session, part('door'), enter('bob'));
    await clock.advance(4 * minuteMs);
    await must(session, person('mo'), { type: 'member.remove', memberId: idOf('bob'), reason: 'Shouts.' });
    expect((await rows('people')).find(({ name }) => name === 'bob')).toMatchObject({
      minutes: 24,
      visits: 2,
      leftAt: iso(25),
    });
  });

  it('[EX4] tell what the stage said with label and source, and when people spoke', async () => {
    const epoch = await answering();
    expect(await rows('transcript')).toEqual([]);
    await must(session, part('mind'), finish('q', epoch));
    await answering('r', 'And the lab?');
    await must(session, person('mo'), { type: 'stage.stop' });
    expect((await rows('transcript')).at(-1)).toMatchObject({ label: null, text: expect.stringContaining('Was cut') });
    await must(session, part('mind'), {
      type: 'answer.report',
      questionId: questionId('r'),
      answerId: answerId('a'),
      said: [1],
    });
    await must(session, person('lea'), { type: 'stage.take-over' });
    const lines = await rows('transcript');
    expect(lines.map(({ who, label, text, source, question }) => [who, label, text, source, question])).toEqual([
      ['AI for Elena Marsh', 'QUOTE', first.text, 'On desks, Letter, 2026-01-02', 'Do we keep them?'],
      ['AI for Elena Marsh', 'NOTICE', 'That is all.', null, 'Do we keep them?'],
      ['AI for Elena Marsh', 'NOTICE', 'That is all.', null, 'And the lab?'],
      ['lea', 'HUMAN', expect.stringContaining('Spoke live'), null, null],
    ]);
  });

  it('[LV6] tell what the leader said live, phrase by phrase, as HUMAN and by what; once erased it is empty', async () => {
    await answering('r', 'And the lab?');
    await must(session, person('lea'), { type: 'stage.take-over' });
    const { epoch } = session.state;
    const phrase = { type: 'human.say', epoch, recogniser: 'moonshine/tiny' } as const;
    await must(session, part('captions'), { ...phrase, text: 'The lab stays.', isAfterGap: false });
    await must(session, part('captions'), { ...phrase, text: 'For years.', isAfterGap: true });
    await must(session, person('lea'), { type: 'stage.release' });
    const human = async () =>
      (await rows('transcript'))
        .filter(({ label }) => label === 'HUMAN')
        .map(({ who, text, source, question }) => [who, text, source, question]);
    const automatic = 'Written down automatically (moonshine/tiny)';
    expect(await human()).toEqual([
      ['lea', 'The lab stays.', automatic, 'And the lab?'],
      ['lea', 'For years.', `${automatic}; words before it are missing`, 'And the lab?'],
    ]);
    expect((await rows('questions')).find(({ state }) => state === 'answered')).toMatchObject({
      answer: 'The lab stays. For years.',
      labels: 'HUMAN',
    });
    await must(session, part('door'), enter('org', { role: 'organiser', kind: 'desk' }));
    await must(session, person('org'), { type: 'member.erase', memberId: idOf('lea') });
    expect((await human()).map(([who, text]) => [who, text])).toEqual([
      [null, null],
      [null, null],
    ]);
    expect(JSON.stringify(await get('questions', 'json'))).not.toContain('The lab stays');
  });

  it('[EX5] give each figure of fairness with its entries', async () => {
    await answering();
    const line = (await rows('fairness')).find(({ figure }) => figure === 'asked');
    expect(line).toEqual({ figure: 'asked', value: 1, unit: 'questions', entries: expect.stringMatching(/^\d+$/) });
  });

  it('[EX6] hold nothing of what was erased', async () => {
    await answering();
    await must(session, part('door'), enter('org', { role: 'organiser', kind: 'desk' }));
    await must(session, person('mo'), { type: 'stage.stop' });
    expect(await get('people', 'csv')).toMatchObject({ text: expect.stringContaining('"ada"') });
    await must(session, person('org'), { type: 'member.erase', memberId: idOf('ada') });
    for (const name of fileNames) {
      const file = await get(name, 'csv');
      expect('text' in file && /ada|Do we keep/.test(file.text)).toBe(false);
    }
  });
});
