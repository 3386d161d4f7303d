import type { DoorTrouble } from '../../protocol/door.ts';

/** What a page says about an invitation that does not open: above, and what to do. */
const troubles = {
  'invitation-expired': ['This invitation has expired', 'Ask whoever sent it for a new one.'],
  'invitation-used': [
    'This invitation is used up',
    'It has let in everybody it was for. Ask whoever sent it for one of your own.',
  ],
  'invitation-revoked': ['This invitation was taken back', 'Ask whoever sent it whether you should have another.'],
  'townhall-over': ['This town hall is over', 'Ask whoever sent the invitation about the next one.'],
  'other-townhall': [
    'You were invited to another town hall',
    'This one is here now. Open your invitation’s link again: it says when yours begins, and lets you in then. For this one, ask the organiser for a link.',
  ],
  'link-taken': [
    'This link belongs to another browser',
    'Somebody has come in by it. Open it in that browser, or ask whoever sent it for another.',
  ],
} as const satisfies Partial<Record<DoorTrouble, readonly [string, string]>>;

/** Title and words for a code; `message`: what the server says of it, for every other. Rule IV8. */
export function linkWords(
  code: string | undefined,
  message: string,
): { readonly title: string; readonly words: string } {
  const [, found] = Object.entries(troubles).find(([each]) => each === code) ?? [];
  return found === undefined
    ? { title: 'This link does not open', words: message }
    : { title: found[0], words: found[1] };
}
