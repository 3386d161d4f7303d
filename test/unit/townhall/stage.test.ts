import { describe, expect, it } from 'vitest';
import type { Command } from '../../../protocol/commands.ts';
import { refuse } from '../../../protocol/refusals.ts';
import { assertSound } from '../../../server/townhall/assert-sound.ts';
import { isSilencing } from '../../../server/townhall/silencing.ts';
import { stageView } from '../../../server/townhall/views.ts';
import {
  aContext,
  answerId,
  aTownhall,
  finish,
  gist,
  idOf,
  part,
  person,
  prepared,
  questionId,
  start,
} from '../../support/build-townhall.ts';

const call = (id: string): Command => ({ type: 'question.call', questionId: questionId(id) });
const giveFloor = (name: string): Command => ({ type: 'floor.give', memberId: idOf(name) });
const mind = part('mind');
const silent = (silentBecause: string) => ({ persona: { version: 7, consentEpoch: null, silentBecause } });

describe('calling', () => {
  it('[ST1] takes the stage for an approved question, in a new epoch', () => {
    const townhall = aTownhall().withCalled('q', 'ada');
    expect(townhall.state).toMatchObject({
      stage: { kind: 'called', questionId: 'q', calledBy: 'mo' },
      epoch: 1,
    });
    expect(townhall.question('q').phase).toEqual({ kind: 'called', epoch: 1 });
  });

  it('[ST1] refuses the second of two calls of the same moment', () => {
    const townhall = aTownhall().withApproved('other', 'bob').withCalled('q', 'ada');
    expect(townhall.decide(person('mo'), call('other'))).toEqual(refuse('another-question-called'));
    expect(townhall.decide(person('mo'), call('q'))).toEqual(refuse('stage-busy'));
  });

  it('[ST1] refuses to call what is not approved, while the leader is live, and while somebody has the floor', () => {
    const townhall = aTownhall().withPending('p', 'ada').withApproved('q', 'ada');
    expect(townhall.decide(person('mo'), call('p'))).toEqual(refuse('not-approved'));
    townhall.do(person('mo'), giveFloor('bob'));
    expect(townhall.decide(person('mo'), call('q'))).toEqual(refuse('stage-busy'));
    townhall.do(person('lea'), { type: 'stage.take-over' });
    expect(townhall.decide(person('mo'), call('q'))).toEqual(refuse('human-live'));
  });

  it('[ST3] puts a called question back into the queue', () => {
    const townhall = aTownhall().withCalled('q', 'ada');
    const back = { type: 'question.return', questionId: questionId('q') } as const;
    townhall.do(person('mo'), back);
    expect(townhall.state).toMatchObject({ stage: { kind: 'nobody' }, epoch: 2 });
    expect(townhall.question('q').phase).toEqual({ kind: 'approved' });
    expect(townhall.decide(person('mo'), back)).toEqual(refuse('not-called'));
  });
});

