import { describe, expect, it } from 'vitest';
import { whereWords, yawTo } from '../../../../../client/world/in-words/directions.ts';
import { freeRows, seatFor } from '../../../../../client/world/in-words/free-seats.ts';
import { besideSeats, hallPlan, metres, seatWords, youAre } from '../../../../../client/world/in-words/hall-plan.ts';
import { besidePeople, nearPeople, seatSpot } from '../../../../../client/world/in-words/near-people.ts';
import { standBy, ways } from '../../../../../client/world/in-words/ways.ts';
import { noSlot, type Person } from '../../../../../client/world/mirror.ts';
import { memberIdSchema, seatIdSchema } from '../../../../../protocol/ids.ts';
import atriumData from '../../../../../scenes/atrium.hall.json' with { type: 'json' };
import firesideData from '../../../../../scenes/fireside.hall.json' with { type: 'json' };
import { floorHeightAt } from '../../../../../scenes/floor.ts';
import { hallSchema } from '../../../../../scenes/hall-schema.ts';
import { townhall } from '../../../../../scenes/load-hall.ts';

const plan = hallPlan(townhall);
const atrium = hallPlan(hallSchema.parse(atriumData));
const fireside = hallPlan(hallSchema.parse(firesideData));
const seat = (id: string) => seatIdSchema.parse(id);

const aPerson = (name: string, change: Partial<Person> = {}): Person => ({
  memberId: memberIdSchema.parse(`m-${name}`),
  name,
  role: 'attendee',
  slot: noSlot,
  seatId: null,
  isBot: false,
  isAway: false,
  hasHandUp: false,
  isMuted: false,
  isAllowed: false,
  mayTalk: false,
  mistakenFor: '',
  look: null,
  ...change,
});

describe('a place in words', () => {
  it('[IW2] is a row, a seat from the left, a side and how far the stage is', () => {
    expect(seatWords(plan, seat('A1'))).toBe('Row 1, seat 1 of 18, on the left, 7 metres from the stage');
    expect(seatWords(plan, seat('A18'))).toBe('Row 1, seat 18 of 18, on the right, 7 metres from the stage');
    const corner = plan.hall.seats.find(({ isForModerators }) => isForModerators)?.id ?? seat('none');
    expect(seatWords(plan, corner)).toMatch(/^Moderators’ corner, seat \d of 2, /);
    expect(youAre(plan, corner)).toMatch(/^You are in the moderators’ corner, /);
    expect(seatWords(fireside, seat('A3'))).toMatch(/^Row 1, seat 3 of 5, /);
  });

  it('[IW2] is a table and a place where people stand, and nothing for a seat that is not there', () => {
    expect(seatWords(atrium, seat('C2'))).toMatch(
      /^Table C, place \d of 5, on the (left|right), \d+ metres from the stage$/,
    );
    expect(seatWords(plan, seat('Z99'))).toBeNull();
  });

  it('[IW2] counts every seat once, in every hall', () => {
    for (const each of [plan, atrium, fireside]) {
      expect(each.places.size).toBe(each.hall.seats.length);
      expect(each.rows.flatMap(({ seats }) => seats)).toHaveLength(each.hall.seats.length);
    }
  });

  it('[IW2] has a seat beside it on either side, but none across an aisle or past the end', () => {
    expect(besideSeats(plan, seat('A1')).left).toBeNull();
    expect(besideSeats(plan, seat('A1')).right?.id).toBe('A2');
    const aisles = plan.rows[0]?.seats.filter(
      ({ id }, index, all) => index < all.length - 1 && besideSeats(plan, id).right === null,
    );
    expect(aisles?.length).toBeGreaterThan(0);
  });

  it('[IW2] is a whole number of metres, never none', () => {
    expect([0.2, 1.4, 1.6, 12.49].map(metres)).toEqual(['1 metre', '1 metre', '2 metres', '12 metres']);
  });
});

