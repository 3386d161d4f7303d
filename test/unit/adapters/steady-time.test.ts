import { expect, it } from 'vitest';
import { limits } from '../../../protocol/limits.ts';
import { fullBucket, takeToken } from '../../../server/access/token-bucket.ts';
import { steadyTime } from '../../../server/adapters/node/steady-time.ts';
import { ask, aTownhall, enter, gist, part, person, questionId, startMs } from '../../support/build-townhall.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** A machine whose clock somebody sets while time passes. */
function aMachine() {
  let clockMs = startMs;
  let passedMs = 0.4;
  const now = steadyTime(
    () => clockMs,
    () => passedMs,
  );
  return {
    now,
    pass: (ms: number) => {
      clockMs += ms;
      passedMs += ms;
    },
    set: (byMs: number) => {
      clockMs += byMs;
    },
  };
}

it('[BD6] is the clock’s time, goes on as time passes when that is set back, and is the clock’s again when it is set right', () => {
  const machine = aMachine();
  machine.pass(1000);
  expect(machine.now()).toBe(startMs + 1000);
  machine.set(-hourMs);
  expect(machine.now()).toBe(startMs + 1000);
  machine.pass(minuteMs);
  expect(machine.now()).toBe(startMs + minuteMs + 1000);
  machine.set(-5);
  expect(machine.now()).toBe(startMs + minuteMs + 1000);
  machine.set(hourMs + 5);
  machine.pass(1000);
  expect(machine.now()).toBe(startMs + minuteMs + 2000);
});

it('[BD6] follows a clock that is set forward', () => {
  const machine = aMachine();
  machine.set(hourMs);
  expect(machine.now()).toBe(startMs + hourMs);
});

it.each([-hourMs, hourMs])(
  '[BD6] with the clock set by %i ms nobody waits longer, and nobody’s place is another’s',
  (setMs) => {
    const machine = aMachine();
    const townhall = aTownhall();
    const at = (): void => void townhall.at(machine.now() - startMs);
    townhall.do(person('mo'), { type: 'order.slow', minutes: 5 }).withPending('q', 'ada');
    townhall.do(person('mo'), { type: 'floor.give', memberId: townhall.member('ada').id });
    const { place } = townhall.member('bob');
    townhall.do(part('door'), { type: 'member.leave', memberId: townhall.member('bob').id });
    let bucket = fullBucket(limits.rates.command, machine.now());
    const maySend = (): boolean => {
      const taken = takeToken(bucket, limits.rates.command, machine.now());
      bucket = taken.bucket;
      return taken.isAllowed;
    };
    while (maySend());

    machine.pass(1000);
    machine.set(setMs);
    at();
    expect(townhall.state.stage).toMatchObject({ kind: 'asker' });
    machine.pass(1000);
    expect(maySend()).toBe(true);
    machine.pass(5 * minuteMs);
    at();
    expect(gist(townhall.decide(person('ada'), ask('next')))).toEqual(['question.asked']);
    // Who dropped out is back in the seat, also when it was given free meanwhile.
    townhall.do(part('clock'), { type: 'clock.reached' }).do(part('door'), enter('bob'));
    expect(townhall.member('bob').place).toEqual(place);
    townhall.do(person('mo'), { type: 'question.approve', questionId: questionId('q') });
    const times = townhall.events.map((event) => event.at);
    expect(times).toEqual([...times].sort((a, b) => a - b));
  },
);
