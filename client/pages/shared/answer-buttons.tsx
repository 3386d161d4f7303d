import { Pause, Play, SkipForward } from 'lucide-preact';
import type { Townhall } from '../../live/townhall.ts';
import { Trouble } from './trouble.tsx';
import { useAction } from './use-action.ts';

/** Beside *Stop*, while the avatar answers: pause it and let it go on, or leave out the sentence that is being said. */
export function AnswerButtons({ townhall }: { readonly townhall: Townhall }) {
  const action = useAction();
  const { stage } = townhall.mirror.value;
  const caption = townhall.caption.value;
  const { connection } = townhall;
  if (stage.holder !== 'avatar' || !connection.isInTouch.value) return null;
  // The opening says that this is an AI: that is left out for nobody.
  const place = caption?.epoch === stage.epoch ? caption.place : null;
  const skip = () =>
    place === null
      ? undefined
      : void action.run(() => connection.send({ type: 'answer.skip', epoch: stage.epoch, sentence: place }));
  const pause = () =>
    void action.run(() => connection.send({ type: stage.isPaused ? 'answer.continue' : 'answer.pause' }));
  return (
    <div class="answer-buttons">
      <button type="button" class={stage.isPaused ? 'primary' : ''} disabled={action.isBusy} onClick={pause}>
        {stage.isPaused ? <Play aria-hidden="true" /> : <Pause aria-hidden="true" />}
        {stage.isPaused ? 'Go on' : 'Pause'}
      </button>
      <button type="button" disabled={action.isBusy || stage.isPaused || place === null} onClick={skip}>
        <SkipForward aria-hidden="true" /> Skip sentence
      </button>
      <Trouble text={action.trouble} />
    </div>
  );
}
