import type { List } from 'immutable';
import { withEntry } from './change.ts';
import { type EventOf, erased, textIn } from './event-of.ts';
import type { LiveLine, Question, TownhallState } from './state.ts';

/** Folds a phrase that the leader said live. An erasure of who spoke reaches it. Rules LV1, LV5. */
export function evolveLiving(state: TownhallState, event: EventOf<'human.said'>): TownhallState {
  const { at: atMs, epoch, personal, memberId } = event;
  const line = { entry: state.seq, atMs, epoch, text: textIn(personal, 'text') };
  const said = { ...state, liveLines: state.liveLines.push(line) };
  return personal === 'erased' ? said : withEntry(said, memberId);
}

/** Gives the places of what was said live in the epoch that ends now; null when nothing was written down. */
export function linesOf({ liveLines }: TownhallState, epoch: number): Question['live'] {
  const to = liveLines.size;
  const from = liveLines.findLastIndex((line) => line.epoch !== epoch) + 1;
  return from === to ? null : { from, to };
}

export function forgetLines(lines: List<LiveLine>, gone: ReadonlySet<number>): List<LiveLine> {
  if (!lines.some(({ entry }) => gone.has(entry))) return lines;
  return lines.map((line) => (gone.has(line.entry) ? { ...line, text: erased } : line));
}