describe('where somebody is', () => {
  const from = { x: 0, z: 0, yawRad: 0 };

  it('[IW2] is told as one looks now, in eight directions', () => {
    const about = [0, 1, 2, 3, 4, 5, 6, 7].map((i) => {
      const rad = (i * Math.PI) / 4;
      return whereWords(from, { x: 3 * Math.sin(rad), z: -3 * Math.cos(rad) });
    });
    expect(about).toEqual([
      'in front of you, 3 metres',
      'in front of you, to the right, 3 metres',
      'to your right, 3 metres',
      'behind you, to the right, 3 metres',
      'behind you, 3 metres',
      'behind you, to the left, 3 metres',
      'to your left, 3 metres',
      'in front of you, to the left, 3 metres',
    ]);
  });

  it('[IW2] is in front of whoever turns there, however often they have turned about', () => {
    for (const to of [
      { x: 2, z: 1 },
      { x: -4, z: 3 },
      { x: 0.5, z: -2 },
    ])
      for (const turns of [-2, 0, 3])
        expect(whereWords({ ...from, yawRad: yawTo(from, to) + turns * 2 * Math.PI }, to)).toMatch(
          /^in front of you, \d/,
        );
  });

  it('[IW2] names the nearest first, nobody far off and not oneself; and whoever sits at one’s sides', () => {
    const me = aPerson('ada', { seatId: seat('C5') });
    const roster = [
      me,
      aPerson('ben', { seatId: seat('C6'), mayTalk: true }),
      aPerson('chi', { seatId: seat('C4') }),
      aPerson('dev', { seatId: seat('D5') }),
      aPerson('far', { seatId: seat('I30') }),
      aPerson('nowhere'),
    ];
    const near = nearPeople({
      roster,
      self: me.memberId,
      from: { ...(seatSpot(townhall, seat('C5')) ?? { x: 0, z: 0 }), yawRad: 0.2 },
      spotOf: ({ seatId }) => (seatId === null ? null : seatSpot(townhall, seatId)),
      talks: ({ mayTalk }) => mayTalk,
    });
    expect(near.map(({ person }) => person.name).sort()).toEqual(['ben', 'chi', 'dev']);
    expect(near.at(-1)?.person.name).toBe('dev');
    expect(near.find(({ person }) => person.name === 'ben')?.talks).toBe(true);
    expect(besidePeople(plan, roster, seat('C5')).map(({ side, name }) => [side, name])).toEqual([
      ['left', 'chi'],
      ['right', 'ben'],
    ]);
    expect(besidePeople(plan, roster, null)).toEqual([]);
  });
});

describe('places to sit and to go to', () => {
  it('[IW3] a seat is found nearest the stage, at the back and where one sees best; never one that is taken', () => {
    const near = seatFor(plan, [], 'near');
    const back = seatFor(plan, [], 'back');
    expect([near, back].map((id) => id && plan.places.get(id)?.row.name)).toEqual(['Row 1', 'Row 9']);
    const roster = [aPerson('ben', { seatId: near })];
    expect(seatFor(plan, roster, 'near')).not.toBe(near);
    const full = fireside.hall.seats.map(({ id }) => aPerson(id, { seatId: id }));
    expect(seatFor(fireside, full, 'best')).toBeNull();
    expect(freeRows(fireside, full, true)).toEqual([]);
    const names = (moderates: boolean) => freeRows(plan, [], moderates).map(({ row }) => row.name);
    expect(names(true).at(-1)).toBe('Moderators’ corner');
    expect(names(false)).toEqual(names(true).slice(0, -1));
    expect(freeRows(fireside, full.slice(1), true).map(({ row, free }) => [row.name, free.length])).toEqual([
      ['Row 1', 1],
    ]);
  });

  it('[IW3] every way leads where a person can stand, looking at the stage, in every hall', () => {
    for (const { hall } of [plan, atrium, fireside]) {
      const all = ways(hall);
      expect(all.map(({ id }) => id)).toEqual(['stage', ...hall.entrances.map(({ id }) => id)]);
      expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
      for (const { stand } of all) {
        expect(floorHeightAt(hall, stand.x, stand.z)).not.toBeNull();
        const mark = { x: hall.stage.leaderMark[0], z: hall.stage.leaderMark[2] };
        expect(whereWords(stand, mark)).toMatch(/^in front of you, \d/);
      }
    }
    expect(ways(townhall).map(({ name }) => name)).toEqual(['The stage', 'Foyer door, left', 'Foyer door, right']);
  });

  it('[IW3] who goes to somebody stands by them, in nobody’s chair, and looks at them', () => {
    for (const { id } of townhall.seats) {
      const spot = seatSpot(townhall, id);
      if (spot === null) throw new Error(id);
      const stand = standBy(townhall, spot);
      if (stand === null) throw new Error(`no room by ${id}`);
      expect(whereWords(stand, spot)).toMatch(/^in front of you, [123] metre/);
      expect(townhall.seats.every(({ position: [x, , z] }) => Math.hypot(x - stand.x, z - stand.z) > 0.5)).toBe(true);
    }
  });
});
