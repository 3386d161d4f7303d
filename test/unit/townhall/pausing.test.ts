import { describe, expect, it } from 'vitest';
import type { Command } from '../../../protocol/commands.ts';
import { refuse } from '../../../protocol/refusals.ts';
import { assertSound } from '../../../server/townhall/assert-sound.ts';
import { stageView } from '../../../server/townhall/views.ts';
import { aContext, answerId, aTownhall, finish, gist, part, person, questionId } from '../../support/build-townhall.ts';

const mind = part('mind');
const call = (id: string): Command => ({ type: 'question.call', questionId: questionId(id) });
const silent = (silentBecause: string) => ({ persona: { version: 7, consentEpoch: null, silentBecause } });

describe('pausing', () => {
  const paused = () => aTownhall().withAnswering('q', 'ada').do(person('mo'), { type: 'answer.pause' });
  const goOn: Command = { type: 'answer.continue' };
  const skip = (epoch: number): Command => ({ type: 'answer.skip', epoch, sentence: 0 });

  it('[ST11] silences the epoch and keeps the stage; going on is in the next one', () => {
    const townhall = paused();
    expect(townhall.events.at(-1)).toMatchObject({ type: 'answer.paused', questionId: 'q', epoch: 1 });
    expect(townhall.state).toMatchObject({ stage: { kind: 'avatar', questionId: 'q', isPaused: true }, epoch: 2 });
    expect(stageView(townhall.state, aContext().persona)).toMatchObject({ holder: 'avatar', isPaused: true });
    expect(townhall.question('q').phase).toMatchObject({ kind: 'answering', epoch: 2 });
    expect(townhall.decide(person('mo'), { type: 'answer.pause' })).toEqual(refuse('already-paused'));
    expect(townhall.decide(person('mo'), call('q'))).toEqual(refuse('stage-busy'));
    expect(townhall.decide(mind, finish('q', 2))).toEqual(refuse('answer-outdated'));
    townhall.do(person('lea'), goOn);
    expect(townhall.events.at(-1)).toMatchObject({ type: 'answer.continued', epoch: 2 });
    expect(townhall.state).toMatchObject({ stage: { isPaused: false }, epoch: 2 });
    assertSound(townhall.state);
    townhall.do(mind, finish('q', 2));
    expect(townhall.question('q')).toMatchObject({ phase: { kind: 'answered' }, run: { epoch: 2, unsaid: [] } });
  });

  it('[ST11] is refused when the avatar does not speak, and to those who ask', () => {
    const townhall = aTownhall().withCalled('q', 'ada');
    expect(townhall.decide(person('mo'), { type: 'answer.pause' })).toEqual(refuse('not-speaking'));
    expect(townhall.decide(person('mo'), goOn)).toEqual(refuse('not-paused'));
    expect(townhall.decide(person('ada'), { type: 'answer.pause' })).toEqual(refuse('not-allowed'));
  });

  it('[ST11] does not go on without consent, or with what another version of the persona says', () => {
    const townhall = paused();
    expect(townhall.decide(person('mo'), goOn, silent('Consent was taken back.'))).toEqual(refuse('no-avatar'));
    const persona = { version: 8, consentEpoch: 2, silentBecause: '' };
    expect(townhall.decide(person('mo'), goOn, { persona })).toEqual(refuse('answer-outdated'));
    const renewed = { version: 7, consentEpoch: 3, silentBecause: '' };
    expect(townhall.decide(person('mo'), goOn, { persona: renewed })).toEqual(refuse('answer-outdated'));
  });

  it.each([
    ['a stop', person('mo'), { type: 'stage.stop' }, ['answer.cut', 'stage.stopped']],
    ['a hold', person('mo'), { type: 'avatar.hold' }, ['answer.cut', 'stage.stopped', 'avatar.held']],
    ['the leader', person('lea'), { type: 'stage.take-over' }, ['answer.cut', 'stage.taken-over', 'voice.opened']],
    ['a restart', part('session'), { type: 'session.start' }, ['session.started', 'answer.cut']],
  ] as const)('[ST11] is ended by %s as an answer is', (_, by, command, events) => {
    const townhall = paused();
    expect([gist(townhall.decide(by, command))].flat().toSorted()).toEqual([...events].toSorted());
    townhall.do(by, command);
    assertSound(townhall.state);
    expect(townhall.question('q').run).toMatchObject({ kind: 'cut', said: null });
  });

  it('[ST12] skips the sentence that was seen, in the epoch in which it was', () => {
    const townhall = aTownhall().withAnswering('q', 'ada');
    expect(townhall.decide(person('mo'), skip(0))).toEqual(refuse('sentence-over'));
    townhall.do(person('mo'), skip(1));
    expect(townhall.events.at(-1)).toMatchObject({ type: 'answer.skipped', epoch: 1, sentence: 0 });
    expect(townhall.state).toMatchObject({ stage: { kind: 'avatar', isPaused: false }, epoch: 2 });
    // The second press of a shaking hand is about what is over.
    expect(townhall.decide(person('mo'), skip(1))).toEqual(refuse('sentence-over'));
    townhall.do(person('mo'), { type: 'answer.pause' });
    expect(townhall.decide(person('mo'), skip(3))).toEqual(refuse('not-speaking'));
    assertSound(townhall.state);
  });

  it('[AN7] the record gets to know which sentences were skipped', () => {
    const townhall = aTownhall().withAnswering('q', 'ada').do(person('mo'), skip(1));
    townhall.do(mind, { ...finish('q', 2), unsaid: [0] });
    expect(townhall.events.at(-1)).toMatchObject({ type: 'answer.finished', unsaid: [0] });
    expect(townhall.question('q').run).toMatchObject({ kind: 'finished', unsaid: [0] });
  });

  it('[AN7] the record gets to know, once, what was said of an answer that was cut', () => {
    const townhall = aTownhall().withAnswering('q', 'ada').do(person('mo'), { type: 'stage.stop' });
    const report = { type: 'answer.report', questionId: questionId('q'), answerId: answerId('a'), said: [0] } as const;
    expect(townhall.decide(mind, { ...report, answerId: answerId('b') })).toEqual(refuse('answer-outdated'));
    townhall.do(mind, report);
    expect(townhall.question('q').run).toMatchObject({ kind: 'cut', said: [0] });
    expect(townhall.decide(mind, report)).toEqual(refuse('answer-outdated'));
    expect(townhall.decide(person('mo'), report)).toEqual(refuse('not-allowed'));
  });
});
