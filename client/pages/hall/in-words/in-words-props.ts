import type { HallInWords } from '../../../live/hall-in-words.ts';
import type { Townhall } from '../../../live/townhall.ts';

/** What each part of the hall in words tells of. */
export interface InWordsProps {
  readonly townhall: Townhall;
  readonly inWords: HallInWords;
  readonly hasBody: boolean;
}
