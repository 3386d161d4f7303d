import type { MemberId, PollId, QuestionId } from '../../../protocol/ids.ts';
import type { Reaction } from '../../../protocol/moment.ts';
import type { ComfortChange } from '../comfort.ts';

export type PanelPage =
  | 'home'
  | 'questions'
  | 'ask'
  | 'poll'
  | 'people'
  | 'report'
  | 'captions'
  | 'comfort'
  | 'desk'
  | 'reject';

/** What a press on the panel in the hall asks for. */
export type PanelAction =
  | { readonly type: 'page'; readonly page: PanelPage }
  | { readonly type: 'close' }
  | { readonly type: 'scroll'; readonly to: number }
  | { readonly type: 'microphone' }
  | { readonly type: 'hand' }
  | { readonly type: 'react'; readonly reaction: Reaction }
  | { readonly type: 'vote'; readonly questionId: QuestionId }
  | { readonly type: 'question-list'; readonly list: QuestionList }
  | { readonly type: 'edit'; readonly questionId: QuestionId }
  | { readonly type: 'stop-editing' }
  | { readonly type: 'withdraw'; readonly questionId: QuestionId }
  | { readonly type: 'vote-instead'; readonly questionId: QuestionId }
  | { readonly type: 'undo-vote' }
  | { readonly type: 'key'; readonly key: string }
  | { readonly type: 'backspace' }
  | { readonly type: 'shift' }
  | { readonly type: 'letters'; readonly layer: KeyLayer }
  | { readonly type: 'headset-keyboard' }
  | { readonly type: 'talk' }
  | { readonly type: 'discard' }
  | { readonly type: 'send' }
  | { readonly type: 'hear-neighbours' }
  | { readonly type: 'block'; readonly memberId: MemberId }
  | { readonly type: 'choose-report'; readonly memberId: MemberId; readonly name: string }
  | { readonly type: 'report'; readonly memberId: MemberId; readonly reason: string }
  | { readonly type: 'poll-pick'; readonly pollId: PollId; readonly picked: readonly number[] }
  | { readonly type: 'poll-answer'; readonly pollId: PollId; readonly picked: readonly number[] }
  | { readonly type: 'poll-keep' }
  | { readonly type: 'poll-take-back'; readonly pollId: PollId }
  | { readonly type: 'comfort'; readonly change: ComfortChange }
  | { readonly type: 'turn'; readonly way: 'left' | 'right' }
  | { readonly type: 'recenter' }
  | { readonly type: 'leave-xr' }
  | { readonly type: 'desk-list'; readonly list: DeskList }
  | { readonly type: 'approve'; readonly questionId: QuestionId }
  | { readonly type: 'choose-reason'; readonly questionId: QuestionId }
  | { readonly type: 'reject'; readonly questionId: QuestionId; readonly reason: string }
  | { readonly type: 'call'; readonly questionId: QuestionId }
  | { readonly type: 'floor'; readonly questionId: QuestionId; readonly memberId: MemberId }
  | { readonly type: 'stop' };

export type KeyLayer = 'letters' | 'signs' | 'accents';
export type QuestionList = 'waiting' | 'mine';
export type DeskList = 'pending' | 'waiting';
