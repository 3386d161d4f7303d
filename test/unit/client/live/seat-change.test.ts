import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { SeatChange } from '../../../../client/live/seat-change.ts';
import type { Session } from '../../../../client/world/session.ts';

/** A person who sits at `seatId`, whose connection is up to the test. */
function aPerson(seatId: string | null) {
  const session = signal<Session>({ kind: 'here' });
  const isInTouch = signal(true);
  const me = signal<{ readonly seatId: string | null } | null>({ seatId });
  const sectionId = signal<string | null>('main');
  const change = new SeatChange({ session, isInTouch, me, sectionId });
  return {
    change,
    isTold: () => change.isElsewhere.value,
    sits: (seat: string | null) => {
      me.value = { seatId: seat };
    },
    drops: (why: 'broken' | 'moving' = 'broken') => {
      session.value = { kind: 'rejoining', attempt: 0, takeBody: true, drop: { droppedAtMs: 0, why } };
      isInTouch.value = false;
    },
    /** The server's first state may come before this person is on its roster. */
    comesBack: (seat: string | null, section = 'main') => {
      me.value = null;
      session.value = { kind: 'here' };
      isInTouch.value = true;
      sectionId.value = section;
      me.value = { seatId: seat };
    },
  };
}

describe('a seat that was given away', () => {
  it('[CO21] is told to whoever comes back and sits elsewhere, also in another section, until they close it', () => {
    const person = aPerson('r1-1');
    expect(person.isTold()).toBe(false);
    person.drops();
    person.comesBack('r1-2');
    expect(person.isTold()).toBe(true);
    person.change.clear();
    expect(person.isTold()).toBe(false);
    person.drops();
    person.comesBack('r1-2', 'second');
    expect(person.isTold()).toBe(true);
  });

  it('[CO21] is told no more once they have moved', () => {
    const person = aPerson('r1-1');
    person.drops();
    person.comesBack('r1-2');
    person.sits('r3-7');
    expect(person.isTold()).toBe(false);
  });

  it('[CO21] is no news to whoever has the same seat, chose another, stood, or went to a colleague', () => {
    const person = aPerson('r1-1');
    person.drops();
    person.comesBack('r1-1');
    expect(person.isTold()).toBe(false);
    person.sits('r1-3');
    expect(person.isTold()).toBe(false);
    person.drops('moving');
    person.comesBack('r5-1', 'second');
    expect(person.isTold()).toBe(false);
    person.sits(null);
    person.drops();
    person.comesBack('r5-2', 'second');
    expect(person.isTold()).toBe(false);
  });

  it('[CO21] is not told after the page has closed', () => {
    const person = aPerson('r1-1');
    person.change.close();
    person.drops();
    person.comesBack('r1-2');
    expect(person.isTold()).toBe(false);
  });
});
