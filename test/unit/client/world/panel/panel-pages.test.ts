import { describe, expect, it } from 'vitest';
import type { PanelAction } from '../../../../../client/world/panel/panel-action.ts';
import type { PanelButton } from '../../../../../client/world/panel/panel-content.ts';
import type { PanelFacts } from '../../../../../client/world/panel/panel-facts.ts';
import { panelContent } from '../../../../../client/world/panel/panel-pages.ts';
import { firstPanel, movePanel, type PanelState, withoutLast } from '../../../../../client/world/panel/panel-state.ts';
import { rejectReasons } from '../../../../../client/world/reject-reasons.ts';
import { aLine, answeredLine, someFacts } from '../../../../support/panel-facts.ts';

function cellsOf(facts: PanelFacts, state: PanelState) {
  const { rows, foot } = panelContent(facts, state);
  return [...rows, ...foot].flatMap(({ cells }) => cells);
}
function buttonsOf(facts: PanelFacts, state: PanelState): readonly PanelButton[] {
  return cellsOf(facts, state).flatMap((cell) => (cell.kind === 'button' ? [cell] : []));
}
const typesOf = (facts: PanelFacts, state: PanelState) =>
  new Set(buttonsOf(facts, state).map(({ action }) => action.type));
const pressed = (...actions: readonly PanelAction[]) => actions.reduce(movePanel, firstPanel);
const wordsOf = (facts: PanelFacts, state: PanelState) => cellsOf(facts, state).map(({ words }) => words);
const attendee = someFacts({ mayModerate: false, stop: null, note: null });

describe('the panel in the hall', () => {
  it('[HX5] begins with speaking, the hand, reactions and the ways to everything else, and out', () => {
    const buttons = buttonsOf(attendee, firstPanel);
    expect(buttons.filter(({ action }) => action.type === 'react').map(({ words }) => words)).toEqual([
      'Clap',
      'Heart',
      'Laugh',
      'Thumbs',
    ]);
    expect(typesOf(attendee, firstPanel)).toEqual(
      new Set(['close', 'microphone', 'hand', 'react', 'page', 'turn', 'recenter', 'leave-xr']),
    );
    const pages = buttons.flatMap(({ action }) => (action.type === 'page' ? [action.page] : []));
    expect(pages).toEqual(['questions', 'ask', 'people', 'captions', 'comfort']);
  });

  it('[HX5] says the true state of the microphone, and lets nobody press what cannot work', () => {
    const micOf = (microphone: PanelFacts['microphone']) =>
      buttonsOf(someFacts({ microphone }), firstPanel).find(({ action }) => action.type === 'microphone');
    expect(micOf({ words: 'Microphone on', state: 'on', isOff: false })).toMatchObject({ look: 'live', icon: 'mic' });
    expect(micOf({ words: 'Allow the microphone', state: 'between', isOff: false })).toMatchObject({
      look: 'plain',
      icon: 'mic-off',
    });
    expect(micOf({ words: 'Voices are off', state: 'off', isOff: true })).toMatchObject({ isOff: true });
    expect(micOf(null)).toBeUndefined();
  });

  it('[HX5] every page leads back and can be put away', () => {
    for (const page of [
      'questions',
      'ask',
      'poll',
      'people',
      'report',
      'captions',
      'comfort',
      'desk',
      'reject',
    ] as const) {
      const state = pressed({ type: 'page', page });
      expect(typesOf(attendee, state)).toContain('close');
      expect(buttonsOf(attendee, state)[0]?.action).toEqual({
        type: 'page',
        page: page === 'reject' ? 'desk' : page === 'report' ? 'people' : 'home',
      });
    }
    expect(pressed({ type: 'page', page: 'people' }, { type: 'close' })).toEqual(firstPanel);
  });

  it('[HX7] the queue scrolls, shows who voted, and offers no vote for one’s own question', () => {
    const questions: PanelAction = { type: 'page', page: 'questions' };
    const votes = (state: PanelState) => buttonsOf(attendee, state).filter(({ action }) => action.type === 'vote');
    expect(votes(pressed(questions)).map(({ words, look, isOff }) => [words, look, isOff])).toEqual([
      ['0', 'plain', false],
      ['1', 'on', false],
      ['2', 'on', true],
      ['3', 'plain', false],
    ]);
    const below = pressed(questions, { type: 'scroll', to: 4 }, { type: 'scroll', to: 8 });
    expect(votes(below).map(({ words }) => words)).toEqual(['8']);
    expect(wordsOf(attendee, below)).toContain('9 to 9 of 9');
    // The list became shorter meanwhile.
    const { lists } = attendee;
    expect(wordsOf({ ...attendee, lists: { ...lists, waiting: lists.waiting.slice(0, 2) } }, below)).toContain(
      'What about number 1, and who decides about it in the end?',
    );
    expect(wordsOf({ ...attendee, lists: { ...lists, waiting: [] } }, pressed(questions)).join(' ')).toMatch(
      /No question waits/,
    );
  });

  it('[SQ7] [SQ8] who asked has a second list: where each stands, and what its author may still do', () => {
    const facts = {
      ...attendee,
      lists: { ...attendee.lists, mine: [aLine(1, 'pending'), aLine(2, 'called')] },
    };
    const mine = pressed({ type: 'page', page: 'questions' }, { type: 'question-list', list: 'mine' });
    expect(wordsOf(attendee, pressed({ type: 'page', page: 'questions' })).join(' ')).not.toMatch(/Yours/);
    expect(wordsOf(facts, mine)).toEqual(expect.arrayContaining(['Yours 2', 'A moderator will read it', 'Change']));
    expect([...typesOf(facts, mine)]).toEqual(expect.arrayContaining(['edit', 'withdraw']));
    const called = movePanel(mine, { type: 'scroll', to: 1 });
    expect(wordsOf(facts, called)).toContain('Called: the answer is about to begin');
    expect([...typesOf(facts, called)]).not.toContain('withdraw');
    const changing = movePanel(mine, { type: 'edit', questionId: aLine(1, 'pending').id });
    expect(wordsOf({ ...facts, isEditing: true }, changing)).toEqual(expect.arrayContaining(['Save']));
    expect(movePanel(changing, { type: 'stop-editing' })).toMatchObject({ page: 'questions', questionList: 'mine' });
  });

  it('[SQ6] one may vote for what was asked already, and take that back, where one types', () => {
    const ask = pressed({ type: 'page', page: 'ask' });
    const like = { ...attendee, similar: aLine(4, 'approved') };
    expect(wordsOf(like, ask).join(' ')).toMatch(/Asked already: What about number 4/);
    expect([...typesOf(like, ask)]).toContain('vote-instead');
    // What went wrong comes first.
    expect([...typesOf({ ...like, note: { words: 'No.', isTrouble: true } }, ask)]).not.toContain('vote-instead');
    expect([...typesOf({ ...attendee, canUndoVote: true }, ask)]).toContain('undo-vote');
  });

  it('[HX7] people near are told by name and distance, and each can be blocked and heard again', () => {
    const people = pressed({ type: 'page', page: 'people' });
    const blocks = buttonsOf(attendee, people).filter(({ action }) => action.type === 'block');
    expect(blocks.map(({ words }) => words)).toEqual(['Block', 'Hear again', 'Block', 'Block', 'Block']);
    const unders = cellsOf(attendee, people).flatMap((cell) =>
      cell.kind === 'text' && cell.under !== '' ? [cell.under] : [],
    );
    expect(unders.slice(0, 3)).toEqual(['Beside you', '1 m away · not heard', '2 m away · can be heard']);
  });

  it('[HX7] all comfort can be chosen on it', () => {
    const kinds = (page: 'comfort' | 'captions') =>
      buttonsOf(attendee, pressed({ type: 'page', page })).flatMap(({ action }) =>
        action.type === 'comfort' ? [action.change.kind] : [],
      );
    expect(new Set(kinds('comfort'))).toEqual(
      new Set(['turn', 'vignette', 'posture', 'height', 'panel-hand', 'hands']),
    );
    expect(new Set(kinds('captions'))).toEqual(new Set(['captions']));
  });
});

