import { refusals } from '../../../protocol/refusals.ts';
import type { OwnAnonymous } from './own-anonymous.ts';

/** Who hold the two keys; null: not known here any more. */
export type Keepers = readonly [string, string] | null;

/** Where it stands before it is written down, or why it does not come so far; null: as any question. Rule UN7. */
export function beforeWritten({ kept, view, writtenAtMs, trouble }: OwnAnonymous): string | null {
  if (trouble === 'gone') return goneWords;
  if (trouble !== null) return `Not sent. ${refusals[trouble]}`;
  if (kept.wants === 'withdraw') return 'Being withdrawn, together with what others do, within half a minute';
  if (writtenAtMs !== null)
    return view === null
      ? 'Written down with others within half a minute'
      : 'Your change is written down with others within half a minute';
  return view === null ? 'Looking where it stands' : null;
}

const goneWords = 'The server does not have this question. Change it to send it again, or take it off this list.';

/** That who asked was to be opened. Rule UN9. */
export function openedWords(reason: string, keepers: Keepers): string {
  const who = keepers === null ? 'The keepers of both keys' : `${keepers[0]} and ${keepers[1]}`;
  return `${who} were asked to open who asked this. Reason: ${reason}`;
}

/** What anonymous means here. Rule UN3. */
export function anonymousMeans([first, second]: readonly [string, string]): readonly string[] {
  return [
    'Nobody sees who asked: nobody in the hall, no moderator, no administrator, not the leader.',
    'It is written down with what others ask, at the next half minute, so that the time tells nothing.',
    `Who asked is sealed. ${first} and ${second} can open it, only together, if somebody is threatened. You would be told here.`,
    'Questions like yours are not looked up: nothing leaves this browser before you send.',
    'Where it stands is shown in this browser alone, until its data is cleared.',
  ];
}

/** What it does not protect against. Rule UN3. */
export const anonymousDoesNot: readonly string[] = [
  'How you write, and what only you can know.',
  'A small hall, where somebody can guess.',
  'Somebody who sees your screen, or uses this browser after you.',
  'Whoever runs this server, and could change its program.',
  'Your company’s network, which may see that your browser sent something, and when.',
  'What you typed before you chose this: questions like it were looked up.',
];
