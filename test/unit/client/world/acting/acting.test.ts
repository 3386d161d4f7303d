import { describe, expect, it } from 'vitest';
import { accentAt, actingOf, blinksBegun, glanceAt } from '../../../../../client/world/acting/acting.ts';
import { handsAt, travelMs } from '../../../../../client/world/acting/gestures.ts';
import { blinkOf } from '../../../../../client/world/acting/idle.ts';
import { phrasesOf } from '../../../../../client/world/acting/phrases.ts';
import { stressesOf } from '../../../../../client/world/acting/stresses.ts';
import { hashSchema } from '../../../../../protocol/ids.ts';
import { spokenSentence } from '../../../../support/hall-harness/spoken-sentence.ts';

const list = spokenSentence({ cue: 'list', mood: null });
const contrast = spokenSentence({ cue: 'contrast', mood: null });
const wordsAt = (text: string, starts: readonly number[]) =>
  starts.map((start) => text.slice(start).split(/[\s,.:]/)[0]);

describe('how a sentence is acted', () => {
  it('[HALL30] puts weight on words that mean something, and never on two at once', () => {
    const stresses = stressesOf(contrast.text, contrast.timeline);
    const words = wordsAt(
      contrast.text,
      stresses.map(({ start }) => start),
    );
    expect(words).toContain('loudest');
    expect(words.filter((word) => ['and', 'the', 'but', 'who'].includes(word ?? ''))).toEqual([]);
    const gaps = stresses.slice(1).map(({ atMs }, i) => atMs - (stresses[i]?.atMs ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(620);
  });

  it('[HALL30] finds the word that was said loudest', () => {
    const text = 'Trust takes years.';
    const loudness = `${'4'.repeat(40)}${'v'.repeat(40)}${'4'.repeat(40)}`;
    const words = [
      { atMs: 0, start: 0, end: 5 },
      { atMs: 400, start: 6, end: 11 },
      { atMs: 800, start: 12, end: 17 },
    ];
    const stresses = stressesOf(text, { ...list.timeline, durationMs: 1200, loudness, words });
    expect(
      wordsAt(
        text,
        stresses.map(({ start }) => start),
      ),
    ).toEqual(['takes']);
  });

  it('[HALL30] an accent begins with its word and is over in less than half a second', () => {
    const acting = actingOf(contrast);
    const [first] = acting.stresses;
    if (first === undefined) throw new Error('no stress');
    expect(accentAt(acting, first.atMs - 1)).toBe(0);
    expect(accentAt(acting, first.atMs + 120)).toBeGreaterThan(0.5 * first.weight);
    expect(accentAt(acting, first.atMs + 400)).toBe(0);
  });

  it('[HALL31] breaks a sentence where people take breath', () => {
    const starts = phrasesOf(list.text, list.timeline).map(({ start }) => start);
    expect(wordsAt(list.text, starts)).toEqual(['We', 'the', 'what', 'and']);
  });

  it('[HALL31] plans hands by what a sentence means', () => {
    const right = (of: typeof list) => actingOf(of).hands.map((key) => key.right);
    expect(right(list)).toEqual(['ready', 'offer', 'one', 'two', 'three', 'ready']);
    const contrasted = actingOf(contrast).hands.map(({ left, right: other }) => `${left} ${other}`);
    expect(contrasted).toEqual(['ready ready', 'offer ready', 'ready offer', 'ready ready']);
    expect(right(spokenSentence({ cue: 'dont-know', mood: null }))).toContain('shrug');
    expect(right(spokenSentence({ cue: 'refer', mood: null }))).toContain('towards');
    expect(right(spokenSentence({ cue: 'welcome', mood: null }))).toContain('welcome');
    expect(right(spokenSentence({ cue: 'emphasis', mood: null }))).toContain('firm');
  });

  it('[HALL31] hands hang before the first sentence and after the last, and wait between them', () => {
    const ends = (index: number) => {
      const { hands } = actingOf({ ...list, index, count: 3 });
      return [hands[0]?.right, hands.at(-1)?.right];
    };
    expect([ends(0), ends(1), ends(2)]).toEqual([
      ['rest', 'ready'],
      ['ready', 'ready'],
      ['ready', 'rest'],
    ]);
  });

  it('[HALL31] hands arrive when the plan says, and leave so that they arrive in time for the next', () => {
    const { hands } = actingOf(list);
    const [, first, second] = hands;
    if (first === undefined || second === undefined) throw new Error('no keys');
    const out = { from: 0, to: 0, part: 0 };
    expect(handsAt(hands, first.atMs - 1, out)).toMatchObject({ from: 0, to: 1 });
    expect(out.part).toBeGreaterThan(0.99);
    expect(handsAt(hands, second.atMs - travelMs - 1, out)).toEqual({ from: 1, to: 2, part: 0 });
    expect(handsAt(hands, 60_000, out)).toMatchObject({ to: hands.length - 1, part: 1 });
  });

  it('[HALL31] is the same for everybody, and another for another answer', () => {
    const other = { ...list, cue: 'explain' as const, answerId: hashSchema.parse('b'.repeat(64)) };
    expect(actingOf(list)).toEqual(actingOf(list));
    expect(actingOf(other).glances).not.toEqual(actingOf({ ...other, answerId: list.answerId }).glances);
  });

  it('[HALL30] looks somewhere else with a new phrase, and blinks there', () => {
    const acting = actingOf(list);
    expect(glanceAt(acting, -1)).toBeNull();
    expect(new Set(acting.glances.map(({ yawRad }) => yawRad)).size).toBe(4);
    expect(Math.max(...acting.glances.map(({ yawRad }) => Math.abs(yawRad)))).toBeLessThan(0.6);
    const gaps = acting.blinksMs.slice(1).map((atMs, i) => atMs - (acting.blinksMs[i] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThan(1800);
    expect(blinksBegun(acting, acting.blinksMs[1] ?? 0)).toBe(2);
  });

  it('[HALL7] somebody at rest blinks every two to six seconds, on every page at the same time', () => {
    const begins: number[] = [];
    for (let ms = 1_760_000_000_000; ms < 1_760_000_060_000; ms += 10)
      if (blinkOf(ms) !== blinkOf(ms - 10)) begins.push(ms);
    const gaps = begins.slice(1).map((ms, i) => ms - (begins[i] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(2000);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(6000);
  });
});
