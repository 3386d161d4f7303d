import { describe, expect, it } from 'vitest';
import type { PanelAction } from '../../../../../client/world/panel/panel-action.ts';
import type { PanelBar, PanelButton } from '../../../../../client/world/panel/panel-content.ts';
import type { PanelFacts } from '../../../../../client/world/panel/panel-facts.ts';
import { pollNotice } from '../../../../../client/world/panel/panel-notice.ts';
import { panelContent } from '../../../../../client/world/panel/panel-pages.ts';
import { firstPanel, movePanel, type PanelState } from '../../../../../client/world/panel/panel-state.ts';
import { memberIdSchema, pollIdSchema } from '../../../../../protocol/ids.ts';
import type { OwnAnswer, PollView } from '../../../../../protocol/poll.ts';
import { aPollView, someFacts } from '../../../../support/panel-facts.ts';

const attendee = someFacts({ mayModerate: false, stop: null, note: null });
const onPoll = movePanel(firstPanel, { type: 'page', page: 'poll' });

function withPoll(view: Partial<PollView>, own: Partial<OwnAnswer> | null = null, rest: Partial<PanelFacts> = {}) {
  const poll = aPollView(view);
  return {
    ...attendee,
    ...rest,
    poll: { view: poll, own: own === null ? null : { pollId: poll.id, picked: [], text: '', ...own } },
  };
}
function cellsOf(facts: PanelFacts, state: PanelState) {
  const { rows, foot } = panelContent(facts, state);
  return [...rows, ...foot].flatMap(({ cells }) => cells);
}
const wordsOf = (facts: PanelFacts, state = onPoll) => cellsOf(facts, state).map(({ words }) => words);
const buttonsOf = (facts: PanelFacts, state = onPoll): readonly PanelButton[] =>
  cellsOf(facts, state).flatMap((cell) => (cell.kind === 'button' ? [cell] : []));
const barsOf = (facts: PanelFacts, state = onPoll): readonly PanelBar[] =>
  cellsOf(facts, state).flatMap((cell) => (cell.kind === 'bar' ? [cell] : []));
/** Presses the first button with these words. */
function press(facts: PanelFacts, state: PanelState, words: string): PanelState {
  return movePanel(state, actionOf(facts, state, words));
}
function actionOf(facts: PanelFacts, state: PanelState, words: string): PanelAction {
  const found = buttonsOf(facts, state).find((each) => each.words === words && !each.isOff);
  if (found === undefined) throw new Error(`no button ${words}`);
  return found.action;
}

