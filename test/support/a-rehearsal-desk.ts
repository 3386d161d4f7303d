import { type Answer, statementSchema } from '../../protocol/answer.ts';
import { hashSchema } from '../../protocol/ids.ts';
import type { RehearsalBank } from '../../server/rehearsal/question.ts';
import type { RehearsedKnowledge } from '../../server/rehearsal/report.ts';
import { RehearsalDesk, type RehearsalDeskParts } from '../../server/session/rehearsal-desk.ts';
import type { KeptRehearsals } from '../../server/session/rehearsal-ports.ts';
import { emptyTownhall } from '../../server/townhall/empty-townhall.ts';
import { personaId } from './build-persona-session.ts';
import { countingDice, townhallId } from './build-session.ts';
import { FakeClock } from './fake-clock.ts';

const bank: RehearsalBank = {
  questions: [{ id: 'one', sort: 'three ways', question: 'When is lunch?', expected: 'answer' }],
  askers: [{ dimension: 'name', words: 'My name is Erik.' }],
};

const said = { title: 'Lunch', date: '2026-10-01', place: 'Memo to all', text: 'Lunch is at noon.' };
const lunch = { ...statementSchema.parse({ id: 'lunch', ...said }), hash: hashSchema.parse('b'.repeat(64)) };

/** One statement, of this version of the persona. */
export const knowledge = (personaVersion = 1): RehearsedKnowledge => ({
  personaVersion,
  consentEpoch: 1,
  leaderName: 'Maya',
  referTo: 'Jonas',
  today: '2026-11-30',
  statements: [lunch],
});

/** What a mind answers that knows of lunch alone, and abstains from everything else. */
export function lunchAnswer(question: string): Answer {
  const isLunch = question.includes('lunch');
  const text = isLunch ? 'Lunch is at noon.' : 'I don’t know.';
  const source = {
    statementId: lunch.id,
    statementHash: lunch.hash,
    title: lunch.title,
    date: lunch.date,
    place: lunch.place,
  };
  return {
    v: 1,
    language: 'en',
    outcome: isLunch ? 'answered' : 'abstained',
    ...(isLunch ? {} : { reason: 'no-support' as const, kind: 'unknown' as const }),
    sentences: [
      {
        text,
        spoken: text,
        label: isLunch ? 'QUOTE' : 'NOTICE',
        sources: isLunch ? [{ ...source, start: 0, end: text.length }] : [],
        cue: 'explain',
      },
    ],
    models: ['quoting'],
    personaVersion: 1,
  };
}

/** A desk over a mind that answers at once; every part can be another. `kept` is what its store holds. */
export function aRehearsalDesk(parts: Partial<RehearsalDeskParts> = {}) {
  const kept: { last: KeptRehearsals } = { last: { report: null, audits: [] } };
  const desk = new RehearsalDesk({
    personaId,
    whyNot: () => null,
    knowledge: () => knowledge(),
    ask: async ({ question }) => lunchAnswer(question),
    bank: async () => bank,
    store: {
      read: async () => kept.last,
      write: async (_, rehearsals) => {
        kept.last = rehearsals;
      },
    },
    contradictions: async () => [],
    state: () => emptyTownhall(townhallId),
    answers: { answer: async () => null, version: () => Promise.reject(new Error('there is none')) },
    speak: async ({ spoken }) => new TextEncoder().encode(spoken),
    clock: new FakeClock(0),
    dice: countingDice,
    log: { warn: () => undefined },
    ...parts,
  });
  return { desk, kept };
}
