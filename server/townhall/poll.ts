import type { PollCommand } from '../../protocol/commands.ts';
import type { PollId } from '../../protocol/ids.ts';
import { limits } from '../../protocol/limits.ts';
import { type RefusalCode, refuse } from '../../protocol/refusals.ts';
import { can } from '../../protocol/roles.ts';
import type { CommandOf, PersonAsking, Stamp } from './asking.ts';
import { cleanText } from './clean-text.ts';
import type { Decision } from './decision.ts';
import type { EventOf } from './event-of.ts';
import { countPoll, groupWords, wordsKey } from './poll-count.ts';
import type { Member, Poll, TownhallState } from './state.ts';

/** Decides everything about polls: the crew writes, opens and closes them, everybody answers the open one once. Rules PO1 to PO9. */
export function decidePoll(state: TownhallState, command: PollCommand, asking: PersonAsking): Decision {
  if (command.type === 'poll.create') return create(state, command, asking);
  const { self, stamp } = asking;
  const poll = pollFor(state, self, command.pollId);
  if (poll === null) return refuse('no-such-poll');
  switch (command.type) {
    case 'poll.open':
      return open(state, poll, stamp);
    case 'poll.close':
      return poll.phase === 'open' ? [closing(poll, stamp)] : refuse('poll-not-open');
    case 'poll.discard':
      return poll.phase === 'draft'
        ? [{ ...stamp, type: 'poll.discarded', pollId: poll.id }]
        : refuse('poll-not-draft');
    case 'poll.answer':
      return answer(poll, command, asking);
    case 'poll.take-back':
      return takeBack(poll, asking);
    case 'poll.show-words':
    case 'poll.hide-words':
      return letBeSeen(poll, command, stamp);
  }
}

/** Gives the events that end what is open when the town hall ends. Rule PO3. */
export function closeOpenPoll(state: TownhallState, stamp: Stamp): readonly EventOf<'poll.closed'>[] {
  const poll = openPoll(state);
  return poll === undefined ? [] : [closing(poll, stamp)];
}

function openPoll(state: TownhallState): Poll | undefined {
  return state.polls.find(({ phase }) => phase === 'open');
}

/** Gives a poll that this member may know of; null when there is none. A draft is the crew's. Rule PO2. */
function pollFor(state: TownhallState, self: Member, id: PollId): Poll | null {
  const poll = state.polls.get(id);
  if (poll === undefined || poll.phase === 'discarded') return null;
  return poll.phase === 'draft' && !can(self.role, 'poll.read') ? null : poll;
}

function create(state: TownhallState, command: CommandOf<'poll.create'>, { stamp }: PersonAsking): Decision {
  const { pollId, kind, isHidden } = command;
  if (state.polls.has(pollId)) return refuse('already-exists');
  if (state.polls.size >= limits.pollsPerTownhall) return refuse('too-many-polls');
  const question = cleanText(command.question);
  if (question === '') return refuse('poll-question-empty');
  if (question.length > limits.pollQuestionLength) return refuse('poll-question-too-long');
  const labels = command.labels.map(cleanText).filter((label) => label !== '');
  const trouble = kind === 'scale' ? troubleWithScale(labels, command.steps) : troubleWithChoices(kind, labels);
  if (trouble !== null) return refuse(trouble);
  const options = kind === 'scale' ? (command.steps ?? 0) : kind === 'words' ? 0 : labels.length;
  const personal = { question, labels: kind === 'words' ? [] : labels };
  return [{ ...stamp, type: 'poll.created', pollId, kind, options, isHidden, personal }];
}

function troubleWithScale(ends: readonly string[], steps: number | undefined): RefusalCode | null {
  if (steps === undefined || steps < limits.pollScaleStepsLeast || steps > limits.pollOptions)
    return 'poll-scale-steps';
  if (ends.length !== 2) return 'poll-scale-ends';
  return isTooLong(ends) ? 'poll-choice-too-long' : null;
}

function troubleWithChoices(kind: Exclude<Poll['kind'], 'scale'>, choices: readonly string[]): RefusalCode | null {
  if (kind === 'words') return null;
  if (choices.length < 2) return 'poll-choices-few';
  if (choices.length > limits.pollOptions) return 'poll-choices-many';
  if (isTooLong(choices)) return 'poll-choice-too-long';
  return new Set(choices.map(wordsKey)).size < choices.length ? 'poll-choices-same' : null;
}

function isTooLong(labels: readonly string[]): boolean {
  return labels.some((label) => label.length > limits.pollLabelLength);
}

function open(state: TownhallState, poll: Poll, stamp: Stamp): Decision {
  if (poll.phase !== 'draft') return refuse('poll-not-draft');
  if (openPoll(state) !== undefined) return refuse('another-poll-open');
  return [{ ...stamp, type: 'poll.opened', pollId: poll.id }];
}

function closing(poll: Poll, stamp: Stamp): EventOf<'poll.closed'> {
  return { ...stamp, type: 'poll.closed', pollId: poll.id, result: countPoll(poll) };
}

/** The first answer, or another one instead of it. Rule PO4. */
function answer(poll: Poll, command: CommandOf<'poll.answer'>, { self, stamp }: PersonAsking): Decision {
  if (poll.phase !== 'open') return refuse('poll-not-open');
  const isWords = poll.kind === 'words';
  const picked = isWords ? [] : [...new Set(command.picked)].sort((a, b) => a - b);
  const text = isWords ? cleanText(command.text) : '';
  const trouble = isWords ? troubleWithWords(text) : troubleWithPicked(poll, picked);
  if (trouble !== null) return refuse(trouble);
  const before = poll.answers.get(self.id);
  if (before?.text === text && `${before.picked}` === `${picked}`) return [];
  return [{ ...stamp, type: 'poll.answered', pollId: poll.id, memberId: self.id, personal: { picked, text } }];
}

function troubleWithPicked({ kind, options }: Poll, picked: readonly number[]): RefusalCode | null {
  if (picked.length === 0 || picked.some((option) => option >= options)) return 'poll-pick-first';
  return kind !== 'multiple' && picked.length > 1 ? 'poll-pick-one' : null;
}

function troubleWithWords(text: string): RefusalCode | null {
  if (text === '') return 'poll-words-empty';
  return text.length > limits.pollWordsLength ? 'poll-words-too-long' : null;
}

function takeBack(poll: Poll, { self, stamp }: PersonAsking): Decision {
  if (poll.phase !== 'open') return refuse('poll-not-open');
  if (!poll.answers.has(self.id)) return refuse('poll-not-answered');
  return [{ ...stamp, type: 'poll.taken-back', pollId: poll.id, memberId: self.id }];
}

/** Words are somebody's until the crew has read them; of a hidden poll the crew reads them when it is closed. Rule PO8. */
function letBeSeen(
  poll: Poll,
  { type, text }: CommandOf<'poll.show-words' | 'poll.hide-words'>,
  stamp: Stamp,
): Decision {
  const key = wordsKey(cleanText(text));
  const isKnown = (poll.phase === 'closed' || !poll.isHidden) && poll.kind === 'words';
  const group = isKnown ? groupWords(poll).find((each) => each.key === key) : undefined;
  if (group === undefined) return refuse('no-such-words');
  const isShown = poll.shown.has(key);
  const personal = { text: group.text };
  if (type === 'poll.show-words')
    return isShown ? [] : [{ ...stamp, type: 'poll.words-shown', pollId: poll.id, personal }];
  return isShown ? [{ ...stamp, type: 'poll.words-hidden', pollId: poll.id, personal }] : [];
}
