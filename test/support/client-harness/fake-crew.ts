import type { RoomEvents } from '../../../client/live/ports.ts';
import { type ActsMessage, type ActView, actViewSchema } from '../../../protocol/acts.ts';
import type { AttentionMessage } from '../../../protocol/attention.ts';
import type { PageCommand } from '../../../protocol/commands.ts';
import { memberIdSchema, questionIdSchema } from '../../../protocol/ids.ts';
import type { QuestionView } from '../../../protocol/views.ts';
import { questions } from './fake-questions.ts';
import { ada } from './fake-state.ts';

// What other moderators do in the scene `together`, beside the one whose desk it is.

const moira = memberIdSchema.parse('m-mod');
const tomas = memberIdSchema.parse('m-tom');
const names = new Map([
  [moira, 'Moira Field'],
  [tomas, 'Tomás Herrera'],
  [ada, 'Ada Okafor'],
]);

function act(entry: number, secondsAgo: number, rest: Partial<ActView> & Pick<ActView, 'by' | 'type'>): ActView {
  const questionId = rest.questionId ?? null;
  const about = questionId === null ? '' : (questions('quiet').find(({ id }) => id === questionId)?.text ?? '');
  return actViewSchema.parse({
    entry,
    at: Date.now() - secondsAgo * 1000,
    byName: names.get(rest.by) ?? null,
    questionId,
    memberId: null,
    pollId: null,
    about,
    set: '',
    isUndo: false,
    notUndoable: null,
    undoneBy: null,
    ...rest,
  });
}

const q = (id: string) => questionIdSchema.parse(id);

const acts = (): readonly ActView[] => [
  act(10, 3900, { by: tomas, type: 'poll.opened', about: 'Where should we meet in spring?', notUndoable: 'read' }),
  act(12, 1500, { by: moira, type: 'member.removed', memberId: memberIdSchema.parse('m-0'), about: null }),
  act(14, 1260, { by: tomas, type: 'order.slow-set', set: '5', notUndoable: 'changed' }),
  act(15, 1200, { by: moira, type: 'order.slow-set', set: '2' }),
  act(20, 840, { by: ada, type: 'question.merged', questionId: q('q-11'), about: 'Does Porto close?' }),
  act(21, 600, { by: tomas, type: 'member.muted', memberId: memberIdSchema.parse('m-ben'), about: 'Benjamín Ruiz' }),
  act(24, 420, {
    by: moira,
    type: 'question.rejected',
    questionId: q('q-5'),
    notUndoable: 'undone',
    undoneBy: { memberId: tomas, name: 'Tomás Herrera' },
  }),
  act(25, 400, { by: tomas, type: 'question.reopened', questionId: q('q-5'), notUndoable: 'anew', isUndo: true }),
  act(28, 95, { by: moira, type: 'question.moved', questionId: q('q-1') }),
  act(30, 48, { by: ada, type: 'question.rejected', questionId: q('q-8') }),
  act(31, 12, { by: moira, type: 'question.approved', questionId: q('q-3'), notUndoable: 'read' }),
];
const message = (told: readonly ActView[]): ActsMessage => ({ nowMs: Date.now(), from: 10, acts: told });
const attention: AttentionMessage = {
  others: [
    { memberId: moira, name: 'Moira Field', questionId: q('q-4'), isWriting: true },
    { memberId: tomas, name: 'Tomás Herrera', questionId: q('q-4'), isWriting: false },
    { memberId: tomas, name: 'Tomás Herrera', questionId: q('q-2'), isWriting: false },
  ],
};

export function beginTogether(events: RoomEvents): void {
  events.onMessage('acts', message(acts()));
  events.onMessage('attention', attention);
}

/** Somebody else was quicker: with deciding on the four-day week, with its words, and with those of the parental leave. */
export function replyTogether(
  { id, command }: { readonly id: number; readonly command: PageCommand },
  events: RoomEvents,
): void {
  const changed = (of: string, change: Partial<QuestionView>) =>
    questions('quiet').flatMap((each) => (each.id === of ? [{ ...each, ...change }] : []));
  if (command.type === 'question.reject' && command.questionId === 'q-4') {
    events.onMessage('reply', { id, refused: 'not-pending' });
    events.onMessage(
      'acts',
      message([act(40, 3, { by: moira, type: 'question.approved', questionId: q('q-4'), notUndoable: 'read' })]),
    );
    events.onMessage('questions', { seq: 40, changed: changed('q-4', { status: 'approved', place: 4 }) });
  } else if (command.type === 'question.edit' && command.base?.startsWith('When does the new parental') === true) {
    events.onMessage('reply', { id, refused: 'wording-changed' });
    events.onMessage('acts', message([act(41, 4, { by: tomas, type: 'question.edited', questionId: q('q-5') })]));
    events.onMessage('questions', {
      seq: 41,
      changed: changed('q-5', { text: 'From which day on can we take the new parental leave?' }),
    });
  } else if (command.type === 'question.edit' && command.base === 'Can we have a four-day week?') {
    events.onMessage('reply', { id, refused: 'wording-changed' });
    events.onMessage('questions', {
      seq: 41,
      changed: changed('q-4', { text: 'Can we try a week of four days for three months?' }),
    });
  } else if (command.type === 'act.undo' && command.entry === 21) {
    events.onMessage('reply', { id, refused: 'act-moved-on' });
    events.onMessage(
      'acts',
      message([
        act(42, 2, {
          by: moira,
          type: 'member.unmuted',
          memberId: memberIdSchema.parse('m-ben'),
          about: 'Benjamín Ruiz',
        }),
      ]),
    );
  } else if (command.type === 'act.undo') {
    events.onMessage('reply', { id, accepted: { seq: 43 } });
    const undone = acts().flatMap((each) => (each.entry === command.entry ? [each] : []));
    const taken = undone.map((each) => ({
      ...each,
      notUndoable: 'undone' as const,
      undoneBy: { memberId: ada, name: 'Ada Okafor' },
    }));
    events.onMessage('acts', message(taken));
  } else events.onMessage('reply', { id, accepted: { seq: 44 } });
}