describe('the avatar', () => {
  it('[AN1] notes an answer for a waiting question, once, from the present persona', () => {
    const townhall = aTownhall().withPending('p', 'ada').withApproved('q', 'ada').do(mind, prepared('q'));
    expect(townhall.question('q').prepared).toEqual({
      answerId: answerId('a'),
      outcome: 'answered',
      topics: [],
      personaVersion: 7,
      consentEpoch: 2,
      reading: 'not-needed',
    });
    expect(townhall.decide(mind, prepared('q'))).toEqual([]);
    expect(townhall.decide(mind, prepared('p'))).toEqual(refuse('not-approved'));
    const persona = { version: 8, consentEpoch: 2, silentBecause: '' };
    expect(townhall.decide(mind, prepared('q', 'b'), { persona })).toEqual(refuse('answer-outdated'));
  });

  it('[AN2] begins the prepared answer to the called question, in the epoch of the call', () => {
    const townhall = aTownhall().withCalled('q', 'ada').do(mind, prepared('q'));
    expect(townhall.decide(mind, start('q', 1))).toEqual([
      {
        at: townhall.context.nowMs,
        by: mind,
        type: 'answer.started',
        questionId: 'q',
        answerId: answerId('a'),
        epoch: 1,
        personaVersion: 7,
        consentEpoch: 2,
        approvedBy: 'mo',
      },
    ]);
    townhall.do(mind, start('q', 1));
    expect(townhall.state.stage).toMatchObject({ kind: 'avatar', questionId: 'q' });
    expect(townhall.question('q').run).toEqual({ kind: 'running', answerId: answerId('a'), epoch: 1 });
  });

  it('[AN2] refuses an answer that is not called, of another epoch, not prepared, or another one', () => {
    const townhall = aTownhall().withApproved('other', 'bob').withCalled('q', 'ada');
    expect(townhall.decide(mind, start('other', 1))).toEqual(refuse('not-called'));
    expect(townhall.decide(mind, start('q', 1))).toEqual(refuse('answer-not-ready'));
    townhall.do(mind, prepared('q'));
    expect(townhall.decide(mind, start('q', 1, 'b'))).toEqual(refuse('answer-outdated'));
    townhall.do(person('mo'), { type: 'stage.stop' }).do(person('mo'), call('q'));
    expect(townhall.decide(mind, start('q', 1))).toEqual(refuse('answer-outdated'));
    expect(gist(townhall.decide(mind, start('q', townhall.state.epoch)))).toEqual(['answer.started']);
  });

  it('[AN3] does not begin without consent, on hold, or while the human is live', () => {
    const townhall = aTownhall().withCalled('q', 'ada').do(mind, prepared('q'));
    expect(townhall.decide(mind, start('q', 1), silent('Consent is missing.'))).toEqual(refuse('no-avatar'));
    townhall.do(person('mo'), { type: 'avatar.hold' });
    expect(townhall.decide(mind, start('q', 1))).toEqual(refuse('avatar-held'));
    townhall.do(person('mo'), { type: 'avatar.resume' }).do(person('lea'), { type: 'stage.take-over' });
    expect(townhall.decide(mind, start('q', 2))).toEqual(refuse('human-live'));
  });

  it('[AN4] does not begin an answer of another version of the persona', () => {
    const townhall = aTownhall().withCalled('q', 'ada').do(mind, prepared('q'));
    const persona = { version: 8, consentEpoch: 2, silentBecause: '' };
    expect(townhall.decide(mind, start('q', 1), { persona })).toEqual(refuse('answer-outdated'));
  });

  it('[AN5] frees the stage after the last sentence', () => {
    const townhall = aTownhall().withAnswering('q', 'ada').do(mind, finish('q', 1));
    expect(townhall.state).toMatchObject({ stage: { kind: 'nobody' }, epoch: 2 });
    expect(townhall.question('q')).toMatchObject({
      phase: { kind: 'answered' },
      run: { kind: 'finished', epoch: 1, sentencesSaid: 3 },
    });
    expect(townhall.decide(mind, finish('q', 1))).toEqual(refuse('not-called'));
  });

  it('[AN6] refers what it could not answer, right after', () => {
    const townhall = aTownhall().withAnswering('q', 'ada');
    expect(gist(townhall.decide(mind, finish('q', 1, 'Maya')))).toEqual(['answer.finished', 'question.referred']);
    townhall.do(mind, finish('q', 1, 'Maya'));
    expect(townhall.question('q')).toMatchObject({
      phase: { kind: 'referred', owner: 'Maya' },
      run: { kind: 'finished' },
    });
  });
});

describe('stopping', () => {
  it('[ST4] cuts a running answer and puts its question back', () => {
    const townhall = aTownhall().withAnswering('q', 'ada');
    expect(gist(townhall.decide(person('mo'), { type: 'stage.stop' }))).toEqual(['answer.cut', 'stage.stopped']);
    townhall.do(person('mo'), { type: 'stage.stop' });
    expect(townhall.question('q')).toMatchObject({ phase: { kind: 'approved' }, run: { kind: 'cut', cut: 'stopped' } });
    expect(townhall.decide(person('mo'), { type: 'stage.stop' })).toEqual(refuse('stage-empty'));
  });

  it('[ST4] is accepted before the first sound', () => {
    const townhall = aTownhall().withCalled('q', 'ada');
    expect(gist(townhall.decide(person('mo'), { type: 'stage.stop' }))).toEqual(['question.returned', 'stage.stopped']);
  });

  it('[ST4] takes the stage back from an asker and from the human, with their voices', () => {
    const asker = aTownhall().do(person('mo'), giveFloor('ada'));
    expect(gist(asker.decide(person('mo'), { type: 'stage.stop' }))).toEqual([
      'voice.closed',
      'floor.taken',
      'stage.stopped',
    ]);
    const human = aTownhall().withCalled('q', 'ada').do(person('lea'), { type: 'stage.take-over' });
    human.do(person('mo'), { type: 'stage.stop' });
    expect(human.state).toMatchObject({ stage: { kind: 'nobody' }, epoch: 3 });
    expect(human.member('lea').mayTalk).toBe(false);
    expect(human.question('q').phase).toEqual({ kind: 'approved' });
  });

  it('[ST5] names the epoch that it silences, and begins the next', () => {
    const townhall = aTownhall().withAnswering('q', 'ada');
    const { epoch } = townhall.state;
    townhall.do(person('lea'), { type: 'stage.stop' });
    expect(townhall.events.at(-1)).toMatchObject({ type: 'stage.stopped', epoch });
    expect(townhall.state.epoch).toBe(epoch + 1);
  });

  it('[ST2] begins a new epoch with every change of holder', () => {
    const townhall = aTownhall().withApproved('q', 'ada');
    const epochs = [townhall.state.epoch];
    const then = (actor: ReturnType<typeof person>, command: Command) => {
      townhall.do(actor, command);
      assertSound(townhall.state);
      epochs.push(townhall.state.epoch);
    };
    then(person('mo'), call('q'));
    townhall.do(mind, prepared('q')).do(mind, start('q', 1));
    then(person('lea'), { type: 'stage.take-over' });
    then(person('lea'), { type: 'stage.release' });
    then(person('mo'), giveFloor('ada'));
    then(person('mo'), { type: 'floor.take' });
    then(person('mo'), giveFloor('ada'));
    then(person('mo'), { type: 'stage.stop' });
    expect(epochs).toEqual([0, 1, 3, 4, 5, 6, 7, 8]);
  });
});

