import { describe, expect, it } from 'vitest';
import { leaderLooksAt } from '../../../../client/world/leader-gaze.ts';
import { memberIdSchema, questionIdSchema } from '../../../../protocol/ids.ts';

const ada = memberIdSchema.parse('m-ada');
const mo = memberIdSchema.parse('m-mo');
const roster = [
  { memberId: ada, role: 'attendee', slot: 1 },
  { memberId: mo, role: 'moderator', slot: 2 },
] as const;
const questionId = questionIdSchema.parse('q-1');
const called = { holder: 'avatar', questionId, memberId: null } as const;
const idle = { holder: 'nobody', questionId: null, memberId: null } as const;
const looks = (over: Partial<Parameters<typeof leaderLooksAt>[0]>) =>
  leaderLooksAt({ stage: called, askerId: ada, heard: null, roster, nowMs: 0, ...over });
const heard = (index: number, positionMs: number) => ({ index, count: 3, positionMs, leftMs: 5000 - positionMs });

describe('where the leader looks', () => {
  it('[HALL33] at the asker when the question is called, and until the answer is under way', () => {
    expect(looks({ stage: { ...called, holder: 'nobody' } })).toBe(ada);
    expect(looks({ heard: heard(0, 500) })).toBe(ada);
  });

  it('[HALL33] at the hall while speaking, and at the asker again at the end', () => {
    expect(looks({ heard: heard(0, 3000) })).toBeNull();
    expect(looks({ heard: heard(1, 100) })).toBeNull();
    expect(looks({ heard: heard(2, 1000) })).toBeNull();
    expect(looks({ heard: heard(2, 4000) })).toBe(ada);
  });

  it('[HALL33] at nobody who asked without a name', () => {
    expect(looks({ askerId: null })).toBeNull();
    expect(looks({ askerId: null, heard: heard(2, 4900) })).toBeNull();
  });

  it('[HALL33] at whoever has the floor', () => {
    expect(looks({ stage: { ...called, holder: 'asker', memberId: mo } })).toBe(mo);
  });

  it('[HALL33] at a moderator every other while when nothing is called, the same on every page', () => {
    const seen = Array.from({ length: 10 }, (_, i) => looks({ stage: idle, askerId: null, nowMs: i * 6000 + 1 }));
    expect(seen).toEqual([null, mo, null, mo, null, mo, null, mo, null, mo]);
    expect(looks({ stage: idle, roster: [roster[0]], nowMs: 6001 })).toBeNull();
  });

  it('[HALL33] a human who is live looks where they look', () => {
    expect(looks({ stage: { holder: 'human', questionId: null, memberId: null }, nowMs: 6001 })).toBeNull();
  });
});
