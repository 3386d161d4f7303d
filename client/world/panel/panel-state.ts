import type { MemberId, PollId, QuestionId } from '../../../protocol/ids.ts';
import type { DeskList, KeyLayer, PanelAction, PanelPage, QuestionList } from './panel-action.ts';

/** Where a person is in their panel. */
export interface PanelState {
  readonly page: PanelPage;
  /** The first line of the list that is shown. */
  readonly from: number;
  readonly layer: KeyLayer;
  readonly isShifted: boolean;
  readonly questionList: QuestionList;
  readonly deskList: DeskList;
  /** The question for which a reason is being chosen. */
  readonly rejecting: QuestionId | null;
  /** Who is being reported. */
  readonly reporting: { readonly memberId: MemberId; readonly name: string } | null;
  /** What is picked of a poll and not sent yet; null: what was sent stands. */
  readonly picking: { readonly pollId: PollId; readonly picked: readonly number[] } | null;
}

export const firstPanel: PanelState = {
  page: 'home',
  from: 0,
  layer: 'letters',
  isShifted: false,
  questionList: 'waiting',
  deskList: 'pending',
  rejecting: null,
  reporting: null,
  picking: null,
};

/** Where the panel is after a press; what only asks the town hall for something leaves it where it is. Rule HX5. */
export function movePanel(state: PanelState, action: PanelAction): PanelState {
  switch (action.type) {
    case 'page':
      return {
        ...state,
        page: action.page,
        from: 0,
        layer: 'letters',
        isShifted: false,
        rejecting: null,
        reporting: null,
      };
    case 'close':
    case 'leave-xr':
      return { ...firstPanel, deskList: state.deskList, picking: state.picking };
    case 'scroll':
      return { ...state, from: Math.max(0, action.to) };
    case 'shift':
      return { ...state, isShifted: !state.isShifted };
    case 'key':
      return { ...state, isShifted: false };
    case 'letters':
      return { ...state, layer: action.layer, isShifted: false };
    case 'question-list':
      return { ...state, questionList: action.list, from: 0 };
    case 'edit':
      return { ...state, page: 'ask', from: 0, layer: 'letters', isShifted: false };
    case 'stop-editing':
      return { ...state, page: 'questions', from: 0 };
    case 'desk-list':
      return { ...state, deskList: action.list, from: 0 };
    case 'choose-reason':
      return { ...state, page: 'reject', rejecting: action.questionId };
    case 'reject':
      return { ...state, page: 'desk', rejecting: null, from: 0 };
    case 'choose-report': {
      const { memberId, name } = action;
      return { ...state, page: 'report', reporting: { memberId, name } };
    }
    case 'report':
      return { ...state, page: 'people', reporting: null };
    case 'poll-pick': {
      const { pollId, picked } = action;
      return { ...state, picking: { pollId, picked } };
    }
    case 'poll-keep':
      return { ...state, picking: null, from: 0 };
    default:
      return state;
  }
}

/** Whether the next letter is a capital: shift turns round what the sentence asks for. */
export function writesCapital({ isShifted }: Pick<PanelState, 'isShifted'>, draft: string): boolean {
  return isShifted !== /(^|[.?!]\s+)$/u.test(draft);
}

/** A text without its last letter, whole: accents and pictures that are several signs go at once. */
export function withoutLast(text: string): string {
  return text.replace(/(?:\P{M}\p{M}*|\p{M}+)$/u, '');
}
