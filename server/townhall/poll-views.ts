import type { MemberId } from '../../protocol/ids.ts';
import type { OwnAnswer, PollView } from '../../protocol/poll.ts';
import { can } from '../../protocol/roles.ts';
import { countPoll, groupWords } from './poll-count.ts';
import type { Poll, TownhallState } from './state.ts';
import { readable } from './views.ts';
import type { Viewer } from './visible-to.ts';

/** Who a poll's view is made for. Everybody of one audience gets the same view, so it is encoded once. */
export type PollAudience = 'everyone' | 'crew';

export function pollAudienceFor({ role }: Pick<Viewer, 'role'>): PollAudience {
  return can(role, 'poll.read') ? 'crew' : 'everyone';
}

/** Gives what one audience may know of a poll; null when that is nothing. Who answered what is in no view. Rules PO2, PO5, PO8. */
export function pollView(poll: Poll, audience: PollAudience): PollView | null {
  const { id, kind, phase, isHidden, createdAtMs, options } = poll;
  if (phase === 'discarded' || (phase === 'draft' && audience !== 'crew')) return null;
  const isKept = isHidden && phase !== 'closed';
  const { answered, counts } = poll.result ?? countPoll(poll);
  return {
    id,
    kind,
    phase,
    isHidden,
    createdAt: createdAtMs,
    question: readable(poll.question),
    labels: poll.labels.map(readable),
    options,
    answered,
    counts: isKept ? null : counts,
    words: isKept ? null : wordsFor(poll, audience),
  };
}

/** Gives all polls that a viewer may know of, oldest first. */
export function pollViewsFor(state: TownhallState, viewer: Pick<Viewer, 'role'>): readonly PollView[] {
  const audience = pollAudienceFor(viewer);
  const views = [...state.polls.values()].map((poll) => pollView(poll, audience)).filter((view) => view !== null);
  return views.sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
}

/** Gives a member's own answers. */
export function ownAnswers(state: TownhallState, memberId: MemberId): readonly OwnAnswer[] {
  return [...state.polls.values()].flatMap(({ id, answers }) => {
    const own = answers.get(memberId);
    return own === undefined ? [] : [{ pollId: id, picked: own.picked, text: own.text }];
  });
}

function wordsFor(poll: Poll, audience: PollAudience): PollView['words'] {
  const words = groupWords(poll).map(({ key, text, count }) => ({ text, count, isShown: poll.shown.has(key) }));
  return audience === 'crew' ? words : words.filter(({ isShown }) => isShown);
}
