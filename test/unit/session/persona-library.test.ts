import { pino } from 'pino';
import { beforeEach, expect, it } from 'vitest';
import { statementIdSchema } from '../../../protocol/ids.ts';
import { PersonaLibrary } from '../../../server/session/persona-library.ts';
import { statement } from '../../support/a-record.ts';
import { leader, personaId, scope } from '../../support/build-persona-session.ts';
import { countingDice, townhallId } from '../../support/build-session.ts';
import { FakeClock, settled } from '../../support/fake-clock.ts';
import { MemoryOwed } from '../../support/memory-owed.ts';
import { MemoryRecord } from '../../support/memory-record.ts';

const lateMs = Date.parse('2026-05-01T23:59:00Z');
let clock: FakeClock;
let library: PersonaLibrary;
let told: number;
beforeEach(async () => {
  clock = new FakeClock(lateMs);
  told = 0;
  library = await PersonaLibrary.open(
    {
      id: personaId,
      townhallId,
      record: new MemoryRecord(),
      owed: new MemoryOwed(),
      clock,
      dice: countingDice,
      log: pino({ enabled: false }),
      onChanged: () => {
        told++;
      },
      onTrouble: (error) => {
        throw error;
      },
    },
    { leaderName: 'Maya', referTo: 'Jonas', statements: [statement] },
  );
});

it('[PN1] the installation signs for the persona that it brings, consent included', () => {
  expect(library.standing()).toEqual({ version: 1, consentEpoch: 1, silentBecause: '' });
  expect(library.knowledge()).toMatchObject({ personaVersion: 1, consentEpoch: 1, statements: [statement] });
});

it('[PN12] a consent ends with its last day, whatever else happens, and it is told', async () => {
  await library.persona.submit(leader, { type: 'consent.give', scope: { ...scope, until: '2026-05-01' } });
  told = 0;
  expect(library.knowledge()).toMatchObject({ today: '2026-05-01', consentEpoch: 2 });
  await clock.advance(60_000);
  expect(told).toBe(1);
  expect(library.standing()).toMatchObject({ consentEpoch: null, silentBecause: 'Consent ended on 2026-05-01.' });
  expect(library.knowledge()).toMatchObject({ today: '2026-05-02', consentEpoch: null });
  await clock.advance(86_400_000);
  expect(told).toBe(2);
  library.close();
  await clock.advance(86_400_000);
  expect(told).toBe(2);
});

it('[PN14] a revocation is told before the statements are read again', async () => {
  told = 0;
  const outcome = library.persona.submit(leader, { type: 'consent.revoke' });
  expect(told).toBe(1);
  expect(library.knowledge().consentEpoch).toBeNull();
  await outcome;
});

it('[PN2] what is approved is known with the version that says so, never before its text is read', async () => {
  const next = { ...statement, text: 'We keep our offices, all of them.' };
  await library.persona.addStatement(leader, next);
  const hash = library.persona.state.statements.get(next.id)?.hash;
  if (hash === undefined) throw new Error('it was added');
  await library.persona.submit(leader, { type: 'statement.approve', statementId: next.id, hash });
  await settled();
  expect(library.knowledge()).toMatchObject({ personaVersion: 2, statements: [{ text: next.text, hash }] });
});

it('[PN50] [PN56] signed answers and the manner are known with the version that says so', async () => {
  const { persona } = library;
  const answer = {
    id: statementIdSchema.parse('answer-desks'),
    questions: ['Do I keep my desk?'],
    text: 'You keep it.',
    date: '2026-05-01',
    place: 'Answer in writing',
  };
  expect(library.knowledge()).toMatchObject({ approvedAnswers: [], manner: { length: 'normal' } });
  await persona.signAnswer(leader, answer);
  await persona.submit(leader, { type: 'manner.set', length: 'short' });
  await settled();
  const hash = persona.state.answers.get(answer.id)?.signedHash;
  expect(library.knowledge()).toMatchObject({
    personaVersion: 3,
    approvedAnswers: [{ ...answer, hash }],
    manner: { length: 'short' },
    statements: [statement],
  });
  await persona.submit(leader, { type: 'answer.revoke', answerId: answer.id });
  await settled();
  expect(library.knowledge()).toMatchObject({ personaVersion: 4, approvedAnswers: [] });
});
