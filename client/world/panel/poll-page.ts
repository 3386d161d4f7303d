import { limits } from '../../../protocol/limits.ts';
import type { OwnAnswer, PollView } from '../../../protocol/poll.ts';
import {
  answeredWords,
  ownAnswerWords,
  type PollLine,
  pickWords,
  pollLines,
  pollOptions,
  whenSeenWords,
  wordLines,
} from '../poll-words.ts';
import { erasedText } from '../queue.ts';
import { talkButton } from './ask-page.ts';
import { keyRows } from './keyboard.ts';
import {
  button,
  type PanelBar,
  type PanelButton,
  type PanelContent,
  type PanelRow,
  type PanelText,
  row,
  text,
} from './panel-content.ts';
import type { PanelFacts } from './panel-facts.ts';
import { fittingIn } from './panel-layout.ts';
import { type ListPage, noteRow, pageHead, pageOf, scrollRow, stopRow } from './panel-parts.ts';
import type { PanelState } from './panel-state.ts';

/** Letters of a line over the whole width of the panel, at the least. */
const lineLetters = 46;

/** The way to the poll, from where the panel begins: first of all while it waits for an answer. Rule WR1. */
export function pollButton({ poll }: PanelFacts): readonly PanelButton[] {
  if (poll === null) return [];
  const isWaiting = poll.view.phase === 'open' && poll.own === null;
  const look = isWaiting ? 'primary' : 'plain';
  return [button({ type: 'page', page: 'poll' }, isWaiting ? 'Answer poll' : 'Poll', { icon: 'poll', look })];
}

/** The open poll, to answer and to change one's answer, and what it comes to; else the result of the last one. Rules WR1, WR2. */
export function pollPage(facts: PanelFacts, state: PanelState): PanelContent {
  if (facts.poll === null) {
    const nothing = 'No poll is open. When one opens, it is told here.';
    return { rows: [...pageHead('Poll'), row(text(nothing, { look: 'quiet', lines: 2 }))], foot: stopRow(facts) };
  }
  const { view, own } = facts.poll;
  const isAsking = view.phase === 'open' && (own === null || state.picking?.pollId === view.id);
  if (!isAsking) return resultPage(facts, state, facts.poll);
  return view.kind === 'words' ? wordsPage(facts, state, facts.poll) : picksPage(facts, state, facts.poll);
}

type Asked = NonNullable<PanelFacts['poll']>;

function questionRow({ question }: PollView, most = 4): PanelRow {
  return row(linesOf(question ?? erasedText, most));
}

/** A text over the whole width, in as many lines as it needs. */
function linesOf(words: string, most: number, look: PanelText['look'] = 'ink'): PanelText {
  return text(words, { look, lines: Math.min(most, Math.ceil(words.length / lineLetters)) });
}

function picksPage(facts: PanelFacts, state: PanelState, { view, own }: Asked): PanelContent {
  const picked = state.picking?.pollId === view.id ? state.picking.picked : [];
  const head = [...pageHead(`Poll · ${pickWords[view.kind]}`), questionRow(view)];
  const answer = row(
    ...keepButton(own),
    button({ type: 'poll-answer', pollId: view.id, picked }, own === null ? 'Answer' : 'Change my answer', {
      icon: 'send',
      look: 'primary',
      isOff: facts.isBusy || picked.length === 0,
    }),
  );
  const foot = [...noteRow(facts), ...stopRow(facts)];
  if (view.kind === 'scale') return { rows: [...head, ...scaleRows(view, picked), answer], foot };
  const options = pollOptions(view).map((words, place) => optionRow(view, { words, place, picked }));
  const { shown, page } = fitting(options, [...head, answer, ...foot], state.from);
  return { rows: [...head, ...shown, answer], foot: [...noteRow(facts), ...scrollRow(page), ...stopRow(facts)] };
}

/** Those that have room beside the other rows, with the way to the rest where not all have. */
function fitting(
  all: readonly PanelRow[],
  others: readonly PanelRow[],
  from: number,
): { readonly shown: readonly PanelRow[]; readonly page: ListPage<PanelRow> } {
  const [{ heightM } = { heightM: 0 }] = all;
  const count = fittingIn(others, heightM);
  const scroll = scrollRow({ shown: [], from: 0, count: 2, step: 1 });
  const page = pageOf(
    all,
    from,
    all.length <= count ? all.length : Math.max(1, fittingIn([...others, ...scroll], heightM)),
  );
  return { shown: page.shown, page };
}

