import { isolated } from '../isolated.ts';
import { reportNotice, reportReasons } from '../report-words.ts';
import { button, type PanelContent, row, text } from './panel-content.ts';
import type { PanelFacts } from './panel-facts.ts';
import { noteRow, pageHead, pageOf, scrollRow, stopRow } from './panel-parts.ts';
import type { PanelState } from './panel-state.ts';

const peopleShown = 5;

/** Who is near, to be blocked, heard again or reported. Rules HX7, WR3. */
export function peoplePage(facts: PanelFacts, { from }: PanelState): PanelContent {
  const page = pageOf(facts.people, from, peopleShown);
  return {
    rows: [
      ...pageHead('People near you'),
      row(
        button(
          { type: 'hear-neighbours' },
          facts.hearsNeighbours ? 'You hear the people around you' : 'You hear the stage alone',
          {
            icon: facts.hearsNeighbours ? 'sound-on' : 'sound-off',
            look: facts.hearsNeighbours ? 'on' : 'plain',
          },
        ),
      ),
      ...(facts.people.length === 0 ? [row(text('Nobody sits near you yet.', { look: 'quiet' }))] : []),
      ...page.shown.map(({ memberId, name, ...person }) =>
        row(
          text(isolated(name), { under: personWords(person) }),
          button({ type: 'block', memberId }, person.isBlocked ? 'Hear again' : 'Block', { widthM: 0.074 }),
          button({ type: 'choose-report', memberId, name }, 'Report', { widthM: 0.058 }),
        ),
      ),
    ],
    foot: [...noteRow(facts), ...scrollRow(page), ...stopRow(facts)],
  };
}

function personWords({ awayM, isBlocked, mayTalk }: Omit<PanelFacts['people'][number], 'memberId' | 'name'>): string {
  const away = awayM === null ? 'In this hall' : awayM < 1 ? 'Beside you' : `${awayM} m away`;
  if (isBlocked) return `${away} · not heard`;
  return mayTalk ? `${away} · can be heard` : away;
}

/** Why somebody is reported, and the way not to hear them any more. Rule WR3. */
export function reportPage(facts: PanelFacts, { reporting }: PanelState): PanelContent {
  if (reporting === null) return { rows: [...pageHead('Report', 'people')], foot: stopRow(facts) };
  const { memberId, name } = reporting;
  const isBlocked = facts.people.some((person) => person.memberId === memberId && person.isBlocked);
  return {
    rows: [
      ...pageHead(`Report ${isolated(name)}`, 'people'),
      row(text(reportNotice, { look: 'quiet', lines: 4 })),
      ...reportReasons.map((reason) =>
        row(button({ type: 'report', memberId, reason }, reason, { icon: 'flag', isOff: facts.isBusy })),
      ),
      row(
        button({ type: 'block', memberId }, isBlocked ? 'Hear them again' : 'Only block them for me', {
          icon: isBlocked ? 'sound-on' : 'sound-off',
        }),
      ),
    ],
    foot: [...noteRow(facts), ...stopRow(facts)],
  };
}
