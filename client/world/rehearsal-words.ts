import type { RehearsalReport, RehearsalSource, Rehearsed, Share } from '../../protocol/rehearsal.ts';
import { abstentionWords } from './abstention-words.ts';

/** Where questions come from, as people read it. */
export const sourceWords: Readonly<Record<RehearsalSource, string>> = {
  queue: 'from the queue',
  file: 'your own',
  bank: 'hard ones that come along',
  statements: 'about your statements',
  askers: 'asked again as somebody else',
};

/** Why something is said of the rehearsal, in a word or two beside its sign. */
export const weightWords: Readonly<Record<RehearsalReport['reasons'][number]['weight'], string>> = {
  stops: 'In the way',
  look: 'Read first',
  good: 'Well',
};

/** What became of a question. */
export function outcomeWords({ outcome, kind }: Pick<Rehearsed, 'outcome' | 'kind'>): string {
  if (outcome === 'answered') return 'It would answer.';
  if (outcome === 'failed') return 'Nothing came: the mind failed.';
  const why = kind === null ? 'No approved statement answers it.' : abstentionWords[kind];
  return `To a person. ${why}`;
}

/** “12 of 46, 26 %”. */
export function shareWords({ of, are }: Share): string {
  return of === 0 ? 'not asked' : `${are} of ${of}, ${percent({ of, are })} %`;
}

/** Rounded down below a hundred, so that nearly all is not all. */
export function percent({ of, are }: Share): number {
  return of === 0 ? 0 : Math.floor((100 * are) / of);
}

/** What is other than at the last rehearsal, in a sentence. Rule RH18. */
export function changeWords(changes: RehearsalReport['changes']): string {
  if (changes === null) return 'This is the first rehearsal that is kept.';
  const { changed, isNew, isGone, wasGo, personaVersion } = changes;
  const parts = [
    changed.length === 0 ? 'nothing changed' : `${changed.length} changed`,
    ...(isNew > 0 ? [`${isNew} new`] : []),
    ...(isGone > 0 ? [`${isGone} gone`] : []),
  ];
  return `Version ${personaVersion} was ${wasGo ? 'a go' : 'no go'}. Of the questions ${parts.join(', ')}.`;
}

/** What a question's answer was at the last rehearsal; null where it is the same. */
export function changeOf({ changes }: RehearsalReport, id: string): string | null {
  const change = changes?.changed.find((each) => each.id === id);
  if (change === undefined) return null;
  return change.was === change.now ? 'Other sentences than last time' : `Last time: ${pastWords[change.was]}`;
}

const pastWords: Readonly<Record<Rehearsed['outcome'], string>> = {
  answered: 'answered',
  abstained: 'it did not know',
  guarded: 'kept for a person',
  failed: 'failed',
};

/** How long it took, and for how much. */
export function costWords({ ms, p50Ms, money, byModel }: RehearsalReport['figures']): string {
  const seconds = ms < 10_000 ? (ms / 1000).toFixed(1) : String(Math.round(ms / 1000));
  const cost = money === 0 ? 'No money: no model was asked.' : `A model had a part in ${byModel} answers.`;
  return `${seconds} seconds, ${Math.round(p50Ms)} ms for a question in the middle. ${cost}`;
}
