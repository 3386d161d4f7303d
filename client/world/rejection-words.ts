import type { FairRejection } from '../../protocol/record/fairness.ts';

/** What a rejection was about, as the record and its figures say it. Rule F6. */
export const rejectionWords: Readonly<Record<FairRejection, string>> = {
  answered: 'It was answered already',
  'off-topic': 'Not about this town hall',
  'not-for-all': 'Not for an open hall: about one person, or in words that hurt',
  unclear: 'Not clear, or several questions in one',
  'own-words': 'In the moderator’s own words, told to who asked',
  unnoted: 'The record is from before reasons were noted',
};
