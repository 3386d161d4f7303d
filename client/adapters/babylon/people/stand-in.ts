import { visemes } from '../../../../protocol/viseme.ts';
import type { MouthSource } from '../../../world/ports.ts';

const closed = [visemes.indexOf('sil'), visemes.indexOf('PP')];

/** How far the mouth of a person is open who stands in for the leader: by the widest of the shapes. The function allocates nothing. */
export function openMouth(source: MouthSource): () => number {
  const shapes = new Float32Array(visemes.length);
  return () => {
    source.sample(shapes);
    let open = 0;
    for (let i = 0; i < shapes.length; i++) if (!closed.includes(i)) open = Math.max(open, shapes[i] ?? 0);
    return open;
  };
}
