import { BookOpenText, CircleHelp, LogOut, MessageCircleQuestion, Users } from 'lucide-preact';
import type { Townhall } from '../../live/townhall.ts';
import { stageLight, stageWords } from '../../world/stage-view.ts';
import { Light } from '../shared/light.tsx';
import { OrientationButton, orientationFacts } from '../shared/orientation-button.tsx';
import { StudioLink } from '../shared/studio-link.tsx';
import { PanelButton } from './panel-button.tsx';
import type { Panel } from './use-panel.ts';

export interface PanelProps {
  readonly townhall: Townhall;
  readonly panel: Panel;
}

/** Where one is, who speaks, and the ways to the lists and out. */
export function TopBar({ townhall, panel, hasBody }: PanelProps & { readonly hasBody: boolean }) {
  const { roster, hall } = townhall.mirror.value;
  return (
    <header class="top-bar">
      <div class="top-title">
        <h1>{townhall.title.value}</h1>
        {townhall.greeting.isDemo && <span class="demo">Demo</span>}
      </div>
      <StageNow townhall={townhall} />
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
        <OrientationButton facts={orientationFacts(townhall.greeting, hasBody)} class="icon-alone">
          <CircleHelp aria-hidden="true" /> <span>How it works</span>
        </OrientationButton>
        <StudioLink townhall={townhall} />
        <button type="button" onClick={() => townhall.connection.leave()}>
          <LogOut aria-hidden="true" /> <span>Leave</span>
        </button>
      </nav>
    </header>
  );
}

/** Who speaks, or how long it is until it begins: that is counted down in sight, and told only now and then. Rule LO6. */
function StageNow({ townhall }: Pick<PanelProps, 'townhall'>) {
  const { stage } = townhall.mirror.value;
  const isInTouch = townhall.connection.isInTouch.value;
  const light = isInTouch ? stageLight(stage) : null;
  const begins = townhall.beginning.words.value;
  const words = isInTouch ? stageWords(stage, townhall.leaderName.value, begins?.shown) : 'Out of touch';
  const isCounted = begins !== null && words === begins.shown;
  return (
    <div class="stage-now">
      {isCounted && (
        <p class="quiet-text" role="timer">
          {words}
        </p>
      )}
      <p class={isCounted ? 'sr-only' : undefined} role="status">
        {isCounted && begins.told}
        {!isCounted &&
          (light === null ? <span class="quiet-text">{words}</span> : <Light light={light} words={words} />)}
      </p>
    </div>
  );
}
