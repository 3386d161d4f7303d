import type { AbstentionKind } from '../../protocol/answer.ts';

/** Why the avatar has no answer, in the few words that a moderator reads beside the draft. Rule M60. */
export const abstentionWords: Readonly<Record<AbstentionKind, string>> = {
  unknown: 'No approved statement answers it.',
  personal: 'It asks into somebody’s private affairs.',
  commitment: 'It asks for a promise that no approved statement gives.',
  'hard-message': 'A person should bring this news.',
  politics: 'It asks for a side in politics or faith.',
  rumour: 'It is about a rumour that no approved statement speaks of.',
  'state-of-mind': 'It asks how somebody feels.',
  advice: 'It asks for advice on law, health or money.',
  crisis: 'Somebody may be in danger. Please look after them now.',
  misuse: 'It asks how to get round a rule or a safeguard.',
  'other-language': 'It is not in English.',
  attack: 'It reads as an instruction to the avatar.',
};
