import type { OwnAnswer, PollKind, PollView } from '../../protocol/poll.ts';
import { erasedText } from './queue.ts';

/** One line of a result: what could be picked, how many did, and their share of those who answered. */
export interface PollLine {
  readonly label: string;
  readonly count: number;
  readonly percent: number;
}

type Asked = Pick<PollView, 'kind' | 'labels' | 'options'>;

/** What there is to pick from, in order; of a scale its steps, the two ends with what they mean. Rule PO10. */
export function pollOptions({ kind, labels, options }: Asked): readonly string[] {
  if (kind === 'words') return [];
  const named = labels.map((label) => label ?? erasedText);
  if (kind !== 'scale') return named;
  return Array.from({ length: options }, (_, step) => {
    const end = step === 0 ? named[0] : step === options - 1 ? named[1] : undefined;
    return end === undefined ? `${step + 1}` : `${step + 1}: ${end}`;
  });
}

/** Gives the result line by line; null while it is hidden. Shares are of those who answered, so several choices may add up to more. */
export function pollLines(poll: Asked & Pick<PollView, 'answered' | 'counts'>): readonly PollLine[] | null {
  const { counts, answered } = poll;
  if (counts === null) return null;
  return pollOptions(poll).map((label, option) => lineOf(label, counts[option] ?? 0, answered));
}

/** Gives the words that may be read, most frequent first; null while they are hidden. */
export function wordLines({ words, answered }: Pick<PollView, 'words' | 'answered'>): readonly PollLine[] | null {
  return words === null ? null : words.map(({ text, count }) => lineOf(text, count, answered));
}

function lineOf(label: string, count: number, answered: number): PollLine {
  return { label, count, percent: answered === 0 ? 0 : Math.round((100 * count) / answered) };
}

/** "12 people have answered", and of a closed scale what they came to in the middle. */
export function answeredWords(poll: Asked & Pick<PollView, 'answered' | 'counts' | 'phase'>): string {
  const { answered, phase } = poll;
  if (answered === 0) return phase === 'closed' ? 'Nobody answered.' : 'Nobody has answered yet.';
  const who = answered === 1 ? '1 person' : `${answered} people`;
  const middle = scaleMiddle(poll);
  const told = phase === 'closed' ? `${who} answered` : `${who} ${answered === 1 ? 'has' : 'have'} answered`;
  return middle === null ? `${told}.` : `${told}. On average ${middle.toFixed(1)} of ${poll.options}.`;
}

function scaleMiddle({ kind, counts }: Pick<PollView, 'kind' | 'counts'>): number | null {
  if (kind !== 'scale' || counts === null) return null;
  const answers = counts.reduce((sum, count) => sum + count, 0);
  return answers === 0 ? null : counts.reduce((sum, count, step) => sum + count * (step + 1), 0) / answers;
}

export const kindWords: Readonly<Record<PollKind, string>> = {
  single: 'One choice',
  multiple: 'Several choices',
  scale: 'A scale',
  words: 'A few words',
};

/** What to do, beside "Poll". */
export const pickWords: Readonly<Record<PollKind, string>> = {
  single: 'pick one',
  multiple: 'pick as many as you like',
  scale: 'pick a step',
  words: 'up to 60 characters',
};

/** When results are seen, in one sentence; empty once they are. Rule PO7. */
export function whenSeenWords({ isHidden, phase, kind }: Pick<PollView, 'isHidden' | 'phase' | 'kind'>): string {
  if (phase === 'closed') return '';
  if (isHidden) return 'Nobody sees results before it is closed, moderators neither.';
  return kind === 'words'
    ? 'Everybody reads the words that moderators let be seen.'
    : 'Everybody sees the results as they come.';
}

/** Who can see what, in plain words; the last says what this does not protect against. Rule PO7. */
export function whoSeesWords({ kind }: Pick<PollView, 'kind'>): readonly string[] {
  return [
    'Nobody in the hall is shown who answered what, moderators and the leader neither.',
    ...(kind === 'words' ? ['Moderators read the words without names, and choose which of them everybody reads.'] : []),
    'The record that everybody can download says that you answered and when, but not what.',
    'Your answer is kept with your name in the sealed part of the record. Whoever runs this server could read it there, and where few answer, people may guess.',
  ];
}

/** One's own answer as one reads it. */
export function ownAnswerWords(poll: Asked, own: OwnAnswer): string {
  if (poll.kind === 'words') return `“${own.text}”`;
  const options = pollOptions(poll);
  return own.picked.map((option) => options[option] ?? '').join(' · ');
}
