import { limits } from '../../protocol/limits.ts';
import { refuse } from '../../protocol/refusals.ts';
import type { Asking, CommandOf } from './asking.ts';
import { cleanText } from './clean-text.ts';
import type { Decision } from './decision.ts';
import type { TownhallState } from './state.ts';

/**
 * Records a phrase that the leader said live, as it was written down: while they have the stage, of this epoch alone. What an asker on the
 * floor says is refused like everything else. Rules LV1 to LV3.
 */
export function recordLine(state: TownhallState, command: CommandOf<'human.say'>, { stamp }: Asking): Decision {
  const { stage, epoch, liveLines } = state;
  if (stage.kind !== 'human' || command.epoch !== epoch) return refuse('not-live');
  const text = cleanText(cleanText(command.text).slice(0, limits.liveLineLength));
  if (text === '') return [];
  const before = liveLines.get(-limits.liveLinesPerMinute);
  if (before !== undefined && before.atMs > stamp.at - 60_000) return refuse('too-fast');
  const { memberId, questionId } = stage;
  return [
    {
      ...stamp,
      type: 'human.said',
      memberId,
      epoch,
      ...(questionId !== null && { answers: questionId }),
      label: 'HUMAN',
      recogniser: command.recogniser,
      ...(command.isAfterGap && { isAfterGap: true }),
      personal: { text },
    },
  ];
}
