import { describe, expect, it } from 'vitest';
import { FrameLoad } from '../../../../../client/world/drawing/frame-load.ts';
import { Lateness } from '../../../../../client/world/drawing/lateness.ts';
import { type DrawingStep, drawingSteps, type Load, StepKeeper } from '../../../../../client/world/drawing/steps.ts';

const anything = { most: 'whole', least: 'captions' } as const;

/** A device that bears everything below a step, and nothing above it. */
function aDevice(bears: DrawingStep) {
  const keeper = new StepKeeper();
  const seen: DrawingStep[] = [keeper.step];
  const live = (seconds: number, within: Parameters<StepKeeper['look']>[1] = anything, load?: Load) => {
    for (let i = 0; i < seconds; i++) {
      const isTooMuch = drawingSteps.indexOf(keeper.step) < drawingSteps.indexOf(bears);
      const step = keeper.look(load ?? (isTooMuch ? 'heavy' : 'light'), within);
      if (step !== seen.at(-1)) seen.push(step);
    }
    return keeper.step;
  };
  return { keeper, seen, live };
}

describe('how much of the hall is drawn', () => {
  it('[WD1] goes down a step at a time, in the order of what is missed least, until the device bears it', () => {
    for (const bears of drawingSteps) {
      const device = aDevice(bears);
      device.live(18);
      expect(device.seen).toEqual(drawingSteps.slice(0, drawingSteps.indexOf(bears) + 1));
    }
  });

  it('[WD1] takes a moment of too much for no reason', () => {
    const device = aDevice('whole');
    for (let i = 0; i < 20; i++) {
      device.live(2, anything, 'heavy');
      device.live(1, anything, 'fair');
    }
    expect(device.seen).toEqual(['whole']);
  });

  it('[WD2] goes up again when there is time to spare, all the way', () => {
    const device = aDevice('whole');
    device.live(15, anything, 'heavy');
    expect(device.keeper.step).toBe('captions');
    device.live(300);
    expect(device.seen.slice(5)).toEqual(drawingSteps.toReversed());
  });

  it('[WD2] waits twice as long each time that a step up did not hold, and not for ever', () => {
    const device = aDevice('still');
    const triedAtS: number[] = [];
    let before = device.keeper.step;
    for (let s = 0; s < 2000; s++) {
      const step = device.live(1);
      if (before === 'still' && step === 'plainer') triedAtS.push(s);
      before = step;
    }
    const waitsS = triedAtS.slice(1).map((atS, i) => atS - (triedAtS[i] ?? 0));
    expect(waitsS.slice(0, 4)).toEqual([43, 83, 163, 323]);
    expect(new Set(waitsS.slice(3)).size).toBe(1);
  });

  it('[WD2] tries as soon as at first once a step up has held', () => {
    const device = aDevice('still');
    device.live(120);
    const former = device.seen.length;
    // Whatever else kept the device busy is over.
    const better = (seconds: number) => device.live(seconds, anything, 'light');
    better(400);
    expect(device.keeper.step).toBe('whole');
    device.live(3, anything, 'heavy');
    expect(better(20)).toBe('whole');
    expect(device.seen.length).toBeGreaterThan(former);
  });

  it('[WD5] takes nothing away that somebody needs now, and gives nothing that there is not', () => {
    const device = aDevice('captions');
    expect(device.live(60, { most: 'whole', least: 'still' })).toBe('still');
    expect(device.live(60, { most: 'whole', least: 'sound' })).toBe('sound');
    expect(device.live(60, { most: 'picture', least: 'captions' })).toBe('captions');
    expect(device.live(600, { most: 'picture', least: 'captions' }, 'light')).toBe('picture');
  });

  it('[WD6] begins with a picture where nothing else can be drawn', () => {
    const keeper = new StepKeeper();
    expect(keeper.look('fair', { most: 'picture', least: 'captions' })).toBe('picture');
    expect(new StepKeeper().failed()).toBe('picture');
  });
});

describe('how a device bears what it does', () => {
  it('[WD1] is told by frames that stay too long though they are drawn as coarsely as they may be', () => {
    const load = new FrameLoad({ heavyMs: 70, lightMs: 40 });
    let nowMs = 0;
    const draw = (frames: number, frameMs: number, isCoarsest: boolean, isFinest: boolean) => {
      for (let i = 0; i < frames; i++) {
        nowMs += frameMs;
        load.frame(frameMs, nowMs, isCoarsest, isFinest);
      }
      return load.load;
    };
    expect(draw(50, 100, false, false)).toBe('fair');
    expect(draw(10, 100, true, false)).toBe('fair');
    expect(draw(15, 100, true, false)).toBe('heavy');
    expect(draw(1, 20, true, false)).toBe('fair');
    expect(draw(100, 20, true, false)).toBe('fair');
    expect(draw(100, 20, false, true)).toBe('light');
    load.forget();
    expect(load.load).toBe('fair');
  });

  it('[WD1] is told by ticks that come late, but not while the page is not seen', () => {
    const lateness = new Lateness(500);
    let nowMs = 0;
    const tick = (times: number, afterMs: number, isSeen = true) => {
      for (let i = 0; i < times; i++) {
        nowMs += afterMs;
        lateness.tick(nowMs, isSeen);
      }
      return lateness.load;
    };
    expect(tick(7, 505)).toBe('light');
    expect(tick(1, 2000)).toBe('fair');
    expect(tick(6, 505)).toBe('light');
    expect(tick(4, 1000)).toBe('heavy');
    expect(tick(60, 60_000, false)).toBe('fair');
    expect(tick(1, 60_000)).toBe('fair');
    expect(tick(6, 510)).toBe('light');
  });
});
