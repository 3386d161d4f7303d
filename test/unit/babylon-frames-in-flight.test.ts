import { expect, it } from 'vitest';
import { FramesInFlight } from '../../client/adapters/babylon/frames-in-flight.ts';

const [signaled, unsignaled] = [1, 2];

/** A card that draws the frames it was asked for one after the other, when it is told to. */
function aCard() {
  const fences: { isDrawn: boolean }[] = [];
  const gl = {
    SYNC_GPU_COMMANDS_COMPLETE: 3,
    SYNC_STATUS: 4,
    UNSIGNALED: unsignaled,
    fenceSync() {
      const fence = { isDrawn: false };
      fences.push(fence);
      return fence;
    },
    deleteSync: () => undefined,
    getSyncParameter: (fence: { isDrawn: boolean }) => (isLost ? null : fence.isDrawn ? signaled : unsignaled),
  };
  let isLost = false;
  return {
    canvas: { getContext: () => gl } as unknown as HTMLCanvasElement,
    draw: (frame: number) => {
      const fence = fences[frame];
      if (fence !== undefined) fence.isDrawn = true;
    },
    lose: () => {
      isLost = true;
    },
  };
}

it('[HALL43] two frames may wait for the card, a third only when the first of them is drawn', () => {
  const card = aCard();
  const inFlight = new FramesInFlight(card.canvas);
  expect(inFlight.areMost).toBe(false);
  inFlight.add();
  expect(inFlight.areMost).toBe(false);
  inFlight.add();
  expect(inFlight.areMost).toBe(true);
  card.draw(0);
  expect(inFlight.areMost).toBe(false);
  inFlight.add();
  expect(inFlight.areMost).toBe(true);
  card.draw(1);
  card.draw(2);
  expect(inFlight.areMost).toBe(false);
});

it('[HALL43] a lost context holds nothing back', () => {
  const card = aCard();
  const inFlight = new FramesInFlight(card.canvas);
  inFlight.add();
  inFlight.add();
  card.lose();
  expect(inFlight.areMost).toBe(false);
});
