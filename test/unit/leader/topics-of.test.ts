import { expect, it } from 'vitest';
import { hashSchema, statementIdSchema } from '../../../protocol/ids.ts';
import { topicsOf } from '../../../server/leader/topics-of.ts';
import { quote } from './fakes.ts';

it('[DL2] an answer draws on the topics of the statements that it cites, each once', () => {
  const statement = (id: string, topics?: readonly string[]) => ({
    id: statementIdSchema.parse(id),
    hash: hashSchema.parse('b'.repeat(64)),
    title: 'A talk',
    date: '2026-03-03',
    place: 'Umeå',
    text: 'Pay rises.',
    topics,
  });
  const statements = [statement('s-1', ['Pay', 'Umeå', 'Pay']), statement('s-2', ['Offices']), statement('s-3')];
  expect(topicsOf({ sentences: [quote('Pay rises.'), quote('Pay.')] }, { statements })).toEqual(['Pay', 'Umeå']);
});
