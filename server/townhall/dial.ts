import { type Dial, type DialLevel, isAbove, letsSpeak } from '../../protocol/dial.ts';
import type { QuestionId } from '../../protocol/ids.ts';
import { limits } from '../../protocol/limits.ts';
import { refuse } from '../../protocol/refusals.ts';
import { can } from '../../protocol/roles.ts';
import type { Asking, CommandOf, PersonAsking } from './asking.ts';
import { questionIn } from './change.ts';
import { cleanText } from './clean-text.ts';
import type { Decision } from './decision.ts';
import { topicKey } from './dial-topic.ts';
import { fold } from './evolve.ts';
import { queueOrder } from './queue.ts';
import type { PersonaStanding, Question, TownhallState } from './state.ts';
import { vacate } from './vacate.ts';

/**
 * How far the avatar goes with a question: the lowest of the town hall's level and those of the topics that its prepared answer draws on. An
 * answer of which the topics are not known counts as drawing on every one. What the leader is asked to answer it leaves to them. Rules DL2, LB7.
 */
export function levelFor({ dial }: TownhallState, { prepared, assigned }: Question): DialLevel {
  let lowest = dial.level;
  if (assigned?.kind === 'leader' && letsSpeak(lowest)) lowest = 'suggest';
  if (prepared === null) return lowest;
  const drawnOn = prepared.topics?.map(topicKey) ?? null;
  for (const [key, { level }] of dial.topics)
    if ((drawnOn === null || drawnOn.includes(key)) && isAbove(lowest, level)) lowest = level;
  return lowest;
}

/**
 * Turns the dial of the town hall, or of one topic. Those who run the queue only turn it down. An answer that is being said and may not be any
 * more is stopped with it. Rules DL1, DL4, DL5.
 */
export function setDial(
  state: TownhallState,
  { topic: named, level }: CommandOf<'dial.set'>,
  { self, stamp }: PersonAsking,
): Decision {
  const topic = named === null ? null : cleanText(named);
  if (topic === '') return refuse('topic-empty');
  const { dial, stage, epoch } = state;
  const now = topic === null ? dial.level : (dial.topics.get(topicKey(topic))?.level ?? 'auto');
  if (level === now) return [];
  if (isAbove(level, now) && !can(self.role, 'dial.raise')) return refuse('dial-lower-only');
  const isNew = topic !== null && !dial.topics.has(topicKey(topic));
  if (isNew && dial.topics.size >= limits.dialTopics) return refuse('too-many-topics');
  const turned = { ...stamp, type: 'dial.set', topic, level } as const;
  if (stage.kind !== 'avatar') return [turned];
  const after = fold(state, [turned]);
  if (letsSpeak(levelFor(after, questionIn(after, stage.questionId)))) return [turned];
  return [...vacate(state, stamp, 'stopped'), { ...stamp, type: 'stage.stopped', epoch }, turned];
}

/**
 * When, at the earliest, a question is called by itself, in milliseconds since 1970; null when none is. Only on a free stage, on auto, and not
 * after a person stopped, held or put back what was on it. Rules DL6, DL7.
 */
export function nextAutoCall(state: TownhallState): number | null {
  const isOn = state.phase === 'open' && state.stage.kind === 'nobody' && state.dial.level === 'auto';
  if (!isOn || state.isAvatarHeld || state.isAvatarOff || state.waitsForCall) return null;
  return readyQuestion(state) === null ? null : state.stageFreeSinceMs + limits.autoCallMs;
}

/** Calls the next ready question of the queue, if its time has come and the avatar may speak. Rules DL6, DL7. */
export function callByItself(state: TownhallState, { stamp, context }: Asking): Decision {
  const dueMs = nextAutoCall(state);
  const { persona } = context;
  if (dueMs === null || dueMs > context.nowMs || persona.isSwitchedOff === true) return [];
  const questionId = readyQuestion(state, persona);
  if (questionId === null) return [];
  return [{ ...stamp, type: 'question.called', questionId, epoch: state.epoch + 1 }];
}

/** Gives the dial as pages get it. */
export function dialView({ dial, waitsForCall }: TownhallState): Dial {
  return { level: dial.level, topics: [...dial.topics.values()], waitsForCall };
}

/** The first of the queue with an answer that may be said unasked, and that is of the persona and consent of now. */
function readyQuestion(state: TownhallState, persona?: PersonaStanding): QuestionId | null {
  const isReady = (id: QuestionId) => {
    const question = questionIn(state, id);
    const { prepared } = question;
    if (prepared?.outcome !== 'answered' || prepared.reading === 'needed' || levelFor(state, question) !== 'auto')
      return false;
    if (persona === undefined) return true;
    return prepared.personaVersion === persona.version && prepared.consentEpoch === persona.consentEpoch;
  };
  return queueOrder(state).find(isReady) ?? null;
}
