import { limits } from '../../../protocol/limits.ts';
import { isolated } from '../isolated.ts';
import { keyRows } from './keyboard.ts';
import { button, type PanelButton, type PanelContent, type PanelRow, row, text } from './panel-content.ts';
import type { PanelFacts } from './panel-facts.ts';
import { pageHead, stopRow } from './panel-parts.ts';
import type { PanelState } from './panel-state.ts';

/** Where a question is typed or said, or one of the wearer's own changed. Rules HX8, HX11, SQ6, SQ8. */
export function askPage(facts: PanelFacts, state: PanelState): PanelContent {
  const { draft, isBusy, leaderName, isEditing } = facts;
  const words = isEditing ? 'Save' : 'Send';
  return {
    rows: [
      ...pageHead(isEditing ? 'Change your question' : `Ask ${isolated(leaderName)}`),
      row(text(draft, { look: 'field', lines: 3 })),
      hintRow(facts),
      ...keyRows(state, draft),
      row(
        ...talkButton(facts),
        ...besideSend(facts),
        button({ type: 'send' }, isBusy ? 'Sending' : words, { icon: 'send', look: 'primary', isOff: isBusy }),
      ),
    ],
    foot: stopRow(facts),
  };
}

/** What went wrong or was done, else a question to vote for instead, else what is to be known before one sends. */
function hintRow({ note, talk, draft, similar, isEditing, isUnnamed, isBusy, slow }: PanelFacts): PanelRow {
  const said = note?.words ?? talk?.trouble ?? talk?.note ?? null;
  if (said === null && similar !== null)
    return row(
      text(`Asked already: ${similar.text}`, { look: 'quiet', lines: 2 }),
      button({ type: 'vote-instead', questionId: similar.id }, 'Vote instead', {
        icon: 'up',
        isOff: isBusy,
        widthM: 0.1,
      }),
    );
  const left = limits.questionLength - draft.length;
  const named = isUnnamed ? 'Nobody sees who asks. Typed only: a voice would tell.' : (slow ?? 'Your name is on it.');
  const usual = isEditing ? 'You can change it until a moderator approves it.' : named;
  const isTrouble = note?.isTrouble === true || (note === null && (talk?.trouble ?? null) !== null);
  const words = said ?? (left < 100 ? `${left} characters left` : usual);
  return row(text(words, { look: isTrouble ? 'trouble' : 'quiet', lines: 2 }));
}

/** One button at most: for what was done last. */
function besideSend({ canUndoVote, isEditing, talk, hasHeadsetKeyboard }: PanelFacts): readonly PanelButton[] {
  if (canUndoVote) return [button({ type: 'undo-vote' }, 'Undo')];
  if (talk?.canDiscard === true) return [button({ type: 'discard' }, 'Take it out')];
  if (isEditing) return [button({ type: 'stop-editing' }, 'Leave it')];
  return hasHeadsetKeyboard ? [button({ type: 'headset-keyboard' }, 'Keyboard', { icon: 'keyboard' })] : [];
}

/** Asking aloud: a press begins, the next one ends; a ray cannot be held still for long. Rule HX11. */
export function talkButton({ talk }: PanelFacts): readonly PanelButton[] {
  if (talk === null) return [];
  const words = { idle: 'Speak', opening: 'Opening', listening: `End · ${talk.seconds} s`, writing: 'Writing' }[
    talk.state
  ];
  const look = talk.state === 'listening' ? 'on' : 'plain';
  return [button({ type: 'talk' }, words, { icon: 'mic', look, isOff: talk.state === 'writing' })];
}
