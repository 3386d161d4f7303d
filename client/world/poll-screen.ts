import type { PollId } from '../../protocol/ids.ts';
import type { PollView } from '../../protocol/poll.ts';
import { answeredWords, type PollLine, pollLines, pollOptions, wordLines } from './poll-words.ts';
import type { PollLists } from './polls.ts';
import { erasedText } from './queue.ts';

/** So many words have room on the screen. */
const mostWords = 6;

/** A poll as it stands on the stage screen, between questions. */
export interface ScreenPoll {
  readonly question: string;
  /** `figure` and `share` (0…1) are null while results are hidden. */
  readonly lines: readonly {
    readonly label: string;
    readonly figure: string | null;
    readonly share: number | null;
  }[];
  readonly foot: string;
}

/**
 * Gives which poll belongs on the screen: the open one; once it is closed it stays with its result until a question comes to the stage.
 * `before` is what this gave last. Rule PO13.
 */
export function pollOnScreen(
  before: PollId | null,
  { open, closed }: Pick<PollLists, 'open' | 'closed'>,
  isQuestionOnStage: boolean,
): PollId | null {
  if (open !== null) return open.id;
  if (isQuestionOnStage) return null;
  return closed.some(({ id }) => id === before) ? before : null;
}

export function screenPoll(poll: PollView): ScreenPoll {
  const lines = poll.kind === 'words' ? wordLines(poll)?.slice(0, mostWords) : pollLines(poll);
  const hidden = pollOptions(poll).map((label) => ({ label, figure: null, share: null }));
  const foot = answeredWords(poll);
  return {
    question: poll.question ?? erasedText,
    lines: lines?.map(shownLine) ?? hidden,
    foot: poll.counts === null ? `${foot} Results when it is closed.` : foot,
  };
}

function shownLine({ label, count, percent }: PollLine): ScreenPoll['lines'][number] {
  return { label, figure: `${count} · ${percent} %`, share: percent / 100 };
}

/** The same in sentences, for whoever reads what the screen shows. */
export function pollInWords({ question, lines, foot }: ScreenPoll): readonly string[] {
  return [
    `Poll: “${question}”`,
    ...lines.map(({ label, figure }) => (figure === null ? `${label}.` : `${label}: ${figure}.`)),
    foot,
  ];
}
