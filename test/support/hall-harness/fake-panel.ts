import { type Comfort, gentle, withComfort } from '../../../client/world/comfort.ts';
import type { HeadsetView } from '../../../client/world/headset-ports.ts';
import type { PanelAction, PanelPage } from '../../../client/world/panel/panel-action.ts';
import type { PanelFacts } from '../../../client/world/panel/panel-facts.ts';
import { pollNotice } from '../../../client/world/panel/panel-notice.ts';
import { panelContent } from '../../../client/world/panel/panel-pages.ts';
import { firstPanel, movePanel, type PanelState, withoutLast } from '../../../client/world/panel/panel-state.ts';
import type { QuestionLine } from '../../../client/world/queue.ts';
import { memberIdSchema, questionIdSchema } from '../../../protocol/ids.ts';
import { answeredLine, aPollView } from '../panel-facts.ts';

const asked: readonly (readonly [text: string, by: string, votes: number])[] = [
  ['How do you decide who gets a raise, and can I see the rules?', 'Chiara Lombardi', 31],
  [
    'Will the Gothenburg office stay open after the lease ends next summer, and who decides about that?',
    'Jun Sato',
    18,
  ],
  ['Why four days?', 'Élodie Martin', 9],
  ['What did we learn from the outage in March?', 'Dev Patel', 4],
  ['Who pays for the new headsets?', 'Noor Haddad', 1],
  ['متى يبدأ العمل عن بعد؟', 'ليلى حداد', 0],
];

function lineOf(
  [text, askedBy, votes]: (typeof asked)[number],
  i: number,
  status: QuestionLine['status'],
): QuestionLine {
  const id = questionIdSchema.parse(`q${String(i).padStart(31, '0')}${status === 'pending' ? 'a' : 'b'}`);
  return {
    id,
    text,
    askedBy,
    mistakenFor: '',
    isUnnamed: false,
    status,
    votes,
    hasMyVote: i === 1,
    isMine: i === 2,
    place: i + 1,
    view: null,
  };
}

const days = [
  'Monday',
  'Tuesday',
  'Wednesday, with the whole team and lunch together',
  'Thursday',
  'Whichever I choose',
];
const answers: readonly (readonly [text: string, count: number])[] = [
  ['calm', 21],
  ['more time to think', 14],
  ['less mail', 6],
];

/** `poll=single`, `multiple`, `scale` or `words`, not answered; with `answered` answered; with `closed` over. */
function fakePoll(query: URLSearchParams): PanelFacts['poll'] {
  const kind = query.get('poll');
  if (kind !== 'single' && kind !== 'multiple' && kind !== 'scale' && kind !== 'words') return null;
  const isOver = query.has('closed');
  const questions = {
    single: 'Which day should everybody be in the office?',
    multiple: 'On which days could you come to the office, if the canteen were open and the train ran on time?',
    scale: 'How well do you know what our strategy asks of your own work this year?',
    words: 'What would you like to have more of at work, in a few words?',
  };
  const labels = kind === 'scale' ? ['Not at all', 'So well that I could explain it'] : kind === 'words' ? [] : days;
  const options = kind === 'scale' ? 10 : labels.length;
  const view = aPollView({
    kind,
    labels,
    options,
    question: questions[kind],
    phase: isOver ? 'closed' : 'open',
    isHidden: query.has('hidden'),
    answered: 41,
    counts: query.has('hidden') ? null : Array.from({ length: options }, (_, i) => (i * 7 + 3) % 19),
    words: kind === 'words' ? answers.map(([text, count]) => ({ text, count, isShown: true })) : null,
  });
  const own = query.has('answered')
    ? { pollId: view.id, picked: kind === 'words' ? [] : [1], text: kind === 'words' ? 'calm' : '' }
    : null;
  return { view, own };
}