describe('the keyboard in the hall', () => {
  const ask: PanelAction = { type: 'page', page: 'ask' };
  const keysOf = (draft: string, ...actions: readonly PanelAction[]) =>
    buttonsOf({ ...attendee, draft }, pressed(ask, ...actions)).flatMap(({ action }) =>
      action.type === 'key' ? [action.key] : [],
    );

  it('[HX8] begins each sentence with a capital, and shift turns that round for one letter', () => {
    expect(keysOf('')[0]).toBe('Q');
    expect(keysOf('Why')[0]).toBe('q');
    expect(keysOf('Why? ')[0]).toBe('Q');
    expect(keysOf('Why', { type: 'shift' })[0]).toBe('Q');
    expect(keysOf('Why', { type: 'shift' }, { type: 'key', key: 'N' })[0]).toBe('q');
  });

  it('[HX8] has figures, signs and letters with accents', () => {
    expect(keysOf('a', { type: 'letters', layer: 'signs' }).join('')).toContain('1234567890');
    expect(keysOf('a', { type: 'letters', layer: 'accents' }).join('')).toContain('öøœßùúü');
    expect(keysOf('a', { type: 'letters', layer: 'accents' }, { type: 'letters', layer: 'letters' })).toContain('q');
  });

  it('[HX8] erases a letter whole', () => {
    expect(['abc', 'cafe\u0301', '', 'a👍'].map(withoutLast)).toEqual(['ab', 'caf', '', 'a']);
  });

  it('[HX8] shows what is written, what became of it, and the headset’s own keyboard where there is one', () => {
    const sent = someFacts({
      draft: 'Why four days',
      note: { words: 'Sent. A moderator will read it.', isTrouble: false },
      talk: null,
    });
    expect(wordsOf(sent, pressed(ask))).toEqual(
      expect.arrayContaining(['Why four days', 'Sent. A moderator will read it.']),
    );
    expect(typesOf(sent, pressed(ask))).toContain('headset-keyboard');
    expect(typesOf({ ...sent, hasHeadsetKeyboard: false }, pressed(ask))).not.toContain('headset-keyboard');
    expect(wordsOf({ ...attendee, draft: 'x'.repeat(450) }, pressed(ask))).toContain('50 characters left');
  });
});

