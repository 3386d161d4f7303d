import { List, Map as PersistentMap } from 'immutable';
import { hallIdSchema, personaIdSchema, type TownhallId } from '../../protocol/ids.ts';
import { noWords } from './listed-words.ts';
import type { TownhallState } from './state.ts';

/** Gives the state before the first entry of a town hall's record. Nothing but `townhall.create` is possible in it. */
export function emptyTownhall(id: TownhallId): TownhallState {
  return {
    id,
    seq: 0,
    title: '',
    hallId: hallIdSchema.parse('none'),
    personaId: personaIdSchema.parse('none'),
    phase: 'none',
    plan: null,
    revision: 0,
    cancelled: null,
    isLocked: false,
    order: { talk: 'open', slowMinutes: 0, isCalm: false, showsUnread: null, words: noWords },
    isAvatarHeld: false,
    isAvatarOff: false,
    members: PersistentMap(),
    seats: PersistentMap(),
    questions: PersistentMap(),
    polls: PersistentMap(),
    agenda: { items: [], entry: 0 },
    reports: PersistentMap(),
    acts: List(),
    pinned: List(),
    dial: { level: 'assist', turnedBy: null, topics: PersistentMap() },
    stageFreeSinceMs: 0,
    waitsForCall: false,
    stage: { kind: 'nobody' },
    epoch: 0,
    liveLines: List(),
    signedHead: null,
  };
}
