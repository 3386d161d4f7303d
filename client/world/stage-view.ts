import type { Source } from '../../protocol/answer.ts';
import { assertNever } from '../../protocol/assert-never.ts';
import { isolated } from './isolated.ts';
import type { HallFacts, StageFacts } from './mirror.ts';
import type { ScreenPoll } from './poll-screen.ts';
import type { AvatarWaits, Caption, CaptionLabel, StageLook, StageScreen } from './ports.ts';
import type { QuestionLine } from './queue.ts';

/** The three lights with one meaning everywhere, with their words. */
export type Light = 'avatar' | 'human' | 'asker';

export const lightWords: Readonly<Record<Light, string>> = {
  avatar: 'AI speaking',
  human: 'Live',
  asker: 'On the floor',
};

/** The label of a sentence in words. */
export const labelWords: Readonly<Record<CaptionLabel, string>> = {
  QUOTE: 'Quote',
  APPROVED: 'Approved answer',
  TRANSLATED: 'Translated by AI',
  GENERATED: 'Written by AI from statements',
  HUMAN: 'Spoken live',
  NOTICE: 'Notice',
  AUTOMATIC: 'Automatic captions',
  'AUTOMATIC-LATE': 'Automatic captions, some words left out',
};

/**
 * Where a sentence comes from, as one line: "Pay principles, All hands, 12 March 2026", or of a signed answer "12 March 2026, signed for
 * “Who sets pay?”". Empty without a source. Rule PN60.
 */
export function sourceLine(sources: readonly Pick<Source, 'title' | 'date' | 'place'>[], label: CaptionLabel): string {
  if (label === 'APPROVED')
    return sources.map(({ title, date }) => `${dateWords(date)}, signed for “${title}”`).join('; ');
  return sources.map((source) => `${source.title}, ${source.place}, ${dateWords(source.date)}`).join('; ');
}

/** By which label a sentence's source is named: a translation's source is that of its original. */
export function sourceLabel({ label, original }: Pick<Caption, 'label' | 'original'>): CaptionLabel {
  return original?.label ?? label;
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** An ISO date as people write it: "12 March 2026". */
export function dateWords(isoDate: string): string {
  const [year, month, day] = isoDate.split('-');
  const name = months[Number(month) - 1];
  return name === undefined ? isoDate : `${Number(day)} ${name} ${year}`;
}

/** The light of the stage; null when nobody speaks, also while an answer is paused. */
export function stageLight(stage: StageFacts): Light | null {
  return stage.holder === 'nobody' || stage.isPaused ? null : stage.holder;
}

/** Who is on the stage, in words; `beginning` is what it waits for before it begins. */
export function stageWords(stage: StageFacts, leaderName: string, beginning: string | null = null): string {
  switch (stage.holder) {
    case 'nobody':
      if (stage.questionId === null) return beginning ?? 'Nobody is speaking';
      return stage.isForPerson ? 'A person answers this question' : 'The answer is about to begin';
    case 'avatar':
      return stage.isPaused ? `The answer for ${leaderName} is paused` : `AI speaking for ${leaderName}`;
    case 'human':
      return `${leaderName} is live`;
    case 'asker':
      return `${askerName(stage)} is on the floor`;
    default:
      return assertNever(stage.holder);
  }
}

/** A name that was erased is nobody's. */
function askerName({ memberName }: StageFacts): string {
  return memberName === '' ? 'Somebody' : isolated(memberName);
}

/** The stage as the hall draws it; `stoppedEpoch` is the last that somebody stopped. Rule HALL34. */
export function stageLook(stage: StageFacts, leaderName: string, stoppedEpoch: number): StageLook {
  switch (stage.holder) {
    case 'nobody':
      return { holder: 'nobody', avatar: avatarWaits(stage, stoppedEpoch), why: stage.avatarSilentBecause };
    case 'avatar':
      if (stage.isPaused) return { holder: 'nobody', avatar: 'paused', why: '' };
      return { holder: 'avatar', leaderName };
    case 'human':
      return { holder: 'human', leaderName };
    case 'asker':
      return { holder: 'asker', name: askerName(stage) };
    default:
      return assertNever(stage.holder);
  }
}

function avatarWaits(stage: StageFacts, stoppedEpoch: number): AvatarWaits {
  if (stage.isAvatarHeld) return 'held';
  if (stage.avatarSilentBecause !== '') return 'absent';
  if (stage.questionId !== null && !stage.isForPerson) return 'preparing';
  return stoppedEpoch >= 0 && stage.epoch <= stoppedEpoch + 1 ? 'stopped' : 'ready';
}

/** What the avatar does while nobody speaks, in words; ready needs none. */
export const avatarWords: Readonly<Record<AvatarWaits, string>> = {
  ready: '',
  preparing: 'Preparing',
  stopped: 'Stopped',
  paused: 'Paused',
  held: 'On hold',
  absent: 'Silent',
};

/** Beside a name that reads like that of the leader or a moderator, inside a sentence. Rule NM1. */
export const notWords = { leader: 'not the leader', moderator: 'not a moderator' } as const;

/** The NOTICE that stands wherever an AI speaks for the leader. */
export function noticeWords(leaderName: string): string {
  return `An AI speaks here for ${leaderName}. It says only what approved statements support.`;
}

/** "1 question waits", "3 questions wait". */
export function waitingWords(count: number): string {
  if (count === 0) return 'No question waits';
  return count === 1 ? '1 question waits' : `${count} questions wait`;
}

/** The stage screen's text now; until the town hall begins it says when that is. */
export function stageScreen(
  hall: HallFacts | null,
  onStage: QuestionLine | null,
  sentence: Pick<Caption, 'text' | 'label' | 'sources' | 'original'> | null,
  poll: ScreenPoll | null = null,
  beginning: string | null = null,
): StageScreen {
  const waiting = hall?.questionsWaiting ?? 0;
  const agenda = agendaWords(hall);
  return {
    title: hall?.title ?? '',
    question: onStage === null ? null : askedQuestion(onStage),
    sentence: sentence === null ? null : saidOn(sentence),
    ...(poll !== null && { poll }),
    ...(agenda !== '' && { agenda }),
    next: beginning ?? (waiting === 0 ? 'Ask the first question' : `Next: ${waitingWords(waiting)}`),
    notice: noticeWords(hall?.leaderName ?? 'the leader'),
  };
}

function saidOn({ text, label, sources, original }: Pick<Caption, 'text' | 'label' | 'sources' | 'original'>) {
  return { text, label, sources, ...(original !== undefined && { original }) };
}

/** Only what the screen shows: it is drawn anew when any of this changes. */
function askedQuestion({ text, askedBy, mistakenFor, votes }: QuestionLine): StageScreen['question'] {
  return { text, askedBy, mistakenFor, votes };
}

/** What is running on the agenda, and what comes next there; empty where nothing is planned. Rule AG6. */
export function agendaWords(hall: Pick<HallFacts, 'agendaNow' | 'agendaNext'> | null): string {
  const { agendaNow: now = '', agendaNext: next = '' } = hall ?? {};
  if (now === '') return next === '' ? '' : `Next on the agenda: ${next}`;
  return `On the agenda: ${now}${next === '' ? '' : `, then ${next}`}`;
}
