import type { Door } from '../../../client/live/ports.ts';
import { mannerSchema, statementSchema } from '../../../protocol/answer.ts';
import { type Hash, hashSchema, statementIdSchema } from '../../../protocol/ids.ts';
import { mannerRequestSchema, type PersonaReply, type StatementReply } from '../../../protocol/persona-http.ts';
import { refusals } from '../../../protocol/refusals.ts';

export type FakeDoor = Pick<
  Door,
  'persona' | 'consent' | 'statements' | 'statement' | 'answers' | 'manner' | 'paceExample'
>;
type Line = PersonaReply['statements'][number];

const atMs = 1_790_000_000_000;
const hash = (digit: string) => hashSchema.parse(digit.repeat(64));

function version(id: string, digit: string, text: string, more: object = {}): StatementReply {
  const said = { title: `On the ${id}`, date: '2026-03-12', place: 'Spring all-hands, Lisbon', text, ...more };
  return { ...statementSchema.parse({ id, ...said }), hash: hash(digit) };
}
const old = version('canteen', 'a', 'A warm lunch in our canteen costs 4.50 euros.');
const now = version('canteen', 'b', 'A warm lunch in our canteen costs 5.20 euros.', { topics: ['canteen'] });
const guests = version('guests', 'd', 'A warm lunch in our canteen costs 4.50 euros, for guests too.');
const all = [old, now, guests];

function said(of: StatementReply): PersonaReply['contradictions'][number]['a'] {
  return { statementId: of.id, hash: of.hash, text: of.text, start: 0, end: of.text.length };
}

const signedLease: PersonaReply['answers'][number] = {
  answer: {
    id: statementIdSchema.parse('answer-lease'),
    questions: ['Will the Porto office stay open after the lease ends?', 'Is the Porto office going to close?'],
    text: 'Porto stays. We signed the new lease in May, for eight years, and nobody has to move.',
    date: '2026-11-02',
    place: 'Answer in writing',
    topics: ['offices'],
    validUntil: '2027-12-31',
  },
  isSigned: true,
  versions: 2,
};

/** A persona whose consent can be given and taken back, and of whose two statements one was changed. */
export function fakePersona(isTakenBack: boolean): FakeDoor {
  const scope = { words: true, voice: true, face: true, gestures: true, where: 'any', from: '2026-01-01' } as const;
  let consent: PersonaReply['consent'] = isTakenBack
    ? { kind: 'revoked', epoch: 1, atMs }
    : { kind: 'given', epoch: 1, atMs: 1_780_000_000_000, scope: { ...scope, until: '2027-12-31' } };
  let approved: Hash | null = old.hash;
  let onTable = now;
  const canteen = (): Line => ({
    statement: onTable,
    state: approved === onTable.hash ? 'approved' : approved === null ? 'revoked' : 'changed',
    approvedHash: approved,
    versions: [
      { hash: old.hash, topics: [], addedAtMs: atMs, wasApproved: true },
      { hash: now.hash, topics: ['canteen'], addedAtMs: atMs, wasApproved: approved === now.hash },
    ],
  });
  const others: Line = {
    statement: guests,
    state: 'approved',
    approvedHash: guests.hash,
    versions: [{ hash: guests.hash, topics: [], addedAtMs: atMs, wasApproved: true }],
  };
  let written: readonly Line[] = [];
  let manner: PersonaReply['manner'] = { length: 'normal' };
  let answers: PersonaReply['answers'] = [signedLease];
  const persona = (): PersonaReply => ({
    you: 'leader',
    topics: 'any',
    leaderName: 'Elena Marsh',
    seq: 2,
    version: 1,
    silentBecause: '',
    consent,
    delegates: [],
    statements: [canteen(), others, ...written],
    answers,
    manner,
    contradictions: onTable === now ? [{ a: said(now), b: said(guests), why: 'number' }] : [],
  });
  const done = { kind: 'ok', value: { seq: 3 } } as const;
  return {
    persona: async () => ({ kind: 'ok', value: persona() }),
    consent: async (request) => {
      const epoch = consent.kind === 'missing' ? 1 : consent.epoch;
      consent =
        request.type === 'consent.give'
          ? { kind: 'given', epoch: epoch + 1, atMs, scope: request.scope }
          : { kind: 'revoked', epoch, atMs };
      return done;
    },
    statements: async (request) => {
      if (request.type === 'statement.add') {
        const parsed = statementSchema.safeParse(request.statement).data;
        if (parsed === undefined)
          return { kind: 'refused', code: 'statement-incomplete', message: refusals['statement-incomplete'] };
        const { topics = [] } = parsed;
        const versions = [{ hash: hash('e'), topics, addedAtMs: atMs, wasApproved: false }];
        written = [{ statement: { ...parsed, hash: hash('e') }, state: 'waiting', approvedHash: null, versions }];
      }
      if (request.type === 'statement.revoke') approved = null;
      if (request.type === 'statement.approve' || request.type === 'statement.rollback') {
        approved = request.hash;
        onTable = request.hash === old.hash ? old : now;
      }
      return done;
    },
    answers: async (request) => {
      const { answerId } = request;
      const known = answers.find(({ answer }) => answer.id === answerId);
      const others = answers.filter((line) => line !== known);
      if (request.type === 'answer.sign') {
        const answer = { ...request.answer, id: answerId, date: '2026-11-30', place: 'Answer in writing' };
        answers = [{ answer, isSigned: true, versions: (known?.versions ?? 0) + 1 }, ...others];
      } else answers = [...others, ...(known === undefined ? [] : [{ ...known, isSigned: false }])];
      return done;
    },
    manner: async (request) => {
      const { type: _, before: _seen, ...set } = mannerRequestSchema.parse(JSON.parse(JSON.stringify(request)));
      manner = mannerSchema.parse(set);
      return done;
    },
    paceExample: async () => ({ kind: 'unreachable' }),
    statement: async (wanted) => {
      const found = all.find((each) => each.hash === wanted);
      return found === undefined ? { kind: 'unreachable' } : { kind: 'ok', value: found };
    },
  };
}
