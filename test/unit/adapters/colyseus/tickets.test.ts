import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sectionAt } from '../../../../protocol/ids.ts';
import { Slots } from '../../../../server/adapters/colyseus/slots.ts';
import { Tickets } from '../../../../server/adapters/colyseus/tickets.ts';
import { idOf, mainSection } from '../../../support/build-townhall.ts';
import { aTicket } from './fake-client.ts';

describe('a ticket', () => {
  it('[A6] may be used until its last millisecond, by a browser that holds its session', () => {
    const tickets = new Tickets();
    tickets.add('t', aTicket('ada'));
    expect([0, 15_000, 15_001].map((nowMs) => tickets.mayUse('t', ['bob', 'ada'], nowMs))).toEqual([true, true, false]);
    expect(tickets.mayUse('t', ['bob'], 0)).toBe(false);
    expect(tickets.mayUse('t', [], 0)).toBe(false);
    expect(tickets.mayUse('guessed', ['ada'], 0)).toBe(false);
  });

  it('[A6] is used up once', () => {
    const tickets = new Tickets();
    tickets.add('t', aTicket('ada'));
    expect([tickets.take('t'), tickets.take('t')]).toEqual([aTicket('ada'), null]);
    expect(tickets.mayUse('t', ['ada'], 0)).toBe(false);
  });

  it('[A7] that nobody used in time is given back, once', () => {
    const tickets = new Tickets();
    tickets.add('early', aTicket('ada'));
    tickets.add('late', aTicket('bob', { expiresAtMs: 99_000 }));
    expect(tickets.expired(15_000)).toEqual([]);
    expect(tickets.expired(15_001)).toEqual([aTicket('ada')]);
    expect(tickets.expired(15_001)).toEqual([]);
    expect([tickets.holds(idOf('ada')), tickets.holds(idOf('bob'))]).toEqual([false, true]);
  });

  it('[A7] tells who is still on the way, as what and into which section', () => {
    const tickets = new Tickets();
    tickets.add('t', aTicket('ada', { kind: 'desk' }));
    expect([
      tickets.holds(idOf('ada')),
      tickets.holds(idOf('ada'), { kind: 'desk', sectionId: mainSection }),
      tickets.holds(idOf('ada'), { kind: 'body', sectionId: mainSection }),
      tickets.holds(idOf('ada'), { kind: 'desk', sectionId: sectionAt(1) }),
    ]).toEqual([true, true, false, false]);
  });
});

it('[P6] no two bodies ever share a slot, and a freed one rests longest', () => {
  const people = ['a', 'b', 'c', 'd', 'e'].map(idOf);
  const step = fc.record({ takes: fc.boolean(), who: fc.constantFrom(...people) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const slots = new Slots(3);
      for (const { takes, who } of steps) {
        const before = slots.get(who);
        const slot = takes ? slots.take(who) : slots.release(who);
        if (before !== null) expect(slot).toBe(before);
        expect(slots.get(who)).toBe(takes ? slot : null);
        const held = people.map((each) => slots.get(each)).filter((each) => each !== null);
        expect(new Set(held).size).toBe(held.length);
        // None is lost: who gets none finds all in use.
        if (takes && slot === null) expect(held).toHaveLength(3);
      }
    }),
  );
  const slots = new Slots(2);
  expect([slots.take(idOf('a')), slots.release(idOf('a')), slots.take(idOf('b'))]).toEqual([0, 0, 1]);
});
