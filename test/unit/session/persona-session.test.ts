import { beforeEach, expect, it } from 'vitest';
import { canonicalJson } from '../../../protocol/record/canonical.ts';
import { sha256Hex } from '../../../protocol/record/chain.ts';
import type { PersonaState } from '../../../server/persona/state.ts';
import type { KeptRevocation } from '../../../server/session/kept-revocation.ts';
import type { PersonaSession } from '../../../server/session/persona-session.ts';
import { statement } from '../../support/a-record.ts';
import { createDemo, leader, openPersona, scope } from '../../support/build-persona-session.ts';
import { startMs } from '../../support/build-townhall.ts';
import { FakeClock, settled } from '../../support/fake-clock.ts';
import { MemoryOwed } from '../../support/memory-owed.ts';
import { MemoryRecord } from '../../support/memory-record.ts';

const version = { statementId: statement.id, hash: sha256Hex(canonicalJson(statement)) };

let record: MemoryRecord;
let owed: MemoryOwed<KeptRevocation>;
let clock: FakeClock;
let changes: PersonaState[];
const open = (): Promise<PersonaSession> =>
  openPersona({ record, owed, clock, onChanged: (state) => changes.push(state) });
beforeEach(() => {
  record = new MemoryRecord();
  owed = new MemoryOwed();
  clock = new FakeClock(startMs);
  changes = [];
});

it('[S14] commands follow each other, are on disk before they count, and come back', async () => {
  const persona = await open();
  const outcomes = [
    persona.submit(leader, createDemo),
    persona.submit(leader, { type: 'consent.give', scope }),
    persona.addStatement(leader, statement),
  ];
  expect(await Promise.all(outcomes)).toEqual([1, 2, 3].map((seq) => ({ accepted: { seq } })));
  expect(persona.standing().silentBecause).toBe('No statement is approved yet.');
  await persona.submit(leader, { type: 'statement.approve', ...version });
  expect(await persona.submit(leader, { type: 'statement.approve', ...version })).toEqual({
    refused: 'already-approved',
  });
  expect(changes).toHaveLength(4);
  const again = await open();
  expect(again.standing()).toEqual({ version: 1, consentEpoch: 1, silentBecause: '' });
  expect(await again.approved()).toMatchObject([statement]);
});

it('[S14] when the record fails nothing changes, and what was taken all the same counts', async () => {
  const persona = await open();
  await persona.submit(leader, createDemo);
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
  // Taken back is told at once, and again when it is on disk.
  expect(changes.map(({ consent }) => consent.kind)).toEqual(['missing', 'given', 'revoked', 'revoked']);
});

/** A persona that may speak. */
async function speaking(): Promise<PersonaSession> {
  const persona = await open();
  await persona.submit(leader, createDemo);
  await persona.addStatement(leader, statement);
  await persona.submit(leader, { type: 'statement.approve', ...version });
  await persona.submit(leader, { type: 'consent.give', scope });
  expect(persona.standing()).toMatchObject({ consentEpoch: 1 });
  changes = [];
  return persona;
}

it('[PN14] consent that is taken back counts before anything is written', async () => {
  const persona = await speaking();
  const hanging = Promise.withResolvers<void>();
  record.hold = hanging.promise;
  const outcome = persona.submit(leader, { type: 'consent.revoke' });
  expect(persona.standing()).toMatchObject({ consentEpoch: null, silentBecause: 'Consent was taken back.' });
  expect(changes.map(({ consent }) => consent.kind)).toEqual(['revoked']);
  // Beside the record it is kept already: whoever asked need not wait for the disk that hangs.
  expect(await outcome).toEqual({ accepted: { seq: 4 } });
  expect(owed.kept).toEqual([{ by: leader, atMs: startMs, epoch: 1 }]);
  hanging.resolve();
  await settled();
  expect(persona.state).toMatchObject({ seq: 5, consent: { kind: 'revoked', epoch: 1, atMs: startMs } });
  expect(owed.kept).toEqual([]);
  expect(await persona.submit(leader, { type: 'consent.revoke' })).toEqual({ refused: 'no-consent' });
});

it('[PN15] a revocation that the record cannot take is recorded when it is back, once', async () => {
  const persona = await speaking();
  record.trouble = 'unavailable';
  expect(await persona.submit(leader, { type: 'consent.revoke' })).toEqual({ accepted: { seq: 4 } });
  await expect(persona.submit(leader, { type: 'consent.give', scope })).rejects.toMatchObject({
    reason: 'unavailable',
  });
  record.trouble = 'none';
  await clock.advance(6000);
  expect(persona.state).toMatchObject({ seq: 5, consent: { kind: 'revoked', epoch: 1 } });
  expect(owed.kept).toEqual([]);
  expect(await persona.submit(leader, { type: 'consent.give', scope })).toEqual({ accepted: { seq: 6 } });
  expect(persona.standing()).toMatchObject({ consentEpoch: 2 });
  persona.close();
});

it('[PN15] it outlives the process, and the next start records it', async () => {
  const persona = await speaking();
  record.trouble = 'unavailable';
  await persona.submit(leader, { type: 'consent.revoke' });
  persona.close();
  const during = await open();
  expect(during.standing().silentBecause).toBe('Consent was taken back.');
  during.close();
  record.trouble = 'none';
  const after = await open();
  expect(after.state).toMatchObject({ seq: 5, consent: { kind: 'revoked', epoch: 1 } });
  expect(owed.kept).toEqual([]);
});

it('[PN15] where nothing can be written at all it stands as long as the process lives', async () => {
  const persona = await speaking();
  record.trouble = 'unavailable';
  owed.isBroken = true;
  expect(await persona.submit(leader, { type: 'consent.revoke' })).toEqual({ accepted: { seq: 4 } });
  expect(persona.standing()).toMatchObject({ consentEpoch: null });
  persona.close();
});
