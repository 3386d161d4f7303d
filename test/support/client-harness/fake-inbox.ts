import type { Door } from '../../../client/live/ports.ts';
import { type InboxReply, inboxReplySchema } from '../../../protocol/persona-http.ts';
import { refusals } from '../../../protocol/refusals.ts';

const askedAtMs = 1_790_000_000_000;
const line = (questionId: string, text: string, more: object) => ({
  questionId,
  text,
  askedBy: 'Benjamín Ruiz',
  askedAtMs,
  votes: 4,
  because: { why: 'unknown', kind: 'unknown' },
  owner: 'Jonas Ek, her chief of staff',
  due: '2026-10-02',
  ...more,
});

const waiting = inboxReplySchema.parse({
  groups: [
    {
      name: 'Pay',
      topic: 'pay',
      isYours: true,
      asked: 3,
      voted: 24,
      questions: [
        line('q-pay', 'Will pay follow inflation next year, and from which month on?', { votes: 18 }),
        line('q-rise', 'Do those who were hired this spring get the next pay rise too?', {
          askedBy: 'Chiara Lombardi',
          votes: 9,
          because: { why: 'unknown', kind: 'commitment' },
        }),
        line('q-sealed', 'Is it true that two departments are paid by other rules?', {
          askedBy: null,
          because: { why: 'unknown', kind: 'rumour' },
          owner: 'Noor Haddad, Finance',
          due: '2999-06-09',
        }),
      ],
    },
    {
      name: 'Parking and bicycles',
      topic: null,
      isYours: true,
      asked: 2,
      voted: 7,
      questions: [
        line('q-park', 'When do we get more parking for bicycles?', { votes: 6, because: { why: 'passed-on' } }),
        line('q-bike', 'Who may park bicycles in the yard?', {
          votes: 2,
          because: { why: 'not-called' },
          owner: null,
          due: null,
        }),
      ],
    },
    {
      name: 'Other',
      topic: null,
      isYours: true,
      asked: 1,
      voted: 1,
      questions: [line('q-vest', 'Why is the workshop in Setúbal cold?', { votes: 1, because: { why: 'passed-on' } })],
    },
  ],
});

/** What the avatar did not know. An answer is taken, but for the text "meanwhile": somebody else was first. */
export function fakeInbox(isDelegate: boolean): Pick<Door, 'inbox' | 'answerInbox'> {
  let groups: InboxReply['groups'] = isDelegate
    ? waiting.groups.map((group) => ({ ...group, isYours: group.topic === 'pay' }))
    : waiting.groups;
  const take = (gone: readonly string[]) => {
    groups = groups
      .map((group) => ({ ...group, questions: group.questions.filter(({ questionId }) => !gone.includes(questionId)) }))
      .filter(({ questions }) => questions.length > 0);
  };
  return {
    inbox: async () => ({ kind: 'ok', value: { groups } }),
    answerInbox: async ({ questionIds, text }) => {
      if (text === 'meanwhile') {
        take(questionIds.slice(0, 1));
        return { kind: 'refused', code: 'answered-meanwhile', message: refusals['answered-meanwhile'] };
      }
      if (text === 'away') return { kind: 'unreachable' };
      take(questionIds);
      return { kind: 'ok', value: { seq: 5 } };
    },
  };
}
