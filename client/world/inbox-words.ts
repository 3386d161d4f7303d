import { dayAndMonth, dayAt } from '../../protocol/days.ts';
import type { InboxReply } from '../../protocol/persona-http.ts';
import { abstentionWords } from './abstention-words.ts';

type Group = InboxReply['groups'][number];
type Line = Group['questions'][number];

/** Who asked, when, and how many are for it: "Ada, 12 May · 9 votes". One without a name is asked by nobody. Rule RV22. */
export function askedWords({ askedBy, askedAtMs, votes }: Line): string {
  const day = dayAndMonth(dayAt(askedAtMs));
  return `${askedBy === null ? 'Asked without a name' : askedBy}, ${day} · ${votes === 1 ? '1\u00A0vote' : `${votes}\u00A0votes`}`;
}

/** Why there was no answer. Rule RV22. */
export function becauseWords({ because }: Pick<Line, 'because'>): string {
  switch (because.why) {
    case 'unknown':
      return `The avatar did not know. ${abstentionWords[because.kind]}`;
    case 'passed-on':
      return 'It was passed on unanswered.';
    case 'not-called':
      return 'The town hall ended before it was called, and the avatar would not have known.';
  }
}

/** Who has it, and by which day: "With Jonas Ek, until 9 June"; empty where nobody has it. Rule RV22. */
export function ownerWords({ owner, due }: Pick<Line, 'owner' | 'due'>, today: string): string {
  if (owner === null || owner === '') return '';
  if (due === null) return `With ${owner}`;
  return due < today ? `With ${owner}. Due ${dayAndMonth(due)}, overdue` : `With ${owner}, until ${dayAndMonth(due)}`;
}

/** How many a group reaches: "3 questions · 2 people asked, 14 are for them". Rule RV22. */
export function groupWords({ questions, asked, voted }: Pick<Group, 'questions' | 'asked' | 'voted'>): string {
  const count = questions.length === 1 ? '1 question' : `${questions.length} questions`;
  const askers = asked === 1 ? 'one person asked' : `${asked} people asked`;
  return voted <= asked
    ? `${count} · ${askers}`
    : `${count} · ${askers}, ${voted} are for ${questions.length === 1 ? 'it' : 'them'}`;
}

/** What the page says above the groups. */
export function inboxWords(groups: readonly Pick<Group, 'questions'>[]): string {
  const count = groups.reduce((sum, { questions }) => sum + questions.length, 0);
  return count === 1 ? 'One question waits for an answer.' : `${count} questions wait for an answer.`;
}

/** The title that a statement of this answer begins with: in no asker's words, which can be erased, but those of the group. Rule RV25. */
export function statementTitle(name: string, topic: string | null): string {
  return topic === null ? 'Answered after a question' : `${name}: answered after a question`;
}