describe('the human leader', () => {
  it('[ST6] takes over a running answer with its question', () => {
    const townhall = aTownhall().withAnswering('q', 'ada');
    const takeOver = { type: 'stage.take-over' } as const;
    expect(gist(townhall.decide(person('lea'), takeOver))).toEqual(['answer.cut', 'stage.taken-over', 'voice.opened']);
    townhall.do(person('lea'), takeOver);
    expect(townhall.state.stage).toEqual({ kind: 'human', memberId: 'lea', questionId: 'q' });
    expect(townhall.question('q')).toMatchObject({
      phase: { kind: 'called' },
      run: { kind: 'cut', cut: 'taken-over' },
    });
    expect(townhall.decide(person('lea'), takeOver)).toEqual([]);
  });

  it('[ST6] answers the question by giving the stage back, and is silent then', () => {
    const townhall = aTownhall().withCalled('q', 'ada').do(person('lea'), { type: 'stage.take-over' });
    expect(gist(townhall.decide(person('lea'), { type: 'stage.release' }))).toEqual(['voice.closed', 'stage.released']);
    townhall.do(person('lea'), { type: 'stage.release' });
    expect(townhall.question('q').phase).toEqual({ kind: 'answered' });
    expect(townhall.member('lea').mayTalk).toBe(false);
    expect(townhall.decide(person('lea'), { type: 'stage.release' })).toEqual(refuse('not-live'));
  });

  it('[ST6] takes the floor back from an asker', () => {
    const townhall = aTownhall().do(person('mo'), giveFloor('ada')).do(person('lea'), { type: 'stage.take-over' });
    expect(townhall.state.stage).toMatchObject({ kind: 'human', memberId: 'lea' });
    expect(townhall.member('ada').mayTalk).toBe(false);
  });

  it('[ST6] goes from the floor to the stage with an open voice', () => {
    const townhall = aTownhall().withMember('lia', 'leader').do(person('mo'), giveFloor('lia'));
    townhall.do(person('lia'), { type: 'stage.take-over' });
    expect(townhall.state.stage).toMatchObject({ kind: 'human', memberId: 'lia' });
    expect(townhall.member('lia').mayTalk).toBe(true);
  });

  it('[ST6] does not go live while muted', () => {
    const townhall = aTownhall().do(person('mo'), { type: 'member.mute', memberId: idOf('lea') });
    expect(townhall.decide(person('lea'), { type: 'stage.take-over' })).toEqual(refuse('muted'));
  });

  it('[ST6] leaves the question open when their connection drops', () => {
    const townhall = aTownhall().withCalled('q', 'ada').do(person('lea'), { type: 'stage.take-over' });
    townhall.do(part('door'), { type: 'member.leave', memberId: idOf('lea') });
    expect(townhall.state.stage).toEqual({ kind: 'nobody' });
    expect(townhall.question('q').phase).toEqual({ kind: 'approved' });
  });
});

