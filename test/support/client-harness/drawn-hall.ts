import { EngineStore } from '@babylonjs/core/Engines/engineStore';
import { createHallView } from '../../../client/adapters/babylon/hall-view.ts';
import type { CreateHallView } from '../../../client/live/hall-drawing.ts';
import type { HallView } from '../../../client/world/ports.ts';
import { hallPath } from '../../../protocol/hall-files.ts';
import { seatIdSchema } from '../../../protocol/ids.ts';
import { hallSchema } from '../../../scenes/hall-schema.ts';
import { fakePeople } from '../hall-harness/fake-people.ts';

const hallId = 'townhall';
const people = 90;
const ownSeat = seatIdSchema.parse('D14');

/** The real hall behind the real pages, with people who are not there, drawn in full however slowly this machine draws. */
export const createDrawnHall: CreateHallView = async (canvas, options) => {
  const hall = hallSchema.parse(await (await fetch(hallPath(hallId, 'json'))).json());
  const { bodies, poses } = fakePeople(hall, people);
  const others = bodies.filter(({ seatId }) => seatId !== ownSeat);
  const view = await createHallView(canvas, { ...options, hallHash: hallId, leaderBody: 'lindqvist', poses });
  const engine = EngineStore.LastCreatedEngine;
  if (engine !== null) {
    engine.setHardwareScalingLevel(1);
    engine.setHardwareScalingLevel = () => undefined;
  }
  const [setBodies, placeSelf] = [view.setBodies.bind(view), view.placeSelf.bind(view)];
  const changed: Partial<HallView> = {
    setBodies: () => setBodies(others, null),
    placeSelf: () => (options.hasBody ? placeSelf({ seatId: ownSeat }) : undefined),
  };
  return Object.assign(view, changed);
};
