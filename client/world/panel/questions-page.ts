import { ownState } from '../question-state.ts';
import type { QuestionLine } from '../queue.ts';
import { button, type PanelContent, type PanelRow, row, text } from './panel-content.ts';
import type { PanelFacts } from './panel-facts.ts';
import { askerWords, noteRow, pageHead, pageOf, scrollRow, stopRow } from './panel-parts.ts';
import type { PanelState } from './panel-state.ts';

/** The queue, with votes, and the wearer's own questions. Rules HX7, SQ7, SQ8. */
export function questionsPage(facts: PanelFacts, state: PanelState): PanelContent {
  const { mine } = facts.lists;
  return state.questionList === 'mine' && mine.length > 0 ? ownPage(facts, state) : queuePage(facts, state);
}

const questionsShown = 4;

function queuePage(facts: PanelFacts, { from }: PanelState): PanelContent {
  const { waiting, onStage } = facts.lists;
  const tabs = tabRow(facts, 'waiting');
  const page = pageOf(waiting, from, questionsShown - tabs.length);
  const nothing = 'No question waits. Ask one: a moderator reads it, then everybody can vote for it.';
  return {
    rows: [
      ...pageHead('Questions'),
      ...tabs,
      ...(onStage === null ? [] : [row(text(`On the stage: ${onStage.text}`, { look: 'quiet', lines: 2 }))]),
      ...(waiting.length === 0 ? [row(text(nothing, { look: 'quiet', lines: 3 }))] : []),
      ...page.shown.map((line) => questionRow(line, facts.isBusy)),
    ],
    foot: [...noteRow(facts), ...scrollRow(page), ...stopRow(facts)],
  };
}

/** One at a time, so that why it was not taken can be read to its end. */
function ownPage(facts: PanelFacts, { from }: PanelState): PanelContent {
  const page = pageOf(facts.lists.mine, from, 1);
  return {
    rows: [
      ...pageHead('Questions'),
      ...tabRow(facts, 'mine'),
      ...page.shown.flatMap((line) => [
        row(text(line.text, { lines: 4 })),
        row(text(`${line.isUnnamed ? 'Anonymous. ' : ''}${ownState(line, facts.lists)}`, { look: 'quiet', lines: 6 })),
        ...ownButtons(line, facts.isBusy),
      ]),
    ],
    foot: [...noteRow(facts), ...scrollRow(page), ...stopRow(facts)],
  };
}

/** Only who asked something has two lists. */
function tabRow({ lists: { waiting, mine } }: PanelFacts, shown: PanelState['questionList']): readonly PanelRow[] {
  if (mine.length === 0) return [];
  const tab = (list: PanelState['questionList'], words: string) =>
    button({ type: 'question-list', list }, words, { look: list === shown ? 'on' : 'plain' });
  return [row(tab('waiting', `Waiting ${waiting.length}`), tab('mine', `Yours ${mine.length}`))];
}

function ownButtons({ id, status }: QuestionLine, isOff: boolean): readonly PanelRow[] {
  const mayEdit = status === 'pending';
  const mayWithdraw = mayEdit || status === 'approved' || status === 'merged';
  if (!mayWithdraw) return [];
  return [
    row(
      ...(mayEdit ? [button({ type: 'edit', questionId: id }, 'Change', { isOff })] : []),
      button({ type: 'withdraw', questionId: id }, 'Withdraw', { isOff }),
    ),
  ];
}

function questionRow(line: QuestionLine, isBusy: boolean): PanelRow {
  const isOn = line.hasMyVote || line.isMine;
  return row(
    button({ type: 'vote', questionId: line.id }, String(line.votes), {
      icon: 'up',
      look: isOn ? 'on' : 'plain',
      isOff: isBusy || line.isMine,
      widthM: 0.05,
    }),
    text(line.text, { lines: 2, under: `${askerWords(line)}${line.isMine ? ' (you)' : ''}` }),
  );
}