describe('asking aloud in the hall', () => {
  const ask: PanelAction = { type: 'page', page: 'ask' };
  const idle = { state: 'idle', seconds: 0, note: null, trouble: null, canDiscard: false } as const;
  const talking = (talk: PanelFacts['talk']) => ({ ...attendee, note: null, talk });
  const speakOf = (talk: PanelFacts['talk']) =>
    buttonsOf(talking(talk), pressed(ask)).find(({ action }) => action.type === 'talk');

  it('[HX11] one press begins and one ends, and it says for how long it has been listening', () => {
    expect(speakOf(idle)).toMatchObject({ words: 'Speak', isOff: false });
    expect(speakOf({ ...idle, state: 'listening', seconds: 4 })).toMatchObject({ words: 'End · 4 s', look: 'on' });
    expect(speakOf({ ...idle, state: 'writing' })).toMatchObject({ words: 'Writing', isOff: true });
  });

  it('[HX11] what was written down can be taken out, and what went wrong is said', () => {
    expect(typesOf(talking(idle), pressed(ask))).not.toContain('discard');
    expect(typesOf(talking({ ...idle, canDiscard: true }), pressed(ask))).toContain('discard');
    expect(wordsOf(talking({ ...idle, note: 'Written down.' }), pressed(ask))).toContain('Written down.');
    expect(wordsOf(talking({ ...idle, trouble: 'Nothing was heard.' }), pressed(ask))).toContain('Nothing was heard.');
  });

  it('[HX11] is not there where speech is not written down', () => {
    expect(speakOf(null)).toBeUndefined();
  });
});

describe('moderating in the hall', () => {
  const desk: PanelAction = { type: 'page', page: 'desk' };

  it('[HX9] is offered to moderators alone, and their Stop is on every page', () => {
    const ways = (facts: PanelFacts) =>
      buttonsOf(facts, firstPanel).filter(({ action }) => action.type === 'page' && action.page === 'desk');
    expect(ways(someFacts()).map(({ words }) => words)).toEqual(['Moderate 5']);
    expect(ways(attendee)).toEqual([]);
    for (const page of ['home', 'questions', 'ask', 'people', 'captions', 'comfort', 'desk', 'reject'] as const) {
      expect(typesOf(someFacts(), pressed({ type: 'page', page }))).toContain('stop');
      expect(typesOf(attendee, pressed({ type: 'page', page }))).not.toContain('stop');
    }
  });

  it('[HX9] approves and rejects what is to be read, with one of the usual reasons', () => {
    const first = aLine(100, 'pending').id;
    const actions = buttonsOf(someFacts(), pressed(desk)).map(({ action }) => action);
    expect(actions).toContainEqual({ type: 'approve', questionId: first });
    const choosing = pressed(desk, { type: 'choose-reason', questionId: first });
    const reasons = buttonsOf(someFacts(), choosing).flatMap(({ action }) =>
      action.type === 'reject' ? [action] : [],
    );
    expect(reasons).toEqual(rejectReasons.map((reason) => ({ type: 'reject', questionId: first, reason })));
    expect(movePanel(choosing, { type: 'reject', questionId: first, reason: rejectReasons[0] ?? '' })).toMatchObject({
      page: 'desk',
      rejecting: null,
    });
    const gone = someFacts({ lists: { ...someFacts().lists, pending: [] } });
    expect(wordsOf(gone, choosing).join(' ')).toMatch(/Somebody else was quicker/);
  });

  it('[HX9] calls the next question, or another', () => {
    const waiting = buttonsOf(someFacts(), pressed(desk, { type: 'desk-list', list: 'waiting' }));
    const calls = waiting.filter(({ action }) => action.type === 'call');
    expect(calls.map(({ words, look }) => [words, look])).toEqual([
      ['Call next', 'primary'],
      ['Call', 'plain'],
      ['Call', 'plain'],
      ['Call', 'plain'],
    ]);
  });

  it('[Q33] gives whoever asked the floor to follow up, beside what is to be read and to be called', () => {
    const facts = someFacts({ followUp: answeredLine });
    const { id: questionId } = answeredLine;
    for (const state of [pressed(desk), pressed(desk, { type: 'desk-list', list: 'waiting' })]) {
      const [give] = buttonsOf(facts, state).filter(({ action }) => action.type === 'floor');
      expect(give).toMatchObject({ words: 'Give the floor', isOff: false });
      expect(give?.action).toEqual({ type: 'floor', questionId, memberId: 'm-ada' });
      const unders = cellsOf(facts, state).flatMap((cell) => (cell.kind === 'text' ? [cell.under] : []));
      expect(unders).toContain('Ada may follow up');
      expect(typesOf(someFacts(), state)).not.toContain('floor');
    }
    expect(typesOf({ ...facts, followUp: { ...answeredLine, view: null } }, pressed(desk))).not.toContain('floor');
  });
});
