import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { VoiceAsks } from '../../../../../client/adapters/livekit/voice-asks.ts';

/** A voice at the media server, and when it was asked for. */
class Publication {
  isDesired = false;
  isHere = false;
  readonly askedAtMs: number[] = [];
  get isSubscribed(): boolean {
    return this.isDesired && this.isHere;
  }
  setSubscribed(isDesired: boolean): void {
    if (isDesired && !this.isDesired) this.askedAtMs.push(performance.now());
    this.isDesired = isDesired;
  }
}

/** What a page does to hear Bo, from time 0 on. */
function listening() {
  const publication = new Publication();
  const namedAtMs: number[] = [];
  const asks = new VoiceAsks(() => namedAtMs.push(performance.now()));
  const bo = { identity: 'bo', publication };
  asks.want([bo]);
  return { asks, bo, publication, namedAtMs };
}

describe('asking for a voice', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: 0 });
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  const pass = (ms: number) => vi.advanceTimersByTime(ms);

  it('[CH9] asks four times in four seconds, names it, and asks again every five', () => {
    const { asks, bo, publication, namedAtMs } = listening();
    pass(2500);
    asks.want([bo]);
    pass(12_500);
    expect(namedAtMs).toEqual([4000]);
    expect(publication.askedAtMs).toEqual([0, 1000, 2000, 3000, 4000, 9000, 14_000]);
    asks.close();
  });

  it('[CH9] asks no more for a voice that arrived, or is not to be heard any more', () => {
    const { asks, bo, publication, namedAtMs } = listening();
    pass(1500);
    publication.isHere = true;
    asks.forget(publication);
    pass(20_000);
    publication.isHere = false;
    asks.want([bo]);
    asks.want([]);
    pass(20_000);
    expect([publication.askedAtMs, namedAtMs, vi.getTimerCount()]).toEqual([[0, 1000], [], 0]);
  });

  it('[CH9] asks for a voice that was heard and is lost a second later, and names it as any other', () => {
    const { asks, bo, publication, namedAtMs } = listening();
    publication.isHere = true;
    pass(10_000);
    publication.isHere = false;
    asks.want([bo]);
    pass(4500);
    expect(publication.askedAtMs).toEqual([0, 11_000, 12_000, 13_000, 14_000]);
    expect(namedAtMs).toEqual([14_000]);
    asks.close();
  });

  it('[CH9] asks once more, not twice, for a voice that is wanted again at once', () => {
    const { asks, bo, publication } = listening();
    pass(500);
    asks.want([]);
    publication.setSubscribed(false);
    asks.want([bo]);
    pass(2000);
    expect(publication.askedAtMs).toEqual([0, 500, 1500, 2500]);
    asks.close();
    expect(vi.getTimerCount()).toBe(0);
  });
});
