import { LogOut, MessageCircleQuestion, Users } from 'lucide-preact';
import type { Townhall } from '../../live/townhall.ts';
import { stageLight, stageWords } from '../../world/stage-view.ts';
import { Light } from '../shared/light.tsx';
import type { PanelName } from './side-panel.tsx';

export interface PanelProps {
  readonly townhall: Townhall;
  readonly panel: PanelName | null;
  readonly setPanel: (panel: PanelName | null) => void;
}

/** Where one is, who speaks, and the ways to the lists and out. */
export function TopBar({ townhall, panel, setPanel }: PanelProps) {
  const { stage, roster, hall } = townhall.mirror.value;
  const isInTouch = townhall.connection.isInTouch.value;
  const light = isInTouch ? stageLight(stage) : null;
  const words = isInTouch ? stageWords(stage, townhall.leaderName.value) : 'Out of touch';
  const toggle = (name: PanelName) => setPanel(panel === name ? null : name);
  return (
    <header class="top-bar">
      <div class="top-title">
        <h1>{townhall.title.value}</h1>
        {townhall.greeting.isDemo && <span class="demo">Demo</span>}
      </div>
      <p class="stage-now" role="status">
        {light === null ? <span class="quiet-text">{words}</span> : <Light light={light} words={words} />}
      </p>
      <nav aria-label="Hall">
        <button
          type="button"
          class="only-wide"
          aria-pressed={panel === 'questions'}
          onClick={() => toggle('questions')}
        >
          <MessageCircleQuestion aria-hidden="true" /> Questions
        </button>
        <button type="button" class="only-wide" aria-pressed={panel === 'people'} onClick={() => toggle('people')}>
          <Users aria-hidden="true" /> People{' '}
          <span class="count">{roster.filter(({ isAway }) => !isAway).length + (hall?.elsewhere ?? 0)}</span>
        </button>
        <button type="button" onClick={() => townhall.connection.leave()}>
          <LogOut aria-hidden="true" /> Leave
        </button>
      </nav>
    </header>
  );
}
