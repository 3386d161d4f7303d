import { z } from 'zod';

/** What a page needs to draw a hall: its data, its triangles, the light on them, and the light for what moves in it. */
export const hallFileKinds = ['json', 'glb', 'webp', 'bin'] as const;
export type HallFileKind = (typeof hallFileKinds)[number];

/** The beginning of a SHA-256 over a hall's files: other bytes have another address. */
export const hallHashSchema = z.string().regex(/^[0-9a-f]{16}$/, 'not the hash of a hall');

/** Where the server keeps a file of its hall; kept by browsers for ever. */
export function hallPath(hash: string, kind: HallFileKind): string {
  return `/assets/hall-${hash}.${kind}`;
}
