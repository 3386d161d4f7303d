import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readGlb } from '../../client/adapters/babylon/glb.ts';
import { expressions, isDriven } from '../../client/adapters/babylon/leader/driven-targets.ts';
import { jointLimit } from '../../client/adapters/babylon/leader/leader-shader.ts';
import { visemes } from '../../protocol/viseme.ts';

const assets = path.join(import.meta.dirname, '../../assets');
const bytesOf = (file: string) => readFileSync(path.join(assets, file));
const bufferOf = (file: string) => new Uint8Array(bytesOf(file)).buffer;

const reportSchema = z.object({
  issues: z.object({
    numErrors: z.number(),
    messages: z.array(z.object({ code: z.string(), severity: z.number(), pointer: z.string().optional() })),
  }),
});
const validatorSchema = z.object({
  validateBytes: z.custom<(bytes: Uint8Array, options: { maxIssues: number }) => Promise<unknown>>(
    (value) => typeof value === 'function',
  ),
});

const leaders = ['models/leader-lindqvist.glb', 'models/leader-okafor.glb'];
const sides = (names: readonly string[]) => names.flatMap((name) => [`${name}Left`, `${name}Right`]);
/** ARKit's, but eyeLookIn and eyeLookOut of both sides. */
const blendShapes = [
  ...[
    'jawOpen',
    'jawForward',
    'jawLeft',
    'jawRight',
    'mouthClose',
    'mouthFunnel',
    'mouthPucker',
    'mouthLeft',
    'mouthRight',
  ],
  ...[
    'mouthRollLower',
    'mouthRollUpper',
    'mouthShrugLower',
    'mouthShrugUpper',
    'cheekPuff',
    'browInnerUp',
    'tongueOut',
  ],
  ...sides(['eyeBlink', 'eyeSquint', 'eyeWide', 'eyeLookUp', 'eyeLookDown', 'browDown', 'browOuterUp', 'cheekSquint']),
  ...sides(['mouthSmile', 'mouthFrown', 'mouthDimple', 'mouthStretch', 'mouthPress', 'mouthUpperUp', 'mouthLowerDown']),
  ...sides(['noseSneer']),
];
/** The furthest that a target moves anything, in tenths of a millimetre. */
const mostOf = (positions: Float32Array) => positions.reduce((best, value) => Math.max(best, Math.abs(value)), 0);

describe('the hall’s models', () => {
  it.each(['models/townhall.glb', 'models/atrium.glb', 'models/fireside.glb', ...leaders])(
    '[HALL12] %s is valid glTF',
    async (file) => {
      const validator = validatorSchema.parse(createRequire(import.meta.url)('gltf-validator'));
      const report = reportSchema.parse(
        await validator.validateBytes(new Uint8Array(bytesOf(file)), { maxIssues: 20 }),
      );
      expect(report.issues.messages.filter((message) => message.severity === 0)).toEqual([]);
    },
  );

  it.each(leaders)('[HALL12] %s is small, and has visemes and blend shapes under their usual names', async (file) => {
    const leader = await readGlb(bufferOf(file));
    const [face] = leader.primitives;
    expect(face?.targets.map(({ name }) => name).toSorted()).toEqual(
      [...visemes.map((viseme) => `viseme_${viseme}`), ...blendShapes].toSorted(),
    );
    expect(leader.primitives.reduce((sum, { indices }) => sum + indices.length / 3, 0)).toBeLessThanOrEqual(25_000);
    expect(bytesOf(file).length).toBeLessThan(1_000_000);
    expect(leader.joints.length).toBeLessThanOrEqual(jointLimit);
  });

  it.each(leaders)('[HALL12] every movement of %s but silence moves the face', async (file) => {
    const [face] = (await readGlb(bufferOf(file))).primitives;
    for (const { name, positions } of face?.targets ?? []) {
      if (name === 'viseme_sil') expect(mostOf(positions), name).toBe(0);
      else expect(mostOf(positions), name).toBeGreaterThan(15);
    }
  });

  it.each(leaders)('[HALL12] closing the mouth of %s under an open jaw brings the lips together', async (file) => {
    const [face] = (await readGlb(bufferOf(file))).primitives;
    const at = (name: string) => face?.targets.find((target) => target.name === name)?.positions ?? new Float32Array();
    const [open, close] = [at('jawOpen'), at('mouthClose')];
    const places = face?.attributes.get('POSITION') ?? new Float32Array();
    // The middle of the lower lip: what the jaw moves most there.
    let lowest = 0;
    for (let i = 0; i < places.length; i += 3) {
      const [x = 0, y = 0, z = 0] = places.subarray(i, i + 3);
      const isLip = Math.abs(x) < 60 && y < -660 && y > -800 && z > 950;
      if (isLip && (open[i + 1] ?? 0) < (open[lowest + 1] ?? 0)) lowest = i;
    }
    expect(open[lowest + 1]).toBeLessThan(-150);
    expect(close[lowest + 1]).toBeGreaterThan(-0.4 * (open[lowest + 1] ?? 0));
  });

  it('[PN9] all leaders have the same joints and movements', async () => {
    const read = await Promise.all(leaders.map((file) => readGlb(bufferOf(file))));
    const [first, ...others] = read.map(({ joints, primitives }) => {
      return {
        joints: joints.map(({ name, parent }) => [name, parent]),
        targets: primitives[0]?.targets.map(({ name }) => name),
      };
    });
    for (const other of others) expect(other).toEqual(first);
  });

  it('[HALL12] the page keeps only the movements that it drives', async () => {
    const [face] = (await readGlb(bufferOf('models/leader-okafor.glb'), isDriven)).primitives;
    expect(face?.targets.map(({ name }) => name).toSorted()).toEqual(
      [...visemes.map((viseme) => `viseme_${viseme}`), ...expressions.flatMap(({ names }) => names)].toSorted(),
    );
  });
});
