import type { TownhallEvent } from '../../protocol/events.ts';
import { hallIdSchema, personaIdSchema } from '../../protocol/ids.ts';
import { refuse } from '../../protocol/refusals.ts';
import { finishAgenda } from './agenda.ts';
import type { Asking, CommandOf, Stamp } from './asking.ts';
import type { Decision } from './decision.ts';
import { fold } from './evolve.ts';
import { readingOf } from './plan-policy.ts';
import { closeOpenPoll } from './poll.ts';
import type { TownhallState } from './state.ts';
import { vacate } from './vacate.ts';

/** Creates the town hall: the first entry of its record. A planned one begins later than now. Rules TH1, OT1, OT5. */
export function createTownhall(
  state: TownhallState,
  { title, hallId, personaId, plan }: CommandOf<'townhall.create'>,
  { stamp, context }: Asking,
): Decision {
  if (state.phase !== 'none') return refuse('already-exists');
  const hall = { hallId: hallIdSchema.parse(hallId), personaId: personaIdSchema.parse(personaId) };
  if (plan === undefined) return [{ ...stamp, type: 'townhall.created', title, ...hall }];
  if (plan.startsAtMs <= context.nowMs) return refuse('in-the-past');
  return [{ ...stamp, type: 'townhall.created', title, ...hall, plan }, ...readingOf(plan, stamp, null)];
}

/** Begins the town hall: from now on the stage can be used. Opening it again changes nothing. Rule TH2. */
export function openTownhall(state: TownhallState, { stamp }: Asking): Decision {
  return state.phase === 'open' ? [] : [{ ...stamp, type: 'townhall.opened' }];
}

/** Ends the town hall: the stage is freed, every voice and an open poll closed, the item that runs finished. Rules TH3, PO3, AG3. */
export function closeTownhall(state: TownhallState, { stamp }: Asking): Decision {
  return [...endings(state, stamp), { ...stamp, type: 'townhall.closed' }];
}

/** What ends with a town hall: the stage is freed, every voice and an open poll closed, the item that runs finished. */
export function endings(state: TownhallState, stamp: Stamp): readonly TownhallEvent[] {
  const freed = vacate(state, stamp, 'closed');
  const talking = [...fold(state, freed).members.values()].filter((member) => member.mayTalk);
  const closed = talking.map(({ id }) => ({ ...stamp, type: 'voice.closed', memberId: id }) as const);
  return [...freed, ...closed, ...closeOpenPoll(state, stamp), ...finishAgenda(state, stamp)];
}

/** Locks the doors: new people are refused, those who were here may come back. Rule MB3. */
export function lock(state: TownhallState, { stamp }: Asking): Decision {
  return state.isLocked ? refuse('already-locked') : [{ ...stamp, type: 'townhall.locked' }];
}

/** Unlocks the doors. Rule MB3. */
export function unlock(state: TownhallState, { stamp }: Asking): Decision {
  return state.isLocked ? [{ ...stamp, type: 'townhall.unlocked' }] : refuse('not-locked');
}

/**
 * The first thing after a restart: everybody is away, no microphone is open, an answer that ran is cut as interrupted, a question on the
 * stage is back in the queue, and the stage is free. Rule TH4.
 */
export function startSession(state: TownhallState, { stamp }: Asking): Decision {
  const started = { ...stamp, type: 'session.started' } as const;
  return [started, ...vacate(fold(state, [started]), stamp, 'interrupted')];
}

/** Notes a signature of the record's head. Refuses one of an entry that is signed already or not there yet. Rule TH5. */
export function signHead(
  state: TownhallState,
  { seq, head, signature, key }: CommandOf<'head.sign'>,
  { stamp }: Asking,
): Decision {
  if (seq <= (state.signedHead?.seq ?? 0) || seq > state.seq) return refuse('nothing-to-sign');
  return [{ ...stamp, type: 'head.signed', seq, head, signature, key }];
}
