import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type FrameReport, StageRunner } from '../../../../client/live/stage-runner.ts';
import type { Now } from '../../../../client/world/stage-clock.ts';
import { hashSchema } from '../../../../protocol/ids.ts';
import type { Utterance } from '../../../../protocol/moment.ts';
import { type Viseme, visemes } from '../../../../protocol/viseme.ts';

const utterance: Utterance = {
  kind: 'utterance',
  epoch: 4,
  answerId: hashSchema.parse('a'.repeat(64)),
  questionId: null,
  index: 1,
  count: 2,
  place: 0,
  text: 'Pay follows work.',
  label: 'QUOTE',
  sources: [],
  cue: 'explain',
  timeline: {
    durationMs: 1000,
    onsetMs: 0,
    loudness: '',
    mouth: [{ atMs: 0, viseme: 'PP' }],
    words: [
      { atMs: 0, start: 0, end: 3 },
      { atMs: 300, start: 4, end: 11 },
      { atMs: 600, start: 12, end: 17 },
    ],
  },
  sounding: false,
};

let now: Now;
let level: number;
let living: Viseme | null;
let frame: () => void;
beforeEach(() => {
  vi.useFakeTimers();
  [now, level, living] = [{ pageMs: 10_000, contextMs: 5000 }, 0, null];
  vi.stubGlobal('requestAnimationFrame', (next: () => void) => {
    frame = next;
    return 1;
  });
  vi.stubGlobal('cancelAnimationFrame', () => undefined);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function aRunner() {
  const reports: FrameReport[] = [];
  const silenced: number[] = [];
  const sound = {
    setStageEar: () => undefined,
    now: () => now,
    stageLevel: () => level,
    livingMouth: (out: Float32Array) => {
      out.fill(0);
      if (living !== null) out[visemes.indexOf(living)] = 0.8;
      return living !== null;
    },
  };
  const runner = new StageRunner(sound, {
    onSilenced: (epoch) => void silenced.push(epoch),
    onAnnounced: () => undefined,
    report: (report) => void reports.push(report),
  });
  return { runner, reports, silenced };
}

const at = (ms: number) => {
  now = { pageMs: 10_000 + ms, contextMs: 5000 + ms };
  frame();
};

it('[CM8] each animation frame says what mouth and caption used at it', () => {
  const { runner, reports } = aRunner();
  at(0);
  expect(reports).toEqual([
    { timelineMs: 0, contextTime: 5, epoch: null, index: null, viseme: 'sil', spokenTo: 0, anchoredBy: 'clock' },
  ]);
  runner.take(utterance);
  runner.take({ kind: 'sound-start', epoch: 4, index: 1 });
  at(350);
  const { timelineMs, ...report } = reports.at(-1) ?? reports[0] ?? { timelineMs: Number.NaN };
  expect(report).toEqual({ contextTime: 5.35, epoch: 4, index: 1, viseme: 'PP', spokenTo: 11, anchoredBy: 'clock' });
  expect(timelineMs).toBeGreaterThanOrEqual(300);
  expect(timelineMs).toBeLessThanOrEqual(350);
  expect(runner.caption.value?.spokenTo).toBe(11);
  runner.close();
});

it('[CM8] without sound the audio context has no time', () => {
  const { runner, reports } = aRunner();
  now = { pageMs: 10_000, contextMs: null };
  frame();
  expect(reports.at(-1)?.contextTime).toBeNull();
  runner.close();
});

it('[CM5] a stop takes the caption and shuts the stage before the next frame', () => {
  const { runner, silenced } = aRunner();
  runner.take(utterance);
  runner.take({ kind: 'sound-start', epoch: 4, index: 1 });
  at(100);
  expect(runner.caption.value?.text).toBe(utterance.text);
  runner.take({ kind: 'stop', epoch: 4 });
  expect([silenced, runner.caption.value, runner.sentence.value]).toEqual([[4], null, null]);
  runner.take(utterance);
  at(200);
  expect(runner.caption.value).toBeNull();
  runner.close();
});

it('[CM15] while the shapes of a living voice are not known, the mouth opens with its loudness, and nothing else moves it', () => {
  const { runner } = aRunner();
  const out = new Float32Array(visemes.length);
  runner.follow({ epoch: 5, holder: 'human' });
  level = 0.6;
  runner.mouth.sample(out);
  expect(out[visemes.indexOf('aa')]).toBeCloseTo(0.6);
  level = 0;
  runner.mouth.sample(out);
  expect([...out]).toEqual(Array(visemes.length).fill(0));
  runner.close();
});

it('[CM15] the living leader’s mouth makes the shapes that are heard, smaller for quiet words, none in silence', () => {
  const { runner, reports } = aRunner();
  const out = new Float32Array(visemes.length);
  runner.follow({ epoch: 5, holder: 'human' });
  [living, level] = ['O', 0.5];
  runner.mouth.sample(out);
  expect(out[visemes.indexOf('O')]).toBeCloseTo(0.8);
  expect(out[visemes.indexOf('aa')]).toBe(0);
  at(100);
  expect(reports.at(-1)?.viseme).toBe('O');
  level = 0.05;
  runner.mouth.sample(out);
  expect(out[visemes.indexOf('O')]).toBeCloseTo(0.16);
  level = 0;
  runner.mouth.sample(out);
  expect(Math.max(...out)).toBe(0);
  at(200);
  expect(reports.at(-1)?.viseme).toBe('sil');
  runner.close();
});

const words = (epoch: number, index: number, text: string, isLate = false) =>
  ({ kind: 'living-words', epoch, index, text, isLate }) as const;

it('[LC6] what somebody says live is the caption, with their light, and stands on the stage screen too', () => {
  const { runner } = aRunner();
  runner.follow({ epoch: 5, holder: 'asker' });
  runner.take(words(5, 0, 'I have a question.'));
  at(100);
  const caption = { text: 'I have a question.', label: 'AUTOMATIC', light: 'asker', sources: [], spokenTo: 18 };
  expect([runner.caption.value, runner.sentence.value]).toMatchObject([caption, caption]);
  runner.take(words(5, 1, 'About pay.', true));
  at(200);
  expect(runner.caption.value).toMatchObject({ label: 'AUTOMATIC-LATE', freshFrom: 19 });
  at(9000);
  expect([runner.caption.value, runner.sentence.value]).toEqual([null, null]);
  runner.close();
});

it('[LC3] it goes with the stage: a stop, a stage given back and another epoch take it away, and nothing older comes back', () => {
  const { runner } = aRunner();
  for (const [epoch, end] of [
    [5, () => runner.take({ kind: 'stop', epoch: 5 })],
    [6, () => runner.follow({ epoch: 7, holder: 'nobody' })],
  ] as const) {
    runner.follow({ epoch, holder: 'human' });
    runner.take(words(epoch, 0, 'Hello.'));
    at(100 * epoch);
    expect(runner.caption.value?.light).toBe('human');
    end();
    at(100 * epoch + 50);
    expect(runner.caption.value).toBeNull();
    runner.take(words(epoch, 1, 'Late.'));
    at(100 * epoch + 80);
    expect(runner.caption.value).toBeNull();
  }
  runner.close();
});
