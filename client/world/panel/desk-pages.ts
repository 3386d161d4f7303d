import type { QuestionLine } from '../queue.ts';
import { rejectReasons } from '../reject-reasons.ts';
import { button, type PanelContent, type PanelRow, row, text } from './panel-content.ts';
import type { PanelFacts } from './panel-facts.ts';
import { askerWords, noteRow, pageHead, pageOf, scrollRow, stopRow } from './panel-parts.ts';
import type { PanelState } from './panel-state.ts';

const pendingShown = 2;
const waitingShown = 4;

/** What is to be read and what can be called: for who moderates. Rule HX9. */
export function deskPage(facts: PanelFacts, state: PanelState): PanelContent {
  const { pending, waiting } = facts.lists;
  const isPending = state.deskList === 'pending';
  const page = isPending ? pageOf(pending, state.from, pendingShown) : pageOf(waiting, state.from, waitingShown);
  const rows = isPending
    ? page.shown.flatMap((line) => pendingRows(line, facts.isBusy))
    : page.shown.map((line, i) => waitingRow(line, page.from + i === 0, facts.isBusy));
  const nothing = isPending ? 'Nothing to read. New questions come here first.' : 'No question waits to be called.';
  return {
    rows: [
      ...pageHead('Moderate'),
      row(
        button({ type: 'desk-list', list: 'pending' }, `To read ${pending.length}`, {
          look: isPending ? 'on' : 'plain',
        }),
        button({ type: 'desk-list', list: 'waiting' }, `Approved ${waiting.length}`, {
          look: isPending ? 'plain' : 'on',
        }),
      ),
      ...(rows.length === 0 ? [row(text(nothing, { look: 'quiet', lines: 2 }))] : rows),
    ],
    foot: [...noteRow(facts), ...scrollRow(page), ...stopRow(facts)],
  };
}

function pendingRows(line: QuestionLine, isOff: boolean): readonly PanelRow[] {
  const questionId = line.id;
  return [
    row(text(line.text, { lines: 2, under: askerWords(line) })),
    row(
      button({ type: 'approve', questionId }, 'Approve', { icon: 'check', look: 'primary', isOff }),
      button({ type: 'choose-reason', questionId }, 'Reject', { icon: 'close', isOff }),
    ),
  ];
}

function waitingRow(line: QuestionLine, isNext: boolean, isOff: boolean): PanelRow {
  const votes = line.votes === 1 ? '1 vote' : `${line.votes} votes`;
  return row(
    text(line.text, { lines: 2, under: `${askerWords(line)} · ${votes}` }),
    button({ type: 'call', questionId: line.id }, isNext ? 'Call next' : 'Call', {
      icon: 'call',
      look: isNext ? 'primary' : 'plain',
      isOff,
      widthM: 0.09,
    }),
  );
}

/** Why a question is not taken, which its author reads. */
export function reasonsPage(facts: PanelFacts, { rejecting }: PanelState): PanelContent {
  const line = facts.lists.pending.find(({ id }) => id === rejecting);
  const gone = row(
    text('Somebody else was quicker: this question is no longer to be read.', { look: 'quiet', lines: 2 }),
  );
  return {
    rows: [
      ...pageHead('Why not? Its author reads it', 'desk'),
      ...(line === undefined
        ? [gone]
        : [
            row(text(line.text, { lines: 2, under: askerWords(line) })),
            ...rejectReasons.map((reason) => row(button({ type: 'reject', questionId: line.id, reason }, reason))),
          ]),
    ],
    foot: stopRow(facts),
  };
}
