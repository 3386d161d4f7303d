import type { Moment } from '../../protocol/moment.ts';
import type { FrameSample, Heard } from './detector.ts';
import { type Bench, figureOf } from './figure.ts';
import { readyQuestion } from './ready-question.ts';
import { openStage } from './stage.ts';

const answers = 6;
const everyMs = 400;
const burstMs = 60;
const totalMs = 4000;
const lastBurst = totalMs / everyMs - 1;
/** The mouth is never to be further off than this. */
const alwaysMs = 45;
/** A burst that the network's buffer tore apart or drew out by more than this: of it nobody can tell which sample is heard. */
const wholeWithinMs = 15;
/** A frame and a burst belong together when they are this near. */
const nearS = 0.1;

type Utterance = Extract<Moment, { kind: 'utterance' }>;

/**
 * How far mouth and captions are from the sound: every sentence is a row of bursts at known times; at each frame from a heard burst's
 * onset on the timeline time that the page used is compared with the time of the sample then heard, both on the page's audio clock. In
 * the silence before an onset nobody can tell which sample is heard once a jitter buffer has put silence in or taken it out: there it is
 * noted how far the page was outside that silence, and what reckoning back from the onset would give. Nor can anybody inside a burst
 * that arrived torn or drawn out: those frames are counted and noted apart.
 */
export const leaderOffsetBench: Bench = {
  names: ['leader.mouth-offset-ms', 'leader.caption-offset-ms'],
  async run() {
    await using closing = new AsyncDisposableStack();
    const { listener, asker, desk } = await openStage({ burstMs, everyMs, totalMs }, closing);
    const mouth: Offsets = { sounding: [], broken: [], silent: [], reckonedBack: [] };
    const caption: number[] = [];
    const stretch: number[] = [];
    for (let turn = 0; turn < answers; turn++) {
      const questionId = await readyQuestion(asker, desk, 'What is our strategy on products?');
      const before = desk.moments.length;
      await desk.must({ type: 'question.call', questionId });
      await desk.until(
        'the end of the answer',
        () =>
          desk.questions.some(({ changed }) =>
            changed.some(({ id, status }) => id === questionId && status === 'answered'),
          ),
        90_000,
      );
      const said = desk.moments.slice(before).filter((moment) => moment.kind === 'utterance');
      const [heard, frames] = [await listener.heard(), await listener.frames()];
      compare(said, heard, frames, mouth, caption);
      stretch.push(...stretchOf(heard));
    }
    const received = figureOf('', 'ms', stretch, '');
    const beside = `received sound itself off its beat by P50 ${received.p50}, P95 ${received.p95}, max ${received.max} ms`;
    const silent = figureOf('', 'ms', mouth.silent, '');
    const reckoned = figureOf('', 'ms', mouth.reckonedBack.map(Math.abs), '');
    return [
      figureOf(
        'leader.mouth-offset-ms',
        'ms',
        mouth.sounding.map(Math.abs),
        `size of timeline time used - time of the sample heard; ${mouth.sounding.filter((ms) => Math.abs(ms) > alwaysMs).length} frames beyond ${alwaysMs}; median with sign ${median(mouth.sounding).toFixed(1)}; ${brokenWords(mouth.broken)}in the 100 ms of silence before onsets outside that silence by P95 ${silent.p95}, max ${silent.max}, by reckoning back P95 ${reckoned.p95}, max ${reckoned.max} ms; ${beside}`,
      ),
      figureOf(
        'leader.caption-offset-ms',
        'ms',
        caption.map(Math.abs),
        `size of word shown - word heard; one frame is 16.7 ms; median with sign ${median(caption).toFixed(1)}; ${beside}`,
      ),
    ];
  },
};

interface Offsets {
  /** Within 100 ms after an onset heard. */
  readonly sounding: number[];
  /** The same at bursts that did not arrive whole, reckoned from where they began. */
  readonly broken: number[];
  /** Within 100 ms before one: how far outside the silence, and by reckoning back from the onset. */
  readonly silent: number[];
  readonly reckonedBack: number[];
}

