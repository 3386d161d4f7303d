import { useEffect, useRef, useState } from 'preact/hooks';
import type { HallPageProps } from '../live-pages.ts';
import { CaptionBar } from './caption-bar.tsx';
import { HallBanner } from './hall-banner.tsx';
import { PlainStage } from './plain-stage.tsx';
import { type PanelName, SidePanel } from './side-panel.tsx';
import { Toolbar } from './toolbar.tsx';
import { TopBar } from './top-bar.tsx';
import { useQuiet } from './use-quiet.ts';
import '../shared/lists.css';
import './panel.css';
import './hall.css';
// Last: it changes what the others say.
import './hall-narrow.css';

const bodyLabel =
  'The hall. With the focus here the arrow keys walk and look, and a click on a seat sits down. Everything said is in the captions.';
const watchingLabel = 'The hall. Everything said is in the captions.';

/** The hall with its head-up display; without a drawing it goes on as sound and captions. */
export function HallPage({ townhall, form, drawHall }: HallPageProps) {
  const place = useRef<HTMLDivElement>(null);
  const [drawing] = useState(() => (form === 'listening' ? null : drawHall(townhall, form === 'body')));
  const [panel, setPanel] = useState<PanelName | null>(isWide() ? 'questions' : null);
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
    // So that the keys walk at once, unless the person is already typing.
    if (state?.kind === 'drawn' && document.activeElement === document.body)
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
      class="hall"
      data-quiet={isQuiet ? 'yes' : 'no'}
      data-panel={panel ?? 'none'}
      data-drawn={isDrawn ? 'yes' : 'no'}
      data-picture={plan === null ? 'no' : 'yes'}
    >
      <TopBar townhall={townhall} panel={panel} setPanel={setPanel} />
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
          <HallBanner townhall={townhall} drawing={drawing} />
          {isStill && isDrawn && <ManyReact townhall={townhall} />}
          <CaptionBar townhall={townhall} isLarge={!isDrawn} />
        </div>
      </main>
      <Toolbar
        townhall={townhall}
        hasBody={form === 'body'}
        panel={panel}
        setPanel={setPanel}
        xr={
          drawing !== null && state?.kind === 'drawn' && state.canEnterXr
            ? { isIn: drawing.isInXr.value, enter: () => state.view.enterXr(), exit: () => state.view.exitXr() }
            : null
        }
      />
      {panel !== null && (
        <SidePanel
          townhall={townhall}
          panel={panel}
          setPanel={setPanel}
          hearsNeighbours={form !== 'listening'}
          hasHall={drawing !== null}
        />
      )}
    </div>
  );
}

/** Of a wave only the number, where nothing is to move. */
function ManyReact({ townhall }: { readonly townhall: HallPageProps['townhall'] }) {
  const words = townhall.reactionCount.words.value;
  return (
    <p class="many-react" role="status">
      {words !== null && <span>{words}</span>}
    </p>
  );
}

function isWide(): boolean {
  return matchMedia('(min-width: 960px)').matches;
}
