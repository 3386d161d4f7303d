import { isolated } from '../isolated.ts';
import type { QuestionLine } from '../queue.ts';
import { notWords } from '../stage-view.ts';
import { button, type PanelRow, row, text } from './panel-content.ts';
import type { PanelFacts } from './panel-facts.ts';

/** Back, the page's name, and the way to put the panel away. */
export function pageHead(title: string, back: 'home' | 'desk' | 'people' = 'home'): readonly PanelRow[] {
  return [
    row(
      button({ type: 'page', page: back }, 'Back', { icon: 'back', isBare: true, widthM: 0.034 }),
      text(title, { look: 'title' }),
      button({ type: 'close' }, 'Close', { icon: 'close', isBare: true, widthM: 0.034 }),
    ),
  ];
}

export interface ListPage<T> {
  readonly shown: readonly T[];
  readonly from: number;
  readonly count: number;
  readonly step: number;
}

/** The part of a list that is in sight; a list that became shorter shows its last part. */
export function pageOf<T>(all: readonly T[], from: number, step: number): ListPage<T> {
  const last = Math.max(0, Math.ceil(all.length / step) - 1) * step;
  const start = Math.min(from, last);
  return { shown: all.slice(start, start + step), from: start, count: all.length, step };
}

/** The ways to what is above and below in a list; nothing for one that is whole in sight. */
export function scrollRow({ from, count, step }: ListPage<unknown>): readonly PanelRow[] {
  if (count <= step) return [];
  const to = Math.min(count, from + step);
  return [
    row(
      button({ type: 'scroll', to: from - step }, 'Above', { icon: 'up', isOff: from === 0 }),
      text(`${from + 1} to ${to} of ${count}`, { look: 'quiet', widthM: 0.1 }),
      button({ type: 'scroll', to: from + step }, 'Below', { icon: 'down', isOff: to >= count }),
    ),
  ];
}

/** On every page of who may: silence for everybody is never further away than a press. */
export function stopRow({ stop }: PanelFacts): readonly PanelRow[] {
  if (stop === null) return [];
  const press = button({ type: 'stop' }, stop.words, { icon: 'stop', look: 'stop', isOff: stop.isOff });
  return [{ heightM: 0.036, cells: [press] }];
}

/** What became of the last press, or what is wrong. */
export function noteRow({ note }: PanelFacts): readonly PanelRow[] {
  return note === null ? [] : [row(text(note.words, { look: note.isTrouble ? 'trouble' : 'quiet', lines: 2 }))];
}

/** Who asked, with the mark that tells a name from the leader's. */
export function askerWords({ askedBy, mistakenFor }: Pick<QuestionLine, 'askedBy' | 'mistakenFor'>): string {
  return mistakenFor === '' ? isolated(askedBy) : `${isolated(askedBy)} (${notWords[mistakenFor]})`;
}
