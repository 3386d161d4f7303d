import type { QuestionView } from '../../protocol/views.ts';

/** How the queue is ordered, over the queue. Rule F9. */
export const orderWords = 'Most votes first; of equals, the one that was approved first.';

/** What else than votes gave a question its place, or brought it to the stage. Rule F9. */
export const placeWords: Readonly<Record<NonNullable<QuestionView['order']>, string>> = {
  moved: 'A moderator moved it here',
  kept: 'Keeps its place: a moderator moved a question behind it',
  'follow-up': 'A follow-up comes next',
  'called-ahead': 'Called by a person while others had more votes',
};
