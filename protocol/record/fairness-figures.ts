import type { MemberId, QuestionId } from '../ids.ts';
import type { CallWay, Ending, Fairness, FairRejection, FigureName, OrderChange, Wait } from './fairness.ts';

/** One question while it is counted. */
export interface Standing {
  /** The entry that asked it. */
  readonly asked: number;
  readonly askedMs: number;
  /** Null when sealed. */
  readonly authorId: MemberId | null;
  readonly isFollowUp: boolean;
  ending: Ending;
  /** The entry that put it there. */
  entry: number;
  approved: number | null;
  mergedInto: QuestionId | null;
  /** What it was before it was merged. */
  before: 'pending' | 'queued';
  /** Of the answer prepared last. */
  outcome: 'answered' | 'abstained' | null;
  /** How it was called last. */
  way: CallWay | null;
  /** Of an answer that was said to its end. */
  answer: {
    readonly by: 'avatar' | 'person';
    readonly atMs: number;
    readonly entry: number;
    /** The avatar said that it does not know. */
    readonly isAbstention: boolean;
  } | null;
  rejection: FairRejection | null;
  /** The entry of what was written later to a question that was passed on, and that of the last correction. */
  later: number | null;
  corrected: number | null;
}

interface Counted {
  readonly questions: readonly Standing[];
  readonly approved: readonly number[];
  readonly reworded: readonly number[];
  readonly votes: readonly number[];
  readonly calls: readonly { readonly entry: number; readonly way: CallWay }[];
  readonly changes: readonly OrderChange[];
  /** Until when those that still wait have waited. */
  readonly untilMs: number;
}

/** Gives the figures of what was counted. Rules F2 to F7. */
export function figuresOf(counted: Counted): Omit<Fairness, 'seq'> {
  const { questions, calls, untilMs } = counted;
  const figures = emptyFigures();
  const changes = [...counted.changes];
  const into = (name: FigureName, entries: readonly number[]) => figures[name].push(...entries);
  for (const name of ['approved', 'reworded', 'votes'] as const) into(name, counted[name]);
  for (const question of questions) for (const [name, entry] of figuresFor(question)) figures[name].push(entry);
  for (const { entry, way } of calls) {
    figures.called.push(entry);
    figures[`called-${way}`].push(entry);
  }
  for (const { entry, kind } of changes) if (kind !== 'called') figures[kind].push(entry);
  for (const entries of Object.values(figures)) entries.sort((a, b) => a - b);
  const waits = questions.flatMap((question) => waitOf(question, untilMs));
  return {
    figures,
    changes,
    answeredAfter: summed(waits.filter(({ isOver }) => isOver)),
    waitingFor: summed(waits.filter(({ isOver }) => !isOver)),
  };
}

/** Where one question counts, each with the entry that says so. */
function figuresFor(question: Standing): readonly (readonly [FigureName, number])[] {
  const { asked, ending, entry, answer, way, rejection, later, corrected } = question;
  const counts: [FigureName, number][] = [
    ['asked', asked],
    [ending, entry],
  ];
  if (ending === 'answered') counts.push([answer?.by === 'person' ? 'in-person' : 'by-avatar', entry]);
  if (ending === 'answered' && way === 'by-votes') counts.push(['answered-by-votes', entry]);
  if (ending === 'passed-on' && answer?.isAbstention === true) counts.push(['abstained', answer.entry]);
  if (ending === 'passed-on' && later !== null) counts.push(['followed-up', later]);
  if (ending === 'rejected') counts.push([`rejected-${rejection ?? 'unnoted'}`, entry]);
  if (corrected !== null) counts.push(['corrected', corrected]);
  return counts;
}

interface OneWait {
  readonly isOver: boolean;
  readonly ms: number;
  readonly asked: number;
  readonly entry: number;
}

/** How long a question waited for its answer, or has waited; none for what is not answered and waits no more. Rule F3. */
function waitOf({ ending, entry, asked, askedMs, answer }: Standing, untilMs: number): readonly OneWait[] {
  if (ending === 'answered' && answer !== null)
    return [{ isOver: true, ms: Math.max(0, answer.atMs - askedMs), asked, entry }];
  const isWaiting = ending === 'pending' || ending === 'queued' || ending === 'on-stage';
  return isWaiting ? [{ isOver: false, ms: Math.max(0, untilMs - askedMs), asked, entry: asked }] : [];
}

function summed(waits: readonly OneWait[]): Wait | null {
  const sorted = waits.toSorted((a, b) => a.ms - b.ms || a.entry - b.entry);
  const longest = sorted.at(-1);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  if (longest === undefined || low === undefined || high === undefined) return null;
  return {
    medianMs: Math.round((low.ms + high.ms) / 2),
    longestMs: longest.ms,
    entries: waits.map(({ entry }) => entry).toSorted((a, b) => a - b),
    longest: longest.isOver ? [longest.asked, longest.entry] : [longest.asked],
  };
}

function emptyFigures(): Record<FigureName, number[]> {
  return {
    asked: [],
    approved: [],
    votes: [],
    answered: [],
    'passed-on': [],
    rejected: [],
    merged: [],
    withdrawn: [],
    'on-stage': [],
    queued: [],
    pending: [],
    'by-avatar': [],
    'in-person': [],
    'answered-by-votes': [],
    abstained: [],
    'followed-up': [],
    called: [],
    'called-by-votes': [],
    'called-ahead': [],
    'called-follow-up': [],
    'called-ready': [],
    'rejected-answered': [],
    'rejected-off-topic': [],
    'rejected-not-for-all': [],
    'rejected-unclear': [],
    'rejected-own-words': [],
    'rejected-unnoted': [],
    moved: [],
    'moved-back': [],
    reworded: [],
    corrected: [],
  };
}