function compare(
  said: readonly Utterance[],
  heard: readonly Heard[],
  frames: readonly FrameSample[],
  mouth: Offsets,
  caption: number[],
): void {
  const { bursts, broken } = burstsOf(heard);
  for (const utterance of said) {
    const own = frames.filter(({ epoch, index }) => epoch === utterance.epoch && index === utterance.index);
    const { onsetMs } = utterance.timeline;
    for (const { contextTime, timelineMs } of own) {
      const near = bursts.find((burst) => contextTime !== null && Math.abs(burst - contextTime) < nearS);
      if (near === undefined || contextTime === null || timelineMs < 0) continue;
      const heardMs = timelineMs - (contextTime - near) * 1000;
      // Bursts come every 400 ms from the onset on: the rest to the nearest one is the error.
      const phase = (heardMs - onsetMs) / everyMs;
      const offsetMs = (phase - Math.round(phase)) * everyMs;
      // After its last burst the next sentence's first one is heard: the page is late by what has been heard of that.
      if (contextTime >= near && broken.has(near)) mouth.broken.push(offsetMs);
      else if (contextTime >= near && Math.round(phase) > lastBurst) mouth.sounding.push((near - contextTime) * 1000);
      else if (contextTime >= near) mouth.sounding.push(offsetMs);
      else {
        mouth.reckonedBack.push(offsetMs);
        const intoBurstMs = offsetMs + (contextTime - near) * 1000;
        mouth.silent.push(Math.max(0, intoBurstMs, burstMs - everyMs - intoBurstMs));
      }
    }
    for (const word of utterance.timeline.words) {
      const shown = own.find(({ spokenTo }) => spokenTo >= word.end);
      const near = shown?.contextTime === null || shown === undefined ? undefined : nearest(bursts, shown.contextTime);
      if (shown === undefined || shown.contextTime === null || near === undefined) continue;
      const phase = Math.round((shown.timelineMs - (shown.contextTime - near) * 1000 - onsetMs) / everyMs);
      const heardMs = onsetMs + phase * everyMs + (shown.contextTime - near) * 1000;
      caption.push(heardMs - word.atMs);
    }
  }
}

/** When bursts began on the track (seconds), and which of them did not arrive as long as they were sent. */
function burstsOf(heard: readonly Heard[]): {
  readonly bursts: readonly number[];
  readonly broken: ReadonlySet<number>;
} {
  const onTrack = heard.filter(({ ear }) => ear === 'track');
  const bursts: number[] = [];
  const broken = new Set<number>();
  for (const [index, { kind, contextTime }] of onTrack.entries()) {
    if (kind !== 'on') continue;
    bursts.push(contextTime);
    const end = onTrack[index + 1];
    const lengthMs = end === undefined ? burstMs : (end.contextTime - contextTime) * 1000;
    if (Math.abs(lengthMs - burstMs) > wholeWithinMs) broken.add(contextTime);
  }
  return { bursts, broken };
}

function brokenWords(offsets: readonly number[]): string {
  if (offsets.length === 0) return '';
  const { max } = figureOf('', 'ms', offsets.map(Math.abs), '');
  return `${offsets.length} frames more at bursts that arrived torn or drawn out, where reckoning from their onset gives up to ${max} ms; `;
}

/** How far apart bursts were heard, beyond what was sent: what a starved network or machine does to the sound before anybody hears it. */
function stretchOf(heard: readonly Heard[]): readonly number[] {
  const at = heard.filter(({ kind, ear }) => kind === 'on' && ear === 'track').map(({ contextTime }) => contextTime);
  const gapsMs = at.slice(1).map((time, index) => (time - (at[index] ?? time)) * 1000);
  // Between two sentences the pause is another one.
  return gapsMs.filter((gapMs) => gapMs > 0.8 * everyMs).map((gapMs) => Math.abs(gapMs - everyMs));
}

function nearest(values: readonly number[], to: number): number | undefined {
  return values.reduce<number | undefined>(
    (best, value) => (best === undefined || Math.abs(value - to) < Math.abs(best - to) ? value : best),
    undefined,
  );
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}
