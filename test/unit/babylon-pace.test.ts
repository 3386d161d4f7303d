import { describe, expect, it } from 'vitest';
import { Pace } from '../../client/adapters/babylon/pace.ts';

/** A device on which a frame takes as long as it is told. */
function aDevice(finest: number, isWeak = false) {
  const maxFPS: { maxFPS: number | undefined } = { maxFPS: undefined };
  const engine = {
    ...maxFPS,
    level: finest,
    getHardwareScalingLevel: () => engine.level,
    setHardwareScalingLevel: (level: number) => {
      engine.level = level;
    },
  };
  const pace = new Pace(engine, isWeak);
  let nowMs = 1000;
  const draw = (frames: number, frameMs: number) => {
    for (let i = 0; i < frames; i++) {
      nowMs += frameMs;
      pace.frame(nowMs);
    }
  };
  return { engine, pace, draw };
}

describe('the pace of drawing', () => {
  it('[HALL14] draws fewer pixels on a slow device, never so few that the stage screen cannot be read', () => {
    const { engine, draw } = aDevice(1 / 1.75);
    const levels = [engine.level];
    for (let i = 0; i < 60; i++) {
      draw(1, 100);
      if (engine.level !== levels.at(-1)) levels.push(engine.level);
    }
    expect(levels.map((level) => level.toFixed(2))).toEqual(['0.57', '0.91', '1.46', '1.60']);
    expect(engine.maxFPS).toBeUndefined();
  });

  it('[HALL14] begins with few pixels where there is no graphics card, and draws more when it is quick after all', () => {
    const { engine, draw } = aDevice(1, true);
    expect(engine.level).toBe(1.6);
    draw(200, 16);
    expect(engine.level).toBe(1);
  });

  it('[HALL14] takes one long wait for no measure of the device', () => {
    const { engine, draw } = aDevice(1, true);
    draw(1, 16);
    draw(3, 200);
    draw(1, 3500);
    expect(engine.maxFPS).toBe(2.5);
  });

  it('[HALL14] draws half the time when even that starves the device, and tries again later', () => {
    const { engine, draw } = aDevice(1);
    draw(30, 250);
    expect(engine).toMatchObject({ level: 1.6, maxFPS: 2 });
    draw(20, 500);
    expect(engine.maxFPS).toBeUndefined();
    draw(3, 250);
    expect(engine.maxFPS).toBeUndefined();
    draw(1, 250);
    expect(engine.maxFPS).toBe(2);
  });

  it('[HALL14] draws in full again when the device has time, and takes a stutter or a pause for no sign', () => {
    const { engine, draw } = aDevice(1);
    draw(3, 100);
    draw(1, 10);
    draw(3, 100);
    draw(1, 60_000);
    expect(engine.level).toBe(1);
    draw(8, 100);
    expect(engine.level).toBe(1.6);
    draw(200, 16);
    expect(engine).toMatchObject({ level: 1, maxFPS: undefined });
  });

  it('[WD1] tells that the device cannot bear what it draws only when it cannot be drawn more coarsely', () => {
    const { pace, draw } = aDevice(1 / 1.75);
    draw(12, 100);
    expect(pace.load).toBe('fair');
    draw(40, 100);
    expect(pace.load).toBe('heavy');
    pace.begin();
    expect(pace.load).toBe('fair');
    draw(700, 16);
    expect(pace.load).toBe('light');
  });

  it('[WD1] tells so too while it draws half the time, and draws in full what is then to be drawn', () => {
    const { engine, pace, draw } = aDevice(1, true);
    draw(12, 300);
    expect([pace.load, engine.maxFPS]).toEqual(['heavy', 500 / 300]);
    pace.begin();
    expect([pace.load, engine.maxFPS]).toEqual(['fair', undefined]);
  });
});
