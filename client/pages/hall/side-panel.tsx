import { X } from 'lucide-preact';
import type { Townhall } from '../../live/townhall.ts';
import { HeadsetSettings } from './headset-settings.tsx';
import { PeoplePanel } from './people-panel.tsx';
import { QuestionsPanel } from './questions-panel.tsx';

export type PanelName = 'questions' | 'people' | 'headset';

const titles: Readonly<Record<PanelName, string>> = {
  questions: 'Questions',
  people: 'People',
  headset: 'In the headset',
};

export interface SidePanelProps {
  readonly townhall: Townhall;
  readonly panel: PanelName;
  readonly setPanel: (panel: PanelName | null) => void;
  /** False on a page of sound and captions alone: there are no neighbours. */
  readonly hearsNeighbours: boolean;
  readonly hasHall: boolean;
}

/** The lists beside the hall; a sheet from below on a phone. */
export function SidePanel({ townhall, panel, setPanel, hearsNeighbours, hasHall }: SidePanelProps) {
  return (
    <aside
      class="side-panel"
      aria-label={titles[panel]}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setPanel(null);
      }}
    >
      <div class="panel-head">
        <h2>{titles[panel]}</h2>
        <button type="button" class="quiet small" onClick={() => setPanel(null)}>
          <X aria-hidden="true" /> Close
        </button>
      </div>
      {panel === 'questions' && <QuestionsPanel townhall={townhall} />}
      {panel === 'headset' && <HeadsetSettings townhall={townhall} />}
      {panel === 'people' && <PeoplePanel townhall={townhall} hearsNeighbours={hearsNeighbours} hasHall={hasHall} />}
    </aside>
  );
}
