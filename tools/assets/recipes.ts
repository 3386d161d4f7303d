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

/** The hall's data, and the model that stands on it. */
function hallRecipes(id: string): readonly Recipe[] {
  const file = `scenes/${id}.hall.json`;
  const model = `assets/models/${id}`;
  return [
    { script: `assets/make/${id}-hall.mjs`, makes: [file], reads: [], runs: ['@biomejs/biome'], isCheap: true },
    {
      script: `assets/make/${id}-model.mjs`,
      makes: [`${model}.glb`, `${model}-light.webp`, `${model}-light.bin`],
      reads: [file],
      runs: [],
      isCheap: false,
    },
  ];
}

/** In the order in which they are made. */
export const recipes: readonly Recipe[] = [
  ...['townhall', 'atrium', 'fireside'].flatMap(hallRecipes),
  {
    script: 'assets/make/leader-model.mjs',
    makes: ['assets/models/leader-lindqvist.glb', 'assets/models/leader-okafor.glb'],
    reads: [],
    runs: [],
    isCheap: false,
  },
];
