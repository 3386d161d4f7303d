import { List, OrderedMap } from 'immutable';
import { assertNever } from '../../protocol/assert-never.ts';
import type { PersonaEvent } from '../../protocol/events.ts';
import type { Hash, PersonaId, StatementId } from '../../protocol/ids.ts';
import type { AnswerStanding, PersonaState, StatementStanding } from './state.ts';

/** Gives the state before the first entry of a persona's record. */
export function emptyPersona(id: PersonaId): PersonaState {
  return {
    id,
    seq: 0,
    isCreated: false,
    leaderName: '',
    referTo: '',
    version: 0,
    statements: OrderedMap(),
    answers: OrderedMap(),
    manner: { length: 'normal' },
    mannerWords: null,
    delegates: OrderedMap(),
    consent: { kind: 'missing' },
  };
}

/** Folds one event of a persona's record into its state. Rules PN1 to PN6, PN10 to PN29, PN50 to PN56. */
export function evolvePersona(before: PersonaState, event: PersonaEvent): PersonaState {
  const state = { ...before, seq: before.seq + 1 };
  switch (event.type) {
    case 'persona.created':
      return { ...state, isCreated: true, leaderName: event.leaderName, referTo: event.referTo };
    case 'statement.added':
      return withAdded(state, event);
    case 'statement.approved':
    case 'statement.rolled-back':
      return withApproved({ ...state, version: state.version + 1 }, event.statementId, event.hash);
    case 'statements.approved':
      return event.statements.reduce(
        (folded: PersonaState, { statementId, hash }) => withApproved(folded, statementId, hash),
        { ...state, version: state.version + 1 },
      );
    case 'statement.revoked': {
      const standing = { ...standingOf(state, event.statementId), approvedHash: null };
      return { ...state, version: state.version + 1, statements: state.statements.set(event.statementId, standing) };
    }
    case 'answer.signed':
      return withSigned({ ...state, version: state.version + 1 }, event);
    case 'answer.revoked': {
      const standing = state.answers.get(event.answerId);
      if (standing === undefined) throw new Error(`invariant: no answer ${event.answerId} at entry ${state.seq}`);
      const answers = state.answers.set(event.answerId, { ...standing, signedHash: null });
      return { ...state, version: state.version + 1, answers };
    }
    case 'manner.set': {
      const { type: _, at: __, by: ___, words = null, ...manner } = event;
      return { ...state, version: state.version + 1, manner, mannerWords: words };
    }
    case 'delegate.named': {
      const name = event.personal === 'erased' ? null : event.personal.name;
      return { ...state, delegates: state.delegates.set(event.memberId, { name, topics: event.topics }) };
    }
    case 'delegate.dismissed':
      return { ...state, delegates: state.delegates.delete(event.memberId) };
    case 'consent.given':
      return { ...state, consent: { kind: 'given', epoch: event.epoch, scope: event.scope, atMs: event.at } };
    case 'consent.revoked':
      return { ...state, consent: { kind: 'revoked', epoch: event.epoch, atMs: event.at } };
    default:
      return assertNever(event);
  }
}

/** Folds events in order. */
export function foldPersona(state: PersonaState, events: Iterable<PersonaEvent>): PersonaState {
  let folded = state;
  for (const event of events) folded = evolvePersona(folded, event);
  return folded;
}

function withAdded(
  state: PersonaState,
  { statementId, hash, topics = [], at }: Extract<PersonaEvent, { type: 'statement.added' }>,
): PersonaState {
  const known = state.statements.get(statementId);
  const versions: StatementStanding['versions'] = known?.versions ?? List();
  // The same text brought again is the version that it was.
  const isKnown = versions.some((version) => version.hash === hash);
  const added = isKnown ? versions : versions.push({ hash, topics, addedAtMs: at, wasApproved: false });
  const standing = { hash, approvedHash: known?.approvedHash ?? null, versions: added };
  return { ...state, statements: state.statements.set(statementId, standing) };
}

function withApproved(state: PersonaState, statementId: StatementId, hash: Hash): PersonaState {
  const { versions } = standingOf(state, statementId);
  const approved = versions.map((version) => (version.hash === hash ? { ...version, wasApproved: true } : version));
  const standing = { hash, approvedHash: hash, versions: approved };
  return { ...state, statements: state.statements.set(statementId, standing) };
}

/** What was signed last is last: of two answers to one question on one day it is the one that counts. */
function withSigned(
  state: PersonaState,
  { answerId, hash, topics = [], at }: Extract<PersonaEvent, { type: 'answer.signed' }>,
): PersonaState {
  const versions: AnswerStanding['versions'] = state.answers.get(answerId)?.versions ?? List();
  const isKnown = versions.some((version) => version.hash === hash);
  const signed = isKnown ? versions : versions.push({ hash, topics, signedAtMs: at });
  const answers = state.answers.delete(answerId).set(answerId, { signedHash: hash, versions: signed });
  return { ...state, answers };
}

function standingOf(state: PersonaState, id: StatementId): StatementStanding {
  const standing = state.statements.get(id);
  if (standing === undefined) throw new Error(`invariant: no statement ${id} at entry ${state.seq}`);
  return standing;
}
