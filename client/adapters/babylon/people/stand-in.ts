import { lookCode } from '../../../../protocol/look.ts';
import { visemes } from '../../../../protocol/viseme.ts';
import type { MouthSource } from '../../../world/ports.ts';

/** A person whom nobody takes for anybody, dressed for the stage. */
export const standInLook = lookCode({
  face: 'even',
  skin: '4',
  hair: 'short',
  hairColor: 'brown',
  scarf: 'slate',
  beard: 'none',
  glasses: 'none',
  top: 'blazer',
  cloth: '0',
});

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
