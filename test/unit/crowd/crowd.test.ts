import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { limits } from '../../../protocol/limits.ts';
import { aHall, World } from './simulation.ts';

const startMs = 1_000_000;

describe('tiers', () => {
  it('[P7] own cell as fast as they send, the next cells 5 times a second, the rest once, heads alone', () => {
    const { world, me, slots } = aHall();
    world.run(12_000);
    const rateOf = (slot: number) => me.rateOf(slot, startMs + 2000, startMs + 12_000);
    expect(rateOf(slots.own)).toBeGreaterThan(14);
    expect(rateOf(slots.near)).toBeCloseTo(5, 0);
    expect(rateOf(slots.far)).toBeCloseTo(1, 0);
    expect([slots.own, slots.near, slots.far].map((slot) => me.last(slot)?.hasHands)).toEqual([true, true, false]);
    expect([slots.own, slots.near, slots.far].map((slot) => me.last(slot)?.beats)).toEqual([1, 4, 20]);
  });

  it('[P7] the stage and who has the floor at the full rate, wherever they are, as soon as they have it', () => {
    const { world, me, slots } = aHall();
    world.run(3000);
    world.crowd.setStage([slots.far]);
    world.run(5000);
    expect(me.rateOf(slots.far, startMs + 3000, startMs + 8000)).toBeGreaterThan(14);
    world.crowd.setStage([]);
    world.run(5000);
    expect(me.rateOf(slots.far, startMs + 8500, startMs + 13_000)).toBeCloseTo(1, 0);
  });

  it('[P7] who looks on without a body sees everybody ten times a second, hands and all', () => {
    const { world, slots } = aHall();
    const looker = world.look();
    world.run(12_000);
    for (const slot of Object.values(slots)) {
      // 15 a second, seen at every second beat.
      expect(looker.rateOf(slot, startMs + 2000, startMs + 12_000)).toBeGreaterThan(7);
      expect(looker.rateOf(slot, startMs + 2000, startMs + 12_000)).toBeLessThan(10.5);
      expect(looker.last(slot)?.hasHands).toBe(true);
    }
  });

  it('[P7] hands are sent when somebody who stands still comes near', () => {
    const { world, me, slots } = aHall();
    world.run(3000);
    const [far] = world.people.slice(slots.far);
    if (far === undefined) throw new Error('nobody');
    far.isMoving = false;
    far.x = 6;
    far.z = 6;
    world.tell(far);
    world.run(2000);
    expect(me.last(slots.far)).toMatchObject({ x: 6, hasHands: true });
  });
});

describe('one encode for a cell', () => {
  it('[P3] all of a cell get the same bytes; cells take turns within a beat', () => {
    const world = new World(64);
    const pages = [4, 5, 6].map((x) => world.enter(x, 4));
    const others = [-20, -12, 12, 20, 28].map((x) => world.enter(x, -20));
    world.run(3000);
    const lastFrames = pages.map((page) => page.frames.slice(-10).map(({ of }) => of));
    expect(lastFrames[1]?.every((frame, i) => frame === lastFrames[0]?.[i])).toBe(true);
    expect(lastFrames[2]?.every((frame, i) => frame === lastFrames[0]?.[i])).toBe(true);
    const turnOf = (page: (typeof pages)[number]) => (page.frames.at(-1)?.atMs ?? 0) % 50;
    expect(new Set([...pages, ...others].map(turnOf)).size).toBe(5);
  });
});

describe('a heap of people on one spot', () => {
  const aHeap = (people: number) => {
    const world = new World(people + 8);
    const pages = Array.from({ length: people }, (_, i) =>
      world.enter(4.1 + (i % 10) / 20, 4.2, { isHeadset: true, isReading: i === 0 }),
    );
    return { world, pages };
  };

  it('[P3] all still get the same bytes: the budget is kept by the frame, not by each page', () => {
    const { world, pages } = aHeap(200);
    world.run(6000);
    const [first, second] = pages.map((page) => page.frames.filter(({ atMs }) => atMs > world.nowMs - 2000));
    expect(first?.length).toBeGreaterThan(12);
    expect(first?.map(({ of }) => of)).toEqual(second?.map(({ of }) => of));
    expect(first?.every(({ of }, i) => of === second?.[i]?.of)).toBe(true);
  });

  it('[P9] does not hide those around it', () => {
    const { world, pages } = aHeap(800);
    const others = [5.5, 28].map((x) => world.enter(x, 4.2, { isHeadset: true }));
    world.run(15_000);
    const since = others.map(({ slot }) => world.nowMs - (pages[0]?.last(slot ?? 0)?.atMs ?? 0));
    expect(since.map((ms) => ms < 7000)).toEqual([true, true]);
  });
});

it('[P9] who walks into another cell gets what that one was sent before', () => {
  const world = new World(8);
  const me = world.enter(-20, -20, { isMoving: false, isReading: true });
  const [mover, guest] = [world.enter(4, 4, { isMoving: false }), world.enter(5, 4, { isMoving: false })];
  const to = (page: typeof me, x: number, z: number) => {
    const person = world.people[page.slot ?? 0];
    if (person === undefined) throw new Error('nobody');
    [person.x, person.z] = [x, z];
    world.tell(person);
  };
  for (const page of [me, mover, guest]) to(page, page === me ? -20 : 4, page === me ? -20 : 4);
  world.run(3000);
  to(mover, 4.5, 4);
  world.run(100);
  // To me they are of the rest, who come once a second; to the guest beside them at once.
  to(mover, 5, 4);
  world.run(100);
  to(me, 6, 6);
  world.run(5000);
  expect(me.last(mover.slot ?? 0)).toMatchObject({ x: 5, beats: 1 });
});

