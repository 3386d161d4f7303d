import { afterEach, expect, it, vi } from 'vitest';
import { DrawingChoice } from '../../../../client/live/drawing-choice.ts';
import { LookChoice } from '../../../../client/live/look-choice.ts';
import { ReactionCount } from '../../../../client/live/reaction-count.ts';
import { SpaceChoice } from '../../../../client/live/space-choice.ts';
import { lookById } from '../../../../client/world/look-by-id.ts';
import { lookCode } from '../../../../protocol/look.ts';
import { fakeStorage } from '../../../support/fake-storage.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

it('[LOOK4] a look that was chosen is there next time, until it is forgotten', () => {
  const kept = fakeStorage();
  const look = lookById('somebody');
  const first = new LookChoice();
  expect([first.now.value, first.code]).toEqual([null, null]);
  first.set(look);
  expect([new LookChoice().now.value, new LookChoice().code]).toEqual([look, lookCode(look)]);
  new LookChoice().set(null);
  expect([new LookChoice().now.value, [...kept]]).toEqual([null, []]);
});

it.each(['', 'nonsense', 'b111111111', '<script>'])('[LOOK4] a browser that keeps %j keeps no look', (text) => {
  fakeStorage().set('rostrum.look', text);
  expect(new LookChoice().now.value).toBeNull();
});

it('[HALL23] people fade until somebody switches it off, and the browser keeps that', () => {
  fakeStorage();
  expect(new SpaceChoice().isOn.value).toBe(true);
  new SpaceChoice().setOn(false);
  expect(new SpaceChoice().isOn.value).toBe(false);
  new SpaceChoice().setOn(true);
  expect(new SpaceChoice().isOn.value).toBe(true);
});

it('[WD3] how much is drawn is kept until the person leaves it to the device again', () => {
  const kept = fakeStorage();
  expect(new DrawingChoice().now.value).toBe('auto');
  new DrawingChoice().choose('captions');
  expect(new DrawingChoice().now.value).toBe('captions');
  new DrawingChoice().choose('auto');
  expect([new DrawingChoice().now.value, [...kept]]).toEqual(['auto', []]);
  kept.set('rostrum.drawing', 'everything');
  expect(new DrawingChoice().now.value).toBe('auto');
});

it('[RW2] counts those who react alike while they are many, and then says nothing', () => {
  vi.useFakeTimers();
  const count = new ReactionCount();
  for (let slot = 0; slot < 7; slot++) count.take({ slot }, 'laugh');
  expect(count.words.value).toBeNull();
  for (let place = 0; place < 13; place++) count.take({ place }, 'laugh');
  expect(count.words.value).toBe('20 people are laughing');
  vi.advanceTimersByTime(2500);
  expect(count.words.value).toBeNull();
  count.close();
});
