import { describe, expect, it } from 'vitest';
import { hearingText, hearsAll, readHearing, withBlocked } from '../../../../client/world/hearing.ts';
import { memberIdSchema } from '../../../../protocol/ids.ts';

const [eve, bo] = ['eve', 'bo'].map((id) => memberIdSchema.parse(id.padEnd(22, 'x')));

describe('what a person chose to hear', () => {
  it('[CH7] is kept as text and read again', () => {
    if (eve === undefined || bo === undefined) throw new Error('nobody');
    const chosen = { ...withBlocked(withBlocked(hearsAll, eve, true), bo, true), isOn: false, volume: 0.35 };
    expect(readHearing(hearingText(chosen))).toEqual(chosen);
    expect(withBlocked(chosen, eve, false).blocked).toEqual(new Set([bo]));
    expect(chosen.blocked.size).toBe(2);
  });

  it.each([null, '', '{', '[]', '{"isOn":1}', '{"isOn":true,"volume":7,"blocked":[]}'])(
    '[CH7] is everything when what was kept is %s',
    (text) => expect(readHearing(text)).toEqual(hearsAll),
  );
});
