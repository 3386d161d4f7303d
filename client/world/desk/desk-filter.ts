import { letsSpeak } from '../../../protocol/dial.ts';
import type { MemberId, QuestionId } from '../../../protocol/ids.ts';
import type { QuestionLine, QueueLists } from '../queue.ts';
import { partReferrals } from '../referrals.ts';

export const deskParts = ['new', 'queue', 'done'] as const;
export type DeskPart = (typeof deskParts)[number];

/** Which questions the desk shows. */
export interface DeskFilter {
  readonly part: DeskPart | 'all';
  /** Words that the question or the name of who asked it holds, each of them, in any order. */
  readonly words: string;
  readonly topic: string | null;
  readonly leastVotes: number;
  readonly isUnread: boolean;
  /** The avatar has an answer, and nobody must read it first. */
  readonly isReady: boolean;
  /** A moderators' own word. */
  readonly label: string | null;
  /** Of who asked. */
  readonly department: string | null;
  /** One's own to see to. */
  readonly isMine: boolean;
}

export const everything: DeskFilter = {
  part: 'all',
  words: '',
  topic: null,
  leastVotes: 0,
  isUnread: false,
  isReady: false,
  label: null,
  department: null,
  isMine: false,
};

/** The desk's lists after the filter, as they stand from left to right. */
export interface DeskShown {
  readonly new: readonly QuestionLine[];
  readonly queue: readonly QuestionLine[];
  /** Passed on and not answered yet. */
  readonly awaited: readonly QuestionLine[];
  readonly finished: readonly QuestionLine[];
}

export interface FilterFacts {
  readonly read: ReadonlySet<QuestionId>;
  /** Stays in sight though it has just been read. */
  readonly selected: QuestionId | null;
  /** Whose desk it is. */
  readonly self?: MemberId | null;
}

/** What of the desk's questions passes the filter, in the order of their lists. Rules DK11, LB10. */
export function filterDesk(lists: QueueLists, filter: DeskFilter, facts: FilterFacts): DeskShown {
  const { awaited, rest } = partReferrals(lists.done);
  const passes = passing(filter, facts);
  const of = (part: DeskPart, lines: readonly QuestionLine[]) =>
    filter.part === 'all' || filter.part === part ? lines.filter(passes) : [];
  return {
    new: of('new', lists.pending),
    queue: of('queue', lists.waiting),
    awaited: of('done', awaited),
    finished: of('done', [...rest, ...lists.closed]),
  };
}

function passing(filter: DeskFilter, { read, selected, self = null }: FilterFacts): (line: QuestionLine) => boolean {
  const words = folded(filter.words).split(/\s+/).filter(Boolean);
  return (line) => {
    if (line.votes < filter.leastVotes) return false;
    if (filter.topic !== null && line.view?.prepared?.topics?.includes(filter.topic) !== true) return false;
    if (filter.isReady && !isReady(line)) return false;
    if (filter.isUnread && read.has(line.id) && line.id !== selected) return false;
    if (!passesTools(line, filter, self)) return false;
    if (words.length === 0) return true;
    const text = folded(`${line.text} ${line.askedBy}`);
    return words.every((word) => text.includes(word));
  };
}

function passesTools({ view }: QuestionLine, filter: DeskFilter, self: MemberId | null): boolean {
  const { label, department } = filter;
  const isWord = (one: string, other: string) => folded(one) === folded(other);
  if (label !== null && view?.labels?.some((each) => isWord(each, label)) !== true) return false;
  if (department !== null && !isWord(view?.department ?? '', department)) return false;
  return !filter.isMine || (view?.assigned?.kind === 'member' && view.assigned.memberId === self);
}

/** In the queue, and called it is answered at once. */
function isReady({ status, view }: QuestionLine): boolean {
  const prepared = view?.prepared ?? null;
  return (
    status === 'approved' &&
    prepared?.outcome === 'answered' &&
    prepared.reading !== 'needed' &&
    letsSpeak(prepared.level)
  );
}

/** Topics of the answers that wait, each once, by name. */
export function topicsOf(waiting: readonly QuestionLine[]): readonly string[] {
  return [...new Set(waiting.flatMap(({ view }) => view?.prepared?.topics ?? []))].sort((a, b) => (a < b ? -1 : 1));
}

/** The line as it was shown where nothing of it has changed: what draws it need not look again. */
export function asBefore(before: ReadonlyMap<QuestionId, QuestionLine>, line: QuestionLine): QuestionLine {
  const old = before.get(line.id);
  const isSame =
    old !== undefined &&
    old.view === line.view &&
    old.status === line.status &&
    old.votes === line.votes &&
    old.place === line.place &&
    old.hasMyVote === line.hasMyVote &&
    old.mistakenFor === line.mistakenFor &&
    old.text === line.text;
  return isSame ? old : line;
}

/** Whether anything but a part of the lists is left out. */
export function isFiltered({ words, topic, leastVotes, label, department, ...only }: DeskFilter): boolean {
  const isChosen = topic !== null || label !== null || department !== null || leastVotes > 0;
  return words.trim() !== '' || isChosen || only.isUnread || only.isReady || only.isMine;
}

/** By how much the lists are narrowed beside the words, which are in sight themselves. Rule DK13. */
export function narrowedBy({
  part,
  topic,
  leastVotes,
  label,
  department,
  isUnread,
  isReady,
  isMine,
}: DeskFilter): number {
  const on = [
    part !== 'all',
    topic !== null,
    leastVotes > 0,
    label !== null,
    department !== null,
    isUnread,
    isReady,
    isMine,
  ];
  return on.filter(Boolean).length;
}

/** Case and accents make no other word. */
function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