describe('a page that is behind', () => {
  it('[P5] is skipped, then gets everybody whom it missed, and nothing twice', () => {
    const world = new World(64);
    const me = world.enter(4, 4, { isMoving: false, isReading: true });
    const [still, mover] = [world.enter(5, 4, { isMoving: false }), world.enter(28, 4, { isMoving: false })];
    for (const person of world.people) world.tell(person);
    world.run(2000);
    me.backlogBytes = 100_000;
    const sent = me.frames.length;
    const person = world.people[mover.slot ?? 0];
    if (person === undefined) throw new Error('nobody');
    person.x = 27;
    world.tell(person);
    world.run(2000);
    expect(me.frames.length).toBe(sent);
    me.backlogBytes = 0;
    world.run(1000);
    expect(me.last(mover.slot ?? 0)).toMatchObject({ x: 27 });
    expect([me.rateOf(still.slot ?? 0, world.nowMs - 1000, world.nowMs), me.frames.length]).toEqual([0, sent + 1]);
  });

  it('[P10] is closed after five seconds, once, and not for a shorter time', () => {
    const world = new World(8);
    const [me, other] = [world.enter(4, 4), world.enter(5, 4)];
    world.run(1000);
    me.backlogBytes = 100_000;
    world.run(limits.behindMs - 100);
    me.backlogBytes = 0;
    world.run(200);
    me.backlogBytes = 100_000;
    world.run(limits.behindMs - 100);
    expect(me.fell).toBe(0);
    world.run(5000);
    expect([me.fell, other.fell]).toEqual([1, 0]);
  });
});

const aMix = fc.record({
  seed: fc.nat(),
  people: fc.integer({ min: 1, max: 400 }),
  headsets: fc.constantFrom(0, 0.3, 1),
  moving: fc.constantFrom(0.1, 0.5, 1),
  spreadM: fc.constantFrom(0.5, 4, 15, 29),
  lookers: fc.integer({ min: 0, max: 20 }),
  walkers: fc.integer({ min: 0, max: 30 }),
  slow: fc.integer({ min: 0, max: 5 }),
});

/** Numbers 0 ≤ n < 1 that a seed gives. */
function dice(seed: number): () => number {
  let state = (seed ^ 0x9e3779b9) >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

describe('any mix of people', () => {
  const run = (mix: typeof aMix extends fc.Arbitrary<infer T> ? T : never) => {
    const random = dice(mix.seed);
    const place = () => (random() * 2 - 1) * mix.spreadM;
    const world = new World(mix.people);
    for (let i = 0; i < mix.people; i++) {
      const isHeadset = random() < mix.headsets;
      world.enter(place(), place(), { isHeadset, isMoving: random() < mix.moving, isReading: i % 50 === 0 });
    }
    for (const person of world.people) world.tell(person);
    for (let i = 0; i < mix.lookers; i++) world.look(null, i === 0);
    world.crowd.setStage([0, 1].filter((slot) => slot < mix.people));
    for (let second = 0; second < 9; second++) {
      // Some walk through the hall, some sockets hang for a second.
      const walkers = Array.from({ length: mix.walkers }, () => 2 + Math.floor(random() * mix.people));
      for (const slot of new Set(walkers)) {
        const person = world.people[slot];
        if (person === undefined) continue;
        person.x = place();
        person.z = place();
        world.tell(person);
      }
      for (const [i, page] of world.pages.entries()) page.backlogBytes = i < mix.slow && second % 2 === 1 ? 1e6 : 0;
      world.run(1000);
    }
    return world;
  };

  it('[P8] no page gets more than 150 kbit in any second, and the stage is never slowed', () => {
    fc.assert(
      fc.property(aMix, (mix) => {
        const world = run(mix);
        for (const page of world.pages)
          expect(page.mostBytesInASecond()).toBeLessThanOrEqual(limits.poseBytesPerSecond);
        if (world.people[0]?.isMoving !== true) return;
        const readers = world.pages.filter((page, i) => page.sights.size > 0 && i >= mix.slow);
        for (const page of readers) expect(page.rateOf(0, startMs + 2000, startMs + 9000)).toBeGreaterThan(13.5);
      }),
      {
        numRuns: 5,
        examples: [[{ seed: 1, people: 1000, headsets: 1, moving: 1, spreadM: 15, lookers: 20, walkers: 30, slow: 5 }]],
      },
    );
  }, 120_000);

  it('[P9] nobody starves: whoever moves is seen by everybody at least every seven seconds', () => {
    fc.assert(
      fc.property(aMix, (mix) => {
        const world = run({ ...mix, slow: 0 });
        const readers = world.pages.filter((page) => page.sights.size > 0);
        for (const page of readers)
          for (const person of world.people.filter(({ isMoving }) => isMoving)) {
            const since = world.nowMs - (page.last(person.slot)?.atMs ?? 0);
            expect([person.slot, since <= 7000]).toEqual([person.slot, true]);
          }
      }),
      {
        numRuns: 5,
        examples: [[{ seed: 1, people: 1000, headsets: 1, moving: 1, spreadM: 0.5, lookers: 20, walkers: 0, slow: 0 }]],
      },
    );
  }, 120_000);

  it('[P9] once all stand still every page knows where everybody is, whatever it missed', () => {
    fc.assert(
      fc.property(aMix, (mix) => {
        const world = run(mix);
        for (const person of world.people) person.isMoving = false;
        for (const page of world.pages) page.backlogBytes = 0;
        world.run(12_000);
        for (const page of world.pages.filter(({ sights }) => sights.size > 0)) {
          const wrong = world.people.filter(({ slot, x }) => Math.abs((page.last(slot)?.x ?? 99) - x) > 0.0011);
          expect(wrong).toEqual([]);
        }
      }),
      { numRuns: 5 },
    );
  }, 120_000);
});
