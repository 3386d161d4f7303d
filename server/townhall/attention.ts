import type { Attending, AttendMessage } from '../../protocol/attention.ts';
import type { MemberId } from '../../protocol/ids.ts';
import { limits } from '../../protocol/limits.ts';
import { can } from '../../protocol/roles.ts';
import type { TownhallState } from './state.ts';
import { readable } from './views.ts';

/** Where one desk's moderator is, and when the desk gave its last sign of life. */
export interface Attended extends AttendMessage {
  readonly memberId: MemberId;
  readonly atMs: number;
}

/** Whether a desk may say where its moderator is, and hear of others. Rule TG2. */
export function mayAttend(state: TownhallState, memberId: MemberId): boolean {
  const member = state.members.get(memberId);
  return member?.presence.kind === 'here' && can(member.role, 'queue.read-pending');
}

/**
 * Gives where everybody else of the crew is: one line a person and question, writing before looking, by name. Whoever gave no sign of
 * life, went, lost the role, or looks at what is not there, is left out. Rules TG1 to TG4.
 */
export function attentionOf(
  state: TownhallState,
  desks: Iterable<Attended>,
  { viewer, nowMs }: { readonly viewer: MemberId; readonly nowMs: number },
): readonly Attending[] {
  const found = new Map<string, Attending>();
  for (const { memberId, questionId, isWriting, atMs } of desks) {
    if (memberId === viewer || questionId === null || nowMs - atMs > limits.attentionMs) continue;
    if (!mayAttend(state, memberId) || !state.questions.has(questionId)) continue;
    const key = `${memberId} ${questionId}`;
    const name = readable(state.members.get(memberId)?.name) ?? '';
    found.set(key, { memberId, name, questionId, isWriting: isWriting || found.get(key)?.isWriting === true });
  }
  return [...found.values()].sort((a, b) => (a.name + a.questionId < b.name + b.questionId ? -1 : 1));
}
