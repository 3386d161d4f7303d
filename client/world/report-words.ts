/** The usual reasons to report somebody: a press on the page or in the hall instead of typing. Rule OH9. */
export const reportReasons = ['Insults somebody.', 'Disturbs others.', 'Pretends to be somebody else.'] as const;

/** What becomes of a report. */
export const reportNotice =
  'The moderators read it, with what was said on the stage in the last minute as text. Nobody else learns who reported. No sound is kept.';

export const reportedWords = 'Reported. A moderator will look at it.';