describe('a poll on the panel', () => {
  const labels = ['Monday', 'Tuesday', 'Friday'];

  it('[WR1] is told from where the panel begins, and before the eyes, until it is answered', () => {
    const way = (facts: PanelFacts) =>
      buttonsOf(facts, firstPanel).flatMap(({ action, words, look }) =>
        action.type === 'page' && action.page === 'poll' ? [[words, look]] : [],
      );
    expect(way(attendee)).toEqual([]);
    expect(pollNotice(attendee.poll)).toBeNull();
    const open = withPoll({ labels });
    expect(way(open)).toEqual([['Answer poll', 'primary']]);
    expect(pollNotice(open.poll)).toMatchObject({ title: 'A poll is open', words: open.poll.view.question });
    const answered = withPoll({ labels }, { picked: [1] });
    expect(way(answered)).toEqual([['Poll', 'plain']]);
    expect(pollNotice(answered.poll)).toBeNull();
    expect(pollNotice(withPoll({ labels, phase: 'closed' }).poll)).toBeNull();
    expect(wordsOf(attendee).join(' ')).toContain('No poll is open.');
  });

  it('[WR1] of one choice has one picked, and nothing is sent before', () => {
    const facts = withPoll({ labels });
    expect(() => actionOf(facts, onPoll, 'Answer')).toThrow();
    const state = press(facts, press(facts, onPoll, 'Monday'), 'Friday');
    const chosen = buttonsOf(facts, state).filter(({ look }) => look === 'on');
    expect(chosen.map(({ words, icon }) => [words, icon])).toEqual([['Friday', 'check']]);
    const { id } = facts.poll.view;
    expect(actionOf(facts, state, 'Answer')).toEqual({ type: 'poll-answer', pollId: id, picked: [2] });
    // What was picked of another poll is none of this one.
    const other = withPoll({ labels, id: pollIdSchema.parse(`p${'2'.repeat(31)}`) });
    expect(() => actionOf(other, state, 'Answer')).toThrow();
  });

  it('[WR1] of several has as many as one likes, each taken back by another press', () => {
    const facts = withPoll({ labels, kind: 'multiple' });
    const both = press(facts, press(facts, onPoll, 'Tuesday'), 'Friday');
    expect(actionOf(facts, both, 'Answer')).toMatchObject({ picked: [1, 2] });
    expect(actionOf(facts, press(facts, both, 'Tuesday'), 'Answer')).toMatchObject({ picked: [2] });
  });

  it('[WR1] of a scale says what its ends mean, and has a step picked', () => {
    const facts = withPoll({ labels: ['Not at all', 'Very well'], kind: 'scale', options: 5 });
    expect(wordsOf(facts)).toEqual(expect.arrayContaining(['1: Not at all', '5: Very well', '1', '2', '3', '4', '5']));
    expect(actionOf(facts, press(facts, onPoll, '4'), 'Answer')).toMatchObject({ picked: [3] });
  });

  it('[WR1] with more choices than have room scrolls', () => {
    const facts = withPoll({ kind: 'multiple' });
    const seen = (state: PanelState) =>
      buttonsOf(facts, state).flatMap(({ action, words }) => (action.type === 'poll-pick' ? [words] : []));
    const pages = [onPoll];
    for (let i = 0; i < 3; i++) {
      const last = pages.at(-1) ?? onPoll;
      const below = buttonsOf(facts, last).find(({ words, isOff }) => words === 'Below' && !isOff);
      if (below !== undefined) pages.push(movePanel(last, below.action));
    }
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.flatMap(seen)).toEqual(facts.poll.view.labels);
  });

  it('[WR2] few words are said or typed, and stand in the box before they are sent', () => {
    const words = (rest: Partial<PanelFacts>) => withPoll({ labels: [], options: 0, kind: 'words' }, null, rest);
    const written = words({ draft: 'more time' });
    expect(cellsOf(written, onPoll)).toContainEqual(expect.objectContaining({ look: 'field', words: 'more time' }));
    expect(wordsOf(written)).toEqual(expect.arrayContaining(['Speak', 'q', 'Space']));
    expect(actionOf(written, onPoll, 'Answer')).toMatchObject({ type: 'poll-answer', picked: [] });
    expect(() => actionOf(words({ draft: ' ' }), onPoll, 'Answer')).toThrow();
    const silent = wordsOf(words({ draft: 'more', talk: null }));
    expect(silent).not.toContain('Speak');
    expect(silent).toContain('q');
    const note = { words: 'Write up to 60 characters.', isTrouble: true };
    expect(wordsOf(words({ draft: 'more', note }))).toContain(note.words);
  });

  it('[WR2] an answer is told, changed, kept and taken back while the poll is open', () => {
    const facts = withPoll({ labels, answered: 3, counts: [0, 2, 1] }, { picked: [1] });
    expect(wordsOf(facts)).toContain('Your answer: Tuesday');
    const changing = press(facts, onPoll, 'Change');
    expect(buttonsOf(facts, changing).filter(({ look }) => look === 'on')).toMatchObject([{ words: 'Tuesday' }]);
    const friday = press(facts, changing, 'Friday');
    expect(actionOf(facts, friday, 'Change my answer')).toMatchObject({ picked: [2] });
    expect(wordsOf(facts, press(facts, friday, 'Keep it as it was'))).toContain('Your answer: Tuesday');
    expect(actionOf(facts, onPoll, 'Take back')).toEqual({ type: 'poll-take-back', pollId: facts.poll.view.id });
    const busy = { ...facts, isBusy: true };
    expect(() => actionOf(busy, onPoll, 'Take back')).toThrow();
  });

  it('[WR2] results are bars with numbers where they are shown, one’s own marked, and are not told where they are hidden', () => {
    const counts = [0, 2, 1];
    expect(barsOf(withPoll({ labels, answered: 3, counts }, { picked: [1] }))).toMatchObject([
      { words: 'Monday', figure: '0 · 0 %', share: 0, isMine: false },
      { words: 'Tuesday', figure: '2 · 67 %', share: 0.67, isMine: true },
      { words: 'Friday', figure: '1 · 33 %', share: 0.33, isMine: false },
    ]);
    const hidden = withPoll({ labels, answered: 3, counts: null, isHidden: true }, { picked: [1] });
    expect(barsOf(hidden)).toEqual([]);
    expect(wordsOf(hidden).join(' ')).toContain('Nobody sees results before it is closed');
    const closed = withPoll({ labels, answered: 3, counts, phase: 'closed' }, { picked: [1] });
    expect(barsOf(closed)).toHaveLength(3);
    expect(wordsOf(closed)).toEqual(expect.arrayContaining(['Poll result']));
    expect(buttonsOf(closed).some(({ action }) => action.type.startsWith('poll'))).toBe(false);
  });
});

describe('somebody near, on the panel', () => {
  it('[WR3] is reported for one of the usual reasons, or only not heard any more', () => {
    const people = movePanel(firstPanel, { type: 'page', page: 'people' });
    const [, , third] = buttonsOf(attendee, people).filter(({ words }) => words === 'Report');
    if (third === undefined) throw new Error('no way to report');
    const state = movePanel(people, third.action);
    expect(wordsOf(attendee, state).join(' ')).toMatch(/Report .*Person 2.*Nobody else learns who reported/);
    const memberId = memberIdSchema.parse('m-2');
    expect(actionOf(attendee, state, 'Insults somebody.')).toEqual({
      type: 'report',
      memberId,
      reason: 'Insults somebody.',
    });
    expect(actionOf(attendee, state, 'Only block them for me')).toEqual({ type: 'block', memberId });
    expect(press(attendee, state, 'Disturbs others.')).toMatchObject({ page: 'people', reporting: null });
    const gone = wordsOf({ ...attendee, people: [] }, state);
    expect(gone).toContain('Insults somebody.');
  });
});
