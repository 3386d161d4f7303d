/** A script of `assets/make`, and what comes out of it. */
export interface Recipe {
  readonly script: string;
  /** Files that it writes, under the folder it is given. */
  readonly makes: readonly string[];
  /** Files that it reads beside what it imports. */
  readonly reads: readonly string[];
  /** Packages that it runs beside those it imports. */
  readonly runs: readonly string[];
  /** Done within seconds: the check makes it again. */
  readonly isCheap: boolean;
}

const hallFile = 'scenes/townhall.hall.json';

/** In the order in which they are made: the model stands on the hall's data. */
export const recipes: readonly Recipe[] = [
  {
    script: 'assets/make/townhall-hall.mjs',
    makes: [hallFile],
    reads: [],
    runs: ['@biomejs/biome'],
    isCheap: true,
  },
  {
    script: 'assets/make/townhall-model.mjs',
    makes: ['assets/models/townhall.glb', 'assets/models/townhall-light.webp', 'assets/models/townhall-light.bin'],
    reads: [hallFile],
    runs: [],
    isCheap: false,
  },
  {
    script: 'assets/make/leader-model.mjs',
    makes: ['assets/models/leader.glb'],
    reads: [],
    runs: [],
    isCheap: false,
  },
];
