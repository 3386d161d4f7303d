import { beforeEach, expect, it } from 'vitest';
import { personaIdSchema, statementIdSchema } from '../../../protocol/ids.ts';
import type { PersonaState } from '../../../server/persona/state.ts';
import { PersonaSession } from '../../../server/session/persona-session.ts';
import { statement } from '../../support/a-record.ts';
import { countingDice } from '../../support/build-session.ts';
import { startMs } from '../../support/build-townhall.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { MemoryRecord } from '../../support/memory-record.ts';

const leader = { kind: 'leader', name: 'Maya' } as const;
const scope = { words: true, voice: true, likeness: true, until: '2030-01-01' };
const statementId = statementIdSchema.parse('s1');

let record: MemoryRecord;
let changes: PersonaState[];
const open = () =>
  PersonaSession.open({
    id: personaIdSchema.parse('demo'),
    record,
    clock: new FakeClock(startMs),
    dice: countingDice,
    onChanged: (state) => changes.push(state),
  });
beforeEach(() => {
  record = new MemoryRecord();
  changes = [];
});

it('[S14] commands follow each other, are on disk before they count, and come back', async () => {
  const persona = await open();
  const outcomes = [
    persona.submit(leader, { type: 'persona.create', leaderName: 'Maya', referTo: 'Jonas' }),
    persona.submit(leader, { type: 'consent.give', scope }),
    persona.addStatement(leader, statement),
  ];
  expect(await Promise.all(outcomes)).toEqual([1, 2, 3].map((seq) => ({ accepted: { seq } })));
  expect(persona.standing().silentBecause).toBe('No statement is approved yet.');
  await persona.submit(leader, { type: 'statement.approve', statementId });
  expect(await persona.submit(leader, { type: 'statement.approve', statementId })).toEqual({
    refused: 'already-approved',
  });
  expect(changes).toHaveLength(4);
  const again = await open();
  expect(again.standing()).toEqual({ version: 1, consentEpoch: 1, silentBecause: '' });
  expect(await again.approved()).toMatchObject([statement]);
});

it('[S14] when the record fails nothing changes, and what was taken all the same counts', async () => {
  const persona = await open();
  await persona.submit(leader, { type: 'persona.create', leaderName: 'Maya', referTo: 'Jonas' });
  record.trouble = 'unavailable';
  await expect(persona.submit(leader, { type: 'consent.give', scope })).rejects.toMatchObject({
    reason: 'unavailable',
  });
  expect(persona.state.consent).toEqual({ kind: 'missing' });
  record.trouble = 'lost-reply';
  await expect(persona.submit(leader, { type: 'consent.give', scope })).rejects.toMatchObject({
    reason: 'unavailable',
  });
  record.trouble = 'none';
  expect(await persona.submit(leader, { type: 'consent.revoke' })).toEqual({ accepted: { seq: 3 } });
  expect(changes.map(({ consent }) => consent.kind)).toEqual(['missing', 'given', 'revoked']);
});
