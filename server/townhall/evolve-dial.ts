import type { TownhallEvent } from '../../protocol/events.ts';
import { topicKey } from './dial-topic.ts';
import type { EventOf } from './event-of.ts';
import { invariant } from './invariant.ts';
import type { TownhallState } from './state.ts';

/** Folds a turn of the dial. A topic that is as free as can be is kept no more. Rule DL1. */
export function evolveDial(state: TownhallState, { topic, level, by }: EventOf<'dial.set'>): TownhallState {
  invariant(by.kind === 'member', 'the dial is turned by a person');
  const { dial } = state;
  if (topic === null) return { ...state, dial: { ...dial, level, turnedBy: by.memberId } };
  const key = topicKey(topic);
  const topics = level === 'auto' ? dial.topics.delete(key) : dial.topics.set(key, { topic, level });
  return { ...state, dial: { ...dial, topics } };
}

/** Notes since when the stage is free to be used without a person, and whether one must use it first. Rules DL6, DL7. */
export function withStageNoted(before: TownhallState, after: TownhallState, event: TownhallEvent): TownhallState {
  const isFreed = after.stage.kind === 'nobody' && before.stage.kind !== 'nobody';
  const stageFreeSinceMs = isFreed || beginsAnew.includes(event.type) ? event.at : after.stageFreeSinceMs;
  const isCalled = event.type === 'question.called' && event.by.kind === 'member';
  const waitsForCall = !isCalled && (after.waitsForCall || stopsCalls.includes(event.type));
  if (stageFreeSinceMs === after.stageFreeSinceMs && waitsForCall === after.waitsForCall) return after;
  return { ...after, stageFreeSinceMs, waitsForCall };
}

/** The stage was free, but nothing was to be called by itself. */
const beginsAnew: readonly TownhallEvent['type'][] = ['dial.set', 'townhall.opened', 'avatar.switched-on'];
/** A person wants it otherwise, or nobody is here yet: who goes on is for a person to say. */
const stopsCalls: readonly TownhallEvent['type'][] = [
  'stage.stopped',
  'avatar.held',
  'avatar.switched-off',
  'question.returned',
  'session.started',
];