function optionRow(
  { id, kind }: PollView,
  { words, place, picked }: { readonly words: string; readonly place: number; readonly picked: readonly number[] },
): PanelRow {
  const isOn = picked.includes(place);
  const others = kind === 'multiple' ? picked.filter((other) => other !== place) : [];
  const next = isOn && kind === 'multiple' ? others : [...others, place];
  return row(
    button({ type: 'poll-pick', pollId: id, picked: next }, words, {
      look: isOn ? 'on' : 'plain',
      icon: isOn ? 'check' : kind === 'multiple' ? 'box' : 'ring',
      isChoice: true,
    }),
  );
}

/** A step is pressed by its number; what the ends mean stands over them. */
function scaleRows(view: PollView, picked: readonly number[]): readonly PanelRow[] {
  const [low, high] = view.labels;
  const ends = [`1: ${low ?? erasedText}`, `${view.options}: ${high ?? erasedText}`];
  const lines = Math.max(...ends.map((end) => Math.min(4, Math.ceil(end.length / (lineLetters / 2 - 2)))));
  return [
    row(...ends.map((end) => text(end, { look: 'quiet', lines }))),
    row(
      ...Array.from({ length: view.options }, (_, step) =>
        button({ type: 'poll-pick', pollId: view.id, picked: [step] }, `${step + 1}`, {
          look: picked.includes(step) ? 'on' : 'plain',
        }),
      ),
    ),
  ];
}

/** A few words, said or typed: they stand in the box before they are sent. */
function wordsPage(facts: PanelFacts, state: PanelState, { view, own }: Asked): PanelContent {
  const { draft, talk, note, isBusy } = facts;
  const left = limits.pollWordsLength - draft.length;
  const said = note?.words ?? talk?.trouble ?? talk?.note ?? null;
  const isTrouble = note?.isTrouble === true || (note === null && (talk?.trouble ?? null) !== null);
  const hint = said ?? (left < 15 ? `${left} characters left` : whenSeenWords(view));
  return {
    rows: [
      ...pageHead('Poll · a few words'),
      questionRow(view, facts.stop === null ? 4 : 2),
      row(text(draft, { look: 'field', lines: 2 })),
      row(text(hint, { look: isTrouble ? 'trouble' : 'quiet', lines: 2 })),
      ...keyRows(state, draft),
      row(
        ...talkButton(facts),
        ...(talk?.canDiscard === true ? [button({ type: 'discard' }, 'Take it out')] : keepButton(own)),
        button({ type: 'poll-answer', pollId: view.id, picked: [] }, 'Answer', {
          icon: 'send',
          look: 'primary',
          isOff: isBusy || draft.trim() === '',
        }),
      ),
    ],
    foot: stopRow(facts),
  };
}

function keepButton(own: OwnAnswer | null): readonly PanelButton[] {
  return own === null ? [] : [button({ type: 'poll-keep' }, 'Keep it as it was')];
}

function resultPage(facts: PanelFacts, state: PanelState, { view, own }: Asked): PanelContent {
  const isOpen = view.phase === 'open';
  const head = [
    ...pageHead(isOpen ? 'Poll' : 'Poll result'),
    questionRow(view),
    ...(own === null ? [] : [row(linesOf(`Your answer: ${ownAnswerWords(view, own)}`, 2))]),
    row(linesOf(`${answeredWords(view)} ${whenSeenWords(view)}`.trim(), 2, 'quiet')),
  ];
  const lines = (view.kind === 'words' ? wordLines(view) : pollLines(view)) ?? [];
  const bars = lines.map((line, place) => row(barOf(line, own?.picked.includes(place) === true)));
  const change = isOpen && own !== null ? [changeRow(facts, view, own)] : [];
  const { shown, page } = fitting(bars, [...head, ...noteRow(facts), ...change, ...stopRow(facts)], state.from);
  return {
    rows: [...head, ...shown],
    foot: [...noteRow(facts), ...scrollRow(page), ...change, ...stopRow(facts)],
  };
}

function changeRow({ isBusy }: PanelFacts, { id }: PollView, { picked }: OwnAnswer): PanelRow {
  return row(
    button({ type: 'poll-pick', pollId: id, picked }, 'Change', { isOff: isBusy }),
    button({ type: 'poll-take-back', pollId: id }, 'Take back', { isOff: isBusy }),
  );
}

function barOf({ label, count, percent }: PollLine, isMine: boolean): PanelBar {
  const share = Math.min(1, percent / 100);
  return { kind: 'bar', words: label, figure: `${count} · ${percent} %`, share, isMine, widthM: null };
}
