import type { QuestionLine } from '../queue.ts';
import { rejectReasons } from '../reject-reasons.ts';
import { button, type PanelContent, type PanelRow, row, text } from './panel-content.ts';
import type { PanelFacts } from './panel-facts.ts';
import { askerWords, noteRow, pageHead, pageOf, scrollRow, stopRow } from './panel-parts.ts';
import type { PanelState } from './panel-state.ts';

const pendingShown = 2;
const waitingShown = 4;

/** What is to be read and what can be called, and who may have the floor to follow up: for who moderates. Rules HX9, Q33. */
export function deskPage(facts: PanelFacts, state: PanelState): PanelContent {
  const { pending, waiting } = facts.lists;
  const isPending = state.deskList === 'pending';
  const followUp = followUpRow(facts);
  // It takes the room of one of them.
  const shown = (isPending ? pendingShown : waitingShown) - followUp.length;
  const page = pageOf(isPending ? pending : waiting, state.from, shown);
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
      ...followUp,
      ...(rows.length === 0 ? [row(text(nothing, { look: 'quiet', lines: 2 }))] : rows),
    ],
    foot: [...noteRow(facts), ...scrollRow(page), ...stopRow(facts)],
  };
}

/** The floor for whoever asked the question that was answered last, while they may follow up. Rule Q33. */
function followUpRow({ followUp, isBusy }: PanelFacts): readonly PanelRow[] {
  const author = followUp?.view?.author;
  if (followUp === null || author?.kind !== 'member') return [];
  const { memberId } = author;
  return [
    row(
      text(followUp.text, { lines: 1, under: `${askerWords(followUp)} may follow up` }),
      button({ type: 'floor', questionId: followUp.id, memberId }, 'Give the floor', {
        icon: 'mic',
        isOff: isBusy,
        widthM: 0.125,
      }),
    ),
  ];
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
