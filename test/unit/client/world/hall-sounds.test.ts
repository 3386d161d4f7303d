import { describe, expect, it } from 'vitest';
import { hallSoundsText, quietHall, readHallSounds } from '../../../../client/world/hall-sounds.ts';

describe('what a person chose to hear of the hall', () => {
  it('[HS6] is kept as text and read again', () => {
    const chosen = { isOn: false, volume: 0.35 };
    expect(readHallSounds(hallSoundsText(chosen))).toEqual(chosen);
  });

  it.each([null, '', '{', '[]', '{"isOn":1}', '{"isOn":true,"volume":7}', '{"isOn":true,"volume":1,"more":0}'])(
    '[HS6] is the quiet hall when what was kept is %s',
    (text) => expect(readHallSounds(text)).toEqual(quietHall),
  );

  it('[HS6] is on and quiet at first', () => expect(quietHall).toEqual({ isOn: true, volume: 0.5 }));
});
