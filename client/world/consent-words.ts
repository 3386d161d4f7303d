import type { ConsentScope } from '../../protocol/events.ts';
import type { PersonaReply } from '../../protocol/persona-http.ts';
import { dateWords } from './stage-view.ts';

/** Everything that the avatar uses: it is one body, so consent is given to all of it. */
export const consentCovers = 'your words, your voice, your face and your gestures';

/** Gives what is consented to, a sentence each: what, where, on which days. Empty without consent. Rule PN45. */
export function consentWords(consent: PersonaReply['consent'], townhallId: string): readonly string[] {
  if (consent.kind !== 'given') return [];
  const { scope } = consent;
  return [`It may use ${listed(partsOf(scope))}.`, whereWords(scope, townhallId), daysWords(scope)];
}

/** Gives the scope that the studio's form stands for: all of it, from today through a day, here or anywhere. */
export function wholeScope(todayIso: string, untilIso: string, where: ConsentScope['where']): ConsentScope {
  return { words: true, voice: true, face: true, gestures: true, where, from: todayIso, until: untilIso };
}

function partsOf(scope: ConsentScope): readonly string[] {
  return [
    ...(scope.words ? ['your words'] : []),
    ...(scope.voice ? ['your voice'] : []),
    ...(scope.face ? ['your face'] : []),
    ...(scope.gestures ? ['your gestures'] : []),
  ];
}

function listed(parts: readonly string[]): string {
  const last = parts.at(-1) ?? 'nothing';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}

function whereWords({ where }: ConsentScope, townhallId: string): string {
  if (where === 'any') return 'In any town hall on this server.';
  const others = where.filter((id) => id !== townhallId).length;
  if (others === where.length) return 'Not in this town hall: in others only.';
  return others === 0
    ? 'In this town hall only.'
    : `In this town hall and ${others === 1 ? 'one other' : `${others} others`}.`;
}

function daysWords({ from, until }: ConsentScope): string {
  return from === until ? `On ${dateWords(from)}.` : `From ${dateWords(from)} through ${dateWords(until)}.`;
}
