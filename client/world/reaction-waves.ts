import type { Reaction } from '../../protocol/moment.ts';
import type { Reactor } from './ports.ts';

/** So many people who react alike within so long are a crowd. */
const many = 8;
const withinMs = 2000;
/** How often the wave comes by, and how long it takes across the hall. */
const everyMs = 1600;
const acrossMs = 1100;
/** From the eighth who reacts to the beginning of the wave: room for those who are a moment later. */
const gathersMs = 120;

/** What becomes of one reaction. */
export interface Shown {
  /** How many have reacted alike of late, this person among them. */
  readonly people: number;
  /** When its sign belongs to the wave, and when that is where the person is; null: they are few, the sign comes at once. */
  readonly waveMs: number | null;
  /** False for whoever is in that pass of the wave already. */
  readonly isNew: boolean;
}

interface Kind {
  /** When each of them reacted last, and in which pass of the wave they are. */
  readonly atMs: Map<number, number>;
  readonly passMs: Map<number, number>;
  waveFromMs: number | null;
}

/**
 * Few who react are seen one by one. Many who react alike are one wave, which goes over the hall from left to right as often as it has to:
 * everybody's sign comes when it passes them. Rule RW1.
 */
export class ReactionWaves {
  readonly #kinds = new Map<Reaction, Kind>();
  readonly #leftM: number;
  readonly #wideM: number;

  /** The hall from left to right, metres. */
  constructor(leftM: number, rightM: number) {
    this.#leftM = leftM;
    this.#wideM = Math.max(1, rightM - leftM);
  }

  /** `row` is the person's alone; `xM` is where they are, from left to right. */
  take(reaction: Reaction, { row, xM }: { readonly row: number; readonly xM: number }, nowMs: number): Shown {
    const kind = this.#kinds.get(reaction) ?? { atMs: new Map(), passMs: new Map(), waveFromMs: null };
    this.#kinds.set(reaction, kind);
    kind.atMs.set(row, nowMs);
    for (const [each, atMs] of kind.atMs) {
      if (nowMs - atMs < withinMs) continue;
      kind.atMs.delete(each);
      kind.passMs.delete(each);
    }
    const people = kind.atMs.size;
    if (people < many) {
      kind.waveFromMs = null;
      return { people, waveMs: null, isNew: true };
    }
    kind.waveFromMs ??= nowMs + gathersMs;
    const across = Math.min(1, Math.max(0, (xM - this.#leftM) / this.#wideM));
    const firstMs = kind.waveFromMs + across * acrossMs;
    const waveMs = firstMs + Math.max(0, Math.ceil((nowMs - firstMs) / everyMs)) * everyMs;
    const isNew = kind.passMs.get(row) !== waveMs;
    kind.passMs.set(row, waveMs);
    return { people, waveMs, isNew };
  }
}

/** Each place and slot as a number of its own. */
export function rowOf(reactor: Reactor): number {
  return 'slot' in reactor ? reactor.slot : -1 - reactor.place;
}

const words: Readonly<Record<Reaction, string>> = {
  clap: 'people are clapping',
  heart: 'people send a heart',
  laugh: 'people are laughing',
  thumbs: 'people put their thumbs up',
};

/** A wave in words and a number, for whoever wants nothing to move. Rule RW2. */
export function waveWords(reaction: Reaction, people: number): string {
  return `${people} ${words[reaction]}`;
}
