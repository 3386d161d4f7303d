import { useEffect, useRef, useState } from 'preact/hooks';
import { HallRunner } from '../../live/hall-runner.ts';
import type { HallView } from '../../world/ports.ts';
import type { HallPageProps } from '../live-pages.ts';
import { CaptionBar } from './caption-bar.tsx';
import { HallBanner } from './hall-banner.tsx';
import { type PanelName, SidePanel } from './side-panel.tsx';
import { Toolbar } from './toolbar.tsx';
import { TopBar } from './top-bar.tsx';
import { useQuiet } from './use-quiet.ts';
import '../shared/lists.css';
import './panel.css';
// Last: it holds what a narrow screen changes in both.
import './hall.css';

type Drawing =
  | { readonly kind: 'loading' }
  | { readonly kind: 'drawn'; readonly view: HallView; readonly canEnterXr: boolean }
  | { readonly kind: 'broken'; readonly reason: string };

/** The hall with its head-up display; without a drawing it goes on as sound and captions. */
export function HallPage({ townhall, form, loadHallView }: HallPageProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [drawing, setDrawing] = useState<Drawing>({ kind: 'loading' });
  const [isInXr, setInXr] = useState(false);
  const [panel, setPanel] = useState<PanelName | null>(isWide() ? 'questions' : null);
  const [seatTrouble, setSeatTrouble] = useState<string | null>(null);
  const hasBody = form === 'body';

  useEffect(() => {
    const target = canvas.current;
    if (form === 'listening' || target === null) return;
    let runner: HallRunner | null = null;
    let isShown = true;
    const broken = (reason: string) => {
      runner?.close();
      runner = null;
      if (!isShown) return;
      // Without a drawing nobody has a place: voices are heard as if they sat beside.
      if (hasBody) townhall.voices.setDistances(() => 1);
      setDrawing({ kind: 'broken', reason });
    };
    const draw = async () => {
      const createHallView = await loadHallView();
      if (!isShown) return;
      const view = await createHallView(target, {
        poses: townhall.poses,
        mouth: townhall.stage.mouth,
        hasBody,
        reducedMotion: matchMedia('(prefers-reduced-motion: reduce)').matches,
        events: {
          onSeatPicked: async (seatId) => {
            const outcome = await townhall.connection.send({ type: 'member.sit', seatId });
            setSeatTrouble(outcome.kind === 'accepted' ? null : outcome.message);
          },
          onStoodUp: () => void townhall.connection.send({ type: 'member.stand' }),
          onXrChanged: setInXr,
          onBroken: broken,
        },
      });
      if (!isShown) return view.close();
      runner = new HallRunner(townhall, view, hasBody);
      const canEnterXr = await view.canEnterXr;
      if (!isShown) return;
      setDrawing({ kind: 'drawn', view, canEnterXr });
      // So that the keys walk at once, unless the person is already typing.
      if (document.activeElement === document.body) target.focus({ preventScroll: true });
    };
    draw().catch((cause: unknown) => broken(cause instanceof Error ? cause.message : 'unknown'));
    return () => {
      isShown = false;
      runner?.close();
    };
  }, [townhall, form, hasBody, loadHallView]);

  const isSpeaking = townhall.mirror.value.stage.holder !== 'nobody';
  const isQuiet = useQuiet(isSpeaking);
  const isDrawn = form !== 'listening' && drawing.kind !== 'broken';
  const view = drawing.kind === 'drawn' ? drawing.view : null;
  return (
    <div
      class="hall"
      data-quiet={isQuiet ? 'yes' : 'no'}
      data-panel={panel ?? 'none'}
      data-drawn={isDrawn ? 'yes' : 'no'}
    >
      <TopBar townhall={townhall} panel={panel} setPanel={setPanel} />
      <main class="hall-main">
        {form !== 'listening' && (
          <canvas
            ref={canvas}
            tabIndex={0}
            hidden={!isDrawn}
            aria-label={
              hasBody
                ? 'The hall. With the focus here the arrow keys walk and look, and a click on a seat sits down. Everything said is in the captions.'
                : 'The hall. Everything said is in the captions.'
            }
          />
        )}
        <div class="hall-middle">
          <HallBanner
            townhall={townhall}
            drawing={form === 'listening' ? 'none' : drawing.kind}
            seatTrouble={seatTrouble}
            clearSeatTrouble={() => setSeatTrouble(null)}
          />
          <CaptionBar townhall={townhall} isLarge={!isDrawn} />
        </div>
      </main>
      <Toolbar
        townhall={townhall}
        hasBody={hasBody}
        panel={panel}
        setPanel={setPanel}
        xr={
          view === null || !(drawing.kind === 'drawn' && drawing.canEnterXr)
            ? null
            : { isIn: isInXr, enter: () => view.enterXr(), exit: () => view.exitXr() }
        }
      />
      {panel !== null && <SidePanel townhall={townhall} panel={panel} setPanel={setPanel} />}
    </div>
  );
}

function isWide(): boolean {
  return matchMedia('(min-width: 960px)').matches;
}
