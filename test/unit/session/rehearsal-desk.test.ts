import { mkdtempSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { townhallIdSchema } from '../../../protocol/ids.ts';
import { type Refusal, refuse } from '../../../protocol/refusals.ts';
import type { RehearsalReply } from '../../../protocol/rehearsal.ts';
import { secretHash } from '../../../server/access/door.ts';
import type { Membership } from '../../../server/access/ports.ts';
import { openRehearsalStore } from '../../../server/adapters/node/rehearsal-files.ts';
import type { RehearsalDesk } from '../../../server/session/rehearsal-desk.ts';
import { townhallAudits } from '../../../server/session/rehearsed-townhall.ts';
import { aRehearsalDesk, knowledge, lunchAnswer } from '../../support/a-rehearsal-desk.ts';
import { personaId } from '../../support/build-persona-session.ts';
import { aTownhall, idOf, person } from '../../support/build-townhall.ts';

const member: Membership = {
  sessionHash: secretHash('s'),
  townhallId: townhallIdSchema.parse('demo'),
  memberId: idOf('lea'),
  role: 'leader',
  name: 'Lea',
};
const known = (reply: RehearsalReply | Refusal): RehearsalReply => {
  if ('refused' in reply) throw new Error(reply.refused);
  return reply;
};
/** Until the one that runs has ended. */
async function over(desk: RehearsalDesk): Promise<RehearsalReply> {
  for (;;) {
    const reply = known(await desk.view(member));
    if (reply.running === null) return reply;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe('the desk of rehearsals', () => {
  it('[RH15] runs one, tells how far it is, and then the report', async () => {
    const { desk, kept } = aRehearsalDesk();
    expect(await desk.view(member)).toEqual({ running: null, trouble: '', report: null, audits: [] });
    expect(await desk.act(member, { type: 'start', lines: 'What about tea?' })).toMatchObject({
      running: { done: 0 },
      report: null,
    });
    expect(await desk.act(member, { type: 'start' })).toEqual(refuse('rehearsal-running'));
    const { report, audits, trouble } = await over(desk);
    expect(report?.questions.map(({ from, outcome }) => `${from} ${outcome}`)).toEqual([
      'file abstained',
      'bank answered',
      'statements abstained',
      'statements abstained',
      'statements abstained',
      'askers answered',
    ]);
    expect([report?.figures.unsupported, trouble, audits]).toEqual([0, '', [report?.audit]]);
    expect(kept.last.report).toEqual(report);
  });

  it('[RH10] the next one is compared with it', async () => {
    const { desk } = aRehearsalDesk();
    for (const lines of ['One?', 'Two?']) {
      await desk.act(member, { type: 'start', lines });
      await over(desk);
    }
    expect((await over(desk)).report?.changes).toMatchObject({ changed: [], isNew: 1, isGone: 1 });
  });

  it('[RH15] is for those who may, and names the first line that is wrong', async () => {
    const { desk } = aRehearsalDesk({ whyNot: () => refuse('not-allowed') });
    const at = { report: '', question: 0, sentence: 0 };
    const asked = [
      desk.view(member),
      desk.act(member, { type: 'start' }),
      desk.sound(member, at, new AbortController().signal),
    ];
    expect(await Promise.all(asked)).toEqual([refuse('not-allowed'), refuse('not-allowed'), refuse('not-allowed')]);
    const open = aRehearsalDesk().desk;
    expect(known(await open.act(member, { type: 'start', lines: 'x\n{' }))).toMatchObject({
      running: null,
      trouble: 'Line 2 of your questions: It begins like JSON and is none. Write one whole object a line.',
    });
  });

  it('[RH4] can be ended; what was known before stands', async () => {
    let isSlow = false;
    const { desk } = aRehearsalDesk({
      ask: async ({ question }, _, signal) => (isSlow ? untilAborted(signal) : lunchAnswer(question)),
    });
    await desk.act(member, { type: 'start' });
    const before = (await over(desk)).report;
    expect(await desk.act(member, { type: 'cancel' })).toEqual(refuse('rehearsal-not-running'));
    isSlow = true;
    await desk.act(member, { type: 'start' });
    await desk.act(member, { type: 'cancel' });
    expect(await over(desk)).toMatchObject({
      report: before,
      trouble: 'The rehearsal was ended. What was known before stands.',
    });
  });

  it('[RH4] ends by itself when what may be said changes', async () => {
    let version = 1;
    const { desk, kept } = aRehearsalDesk({
      knowledge: () => knowledge(version),
      ask: async ({ question }) => {
        version = 2;
        return lunchAnswer(question);
      },
    });
    await desk.act(member, { type: 'start' });
    expect((await over(desk)).trouble).toMatch(/changed while it ran/);
    expect(kept.last.report).toBeNull();
  });

  it('[RH5] a mind that dies is in the report, and what breaks it off is told', async () => {
    const dead = aRehearsalDesk({ ask: () => Promise.reject(new Error('dead')) });
    await dead.desk.act(member, { type: 'start' });
    expect((await over(dead.desk)).report).toMatchObject({ isGo: false, figures: { failed: 4 } });
    const none = aRehearsalDesk({ bank: () => Promise.reject(new Error('no file')) });
    await none.desk.act(member, { type: 'start' });
    expect((await over(none.desk)).trouble).toMatch(/broke off/);
  });

  it('[RH16] any sentence of the last report can be heard, and of no other', async () => {
    const { desk } = aRehearsalDesk();
    await desk.act(member, { type: 'start' });
    const id = (await over(desk)).report?.id ?? '';
    const { signal } = new AbortController();
    const sound = (report: string, question: number, sentence: number) =>
      desk.sound(member, { report, question, sentence }, signal);
    expect(await sound(id, 0, 0)).toEqual(new TextEncoder().encode('Lunch is at noon.'));
    expect(await Promise.all([sound('f'.repeat(16), 0, 0), sound(id, 99, 0), sound(id, 0, 9)])).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('[RH13] the queue’s words come from the town hall, and are gone when they are erased there', async () => {
    const town = aTownhall().withMember('olga', 'organiser', 'desk').withApproved('q-1', 'ada');
    const { desk, kept } = aRehearsalDesk({ state: () => town.state });
    await desk.act(member, { type: 'start' });
    const { report } = await over(desk);
    expect(report?.questions[0]).toMatchObject({ id: 'queue q-1', question: 'Text of q-1?' });
    expect(report?.gaps.map(({ topic }) => topic)).toContain('Text of q-1?');
    expect(JSON.stringify(kept.last)).not.toContain('Text of q-1?');
    town.do(person('olga'), { type: 'member.erase', memberId: idOf('ada') });
    expect((await over(desk)).report?.questions[0]).toMatchObject({ id: 'queue q-1', question: '' });
  });
});

function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }));
}

describe('the file of rehearsals', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'rostrum-rehearsals-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('[RH13] gives back what was kept, for its owner alone; what cannot be read is none', async () => {
    const store = openRehearsalStore(folder);
    const { desk } = aRehearsalDesk({ store });
    expect(await store.read(personaId)).toEqual({ report: null, audits: [] });
    await desk.act(member, { type: 'start' });
    const { report } = await over(desk);
    expect(await openRehearsalStore(folder).read(personaId)).toEqual({ report, audits: [report?.audit] });
    expect(statSync(path.join(folder, 'rehearsal/demo.json')).mode & 0o777).toBe(0o600);
    await store.write(personaId, JSON.parse('{"report":1,"audits":[]}'));
    expect(await store.read(personaId)).toEqual({ report: null, audits: [] });
  });
});

describe('what was answered in town halls', () => {
  it('[AU3] counts by version, with the sources looked up by their hash', async () => {
    const { state } = aTownhall().withAnswering('q-1', 'ada').withApproved('q-2', 'ada');
    const [lunch] = knowledge().statements;
    const audits = (text: string) =>
      townhallAudits(state, { answer: async () => lunchAnswer('lunch'), version: async () => ({ ...lunch, text }) });
    expect(await audits('Lunch is at noon.')).toMatchObject([
      { personaVersion: 1, from: 'town hall', answers: 1, grounded: { of: 1, are: 1 }, wordings: null, askers: [] },
    ]);
    expect(await audits('Lunch is at one.')).toMatchObject([{ grounded: { of: 1, are: 0 } }]);
    const gone = { answer: async () => null, version: () => Promise.reject(new Error('none')) };
    expect(await townhallAudits(state, gone)).toEqual([]);
  });
});
