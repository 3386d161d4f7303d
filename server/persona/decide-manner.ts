import type { Manner } from '../../protocol/answer.ts';
import { courtesyTrouble } from '../../protocol/courtesy.ts';
import { limits } from '../../protocol/limits.ts';
import { type RefusalCode, refuse } from '../../protocol/refusals.ts';
import type { PersonaCommandOf, PersonaDecision, Signed } from './persona-command.ts';
import type { PersonaState } from './state.ts';

/** Sets how the leader speaks, all of it, where it is still as they saw it. Its words are looked at one by one: they carry no fact. Rules PN56, PN61, PN62, PN64. */
export function setManner(
  state: PersonaState,
  { type: _, words, before, ...manner }: PersonaCommandOf<'manner.set'>,
  signed: Signed,
): PersonaDecision {
  const code = whyNotSaid(manner);
  if (code !== null) return refuse(code);
  if (isSame(state.manner, manner)) return refuse('same-manner');
  if (before !== undefined && !isSame(state.manner, before)) return refuse('manner-changed');
  return [{ ...signed, type: 'manner.set', ...manner, ...(words !== undefined && { words }) }];
}

function whyNotSaid({ openings = [], closings = [] }: Manner): RefusalCode | null {
  if (openings.length > limits.courtesies || closings.length > limits.courtesies) return 'manner-too-many';
  const troubles = [
    ...openings.map((text) => courtesyTrouble(text, 'opening')),
    ...closings.map((text) => courtesyTrouble(text, 'closing')),
  ];
  const first = troubles.find((trouble) => trouble !== null);
  if (first === undefined) return null;
  if (first.kind === 'too-long') return 'manner-opening-long';
  return first.kind === 'not-courtesy' ? 'manner-not-courtesy' : 'manner-not-a-sentence';
}

function isSame(a: Manner, b: Manner): boolean {
  const listed = ({ length, pace, openings, closings, humour }: Manner) => [length, pace, openings, closings, humour];
  return JSON.stringify(listed(a)) === JSON.stringify(listed(b));
}
