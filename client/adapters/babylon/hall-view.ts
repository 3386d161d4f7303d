import type { HallView, HallViewOptions } from '../../world/ports.ts';
import { fetchHall, fetchLeaderModel } from './assets.ts';
import { DrawnHall } from './drawn-hall.ts';

/**
 * Makes the hall for a canvas. Resolves when the hall, its seats and its stage can be shown at once; the leader comes in when her model
 * has arrived. Rejects when this device cannot draw or the hall's files do not come.
 */
export async function createHallView(canvas: HTMLCanvasElement, options: HallViewOptions): Promise<HallView> {
  const stop = new AbortController();
  const leaderModel = fetchLeaderModel(stop.signal);
  // Handled where it is awaited; without this a failed hall would leave a rejection that nobody sees to.
  leaderModel.catch(() => undefined);
  const files = await fetchHall(options.hallHash, stop.signal);
  const view = new DrawnHall(canvas, { ...options, ...files, stop });
  void leaderModel
    .then(async (leader) => {
      view.bringLeader(leader);
      await view.warmUp();
    })
    .catch((cause: unknown) => {
      console.warn('the leader did not arrive', cause);
      view.bringStandIn();
    });
  await view.warmUp();
  return view;
}
