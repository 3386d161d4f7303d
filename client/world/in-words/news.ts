import type { MemberId, QuestionId } from '../../../protocol/ids.ts';
import { isolated } from '../isolated.ts';
import { justAsked } from '../question-state.ts';
import type { Beside } from './near-people.ts';

/** What a person may want to be told when it changes. */
export interface NewsFacts {
  /** Where they are: told once, when they come in. */
  readonly place: string;
  readonly beside: readonly Beside[];
  /** A moderator took their voice: what they read of it; null: nobody did. */
  readonly muted: string | null;
  /** How their own questions stand. */
  readonly mine: ReadonlyMap<QuestionId, { readonly text: string; readonly words: string }>;
  /** The question that was called; null between questions. */
  readonly onStage: {
    readonly id: QuestionId;
    readonly text: string;
    readonly askedBy: string;
    readonly isMine: boolean;
  } | null;
  /** The newest that was stopped; -1 for none. */
  readonly stoppedEpoch: number;
  /** Others whose hands are up. */
  readonly hands: readonly { readonly memberId: MemberId; readonly name: string }[];
  readonly waiting: number;
  readonly next: { readonly id: QuestionId; readonly text: string; readonly isMine: boolean } | null;
  /** "12 people are clapping", while they are many. */
  readonly wave: string | null;
  readonly people: number;
}

export const newsWishes = { all: 'Everything', me: 'What is about me', nothing: 'Nothing' } as const;
/** What a person wants to be told of. */
export type NewsWish = keyof typeof newsWishes;

/** What has been told so far. */
export interface News {
  /** As the person knows it; null before they were told where they are. */
  readonly told: NewsFacts | null;
  readonly toldAtMs: number;
  /** When something of a kind was told last. */
  readonly kindToldAtMs: Readonly<Record<string, number>>;
  /** What is to be told now; null for nothing new. */
  readonly words: string | null;
}

export const noNews: News = { told: null, toldAtMs: Number.NEGATIVE_INFINITY, kindToldAtMs: {}, words: null };

const pauseMs = 10_000;
/** Longer than this nobody listens in passing. */
const longestWords = 200;
const longestQuestion = 90;

type Part = keyof NewsFacts;

interface Kind {
  readonly part: Part;
  readonly about: 'me' | 'hall';
  /** Of one kind no more often than this. */
  readonly everyMs: number;
  /** What changed; empty when it need not be told. */
  readonly words: (told: NewsFacts, now: NewsFacts) => string;
}

/** The most important first. */
const kinds: readonly Kind[] = [
  { part: 'muted', about: 'me', everyMs: 0, words: mutedWords },
  { part: 'mine', about: 'me', everyMs: 0, words: mineWords },
  { part: 'beside', about: 'me', everyMs: 0, words: besideWords },
  { part: 'stoppedEpoch', about: 'hall', everyMs: 0, words: stoppedWords },
  { part: 'onStage', about: 'hall', everyMs: 0, words: onStageWords },
  {
    part: 'wave',
    about: 'hall',
    everyMs: 30_000,
    words: (told, now) => (told.wave === null && now.wave !== null ? `${now.wave}.` : ''),
  },
  { part: 'hands', about: 'hall', everyMs: 20_000, words: handsWords },
  { part: 'next', about: 'hall', everyMs: 30_000, words: nextWords },
  { part: 'waiting', about: 'hall', everyMs: 30_000, words: waitingNews },
  { part: 'people', about: 'hall', everyMs: 60_000, words: peopleWords },
];

/**
 * What to tell now. It compares what the person was told with what is: so what is back as it was is not told, nothing is told twice, and
 * of what changed often only the last. Rules IW4, IW5, IW6.
 */
