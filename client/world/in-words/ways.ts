import { floorHeightAt } from '../../../scenes/floor.ts';
import type { Hall } from '../../../scenes/hall-schema.ts';
import { awayM, type Spot, type Stand, yawTo } from './directions.ts';

/** Somewhere to walk to. */
export interface Way {
  readonly id: string;
  /** "The stage", "Foyer door, left". */
  readonly name: string;
  /** Where one then stands, looking at the stage. */
  readonly stand: Stand;
}

/** Who stands so far from a chair's middle is not in it. */
const clearOfChairsM = 0.55;
const searchM = 4;
const stepM = 0.25;
/** Nobody is stood in somebody's face. */
const clearOfPeopleM = 0.9;

/** The places that can be walked to by name: the stage, each door, and where people arrive. Rule IW3. */
export function ways(hall: Hall): readonly Way[] {
  const mark = markOf(hall);
  const front = freeSpotNear(hall, mark, { fromM: 1.5, toM: 8 });
  const doors = hall.entrances.map((entrance) => ({
    id: entrance.id,
    name: doorName(hall, entrance),
    spot: freeSpotNear(hall, { x: entrance.position[0], z: entrance.position[2] }, { fromM: 0, toM: searchM }),
  }));
  return [{ id: 'stage', name: 'The stage', spot: front }, ...doors].flatMap(({ id, name, spot }) =>
    spot === null ? [] : [{ id, name, stand: { ...spot, yawRad: yawTo(spot, mark) } }],
  );
}

/** Where one can stand by somebody and look at them; null where the floor leaves no room. */
export function standBy(hall: Hall, person: Spot): Stand | null {
  const spot = freeSpotNear(hall, person, { fromM: clearOfPeopleM, toM: searchM });
  return spot === null ? null : { ...spot, yawRad: yawTo(spot, person) };
}

export function markOf({ stage }: Hall): Spot {
  return { x: stage.leaderMark[0], z: stage.leaderMark[2] };
}

/** The nearest place about a point where a person can stand: on walkable floor, in no furniture and no chair. */
function freeSpotNear(
  hall: Hall,
  about: Spot,
  { fromM, toM }: { readonly fromM: number; readonly toM: number },
): Spot | null {
  for (let ringM = fromM; ringM <= toM; ringM += stepM) {
    const spots = ringM === 0 ? 1 : Math.ceil((2 * Math.PI * ringM) / stepM);
    for (let i = 0; i < spots; i++) {
      // From the side of the hall that is away from the stage, so that nobody is stood between it and the others.
      const angle = (i % 2 === 0 ? 1 : -1) * Math.ceil(i / 2) * ((2 * Math.PI) / spots);
      const spot = { x: about.x + Math.sin(angle) * ringM, z: about.z + Math.cos(angle) * ringM };
      if (isFree(hall, spot)) return spot;
    }
  }
  return null;
}

function isFree(hall: Hall, spot: Spot): boolean {
  if (floorHeightAt(hall, spot.x, spot.z) === null) return false;
  return hall.seats.every(
    ({ kind, position: [x, , z] }) => kind === 'standing' || awayM(spot, { x, z }) >= clearOfChairsM,
  );
}

const doorReachM = 2.5;

/** By the sign over it; two doors to the same place are told apart by their side. */
function doorName(hall: Hall, { position: [x, , z] }: Hall['entrances'][number]): string {
  const over = hall.signs.flatMap(({ says, center }) =>
    typeof says === 'object' && awayM({ x, z }, { x: center[0], z: center[2] }) <= doorReachM ? [says.words] : [],
  )[0];
  const name = over === undefined ? 'Door' : `${over} door`;
  if (hall.entrances.length === 1) return name;
  return `${name}, ${x < 0 ? 'left' : 'right'}`;
}
