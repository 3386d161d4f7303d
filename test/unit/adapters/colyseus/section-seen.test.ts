import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { limits } from '../../../../protocol/limits.ts';
import { closeCodes } from '../../../../protocol/messages.ts';
import { idOf, person } from '../../../support/build-townhall.ts';
import { aPose, aSection } from './a-section.ts';

describe('poses', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function anOpenSection() {
    const made = aSection();
    made.section.open({ broadcast: () => undefined, broadcastPatch: () => true, takePatch: () => null });
    const run = (ms: number) => {
      for (let i = 0; i < ms; i += 10, made.now.ms += 10) vi.advanceTimersByTime(10);
    };
    return { ...made, run };
  }

  it('[P7] a desk and a page that only listens get none; whoever sees the hall gets a key frame', async () => {
    const { section, join, run } = anOpenSection();
    const [desk, listening] = [await join('mo', 'desk'), await join('sid', 'listener')];
    const [phone, ada] = [await join('bob', 'companion'), await join('ada')];
    section.pose(ada.page, aPose());
    run(100);
    section.close();
    // Behind two bytes of Colyseus.
    const keyOf = ({ client }: typeof ada) => client.frames[0]?.[2];
    expect([desk, listening, phone, ada].map(keyOf)).toEqual([undefined, undefined, 1, 1]);
  });

  it('[P7] who has the floor is sent to the far end of the hall at the full rate, and only while they have it', async () => {
    const { townhall, section, join, run } = anOpenSection();
    const [ada, bob] = [await join('ada'), await join('bob')];
    section.pose(ada.page, aPose(-15, 25));
    const framesInTwoSeconds = () => {
      const before = ada.client.frames.length;
      for (let i = 0; i < 20; i++) {
        section.pose(bob.page, aPose(15 + (i % 2) / 100, -5));
        run(100);
      }
      return ada.client.frames.length - before;
    };
    const told = () => section.changed({ members: [], questions: [], voters: [], isReordered: false });
    const off = [framesInTwoSeconds(), framesInTwoSeconds()];
    townhall.do(person('mo'), { type: 'floor.give', memberId: idOf('bob') });
    told();
    const on = framesInTwoSeconds();
    townhall.do(person('mo'), { type: 'floor.take' });
    told();
    const after = [framesInTwoSeconds(), framesInTwoSeconds()];
    section.close();
    expect([off[1], on, after[1]].map((frames) => Math.round((frames ?? 0) / 10))).toEqual([0, 2, 0]);
  });

  it('[P10] a page that has been behind for five seconds is closed with a reason, and no other', async () => {
    const { join, run, section } = anOpenSection();
    const [slow, other] = [await join('ada'), await join('bob')];
    run(100);
    Object.assign(slow.client.ref, { bufferedAmount: 200_000 });
    run(limits.behindMs - 200);
    expect(slow.client.closedWith).toBeNull();
    run(400);
    expect([slow.client.closedWith, slow.client.sent.at(-1)?.message, other.client.closedWith]).toMatchObject([
      closeCodes.behind,
      { reason: 'behind' },
      null,
    ]);
    section.close();
  });
});

describe('reactions, as the other sections see them', () => {
  const reactionsOf = ({ section }: ReturnType<typeof aSection>) =>
    section.takeHeads().map(({ memberId, reaction }) => [memberId, reaction]);

  it('[BC5] the last one of each is given, once, also when it came from their phone', async () => {
    const town = aSection();
    const [ada, bob] = [await town.join('ada'), await town.join('bob')];
    const phone = await town.join('bob', 'companion');
    town.section.react(ada.page, { reaction: 'heart' });
    town.section.react(ada.page, { reaction: 'clap' });
    town.section.react(phone.page, { reaction: 'laugh' });
    expect(reactionsOf(town)).toEqual([
      [idOf('ada'), 'clap'],
      [idOf('bob'), 'laugh'],
    ]);
    town.section.react(bob.page, { reaction: 'thumbs' });
    expect(reactionsOf(town)).toEqual([
      [idOf('ada'), null],
      [idOf('bob'), 'thumbs'],
    ]);
  });

  it('[BC5] one of who has no place is not kept for later, nor one that came too fast', async () => {
    const town = aSection();
    const { page } = await town.join('sid', 'companion');
    town.section.react(page, { reaction: 'heart' });
    expect(reactionsOf(town)).toEqual([]);
    const ada = await town.join('ada');
    for (let i = 0; i < limits.rates.moment.burst; i++) town.section.react(ada.page, { reaction: 'clap' });
    expect(reactionsOf(town)).toEqual([[idOf('ada'), 'clap']]);
    town.section.react(ada.page, { reaction: 'clap' });
    expect(reactionsOf(town)).toEqual([[idOf('ada'), null]]);
  });
});