export function tell(
  news: News,
  now: NewsFacts,
  { nowMs, wish, isCaptionRead }: { readonly nowMs: number; readonly wish: NewsWish; readonly isCaptionRead: boolean },
): News {
  const { told, toldAtMs } = news;
  if (wish === 'nothing') return { ...news, told: now, words: null };
  if (nowMs - toldAtMs < pauseMs) return news.words === null ? news : { ...news, words: null };
  if (told === null) return { told: now, toldAtMs: nowMs, kindToldAtMs: {}, words: arrivalWords(now) };
  const kindToldAtMs = { ...news.kindToldAtMs };
  let known = told;
  let words = '';
  for (const { part, about, everyMs, words: wordsOf } of kinds) {
    const fresh = wordsOf(told, now);
    if (fresh === '' || (about === 'hall' && wish === 'me')) {
      // Of no importance, or not wanted: known from now on, so that it is not caught up on later.
      if (part !== 'people' || wish === 'me') known = { ...known, [part]: now[part] };
      continue;
    }
    const isLater =
      (about === 'hall' && isCaptionRead) ||
      nowMs - (kindToldAtMs[part] ?? Number.NEGATIVE_INFINITY) < everyMs ||
      (words !== '' && words.length + fresh.length > longestWords);
    if (isLater) continue;
    words = words === '' ? fresh : `${words} ${fresh}`;
    known = { ...known, [part]: now[part] };
    kindToldAtMs[part] = nowMs;
  }
  if (words === '') return { ...news, told: known, words: null };
  return { told: known, toldAtMs: nowMs, kindToldAtMs, words };
}

/** For who came in and sees nothing of where they are. */
function arrivalWords({ place, beside, people }: NewsFacts): string {
  const sides = beside.map(({ name, side }) => `${isolated(name)} is on your ${side}.`);
  return [`${place}.`, ...sides, `${peopleHere(people)}.`].join(' ');
}

function mutedWords(told: NewsFacts, now: NewsFacts): string {
  if (told.muted === now.muted) return '';
  return now.muted ?? 'You may speak again.';
}

function mineWords(told: NewsFacts, now: NewsFacts): string {
  // Whoever asked knows that they did.
  const changed = [...now.mine].filter(([id, { words }]) => (told.mine.get(id)?.words ?? justAsked) !== words);
  return changed.map(([, { text, words }]) => `Your question “${shortened(text)}”: ${words}.`).join(' ');
}

function besideWords(told: NewsFacts, now: NewsFacts): string {
  const came = now.beside.filter(({ memberId }) => !told.beside.some((each) => each.memberId === memberId));
  const went = told.beside.filter(({ memberId }) => !now.beside.some((each) => each.memberId === memberId));
  return [
    ...came.map(({ name, side }) => `${isolated(name)} is on your ${side} now.`),
    // A seat that somebody else has now is not free, and whoever went elsewhere knows what they left.
    ...(came.length > 0 || told.place !== now.place
      ? []
      : went.map(({ side }) => `Nobody is on your ${side} any more.`)),
  ].join(' ');
}

function stoppedWords(told: NewsFacts, now: NewsFacts): string {
  return now.stoppedEpoch > told.stoppedEpoch ? 'What was being said was stopped.' : '';
}

function onStageWords(told: NewsFacts, { onStage }: NewsFacts): string {
  if (onStage === null || onStage.id === told.onStage?.id || onStage.isMine) return '';
  return `On the stage now: “${shortened(onStage.text)}”, asked by ${isolated(onStage.askedBy)}.`;
}

function handsWords(told: NewsFacts, { hands }: NewsFacts): string {
  if (hands.length === told.hands.length && hands.every(({ memberId }, i) => told.hands[i]?.memberId === memberId))
    return '';
  const [first] = hands;
  if (first === undefined) return told.hands.length === 0 ? '' : 'No hand is up any more.';
  if (hands.length === 1) return `${isolated(first.name)} has a hand up.`;
  return hands.length === told.hands.length ? '' : `${hands.length} hands are up.`;
}

function nextWords(told: NewsFacts, { next }: NewsFacts): string {
  if (next === null || next.id === told.next?.id) return '';
  return next.isMine ? 'Your question is next.' : `Next in the queue: “${shortened(next.text)}”.`;
}

function waitingNews(told: NewsFacts, { waiting }: NewsFacts): string {
  if (waiting <= told.waiting) return '';
  return waiting === 1 ? '1 question waits.' : `${waiting} questions wait.`;
}

/** A few who come and go are no news. */
function peopleWords(told: NewsFacts, { people }: NewsFacts): string {
  return Math.abs(people - told.people) >= Math.max(3, told.people / 10) ? `${peopleHere(people)}.` : '';
}

export function peopleHere(people: number): string {
  return people === 1 ? 'You are the only one here' : `${people} people are here`;
}

function shortened(text: string): string {
  if (text.length <= longestQuestion) return text;
  const cut = text.slice(0, longestQuestion);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), longestQuestion / 2)).replace(/[\s,;:.]+$/u, '')}…`;
}
