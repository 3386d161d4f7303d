import { expect, it } from 'vitest';
import { StudioDesk } from '../../../../client/live/studio-desk.ts';
import { statementIdSchema } from '../../../../protocol/ids.ts';
import { fakeStudio } from '../../../support/client-harness/fake-studio.ts';

const unreachable = { kind: 'unreachable' } as const;
const takeBack = { type: 'consent.revoke' } as const;

it('[PN45] shows what is given, and what it is after it was taken back', async () => {
  const desk = new StudioDesk(fakeStudio(false, 'leader'));
  expect(desk.persona.value).toBeNull();
  await desk.load();
  expect(desk.persona.value?.consent).toMatchObject({ kind: 'given', epoch: 1 });
  expect(await desk.send(takeBack)).toEqual({ kind: 'accepted', seq: 3 });
  expect(desk.persona.value?.consent).toMatchObject({ kind: 'revoked' });
});

it('[PN46] says what was not done and what to do then', async () => {
  const lost = {
    ...fakeStudio(false, 'leader'),
    consent: async () => unreachable,
  };
  const desk = new StudioDesk(lost);
  await desk.load();
  expect(await desk.send(takeBack)).toMatchObject({
    kind: 'lost',
    message: expect.stringContaining('have an administrator switch the avatar off'),
  });
  // What was known stands.
  expect(desk.persona.value?.consent.kind).toBe('given');
  const refused = { kind: 'refused', code: 'no-consent', message: 'There is no consent to take back.' } as const;
  expect(await new StudioDesk({ ...lost, consent: async () => refused }).send(takeBack)).toEqual(refused);
});

it('[PN46] shows nothing to whoever may not see it, and keeps what it knew while nobody answers', async () => {
  const refused = { kind: 'refused', code: 'not-allowed', message: 'Your role cannot do this.' } as const;
  const desk = new StudioDesk({ ...fakeStudio(false, 'leader'), persona: async () => refused });
  await desk.load();
  expect([desk.persona.value, desk.isRefused.value]).toEqual([null, true]);
});

it('[PN47] acts on statements and reads anew what became of them; an earlier version is read by its hash', async () => {
  const desk = new StudioDesk(fakeStudio(false, 'leader'));
  await desk.load();
  const line = desk.persona.value?.statements[0];
  expect(line?.state).toBe('changed');
  if (line === undefined) throw new Error('there is a statement');
  const { id: statementId, hash } = line.statement;
  expect(await desk.act({ type: 'statement.approve', statementId, hash })).toMatchObject({ kind: 'accepted' });
  expect(desk.persona.value?.statements[0]?.state).toBe('approved');
  const first = line.versions[0]?.hash;
  if (first === undefined) throw new Error('there is an earlier version');
  expect(await desk.textOf(first)).toBe('A warm lunch in our canteen costs 4.50 euros.');
  const lost = new StudioDesk({ ...fakeStudio(false, 'leader'), statements: async () => unreachable });
  expect(await lost.act({ type: 'statement.revoke', statementId })).toMatchObject({ kind: 'lost' });
});

it('[PN59] signs an answer, takes it back and sets the manner', async () => {
  const desk = new StudioDesk(fakeStudio(false, 'leader'));
  await desk.load();
  const known = desk.persona.value?.answers[0]?.answer.id;
  if (known === undefined) throw new Error('there is an answer');
  const answerId = statementIdSchema.parse('answer-new');
  const answer = { questions: ['Do I keep my desk?'], text: 'You keep it.' };
  expect(await desk.answer({ type: 'answer.sign', answerId, answer })).toMatchObject({ kind: 'accepted' });
  expect(desk.persona.value?.answers.map((line) => line.answer.id)).toEqual([answerId, known]);
  await desk.answer({ type: 'answer.revoke', answerId: known });
  expect(desk.persona.value?.answers.map(({ isSigned }) => isSigned)).toEqual([true, false]);
  await desk.manner({ type: 'manner.set', length: 'short' });
  expect(desk.persona.value?.manner).toEqual({ length: 'short' });
  const lost = new StudioDesk({ ...fakeStudio(false, 'leader'), answers: async () => unreachable });
  expect(await lost.answer({ type: 'answer.revoke', answerId: known })).toMatchObject({ kind: 'lost' });
});

it('[PN81] asks which are to be read before they are approved at once, and says why that is not known', async () => {
  const desk = new StudioDesk(fakeStudio(false, 'many'));
  await desk.load();
  const named = (desk.persona.value?.statements ?? [])
    .slice(0, 5)
    .map(({ statement }) => ({ statementId: statement.id, hash: statement.hash }));
  expect(await desk.sample(named)).toEqual(named.slice(0, 3).map(({ statementId }) => statementId));
  const lost = new StudioDesk({ ...fakeStudio(false, 'many'), sample: async () => unreachable });
  expect(await lost.sample(named)).toBe('The server did not answer. Try again in a moment.');
});
