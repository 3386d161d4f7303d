import type { Door } from '../../../client/live/ports.ts';
import type { PersonaReply } from '../../../protocol/persona-http.ts';

/** A persona whose consent can be given and taken back, with no statements. */
export function fakePersona(isTakenBack: boolean): Pick<Door, 'persona' | 'consent'> {
  const scope = { words: true, voice: true, face: true, gestures: true, where: 'any', from: '2026-01-01' } as const;
  let consent: PersonaReply['consent'] = isTakenBack
    ? { kind: 'revoked', epoch: 1, atMs: 1_790_000_000_000 }
    : { kind: 'given', epoch: 1, atMs: 1_780_000_000_000, scope: { ...scope, until: '2027-12-31' } };
  const persona = (): PersonaReply => ({
    you: 'leader',
    topics: 'any',
    leaderName: 'Maya Lindqvist',
    seq: 2,
    version: 1,
    silentBecause: '',
    consent,
    delegates: [],
    statements: [],
    contradictions: [],
  });
  return {
    persona: async () => ({ kind: 'ok', value: persona() }),
    consent: async (request) => {
      const epoch = consent.kind === 'missing' ? 1 : consent.epoch;
      const atMs = 1_790_000_000_000;
      consent =
        request.type === 'consent.give'
          ? { kind: 'given', epoch: epoch + 1, atMs, scope: request.scope }
          : { kind: 'revoked', epoch, atMs };
      return { kind: 'ok', value: { seq: 3 } };
    },
  };
}
