import { randomInt } from 'node:crypto';
import { type Killed, type KillMoment, KillRun, killMoments } from '../../test/support/chaos/kill-run.ts';
import { RunningApp } from '../../test/support/running-app.ts';
import { type Bench, figureOf, single } from './figure.ts';

const kills = 20;

/**
 * Kills the server at seeded moments, as many inside each of append, publish, answer and stop, and holds what everybody was told against
 * the record after each. `CHAOS_SEED` makes a run again. What was shown and is not in the record, and a seat that changed, end the bench.
 */
export const chaosBench: Bench = {
  names: ['chaos.lost-acknowledged', 'chaos.back-in-seat-ms', 'chaos.away-ms', 'chaos.kills'],
  async run() {
    await using closing = new AsyncDisposableStack();
    const seed = seedOf(process.env.CHAOS_SEED);
    const app = await RunningApp.start();
    closing.defer(() => app.close());
    const run = await KillRun.open(app, seed);
    closing.defer(() => run.close());
    const all: Killed[] = [];
    for (let i = 0; i < kills; i++) {
      const moment: KillMoment = killMoments[i % killMoments.length] ?? 'append';
      const killed = await run.kill(moment);
      const trouble = [...killed.unrecorded, ...killed.misplaced];
      if (trouble.length > 0) throw new Error(`seed ${seed}, kill ${i + 1}, inside ${moment}: ${trouble.join('; ')}`);
      all.push(killed);
    }
    const last = all.at(-1);
    if (last === undefined) throw new Error('nothing was killed');
    const { acknowledged, lost, shown, unanswered, written } = last;
    const starts = all.map(({ startMs }) => startMs.toFixed(0));
    const how = `seed ${seed}; ${kills} SIGKILLs inside ${killMoments.join(', ')}; two bodies, a spectator and a desk`;
    const held = `${how}; ${shown} states, questions and moments shown, all of them in the record; of ${unanswered} commands under way ${written} were written`;
    const kept = lost.length === 0 ? '' : `; lost: ${lost.join('; ')}`;
    return [
      single('chaos.lost-acknowledged', 'commands', lost.length, acknowledged, `${held}${kept}`),
      figureOf(
        'chaos.back-in-seat-ms',
        'ms',
        all.flatMap(({ backMs }) => backMs),
        `${how}; from the ready line of the next start to the own seat, by themselves`,
      ),
      figureOf(
        'chaos.away-ms',
        'ms',
        all.flatMap(({ awayMs }) => awayMs),
        `${how}; the same from the kill, with the start of the server in it, which took ${starts.join(', ')} ms`,
      ),
      single('chaos.kills', 'kills', kills, kills, how),
    ];
  },
};

/** The seed that was asked for, else any. */
function seedOf(asked: string | undefined): number {
  if (asked === undefined || asked === '') return randomInt(2 ** 32);
  const seed = Number(asked);
  if (!Number.isInteger(seed)) throw new Error('CHAOS_SEED is a whole number.');
  return seed;
}
