import { useEffect, useRef, useState } from 'preact/hooks';
import { HallInWords } from '../../live/hall-in-words.ts';
import type { HallPageProps } from '../live-pages.ts';
import { CaptionBar } from './caption-bar.tsx';
import { HallBanner } from './hall-banner.tsx';
import { Teller } from './in-words/told.tsx';
import { PlainStage } from './plain-stage.tsx';
import { SidePanel } from './side-panel.tsx';
import { Toolbar } from './toolbar.tsx';
import { TopBar } from './top-bar.tsx';
import { useKeyboardRoom } from './use-keyboard-room.ts';
import { usePanel } from './use-panel.ts';
import { useQuiet } from './use-quiet.ts';
import '../shared/lists.css';
import './panel.css';
import './similar-list.css';
import './hall.css';
// Last: they change what the others say.
import './hall-narrow.css';
import './hall-portrait.css';
import './hall-sideways.css';

const bodyLabel =
  'The hall. With the focus here the arrow keys walk and look, and a click on a seat sits down. All that it shows is under “In words”.';
const watchingLabel = 'The hall. All that it shows is under “In words”.';

/** The hall with its head-up display; without a drawing it goes on as sound and captions. */
export function HallPage({ townhall, form, drawHall }: HallPageProps) {
  const place = useRef<HTMLDivElement>(null);
  const hall = useRef<HTMLDivElement>(null);
  useKeyboardRoom(hall);
  const [drawing] = useState(() => (form === 'listening' ? null : drawHall(townhall, form === 'body')));
  const [isTall, setTall] = useState(false);
  const panel = usePanel(isWide() ? 'questions' : null);
  const [inWords] = useState(() => new HallInWords(townhall, () => drawing?.view ?? null));
  useEffect(() => () => inWords.close(), [inWords]);
  const seatId = townhall.me.value?.seatId ?? null;

  // Whoever found a place needs no more to be told that the other one was taken.
  useEffect(() => drawing?.clearSeatTrouble(), [drawing, seatId]);

  useEffect(() => {
    const target = place.current;
    if (drawing === null || target === null) return;
    drawing.showIn(target, form === 'body' ? bodyLabel : watchingLabel);
    return () => drawing.close();
  }, [drawing, form]);

  const state = drawing?.state.value ?? null;
  useEffect(() => {
    // So that the keys walk at once, unless the person is already typing; a phone has none.
    const hasKeys = matchMedia('(any-pointer: fine)').matches;
    if (hasKeys && state?.kind === 'drawn' && document.activeElement === document.body)
      drawing?.canvas?.focus({ preventScroll: true });
  }, [drawing, state?.kind]);

  const isSpeaking = townhall.mirror.value.stage.holder !== 'nobody';
  const isQuiet = useQuiet(isSpeaking);
  const [isStill] = useState(() => matchMedia('(prefers-reduced-motion: reduce)').matches);
  const isInSpace = state !== null && state.kind !== 'plain';
  const plan = state?.kind === 'plain' && drawing?.step.value === 'picture' ? state.hall : null;
  const isDrawn = isInSpace || plan !== null;
  return (
    <div
      ref={hall}
      class="hall"
      data-sheet={isTall ? 'tall' : 'half'}
      data-quiet={isQuiet ? 'yes' : 'no'}
      data-panel={panel.name ?? 'none'}
      data-drawn={isDrawn ? 'yes' : 'no'}
      data-picture={plan === null ? 'no' : 'yes'}
    >
      <button type="button" class="skip" onClick={() => panel.show('words', true)}>
        Skip to the hall in words
      </button>
      <Teller inWords={inWords} />
      <TopBar townhall={townhall} panel={panel} hasBody={form === 'body'} />
      <main class="hall-main">
        <div ref={place} class="hall-place" hidden={!isInSpace} />
        {plan !== null && (
          <PlainStage
            townhall={townhall}
            hall={plan}
            sitDown={form === 'body' ? (seatId) => void drawing?.sitDown(seatId) : null}
          />
        )}
        <div class="hall-middle">
          <HallBanner townhall={townhall} drawing={drawing} panel={panel} />
          {isStill && isDrawn && <ManyReact townhall={townhall} />}
          <CaptionBar townhall={townhall} isLarge={!isDrawn} />
        </div>
      </main>
      <Toolbar
        townhall={townhall}
        hasBody={form === 'body'}
        panel={panel}
        xr={
          drawing !== null && state?.kind === 'drawn' && state.canEnterXr
            ? { isIn: drawing.isInXr.value, enter: () => state.view.enterXr(), exit: () => state.view.exitXr() }
            : null
        }
      />
      {panel.name !== null && (
        <SidePanel
          townhall={townhall}
          inWords={inWords}
          name={panel.name}
          show={panel.show}
          isTall={isTall}
          setTall={setTall}
          hasBody={form === 'body'}
          hearsNeighbours={form !== 'listening'}
          hasHall={drawing !== null}
        />
      )}
    </div>
  );
}

/** Of a wave only the number, where nothing is to move; told to who does not see it with all that changes. */
function ManyReact({ townhall }: { readonly townhall: HallPageProps['townhall'] }) {
  const words = townhall.reactionCount.words.value;
  return <p class="many-react">{words !== null && <span>{words}</span>}</p>;
}

function isWide(): boolean {
  return matchMedia('(min-width: 960px)').matches;
}
