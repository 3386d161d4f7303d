import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyMirror, mirrorState, type RawState } from '../../../../client/world/mirror.ts';
import { parseIncoming } from '../../../../client/world/parse.ts';

const person = {
  memberId: 'ada',
  name: 'Ada',
  role: 'attendee',
  slot: 1,
  seatId: '',
  isBot: false,
  isAway: false,
  hasHandUp: false,
  isMuted: false,
  isAllowed: false,
  mayTalk: false,
  mistakenFor: '',
  look: '',
};
const raw: RawState = {
  hall: {
    townhallId: 't',
    sectionId: 's',
    title: 'T',
    leaderName: 'L',
    phase: 'open',
    isLocked: false,
    talk: 'open',
    slowMinutes: 0,
    isCalm: false,
    showsUnread: false,
    voices: 'on',
    record: 'ok',
    seq: 1,
    head: '',
    signedHead: '',
    questionsWaiting: 0,
    questionsAnswered: 0,
    pending: 0,
    elsewhere: 0,
    strain: 0,
  },
  stage: {
    holder: 'nobody',
    epoch: 0,
    questionId: '',
    answerId: '',
    memberId: '',
    memberName: '',
    voiceIdentity: '',
    avatarSilentBecause: '',
    isPaused: false,
    isAvatarHeld: false,
    dial: '',
    isForPerson: false,
  },
  roster: [person],
  queue: [],
};

describe('what the server sends', () => {
  it('[CO7] uses the good questions of a message and counts the bad ones', () => {
    const good = {
      id: 'q1',
      status: 'approved',
      text: 'Why?',
      author: { kind: 'member', memberId: 'ada' },
      authorName: 'Ada',
      authorMistakenFor: '',
      askedAt: 1,
      votes: 1,
      place: 1,
      followsUp: null,
      followUpUntil: null,
      mergedInto: null,
      merged: [],
      rejectedBecause: null,
      referredTo: null,
      answer: null,
      prepared: null,
    };
    const { value, dropped } = parseIncoming('questions', { seq: 3, changed: [{ ...good, votes: -1 }, good, 7] });
    expect(dropped).toBe(2);
    expect(value).toMatchObject({ type: 'questions', message: { seq: 3, changed: [{ id: 'q1' }] } });
  });

  it('[CO7] leaves a bad person of the desk out and keeps the others', () => {
    const bo = {
      memberId: 'bo',
      name: 'Bo',
      role: 'attendee',
      isBot: false,
      isAway: false,
      hasHandUp: false,
      isAllowed: false,
      mistakenFor: '',
    };
    const here = [{ ...bo, isMuted: true }, bo, { ...bo, isMuted: true, role: 'king' }];
    const { value, dropped } = parseIncoming('people', { isNew: true, here, gone: [] });
    expect(dropped).toBe(2);
    expect(value).toMatchObject({ type: 'people', message: { here: [{ memberId: 'bo', isMuted: true }] } });
  });

  it('[CO7] survives any message of any type', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.constantFrom('reply', 'moment', 'questions', 'people', 'farewell', 'took'), fc.string()),
        fc.anything(),
        (type, payload) => {
          const { value, dropped } = parseIncoming(type, payload);
          expect(value === null ? dropped > 0 : value.type === type).toBe(true);
        },
      ),
    );
  });

  it('[CO7] leaves a bad person out and keeps everybody else, by identity', () => {
    const first = mirrorState(emptyMirror, raw);
    expect(first.dropped).toBe(0);
    const again = mirrorState(first.mirror, { ...raw, roster: [{ ...person }] });
    expect(again.mirror.roster).toBe(first.mirror.roster);
    expect(again.mirror.hall).toBe(first.mirror.hall);
    const bad = mirrorState(first.mirror, { ...raw, roster: [person, { ...person, role: 'king' }] });
    expect(bad.dropped).toBe(1);
    expect(bad.mirror.roster).toEqual(first.mirror.roster);
  });

  it('[CO7] keeps the former stage when the new one is not valid', () => {
    const first = mirrorState(emptyMirror, { ...raw, stage: { ...raw.stage, epoch: 4 } });
    const bad = mirrorState(first.mirror, { ...raw, stage: { ...raw.stage, holder: 'dragon' } });
    expect(bad).toMatchObject({ dropped: 1, mirror: { stage: { epoch: 4 } } });
  });
});
