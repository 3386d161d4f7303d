import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readGlb } from '../../client/adapters/babylon/glb.ts';
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

describe('the hall’s models', () => {
  it.each(['models/townhall.glb', 'models/atrium.glb', 'models/fireside.glb', 'models/leader.glb'])(
    '[HALL12] %s is valid glTF',
    async (file) => {
      const validator = validatorSchema.parse(createRequire(import.meta.url)('gltf-validator'));
      const report = reportSchema.parse(
        await validator.validateBytes(new Uint8Array(bytesOf(file)), { maxIssues: 20 }),
      );
      expect(report.issues.messages.filter((message) => message.severity === 0)).toEqual([]);
    },
  );

  it('[HALL12] the leader has all visemes and a blink under their usual names, at most 25,000 triangles, less than 1 MB', () => {
    const leader = readGlb(bufferOf('models/leader.glb'));
    const names = leader.primitives.flatMap((primitive) => primitive.targets.map((target) => target.name));
    expect(names).toEqual(
      expect.arrayContaining([...visemes.map((viseme) => `viseme_${viseme}`), 'eyeBlinkLeft', 'eyeBlinkRight']),
    );
    expect(leader.primitives.reduce((sum, primitive) => sum + primitive.indices.length / 3, 0)).toBeLessThanOrEqual(
      25_000,
    );
    expect(bytesOf('models/leader.glb').length).toBeLessThan(1_000_000);
    expect(leader.joints.length).toBeLessThanOrEqual(jointLimit);
  });

  it('[HALL12] every viseme but silence moves the mouth', () => {
    const [face] = readGlb(bufferOf('models/leader.glb')).primitives;
    for (const viseme of visemes) {
      const target = face?.targets.find((each) => each.name === `viseme_${viseme}`);
      const most = Array.from(target?.positions ?? []).reduce((best, value) => Math.max(best, Math.abs(value)), 0);
      if (viseme === 'sil') expect(most).toBe(0);
      // In tenths of a millimetre.
      else expect(most).toBeGreaterThan(20);
    }
  });
});