/** Facts of a town hall that is not there. `role=moderator` moderates. */
export function fakeFacts(query: URLSearchParams, comfort: Comfort, draft: string): PanelFacts {
  const isModerator = query.get('role') === 'moderator';
  const waiting = asked.map((each, i) => lineOf(each, i, 'approved'));
  return {
    title: 'Autumn town hall',
    leaderName: 'Maya Lindqvist',
    stage: { light: 'avatar', words: 'AI speaking for Maya Lindqvist' },
    microphone: {
      words: query.has('mic') ? 'Microphone on' : 'Microphone off',
      state: query.has('mic') ? 'on' : 'off',
      isOff: false,
    },
    isHandUp: query.has('hand'),
    isBusy: false,
    isCalm: false,
    slow: null,
    talk: query.has('mute') ? null : { state: 'idle', seconds: 0, note: null, trouble: null, canDiscard: false },
    similar: null,
    isEditing: false,
    isUnnamed: false,
    canUndoVote: false,
    lists: {
      byId: new Map(),
      onStage: query.has('called') ? lineOf(['Where is the canteen?', 'Ada Okafor', 3], 9, 'answering') : null,
      waiting: query.has('empty') ? [] : waiting,
      mine: [],
      corrected: [],
      done: [],
      pending: isModerator && !query.has('empty') ? asked.slice(0, 3).map((each, i) => lineOf(each, i, 'pending')) : [],
      closed: [],
    },
    draft,
    hasHeadsetKeyboard: query.has('keyboard'),
    people: ['Ada Okafor', 'Benjamín Ruiz', 'Wanjiru Kamau', 'Łukasz Nowak', 'Mei Chen', 'ليلى حداد', 'Jun Sato'].map(
      (name, i) => ({
        memberId: memberIdSchema.parse(`m-${i}`),
        name,
        awayM: i * 2,
        isBlocked: i === 2,
        mayTalk: i === 1,
      }),
    ),
    hearsNeighbours: true,
    comfort,
    mayModerate: isModerator,
    poll: fakePoll(query),
    followUp: query.has('follow-up') ? { ...answeredLine, text: 'What is our strategy on products?' } : null,
    stop: isModerator ? { words: 'Stop', isOff: false } : null,
    note: query.has('note')
      ? { words: 'Your microphone is blocked. Allow it in the address bar, or go on without.', isTrouble: true }
      : null,
  };
}

/** Shows the panel of a town hall that is not there, and follows what is pressed. */
export function fakePanel(headset: HeadsetView, query: URLSearchParams): { act(action: PanelAction): void } {
  const pages: readonly PanelPage[] = [
    'home',
    'questions',
    'ask',
    'poll',
    'people',
    'report',
    'captions',
    'comfort',
    'desk',
    'reject',
  ];
  const page = pages.find((each) => each === query.get('panel')) ?? 'home';
  let draft = query.get('draft') ?? '';
  let comfort = gentle;
  let state: PanelState = {
    ...firstPanel,
    page,
    rejecting: page === 'reject' ? lineOf(asked[0] ?? ['', '', 0], 0, 'pending').id : null,
    reporting: page === 'report' ? { memberId: memberIdSchema.parse('m-1'), name: 'Benjamín Ruiz' } : null,
    picking: query.has('picked') ? { pollId: aPollView().id, picked: [2] } : null,
  };
  const show = () => headset.setPanel(panelContent(fakeFacts(query, comfort, draft), state));
  show();
  if (query.has('notice')) headset.setNotice(pollNotice(fakePoll(query)));
  return {
    act: (action) => {
      if (action.type === 'key') draft += action.key;
      if (action.type === 'backspace') draft = withoutLast(draft);
      if (action.type === 'comfort') {
        comfort = withComfort(comfort, action.change);
        headset.setComfort(comfort);
      }
      if (action.type === 'close') headset.closePanel();
      if (action.type === 'turn') headset.turn(action.way);
      if (action.type === 'recenter') headset.recenter();
      state = { ...state, ...movePanel(state, action) };
      show();
    },
  };
}
