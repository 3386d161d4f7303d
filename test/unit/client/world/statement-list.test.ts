import { describe, expect, it } from 'vitest';
import { approvableAtOnce, findStatements, topicsOf } from '../../../../client/world/statement-list.ts';
import { draftOfStatement, emptyDraft, writtenStatement } from '../../../../client/world/written-statement.ts';
import { statementIdSchema } from '../../../../protocol/ids.ts';
import { fakeStudio } from '../../../support/client-harness/fake-studio.ts';

async function many() {
  const reply = await fakeStudio(false, 'many').persona();
  if (reply.kind !== 'ok') throw new Error(reply.kind);
  return reply.value;
}
const ids = (lines: ReturnType<typeof findStatements>) => lines.map(({ statement }) => statement.id);

describe('three hundred statements', () => {
  it('[PN80] are found by words in any field, whatever case and accents, what waits first', async () => {
    const persona = await many();
    expect(ids(findStatements(persona, 'all', 'LISBÓN office 121'))).toEqual(['s-120']);
    expect(findStatements(persona, 'all', 'nothing of this')).toEqual([]);
    expect(ids(findStatements(persona, 'all', 'all staff in lisbon'))).toEqual(['s-0']);
  });

  it('[PN80] are sifted by what became of them', async () => {
    const persona = await many();
    const counts = (['all', 'waiting', 'approved', 'contradicting', 'revoked'] as const).map(
      (filter) => findStatements(persona, filter, '').length,
    );
    expect(counts).toEqual([300, 199, 101, 2, 0]);
  });

  it('[PN81] are approved at once as far as they wait and contradict nothing', async () => {
    const persona = await many();
    const lines = approvableAtOnce(persona, 200);
    expect([lines.length, ids(lines).includes(statementIdSchema.parse('canteen'))]).toEqual([198, false]);
    expect(approvableAtOnce(persona, 5)).toHaveLength(5);
    expect(topicsOf(persona)).toEqual(['canteen', 'offices', 'pay']);
  });
});

it('[PN82] a statement is what was typed; an edited one keeps its id, its language and its place in the original', async () => {
  const id = statementIdSchema.parse('s1');
  const typed = {
    ...emptyDraft,
    title: ' Lunch ',
    date: '2026-03-01',
    place: 'Letter',
    text: 'Free.',
    topics: 'a, b',
    validUntil: '2027-01-01',
  };
  const written = {
    id,
    title: 'Lunch',
    date: '2026-03-01',
    place: 'Letter',
    text: 'Free.',
    topics: ['a', 'b'],
    validUntil: '2027-01-01',
  };
  expect(writtenStatement(id, typed, null)).toEqual(written);
  const old = (await many()).statements[2]?.statement;
  if (old === undefined) throw new Error('there are many');
  const { hash: _, ...before } = { ...old, lang: 'en', span: { start: 1, end: 9 } };
  const edited = { ...old, lang: 'en', span: { start: 1, end: 9 } };
  expect(writtenStatement(old.id, draftOfStatement(edited), edited)).toEqual(before);
});
