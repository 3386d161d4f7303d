import { X } from 'lucide-preact';
import { useRef } from 'preact/hooks';
import type { HallInWords } from '../../live/hall-in-words.ts';
import type { Townhall } from '../../live/townhall.ts';
import { HeadsetSettings } from './headset-settings.tsx';
import { InWordsPanel } from './in-words/in-words-panel.tsx';
import { PeoplePanel } from './people-panel.tsx';
import { QuestionsPanel } from './questions-panel.tsx';
import type { Panel, PanelName } from './use-panel.ts';

const titles: Readonly<Record<PanelName, string>> = {
  questions: 'Questions',
  people: 'People',
  words: 'In words',
  headset: 'In the headset',
};

export interface SidePanelProps {
  readonly townhall: Townhall;
  readonly inWords: HallInWords;
  readonly name: PanelName;
  readonly show: Panel['show'];
  readonly hasBody: boolean;
  /** Of a sheet on a phone: whether it has all the room. */
  readonly isTall: boolean;
  readonly setTall: (isTall: boolean) => void;
  /** False on a page of sound and captions alone: there are no neighbours. */
  readonly hearsNeighbours: boolean;
  readonly hasHall: boolean;
}

/** The lists beside the hall; a sheet from below on a phone. */
export function SidePanel(props: SidePanelProps) {
  const { townhall, inWords, name, show, hasBody, hearsNeighbours, hasHall } = props;
  return (
    <aside
      class="side-panel"
      aria-label={titles[name]}
      onKeyDown={(event) => {
        if (event.key === 'Escape') show(null, true);
      }}
    >
      <SheetHandle {...props} />
      <div class="panel-head">
        <h2 tabIndex={-1}>{titles[name]}</h2>
        <button type="button" class="quiet small" onClick={(event) => show(null, event.detail === 0)}>
          <X aria-hidden="true" /> Close
        </button>
      </div>
      {name === 'questions' && <QuestionsPanel townhall={townhall} />}
      {name === 'headset' && <HeadsetSettings townhall={townhall} />}
      {name === 'words' && (
        <InWordsPanel
          townhall={townhall}
          inWords={inWords}
          hasBody={hasBody}
          openPanel={(other) => show(other, true)}
        />
      )}
      {name === 'people' && <PeoplePanel townhall={townhall} hearsNeighbours={hearsNeighbours} hasHall={hasHall} />}
    </aside>
  );
}

/** Further than this a finger pulls rather than presses. */
const pulledPx = 24;

/** Of a sheet on a phone: pulled up or pressed it takes all the room, pulled down it gives it back, and then closes. */
function SheetHandle({ show, isTall, setTall }: Pick<SidePanelProps, 'show' | 'isTall' | 'setTall'>) {
  const from = useRef<number | null>(null);
  const pulled = useRef(false);
  const letGo = (y: number) => {
    const downPx = from.current === null ? 0 : y - from.current;
    from.current = null;
    pulled.current = Math.abs(downPx) > pulledPx;
    if (!pulled.current) return;
    if (downPx > 0 && !isTall) show(null);
    else setTall(downPx < 0);
  };
  return (
    <button
      type="button"
      class="sheet-handle"
      aria-expanded={isTall}
      aria-label="The whole height"
      onPointerDown={(event) => {
        from.current = event.clientY;
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerUp={(event) => letGo(event.clientY)}
      onClick={() => {
        if (!pulled.current) setTall(!isTall);
        pulled.current = false;
      }}
    />
  );
}
