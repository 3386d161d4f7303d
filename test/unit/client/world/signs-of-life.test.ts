import { describe, expect, it } from 'vitest';
import { afterListening, type SignsOfLife, well } from '../../../../client/world/signs-of-life.ts';

const known = (heard: readonly boolean[]): SignsOfLife => heard.reduce(afterListening, well);

describe('signs of life', () => {
  it('[CO19] asks three times in vain before it gives a connection up', () => {
    expect([[], [false], [false, false, false], [false, false, false, false]].map(known)).toEqual([
      { kind: 'well' },
      { kind: 'asked', times: 1 },
      { kind: 'asked', times: 3 },
      { kind: 'silent' },
    ]);
  });

  it('[CO19] begins anew with whatever is heard', () => {
    expect(known([false, false, false, true])).toEqual({ kind: 'well' });
    expect(known([false, false, false, true, false])).toEqual({ kind: 'asked', times: 1 });
  });
});
