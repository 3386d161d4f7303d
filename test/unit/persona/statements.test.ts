import { describe, expect, it } from 'vitest';
import type { Hash, StatementId } from '../../../protocol/ids.ts';
import { refuse } from '../../../protocol/refusals.ts';
import type { PersonaCommand } from '../../../server/persona/persona-command.ts';
import { sampleOf } from '../../../server/persona/sample.ts';
import { approvedStatementIds, approvedStatements } from '../../../server/persona/standing.ts';
import {
  add,
  approve,
  create,
  decide,
  hash,
  jonas,
  jonasId,
  named,
  nameJonas,
  personaAfter,
  revoke,
  rollBack,
  statement,
} from './build-persona.ts';

const digits = '0123456789abcdef';
/** As many statements as there are digits, each of one version. */
const sixteen = [...digits].map((digit) => named(`s${digit}`, digit));
const approveMany = (
  statements: readonly { readonly statementId: StatementId; readonly hash: Hash }[],
  opened: readonly StatementId[],
): PersonaCommand => ({ type: 'statement.approve-many', statements, opened });
const waiting = personaAfter([create, ...[...digits].map((digit) => add(`s${digit}`, digit))]);

describe('versions', () => {
  it('[PN20] an edit is a version of its own; all of them are kept, each once', () => {
    const state = personaAfter([create, add('s1', 'a', ['pay']), approve('s1', 'a'), add('s1', 'b'), add('s1', 'a')]);
    const { versions, ...standing } = state.statements.get(statement('s1')) ?? { versions: [] };
    expect(standing).toEqual({ hash: hash('a'), approvedHash: hash('a') });
    expect([...versions]).toMatchObject([
      { hash: hash('a'), topics: ['pay'], wasApproved: true },
      { hash: hash('b'), topics: [], wasApproved: false },
    ]);
  });

  it('[PN21] an approval names the version that was read: one that was changed meanwhile is refused', () => {
    const state = personaAfter([create, add('s1', 'a'), add('s1', 'b')]);
    expect(decide(state, approve('s1', 'a'))).toEqual(refuse('statement-changed'));
    expect(decide(state, approve('s1', 'b'))).toMatchObject([{ type: 'statement.approved', hash: hash('b') }]);
  });

  it('[PN24] going back to a version that was approved once is one act', () => {
    const before = [create, add('s1', 'a'), approve('s1', 'a'), add('s1', 'b'), approve('s1', 'b'), add('s1', 'c')];
    const state = personaAfter(before);
    expect(decide(state, rollBack('s1', 'c'))).toEqual(refuse('version-never-approved'));
    expect(decide(state, rollBack('s1', 'd'))).toEqual(refuse('no-such-version'));
    expect(decide(state, rollBack('s2', 'a'))).toEqual(refuse('no-such-statement'));
    const back = personaAfter([rollBack('s1', 'a')], state);
    expect(approvedStatements(back)).toEqual([named('s1', 'a')]);
    expect(back.version).toBe(state.version + 1);
    expect(decide(back, rollBack('s1', 'a'))).toEqual(refuse('already-approved'));
    // Also what was revoked altogether.
    const revoked = personaAfter([revoke('s1'), rollBack('s1', 'b')], back);
    expect(approvedStatements(revoked)).toEqual([named('s1', 'b')]);
  });
});

describe('many at once', () => {
  it('[PN22] are approved by one act, all or none', () => {
    const opened = sampleOf(sixteen);
    const state = personaAfter([approveMany(sixteen, opened)], waiting);
    expect(approvedStatementIds(state)).toHaveLength(16);
    expect(state).toMatchObject({ seq: waiting.seq + 1, version: 1 });
    const changed = personaAfter([add('s3', 'e')], waiting);
    expect(decide(changed, approveMany(sixteen, opened))).toEqual(refuse('statement-changed'));
    const twice = [named('s1', '1'), named('s1', '1'), named('s2', '2')];
    expect(decide(waiting, approveMany(twice, [statement('s1'), statement('s2')]))).toEqual(refuse('already-approved'));
  });

  it('[PN23] a sample is read first: three, or one in five, and whoever approves does not choose it', () => {
    const sample = sampleOf(sixteen);
    expect(sample).toHaveLength(4);
    expect(sampleOf([...sixteen].reverse())).toEqual(sample);
    expect(sampleOf(sixteen.slice(1))).not.toEqual(sample);
    expect(sampleOf(sixteen.slice(0, 2))).toHaveLength(2);
    expect(decide(waiting, approveMany(sixteen, sample.slice(1)))).toEqual(refuse('sample-not-read'));
    expect(decide(waiting, approveMany(sixteen, [...sample, statement('s9')]))).toHaveLength(1);
  });
});

describe('a delegate', () => {
  it('[PN25] is named by the leader with topics, given others, and dismissed', () => {
    const state = personaAfter([create, nameJonas(['pay']), nameJonas(['pay', 'offices'])]);
    expect(state.delegates.get(jonasId)).toEqual({ name: 'Jonas Ek', topics: ['pay', 'offices'] });
    expect(decide(state, nameJonas(['pay', 'offices']))).toEqual(refuse('already-exists'));
    expect(decide(state, nameJonas('any'), jonas)).toEqual(refuse('not-allowed'));
    const dismiss: PersonaCommand = { type: 'delegate.dismiss', memberId: jonasId };
    expect(decide(state, dismiss, jonas)).toEqual(refuse('not-allowed'));
    const gone = personaAfter([add('s1', 'a', ['pay']), dismiss], state);
    expect(decide(gone, approve('s1', 'a'), jonas)).toEqual(refuse('not-allowed'));
    expect(decide(gone, dismiss)).toEqual(refuse('no-such-delegate'));
  });

  it('[PN26] approves, edits, revokes and goes back within their topics, and nowhere else', () => {
    const statements = [add('pay', 'a', ['pay']), add('both', 'b', ['pay', 'jobs']), add('bare', 'c')];
    const approved = [approve('both', 'b'), approve('bare', 'c')];
    const state = personaAfter([create, nameJonas(['pay']), ...statements, ...approved]);
    const outside = refuse('statement-outside-scope');
    expect(decide(state, approve('pay', 'a'), jonas)).toHaveLength(1);
    expect(decide(state, add('new', 'd', ['pay']), jonas)).toHaveLength(1);
    expect(decide(state, add('new', 'd', ['jobs']), jonas)).toEqual(outside);
    // Nobody moves another topic's statement into their own.
    expect(decide(state, add('both', 'd', ['pay']), jonas)).toEqual(outside);
    expect(decide(state, revoke('bare'), jonas)).toEqual(outside);
    expect(decide(state, revoke('both'), jonas)).toEqual(outside);
    const edited = personaAfter([add('both', 'e', ['pay'])], state);
    expect(decide(edited, approve('both', 'e'), jonas)).toEqual(outside);
    expect(decide(edited, rollBack('both', 'b'), jonas)).toEqual(outside);
    const many = approveMany([named('pay', 'a'), named('both', 'e')], [statement('pay'), statement('both')]);
    expect(decide(edited, many, jonas)).toEqual(outside);
  });
});
