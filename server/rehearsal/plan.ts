import type { Statement } from '../../protocol/answer.ts';
import { evenly } from './ask-as.ts';
import type { BankLine, RehearsalQuestion } from './question.ts';

/** At most so many statements are asked about by their own topic: evenly from all of them. */
const statementsAsked = 24;

/** A question of the town hall's queue. */
export interface QueueQuestion {
  readonly id: string;
  readonly text: string;
}

export interface Plan {
  readonly queue: readonly QueueQuestion[];
  readonly own: readonly RehearsalQuestion[];
  readonly bank: readonly BankLine[];
  readonly statements: readonly Pick<Statement, 'id' | 'title' | 'topics'>[];
}

/** All questions of a rehearsal but those that are asked again as by others; the people's own first. Rules RH1, RH3. */
export function planRehearsal({ queue, own, bank, statements }: Plan): readonly RehearsalQuestion[] {
  return [...queue.map(fromQueue), ...own, ...bank.map(fromBank), ...fromStatements(statements)];
}

function fromQueue({ id, text }: QueueQuestion): RehearsalQuestion {
  return { id: `queue ${id}`, from: 'queue', question: text, expected: 'either', sort: null, topic: null, group: null };
}

function fromBank({ id, sort, question, expected, topic, group }: BankLine): RehearsalQuestion {
  return { id: `bank ${id}`, from: 'bank', question, expected, sort, topic: topic ?? null, group: group ?? null };
}

/** What people would ask who know no more than what a statement is about: its first topic, else its title, in three ways. */
function fromStatements(statements: Plan['statements']): readonly RehearsalQuestion[] {
  const topics = new Map(
    statements.map(({ title, topics = [] }) => subjectOf(topics[0] ?? title)).map((each) => [each.toLowerCase(), each]),
  );
  return evenly([...topics.values()], statementsAsked).flatMap((topic) =>
    [`What about ${topic}?`, `What can you tell us about ${topic}?`, `What is our position on ${topic}?`].map(
      (question, i): RehearsalQuestion => ({
        id: `statements ${topic} ${i + 1}`,
        from: 'statements',
        question,
        expected: 'answer',
        sort: null,
        topic,
        group: `statements ${topic}`,
      }),
    ),
  );
}

function subjectOf(text: string): string {
  return text
    .trim()
    .replace(/[.?!…:]+$/u, '')
    .slice(0, 80);
}
