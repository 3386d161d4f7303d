import { Unplug } from 'lucide-preact';
import type { Townhall } from '../../live/townhall.ts';
import { stageWords } from '../../world/stage-view.ts';

/** What stands where the stage was, while nobody here can know what is on it. */
export function OutOfTouch({ townhall }: { readonly townhall: Townhall }) {
  const { stage } = townhall.mirror.value;
  const { onStage } = townhall.lists.value;
  const before = stageWords(stage, townhall.leaderName.value);
  return (
    <>
      <p class="out-of-touch" role="status">
        <Unplug aria-hidden="true" /> Out of touch
      </p>
      <h2>The connection broke. Coming back by itself.</h2>
      <p>Nobody here can see what is on the stage now; it goes on without this page.</p>
      <p class="quiet-text">
        When it broke: {before}
        {onStage !== null && <> · {onStage.text}</>}
      </p>
    </>
  );
}