describe('the floor', () => {
  it('[ST7] goes to one member: hand down, voice open', () => {
    const townhall = aTownhall().do(person('ada'), { type: 'hand.raise' });
    expect(gist(townhall.decide(person('mo'), giveFloor('ada')))).toEqual([
      'hand.lowered',
      'floor.given',
      'voice.opened',
    ]);
    townhall.do(person('mo'), giveFloor('ada'));
    expect(townhall.state.stage).toEqual({ kind: 'asker', memberId: 'ada' });
    expect(townhall.decide(person('mo'), giveFloor('bob'))).toEqual(refuse('floor-taken'));
  });

  it('[ST7] is refused for somebody away, without a body, or muted, and while the stage is busy', () => {
    const townhall = aTownhall().do(person('mo'), { type: 'member.mute', memberId: idOf('bob') });
    expect(townhall.decide(person('mo'), giveFloor('nobody'))).toEqual(refuse('no-such-member'));
    expect(townhall.decide(person('mo'), giveFloor('sid'))).toEqual(refuse('person-without-body'));
    expect(townhall.decide(person('mo'), giveFloor('bob'))).toEqual(refuse('person-muted'));
    townhall.withCalled('q', 'ada');
    expect(townhall.decide(person('mo'), giveFloor('ada'))).toEqual(refuse('stage-busy'));
  });

  it('[ST7] is taken back with the voice', () => {
    const townhall = aTownhall().do(person('ada'), { type: 'voice.open' }).do(person('mo'), giveFloor('ada'));
    expect(gist(townhall.decide(person('mo'), { type: 'floor.take' }))).toEqual(['voice.closed', 'floor.taken']);
    expect(gist(townhall.decide(person('ada'), { type: 'voice.close' }))).toEqual(['voice.closed', 'floor.taken']);
    expect(aTownhall().decide(person('mo'), { type: 'floor.take' })).toEqual(refuse('floor-free'));
  });
});

describe('holding the avatar', () => {
  it('[ST8] cuts what it says and keeps it silent', () => {
    const townhall = aTownhall().withAnswering('q', 'ada');
    expect(gist(townhall.decide(person('lea'), { type: 'avatar.hold' }))).toEqual([
      'answer.cut',
      'stage.stopped',
      'avatar.held',
    ]);
    townhall.do(person('lea'), { type: 'avatar.hold' });
    expect(townhall.decide(person('lea'), { type: 'avatar.hold' })).toEqual(refuse('avatar-held'));
    expect(stageView(townhall.state, aContext().persona)).toMatchObject({
      avatarSilentBecause: 'The avatar is on hold.',
      isAvatarHeld: true,
    });
    townhall.do(person('mo'), { type: 'avatar.resume' });
    expect(stageView(townhall.state, aContext().persona).isAvatarHeld).toBe(false);
    expect(townhall.decide(person('mo'), { type: 'avatar.resume' })).toEqual(refuse('avatar-not-held'));
  });

  it('[ST8] leaves a called question and the floor alone', () => {
    const called = aTownhall().withCalled('q', 'ada').do(person('mo'), { type: 'avatar.hold' });
    expect(called.state.stage).toMatchObject({ kind: 'called' });
    const asker = aTownhall().do(person('mo'), giveFloor('ada')).do(person('mo'), { type: 'avatar.hold' });
    expect(asker.state.stage).toMatchObject({ kind: 'asker' });
  });
});

describe('what only silences', () => {
  it('[ST9] is known by the command alone', () => {
    const silencing = ['stage.stop', 'stage.release', 'avatar.hold', 'floor.take', 'voice.close'] as const;
    const ofAnswers = [{ type: 'answer.pause' }, { type: 'answer.skip', epoch: 1, sentence: 0 }] as const;
    for (const command of ofAnswers) expect(isSilencing(command)).toBe(true);
    expect(isSilencing({ type: 'answer.continue' })).toBe(false);
    for (const type of silencing) expect([type, isSilencing({ type })]).toEqual([type, true]);
    expect(isSilencing({ type: 'member.mute', memberId: idOf('ada') })).toBe(true);
    expect(isSilencing({ type: 'member.remove', memberId: idOf('ada'), reason: '' })).toBe(true);
    expect(isSilencing({ type: 'question.withdraw', questionId: questionId('q') })).toBe(false);
    expect(isSilencing({ type: 'stage.take-over' })).toBe(false);
    expect(isSilencing(call('q'))).toBe(false);
  });

  it('[ST9] opens nothing: no such command starts a voice or an answer', () => {
    const townhall = aTownhall().withAnswering('q', 'ada').do(person('ada'), { type: 'voice.open' });
    for (const type of ['stage.stop', 'avatar.hold'] as const) {
      expect(gist(townhall.decide(person('mo'), { type }))).not.toContain('voice.opened');
    }
  });
});
