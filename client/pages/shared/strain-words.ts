import type { Strain } from '../../../protocol/strain.ts';

/** What a full server does without, as people read it; null while it has room. */
export const strainWords: Readonly<Record<Strain, string | null>> = {
  0: null,
  1: 'It is very full: people around you move less smoothly. The stage is not affected.',
  2: 'It is very full: people move less smoothly, far ones hardly. The stage is not affected.',
  3: 'It is very full: people move less smoothly and you hear fewer of them. The stage is not affected.',
  4: 'It is very full: only people near you move, and you hear fewer of them. The stage is not affected.',
};
