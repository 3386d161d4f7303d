import { BookOpenText, LogOut, MessageCircleQuestion, Users } from 'lucide-preact';
import type { Townhall } from '../../live/townhall.ts';
import { stageLight, stageWords } from '../../world/stage-view.ts';
import { Light } from '../shared/light.tsx';
import { StudioLink } from '../shared/studio-link.tsx';
import { PanelButton } from './panel-button.tsx';
import type { Panel } from './use-panel.ts';

export interface PanelProps {
  readonly townhall: Townhall;
  readonly panel: Panel;
}

/** Where one is, who speaks, and the ways to the lists and out. */
export function TopBar({ townhall, panel }: PanelProps) {
  const { stage, roster, hall } = townhall.mirror.value;
  const isInTouch = townhall.connection.isInTouch.value;
  const light = isInTouch ? stageLight(stage) : null;
  const words = isInTouch ? stageWords(stage, townhall.leaderName.value) : 'Out of touch';
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
        <PanelButton opens="questions" panel={panel} class="only-wide">
          <MessageCircleQuestion aria-hidden="true" /> Questions
        </PanelButton>
        <PanelButton opens="people" panel={panel} class="only-wide">
          <Users aria-hidden="true" /> People{' '}
          <span class="count">{roster.filter(({ isAway }) => !isAway).length + (hall?.elsewhere ?? 0)}</span>
        </PanelButton>
        <PanelButton opens="words" panel={panel} class="icon-when-narrow">
          <BookOpenText aria-hidden="true" /> <span>In words</span>
        </PanelButton>
        <StudioLink townhall={townhall} />
        <button type="button" onClick={() => townhall.connection.leave()}>
          <LogOut aria-hidden="true" /> <span>Leave</span>
        </button>
      </nav>
    </header>
  );
}
