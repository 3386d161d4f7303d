import { X } from 'lucide-preact';
import type { Townhall } from '../../live/townhall.ts';
import { PeopleList } from './people-list.tsx';
import { QuestionsPanel } from './questions-panel.tsx';

export type PanelName = 'questions' | 'people';

const titles: Readonly<Record<PanelName, string>> = { questions: 'Questions', people: 'People here' };

export interface SidePanelProps {
  readonly townhall: Townhall;
  readonly panel: PanelName;
  readonly setPanel: (panel: PanelName | null) => void;
}

/** The lists beside the hall; a sheet from below on a phone. */
export function SidePanel({ townhall, panel, setPanel }: SidePanelProps) {
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
      {panel === 'questions' ? <QuestionsPanel townhall={townhall} /> : <PeopleList townhall={townhall} />}
    </aside>
  );
}
