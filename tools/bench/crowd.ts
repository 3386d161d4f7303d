import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import { limits } from '../../protocol/limits.ts';
import type { HallReply, HallTask } from './crowd/hall.ts';
import type { PeopleReply, PeopleTask } from './crowd/people.ts';
import { type Bench, type Figure, figureOf, single } from './figure.ts';

const mixes = [
  { people: 50, headsets: 0.3, inSections: false },
  { people: 200, headsets: 0.3, inSections: false },
  { people: 500, headsets: 0.3, inSections: false },
  { people: 500, headsets: 1, inSections: false },
  { people: 1000, headsets: 0.3, inSections: false },
  { people: 2000, headsets: 0.3, inSections: false },
  // As the product seats them: each sees their section, and the others in the balconies.
  { people: 2000, headsets: 0.3, inSections: true },
] as const;
/** Long enough for a process that got full while people came to have taken that back. */
const settleMs = 6000;
const settleMsPerPerson = 16;
const measureMs = 8000;
const withinMs = 120_000;

type Mix = (typeof mixes)[number];
const nameOf = ({ people, headsets, inSections }: Mix) =>
  `${people}${headsets === 1 ? '-all-headsets' : ''}${inSections ? '-in-sections' : ''}`;

const namesOf = (mix: Mix) =>
  [
    'bytes-per-client',
    'most-in-a-second',
    'loop-lag-ms',
    ...(mix.inSections ? [] : ['bytes-ratio', 'cpu-ratio', 'plain-loop-lag-ms']),
  ].map((what) => `crowd.${what}-${nameOf(mix)}`);

/**
 * The same people once through the product's crowd and once as plain Colyseus schema, on the same Colyseus transport, each in a process of
 * its own. Without the door, the gate and the roster: people come in by seats that the bench reserves.
 */
export const crowdBench: Bench = {
  names: mixes.flatMap(namesOf),
  async run(isWanted) {
    const figures: Figure[] = [];
    for (const mix of mixes) {
      if (!namesOf(mix).some(isWanted)) continue;
      const perSection = mix.inSections ? limits.bodiesPerSection : mix.people;
      const ours = await measured('ours', mix.people, mix.headsets, perSection);
      const plain = mix.inSections ? null : await measured('plain', mix.people, mix.headsets, perSection);
      const name = nameOf(mix);
      const crowd = mix.inSections ? `in sections of ${perSection}` : 'in one crowd';
      const who = `${mix.people} people ${crowd}, ${mix.headsets * 100} % headsets, each at 15 Hz in a phase and size of their own`;
      const beside = plain === null ? ours.said : `ours ${ours.said}; plain ${plain.said}`;
      figures.push(
        figureOf(`crowd.bytes-per-client-${name}`, 'B/s', ours.bytesPerSecond, `${who}; WebSocket headers included`),
        figureOf(`crowd.most-in-a-second-${name}`, 'B', ours.mostInASecond, `${who}; fullest second of each client`),
        single(`crowd.loop-lag-ms-${name}`, 'ms', ours.lagP99Ms, 1, `P99 of ours; ${beside}`),
      );
      if (plain === null) continue;
      figures.push(
        single(
          `crowd.bytes-ratio-${name}`,
          '×',
          mean(plain.bytesPerSecond) / mean(ours.bytesPerSecond),
          mix.people,
          beside,
        ),
        single(`crowd.cpu-ratio-${name}`, '×', plain.cpuPerSecond / ours.cpuPerSecond, mix.people, beside),
        single(`crowd.plain-loop-lag-ms-${name}`, 'ms', plain.lagP99Ms, 1, `P99 of plain; ${beside}`),
      );
    }
    return figures;
  },
};

interface Measured {
  readonly bytesPerSecond: readonly number[];
  readonly mostInASecond: readonly number[];
  readonly cpuPerSecond: number;
  readonly lagP99Ms: number;
  readonly said: string;
}

async function measured(
  mode: 'ours' | 'plain',
  people: number,
  headsets: number,
  perSection: number,
): Promise<Measured> {
  using hall = new Part<HallTask, HallReply>('hall.ts');
  using crowd = new Part<PeopleTask, PeopleReply>('people.ts');
  const open = await hall.ask({ ask: 'open', mode, people, perSection });
  if (open.is !== 'open') throw new Error('the hall did not open');
  await crowd.ask({ ask: 'join', port: open.port, paths: open.paths, headsets, perSection });
  await passed(settleMs + settleMsPerPerson * people);
  await Promise.all([hall.ask({ ask: 'measure' }), crowd.ask({ ask: 'count' })]);
  await passed(measureMs);
  const [at, got] = await Promise.all([hall.ask({ ask: 'measured' }), crowd.ask({ ask: 'counted' })]);
  if (at.is !== 'measured' || got.is !== 'counted') throw new Error('no measurement');
  const bytesPerSecond = got.bytes.map((bytes) => bytes / got.seconds);
  const perSecond = (count: number) => (count / at.seconds).toFixed(0);
  return {
    bytesPerSecond,
    mostInASecond: got.mostInASecond,
    cpuPerSecond: at.cpuMs / at.seconds,
    lagP99Ms: at.lagP99Ms,
    said:
      `${mean(bytesPerSecond).toFixed(0)} B/s, ${(at.cpuMs / at.seconds / 10).toFixed(0)} % of a core, ` +
      `${perSecond(at.ticks)} ticks/s, ${perSecond(at.poses)} poses/s, lag P99 ${at.lagP99Ms.toFixed(0)} ms, strain ${at.strain}`,
  };
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / Math.max(1, numbers.length);
}

function passed(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** A process of the bench that answers each question once. */
class Part<Task extends HallTask | PeopleTask, Reply> implements Disposable {
  readonly #child: ChildProcess;

  constructor(file: string) {
    this.#child = fork(path.join(import.meta.dirname, 'crowd', file), { serialization: 'advanced' });
  }

  ask(task: Task): Promise<Reply> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`no answer to ${task.ask}`)), withinMs);
      const done = (act: () => void) => {
        clearTimeout(timer);
        this.#child.removeAllListeners();
        act();
      };
      this.#child.once('message', (reply: Reply) => done(() => resolve(reply)));
      this.#child.once('exit', (code) => done(() => reject(new Error(`ended with ${code}`))));
      this.#child.send(task);
    });
  }

  [Symbol.dispose](): void {
    this.#child.kill('SIGKILL');
  }
}
