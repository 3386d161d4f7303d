import { FreeCamera } from '@babylonjs/core/Cameras/freeCamera';
import { Quaternion, Vector3 } from '@babylonjs/core/Maths/math.vector';
import type { Label } from '../../../protocol/answer.ts';
import type { MemberId } from '../../../protocol/ids.ts';
import type { Reaction } from '../../../protocol/moment.ts';
import type { Pose, Slot, Vec3 } from '../../../protocol/pose.ts';
import { townhall } from '../../../scenes/load-hall.ts';
import type { Body, HallView, HallViewOptions, StageScreen as ScreenText, StageLook } from '../../world/ports.ts';
import { fetchHallLight, fetchHallModel, fetchLeaderModel } from './assets.ts';
import { DesktopRig } from './desktop/desktop-rig.ts';
import { createEngine } from './engine.ts';
import { createHallMesh } from './hall/hall-mesh.ts';
import { createLightGrid } from './hall/light-grid.ts';
import { Seats } from './hall/seats.ts';
import { Crowd } from './people/crowd.ts';
import { Leader } from './leader/leader.ts';
import { LeaderLife } from './leader/leader-life.ts';
import { StageScreen } from './stage/stage-screen.ts';

const hall = townhall;

export async function createHallView(canvas: HTMLCanvasElement, options: HallViewOptions): Promise<HallView> {
  const stop = new AbortController();
  const [model, light] = await Promise.all([fetchHallModel(stop.signal), fetchHallLight(stop.signal)]);
  const { engine, scene } = createEngine(canvas);
  const camera = new FreeCamera('eyes', new Vector3(0, 1.6, 10), scene);
  camera.rotationQuaternion = Quaternion.Identity();
  camera.inputs.clear();
  camera.minZ = 0.06;
  camera.maxZ = 80;
  const screen = new StageScreen(scene, hall);
  const primitive = model.primitives[0];
  if (primitive === undefined) throw new Error('empty');
  createHallMesh(scene, primitive, hall, screen.texture);
  const grid = createLightGrid(scene, light);
  const seats = new Seats(scene, hall, grid);
  const rig = new DesktopRig(canvas, {
    camera,
    hall,
    hasBody: options.hasBody,
    reducedMotion: options.reducedMotion,
    isSeatFree: () => true,
    events: {
      onSeatPicked: (i) => options.events.onSeatPicked(hall.seats[i]?.id as never),
      onStoodUp: () => undefined,
      onSeatHovered: (i) => seats.mark(i),
    },
  });
  const crowd = new Crowd(scene, { hall, poses: options.poses, lightGrid: grid });
  const life = new LeaderLife(options.mouth, { reducedMotion: options.reducedMotion, random: Math.random });
  let leader: Leader | null = null;
  void fetchLeaderModel(stop.signal).then((glb) => {
    leader = new Leader(scene, glb, { hall, lightGrid: grid, life });
  });
  const fit = () => {
    engine.resize();
    const aspect = engine.getAspectRatio(camera);
    camera.fov = aspect >= 1 ? 0.95 : 2 * Math.atan(Math.tan(0.4) / aspect);
  };
  fit();
  new ResizeObserver(fit).observe(canvas);
  engine.runRenderLoop(() => {
    leader?.update(performance.now(), Math.min(0.1, engine.getDeltaTime() / 1000));
    rig.update(Math.min(0.1, engine.getDeltaTime() / 1000));
    crowd.update(performance.now(), rig.head.position);
    scene.render();
  });
  return {
    setBodies: (b: readonly Body[], s: MemberId | null) => crowd.setBodies(b, s),
    setStage: (look: StageLook) => screen.setLook(look),
    setScreen: (text: ScreenText) => screen.setText(text),
    setCaption: (_c: { readonly text: string; readonly label: Label; readonly spokenTo: number } | null) => undefined,
    setGaze: (t: Vec3 | null) => life.lookAt(t),
    showReaction: (_s: Slot, _r: Reaction) => undefined,
    placeSelf: (at) =>
      'spawn' in at ? rig.placeAtSpawn(at.spawn) : rig.placeAtSeat(hall.seats.findIndex((s) => s.id === at.seatId)),
    readPose: (): Pose => ({ head: rig.head, left: null, right: null }),
    readListener: () => undefined,
    canEnterXr: Promise.resolve(false),
    enterXr: async () => undefined,
    exitXr: async () => undefined,
    close: () => engine.dispose(),
  };
}
