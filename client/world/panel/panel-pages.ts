import { assertNever } from '../../../protocol/assert-never.ts';
import type { Reaction } from '../../../protocol/moment.ts';
import { askPage } from './ask-page.ts';
import { captionsPage, comfortPage } from './comfort-pages.ts';
import { deskPage, reasonsPage } from './desk-pages.ts';
import {
  button,
  type PanelCell,
  type PanelContent,
  type PanelIcon,
  type PanelRow,
  row,
  text,
} from './panel-content.ts';
import type { PanelFacts } from './panel-facts.ts';
import { noteRow, stopRow } from './panel-parts.ts';
import type { PanelState } from './panel-state.ts';
import { peoplePage, reportPage } from './people-page.ts';
import { pollButton, pollPage } from './poll-page.ts';
import { questionsPage } from './questions-page.ts';

/** What the panel shows now. Rules HX5, HX7, HX8, HX9, WR1, WR3. */
export function panelContent(facts: PanelFacts, state: PanelState): PanelContent {
  switch (state.page) {
    case 'home':
      return homePage(facts);
    case 'questions':
      return questionsPage(facts, state);
    case 'ask':
      return askPage(facts, state);
    case 'poll':
      return pollPage(facts, state);
    case 'people':
      return peoplePage(facts, state);
    case 'report':
      return reportPage(facts, state);
    case 'captions':
      return captionsPage(facts);
    case 'comfort':
      return comfortPage(facts);
    case 'desk':
      return deskPage(facts, state);
    case 'reject':
      return reasonsPage(facts, state);
    default:
      return assertNever(state.page);
  }
}

const reactionButtons: readonly { readonly reaction: Reaction; readonly words: string; readonly icon: PanelIcon }[] = [
  { reaction: 'clap', words: 'Clap', icon: 'clap' },
  { reaction: 'heart', words: 'Heart', icon: 'heart' },
  { reaction: 'laugh', words: 'Laugh', icon: 'laugh' },
  { reaction: 'thumbs', words: 'Thumbs', icon: 'thumbs' },
];

function homePage(facts: PanelFacts): PanelContent {
  const { stage, microphone, isHandUp, isBusy, lists } = facts;
  const waiting = lists.waiting.length;
  const hand = button({ type: 'hand' }, isHandUp ? 'Lower hand' : 'Raise hand', {
    icon: 'hand',
    look: isHandUp ? 'on' : 'plain',
    isOff: isBusy,
  });
  const isOn = microphone?.state === 'on';
  const speaking =
    microphone === null
      ? [hand]
      : [
          button({ type: 'microphone' }, microphone.words, {
            icon: isOn ? 'mic' : 'mic-off',
            look: isOn ? 'live' : 'plain',
            isOff: microphone.isOff,
          }),
          hand,
        ];
  const toRead = lists.pending.length;
  // As high as there is room for: the other pages are fuller.
  const high = (...cells: readonly PanelCell[]): PanelRow => ({ heightM: facts.stop === null ? 0.038 : 0.032, cells });
  return {
    rows: [
      row(text(facts.title, { look: 'title' }), closeButton),
      row(text(stage.words, { look: stage.light ?? 'quiet' })),
      high(...speaking),
      high(
        ...reactionButtons.map(({ reaction, words, icon }) =>
          button({ type: 'react', reaction }, words, { icon, isOff: facts.isCalm }),
        ),
      ),
      high(
        button({ type: 'page', page: 'questions' }, waiting === 0 ? 'Questions' : `Questions ${waiting}`, {
          icon: 'question',
        }),
        button({ type: 'page', page: 'ask' }, 'Ask', { icon: 'send' }),
        ...pollButton(facts),
      ),
      high(
        button({ type: 'page', page: 'people' }, 'People', { icon: 'people' }),
        button({ type: 'page', page: 'captions' }, 'Captions', { icon: 'captions' }),
        button({ type: 'page', page: 'comfort' }, 'Comfort', { icon: 'comfort' }),
      ),
      high(
        button({ type: 'turn', way: 'left' }, 'Turn', { icon: 'turn-left' }),
        button({ type: 'recenter' }, 'Recentre', { icon: 'ahead' }),
        button({ type: 'turn', way: 'right' }, 'Turn', { icon: 'turn-right' }),
      ),
      high(
        ...(facts.mayModerate
          ? [button({ type: 'page', page: 'desk' }, toRead === 0 ? 'Moderate' : `Moderate ${toRead}`, { icon: 'desk' })]
          : []),
        button({ type: 'leave-xr' }, 'Leave VR', { icon: 'glasses' }),
      ),
    ],
    foot: [...noteRow(facts), ...stopRow(facts)],
  };
}

const closeButton = button({ type: 'close' }, 'Close', { icon: 'close', isBare: true, widthM: 0.034 });
