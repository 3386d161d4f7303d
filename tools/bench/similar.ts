import { setImmediate as turn } from 'node:timers/promises';
import { openHallSimilar } from '../../server/hall-similar.ts';
import { fold } from '../../server/townhall/evolve.ts';
import type { TownhallState } from '../../server/townhall/state.ts';
import { aTownhall, idOf, person, questionId, startMs } from '../../test/support/build-townhall.ts';
import { similarTable as table } from '../../test/support/similar-table.ts';
import { type Bench, type Figure, figureOf } from './figure.ts';

const many = 5000;

/**
 * How long it takes to find the questions that ask the same, among 5,000, while one is typed letter by letter with a vote between; and the
 * longest time for which the process did nothing else meanwhile, or while it read the questions.
 */
export const similarBench: Bench = {
  names: ['queue.similar-ms', 'queue.similar-block-ms'],
  async run() {
    const townhall = { state: aFullTownhall() };
    const similar = openHallSimilar({ state: () => townhall.state, strain: () => 0, ownNames: [] });
    const blocked = watchTurns();
    const began = performance.now();
    await similar.prepare();
    const readMs = Math.round(performance.now() - began);
    const cpu = process.cpuUsage();
    const found = await typeAll(similar, townhall);
    const { user, system } = process.cpuUsage(cpu);
    const eachMs = ((user + system) / 1000 / found.ms.length).toFixed(1);
    const blocks = await blocked.end();
    const note = `${many} approved questions, read in ${readMs} ms, ${table.asked.length} questions typed five letters at a time, each after a vote, ${eachMs} ms of a processor each; ${found.told} of ${found.ms.length} told something`;
    const figures: readonly Figure[] = [
      figureOf('queue.similar-ms', 'ms', found.ms, note),
      figureOf('queue.similar-block-ms', 'ms', blocks, 'turns of the event loop meanwhile'),
    ];
    return figures;
  },
};

async function typeAll(similar: ReturnType<typeof openHallSimilar>, townhall: { state: TownhallState }) {
  const ms: number[] = [];
  let told = 0;
  for (const { text } of table.asked)
    for (let typed = 10; typed <= text.length; typed += 5) {
      townhall.state = fold(townhall.state, [vote(ms.length)]);
      const began = performance.now();
      const reply = await similar.find(text.slice(0, typed));
      ms.push(performance.now() - began);
      if (reply.similar.length > 0) told++;
    }
  return { ms, told };
}

const stamp = { at: startMs, by: person('bob') } as const;

const vote = (place: number) =>
  ({ ...stamp, type: 'question.voted', questionId: questionId(`q${place % many}`), memberId: idOf('bob') }) as const;

/** As many questions as a town hall holds: the table's, with others' words in them. */
function aFullTownhall(): TownhallState {
  const texts = Object.values(table.questions);
  const author = { kind: 'member', memberId: idOf('ada') } as const;
  const events = Array.from({ length: many }, (_, i) => {
    const one = texts[i % texts.length] ?? '';
    const other = texts[(i * 7 + Math.floor(i / texts.length)) % texts.length] ?? '';
    const text = `${one.slice(0, -1)}, and ${other.slice(0, 20 + (i % 30))} (${i})?`;
    const id = questionId(`q${i}`);
    return [
      { ...stamp, type: 'question.asked', questionId: id, author, personal: { text } } as const,
      { ...stamp, type: 'question.approved', questionId: id } as const,
    ];
  });
  return fold(aTownhall().state, events.flat());
}

function watchTurns() {
  const turns: number[] = [];
  let isOver = false;
  const watching = (async () => {
    for (let since = performance.now(); !isOver; since = performance.now()) {
      await turn();
      turns.push(performance.now() - since);
    }
  })();
  return {
    end: async (): Promise<readonly number[]> => {
      isOver = true;
      await watching;
      return turns;
    },
  };
}
