import { describe, expect, it } from 'vitest';
import type { Manner } from '../../../protocol/answer.ts';
import { personaEventSchema } from '../../../protocol/events.ts';
import { refuse } from '../../../protocol/refusals.ts';
import { evolvePersona } from '../../../server/persona/evolve-persona.ts';
import { signedAnswers } from '../../../server/persona/standing.ts';
import type { PersonaState } from '../../../server/persona/state.ts';
import {
  create,
  decide,
  hash,
  jonas,
  leader,
  nameJonas,
  nowMs,
  personaAfter,
  sign,
  statement,
  takeBack,
} from './build-persona.ts';

const versionsOf = (state: PersonaState, name: string) => {
  const versions = state.answers.get(statement(name))?.versions ?? [];
  return [...versions].map((version) => version.hash);
};

describe('signing', () => {
  it('[PN50] is one act, after which the answer is said', () => {
    const state = personaAfter([create, sign('a', '1', ['offices'])]);
    expect(signedAnswers(state)).toEqual([hash('1')]);
    expect(decide(state, sign('a', '1'))).toEqual(refuse('already-exists'));
    expect(decide(state, sign('b', '2'), { kind: 'installation', name: 'Rostrum demo' })).toEqual(
      refuse('not-allowed'),
    );
  });

  it('[PN51] an edit is a version that takes the place of the one before; each is kept once', () => {
    const state = personaAfter([create, sign('a', '1'), sign('a', '2'), sign('a', '1')]);
    expect(signedAnswers(state)).toEqual([hash('1')]);
    expect(versionsOf(state, 'a')).toEqual([hash('1'), hash('2')]);
  });

  it('[PN51] what was signed last comes last', () => {
    const state = personaAfter([create, sign('a', '1'), sign('b', '2'), sign('a', '3')]);
    expect(signedAnswers(state)).toEqual([hash('2'), hash('3')]);
  });

  it('[PN52] what is taken back is said no more, until it is signed anew', () => {
    const state = personaAfter([create, sign('a', '1'), sign('b', '2'), takeBack('a')]);
    expect(signedAnswers(state)).toEqual([hash('2')]);
    expect(decide(state, takeBack('a'))).toEqual(refuse('no-such-answer'));
    expect(decide(state, takeBack('c'))).toEqual(refuse('no-such-answer'));
    expect(signedAnswers(personaAfter([sign('a', '1')], state))).toEqual([hash('2'), hash('1')]);
  });

  it('[PN53] a delegate stays within their topics, and touches no answer outside them', () => {
    const state = personaAfter([create, nameJonas(['offices']), sign('pay', '1', ['pay']), sign('bare', '2')]);
    for (const [command, code] of [
      [sign('a', '3', ['pay']), 'answer-outside-scope'],
      [sign('a', '3', ['offices', 'pay']), 'answer-outside-scope'],
      [sign('a', '3'), 'answer-outside-scope'],
      [sign('pay', '3', ['offices']), 'answer-outside-scope'],
      [sign('bare', '3', ['offices']), 'answer-outside-scope'],
      [takeBack('pay'), 'answer-outside-scope'],
    ] as const)
      expect(decide(state, command, jonas)).toEqual(refuse(code));
    const signed = personaAfter([sign('a', '3', ['offices'])], state, jonas);
    expect(signedAnswers(personaAfter([takeBack('a')], signed, jonas))).toEqual([hash('1'), hash('2')]);
    const free = personaAfter([create, nameJonas('any')]);
    expect(signedAnswers(personaAfter([sign('a', '3')], free, jonas))).toEqual([hash('3')]);
  });

  it('[PN55] [PN56] each act raises the version', () => {
    const state = personaAfter([create, sign('a', '1'), sign('a', '2'), takeBack('a')]);
    expect(state.version).toBe(3);
    const long = personaAfter([{ type: 'manner.set', length: 'long' }], state);
    expect([long.version, long.manner]).toEqual([4, { length: 'long' }]);
  });
});

describe('the manner', () => {
  it('[PN64] is set only where it is still as whoever sets it saw it', () => {
    const state = personaAfter([create, { type: 'manner.set', length: 'short', pace: 'slow' }]);
    const set = (before?: Manner) => decide(state, { type: 'manner.set', length: 'long', before });
    expect(set({ length: 'normal' })).toEqual(refuse('manner-changed'));
    expect(set({ length: 'short' })).toEqual(refuse('manner-changed'));
    const accepted = [{ type: 'manner.set', length: 'long', at: nowMs, by: leader }];
    expect([set({ length: 'short', pace: 'slow' }), set()]).toEqual([accepted, accepted]);
  });

  it('[PN56] is normal at first, and the leader’s alone to set', () => {
    const state = personaAfter([create, nameJonas('any')]);
    expect(state.manner).toEqual({ length: 'normal' });
    expect(decide(state, { type: 'manner.set', length: 'long' }, jonas)).toEqual(refuse('not-allowed'));
    expect(decide(state, { type: 'manner.set', length: 'normal' })).toEqual(refuse('same-manner'));
    const [event] = [decide(state, { type: 'manner.set', length: 'short' })].flat();
    expect(personaEventSchema.parse(event)).toEqual({ type: 'manner.set', length: 'short', at: nowMs, by: leader });
  });

  it('[PN56] is set whole, and one from before there was more than a length reads as it did', () => {
    const whole = { length: 'long', pace: 'slow', openings: ['Thank you for asking.'], humour: 'on' } as const;
    const state = personaAfter([create, { type: 'manner.set', ...whole, words: hash('7') }]);
    expect([state.version, state.manner, state.mannerWords]).toEqual([1, whole, hash('7')]);
    expect(decide(state, { type: 'manner.set', ...whole, words: hash('7') })).toEqual(refuse('same-manner'));
    const old = { type: 'manner.set', length: 'short', at: nowMs, by: leader } as const;
    const after = evolvePersona(state, personaEventSchema.parse(old));
    expect([after.manner, after.mannerWords]).toEqual([{ length: 'short' }, null]);
  });

  it('[PN61] has openings and closings of courtesy alone', () => {
    const state = personaAfter([create]);
    const set = (openings: readonly string[], closings: readonly string[] = []) =>
      [decide(state, { type: 'manner.set', length: 'normal', openings, closings, words: hash('7') })].flat()[0];
    expect(set(['Thank you for asking.'], ['I hope that helps.'])).toMatchObject({ type: 'manner.set' });
    expect(set(['The offices stay open.'])).toEqual(refuse('manner-not-courtesy'));
    expect(set([], ['Nobody is dismissed.'])).toEqual(refuse('manner-not-courtesy'));
    expect(set(['Thank you so very much for asking.'])).toEqual(refuse('manner-opening-long'));
    expect(set([], ['Is that a good question?'])).toEqual(refuse('manner-not-a-sentence'));
    expect(set(Array.from({ length: 6 }, () => 'Thank you.'))).toEqual(refuse('manner-too-many'));
  });
});
