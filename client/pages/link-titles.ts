import type { DoorTrouble } from '../../protocol/door.ts';

/** Above the sentence that says what to do about an invitation's link. */
export const linkTitles = {
  'invitation-expired': 'This invitation has expired',
  'invitation-used': 'This invitation is used up',
  'invitation-revoked': 'This invitation was taken back',
} as const satisfies Partial<Record<DoorTrouble, string>>;
