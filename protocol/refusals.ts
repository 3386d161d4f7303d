/**
 * Everything the gate may refuse, with the sentence people read: what is not possible now and what to do. A refusal changes nothing.
 */
export const refusals = {
  'not-allowed': 'Your role cannot do this.',
  'not-here': 'You are not in this town hall. Open your link again.',
  removed: 'A moderator removed you from this town hall.',
  'town-hall-closed': 'This town hall has ended. Its record stays readable.',
  'town-hall-not-open': 'This town hall has not begun yet.',
  'town-hall-locked': 'The doors are locked right now. Ask a moderator to let you in.',
  'name-empty': 'Type a name that people can read.',
  'name-too-long': 'That name is too long. Use up to 60 characters.',
  'text-empty': 'Type your question first.',
  'text-too-long': 'That is too long. Shorten it to 500 characters.',
  'reason-empty': 'Say why in a few words. The author will read it.',
  'reason-too-long': 'That reason is too long. Shorten it to 300 characters.',
  'too-many-pending': 'Three of your questions already wait for a moderator. You can send another when one is read.',
  'too-many-questions': 'This town hall holds no more questions.',
  'already-asked': 'This question was already sent.',
  'no-such-question': 'This question does not exist any more.',
  'no-such-member': 'This person is not here any more.',
  'no-such-seat': 'This seat does not exist.',
  'seat-taken': 'Somebody sits there already. Pick another seat.',
  'hall-full': 'All seats are taken. You can watch as a spectator.',
  'not-the-author': 'Only the person who asked can do this.',
  'not-pending': 'A moderator has already decided on this question.',
  'not-approved': 'Only an approved question can do this.',
  'not-called': 'This question is not on the stage.',
  'not-merged': 'This question is not merged into another.',
  'already-withdrawn': 'This question was withdrawn.',
  'merge-into-itself': 'A question cannot be merged into itself. Pick another one.',
  'already-voted': 'You have already voted for this question.',
  'not-voted': 'You have not voted for this question.',
  'own-question': 'Your own question already carries your vote.',
  'stage-busy': 'Somebody is on the stage. Stop or finish first.',
  'stage-empty': 'Nobody is on the stage.',
  'another-question-called': 'Another question was called a moment ago.',
  'human-live': 'The leader is live. The avatar stays silent until they give the stage back.',
  'not-live': 'You are not live on the stage.',
  'avatar-held': 'The avatar is on hold.',
  'avatar-not-held': 'The avatar is not on hold.',
  'no-avatar': 'The avatar may not speak: consent or approved statements are missing.',
  'answer-not-ready': 'The answer is not prepared yet.',
  'answer-outdated': 'This answer belongs to an earlier moment.',
  'hand-already-up': 'Your hand is already up.',
  'hand-not-up': 'Your hand is not up.',
  muted: 'A moderator muted you. You can raise your hand.',
  'not-muted': 'This person is not muted.',
  'already-muted': 'This person is already muted.',
  'no-body': 'Take a place in the hall first.',
  'person-muted': 'This person is muted. Unmute them first.',
  'person-without-body': 'This person watches without a place in the hall, so there is no microphone to open.',
  'already-open': 'Your microphone is already open.',
  'not-open': 'Your microphone is not open.',
  'floor-taken': 'Somebody else has the floor.',
  'floor-free': 'Nobody has the floor.',
  'same-role': 'They have this role already.',
  'already-locked': 'The doors are already locked.',
  'not-locked': 'The doors are not locked.',
  'already-erased': 'This was already erased.',
  'already-exists': 'This already exists.',
  'nothing-to-sign': 'The head of the record is signed already.',
  'no-such-statement': 'This statement does not exist.',
  'already-approved': 'This statement is already approved.',
  'statement-not-approved': 'This statement is not approved.',
  'no-consent': 'There is no consent to take back.',
  'record-unavailable': 'The record cannot be written right now, so nothing was changed. Try again in a moment.',
  'too-fast': 'That was a lot at once. Wait a few seconds and try again.',
} as const;

export type RefusalCode = keyof typeof refusals;

export interface Refusal {
  readonly refused: RefusalCode;
}

export function refuse(code: RefusalCode): Refusal {
  return { refused: code };
}
