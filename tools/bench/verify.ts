import { checkSentence } from '../../server/mind/verify/check.ts';
import { type Pair, readPairs } from '../../test/support/verify-pairs.ts';
import type { Bench, Figure } from './figure.ts';

/**
 * How the code's check of GENERATED sentences does on pairs of a sentence and its passages: the share of bad ones that it catches, and of
 * good ones that it drops. The scored half is told by kinds alone, so that nobody tunes on it.
 */
export const verifyBench: Bench = {
  names: ['verify.caught', 'verify.wrongly-dropped', 'verify.tuned-caught', 'verify.tuned-wrongly-dropped'],
  async run() {
    return [...figures('scored', 'verify.', ({ kind }) => kind), ...figures('tuned', 'verify.tuned-', ({ id }) => id)];
  },
};

function figures(half: 'tuned' | 'scored', prefix: string, nameOf: (pair: Pair) => string): readonly Figure[] {
  const pairs = readPairs(half);
  const began = performance.now();
  const wrong = pairs.filter((pair) => checkSentence(pair.sentence, pair.passages, pair.today).passes !== pair.good);
  const each = ((performance.now() - began) / pairs.length).toFixed(1);
  const share = (name: string, good: boolean): Figure => {
    const all = pairs.filter((pair) => pair.good === good);
    const failed = wrong.filter((pair) => pair.good === good);
    const part = failed.length / all.length;
    const p50 = Math.round((good ? part : 1 - part) * 1000) / 1000;
    const note = `${half} half, ${each} ms a sentence; wrong: ${counted(failed.map(nameOf)) || 'none'}`;
    return { name: `${prefix}${name}`, unit: 'share', p50, n: all.length, note };
  };
  return [share('caught', false), share('wrongly-dropped', true)];
}

/** "wrong-date 2, added-fact" */
function counted(names: readonly string[]): string {
  const groups = Object.entries(Object.groupBy(names, (name) => name));
  return groups.map(([name, list]) => ((list?.length ?? 0) > 1 ? `${name} ${list?.length}` : name)).join(', ');
}
