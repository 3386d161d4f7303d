import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { CaptionChoice } from '../../../../client/live/caption-choice.ts';
import { gentle, readComfort } from '../../../../client/world/comfort.ts';
import { fakeStorage } from '../../../support/fake-storage.ts';

let kept: Map<string, string>;
beforeEach(() => {
  kept = fakeStorage();
});
afterEach(() => vi.unstubAllGlobals());

it('[CS1] keeps how somebody reads captions, and nothing when that is as usual', () => {
  const choice = new CaptionChoice();
  expect(choice.now.value).toEqual({ size: 'usual', isStrong: false });
  choice.change({ size: 'largest' });
  choice.change({ isStrong: true });
  expect(new CaptionChoice().now.value).toEqual({ size: 'largest', isStrong: true });
  choice.change({ size: 'usual', isStrong: false });
  expect([...kept]).toEqual([]);
});

it.each(['{', '"large"', '{"size":"huge","isStrong":true}', '{"size":"large"}'])(
  '[CS1] takes what is not understood for nothing chosen: %s',
  (text) => {
    kept.set('rostrum.captions', text);
    expect(new CaptionChoice().now.value).toEqual({ size: 'usual', isStrong: false });
  },
);

it('[CS1] what was chosen for a headset before there was contrast is still understood', () => {
  const { isStrong: _, ...captions } = { ...gentle.captions, size: 'large' as const };
  expect(readComfort(JSON.stringify({ ...gentle, captions })).captions).toEqual({ ...captions, isStrong: false });
});
