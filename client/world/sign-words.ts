import type { Hall } from '../../scenes/hall-schema.ts';
import type { AvatarWaits, StageLook, StageScreen } from './ports.ts';
import type { Light } from './stage-view.ts';

/** What stands on a sign, and the light of who speaks where it tells of them. */
export interface SignWords {
  readonly text: string;
  readonly light: Light | null;
}

/** A sign of the hall in words: its own, the town hall's title, or what happens on the stage now. Rule HALL18. */
export function signWords(
  says: Hall['signs'][number]['says'],
  { title, next }: Pick<StageScreen, 'title' | 'next'>,
  stage: StageLook,
): SignWords {
  if (typeof says === 'object') return { text: says.words, light: null };
  if (says === 'title') return { text: title, light: null };
  switch (stage.holder) {
    case 'avatar':
      return { text: `AI speaking for ${stage.leaderName}`, light: 'avatar' };
    case 'human':
      return { text: `${stage.leaderName} is live`, light: 'human' };
    case 'asker':
      return { text: `${stage.name} is on the floor`, light: 'asker' };
    case 'nobody':
      return { text: waitingText(stage.avatar, next), light: null };
  }
}

function waitingText(avatar: AvatarWaits, next: string): string {
  if (avatar === 'preparing') return 'The answer is being prepared';
  if (avatar === 'stopped') return 'The answer was stopped';
  if (avatar === 'paused') return 'The answer is paused';
  return next === '' ? 'Nobody is speaking' : next;
}
