import { type Statement, statementSchema } from '../../protocol/answer.ts';
import type { DelegateTopics, Signatory } from '../../protocol/events.ts';
import type { Hash, MemberId, StatementId } from '../../protocol/ids.ts';
import type { ConsentRequest, DelegateRequest, PersonaReply, StatementRequest } from '../../protocol/persona-http.ts';
import { type Refusal, refuse } from '../../protocol/refusals.ts';
import type { PersonaAction } from '../../protocol/roles.ts';
import type { Membership } from '../access/ports.ts';
import type { PersonaCommand, VersionNamed } from '../persona/persona-command.ts';
import { sampleOf } from '../persona/sample.ts';
import type { StatementStanding, StatementVersion } from '../persona/state.ts';
import { isWithinTopics } from '../persona/within-topics.ts';
import type { TownhallState } from '../townhall/state.ts';
import { readable } from '../townhall/views.ts';
import type { AnswerDesk } from './answer-desk.ts';
import type { PersonaSession } from './persona-session.ts';
import type { Outcome } from './ports.ts';
import { signatoryOf } from './signatory.ts';

type Version = Statement & { readonly hash: Hash };

export interface PersonaDeskParts {
  readonly persona: PersonaSession;
  readonly answers: AnswerDesk;
  readonly state: () => TownhallState;
  /** Why the avatar may not speak now; empty when it may. */
  readonly silentBecause: () => string;
  /** Finds sentences that contradict each other, bit by bit: null where it may be paused. Some 200 ms in all for a hundred statements. */
  readonly contradictions: (versions: readonly Version[]) => Promise<PersonaReply['contradictions']>;
}

/**
 * The leader's and the delegates' desk: what waits, what is spoken from, and every act on it. Who somebody is comes from the door and from
 * the persona's own record, never from a role that was given at the town hall's gate. Rules PN40 to PN44.
 */
export class PersonaDesk {
  readonly #parts: PersonaDeskParts;
  readonly #read = new Map<Hash, Version>();
  #compared: { readonly key: string; readonly found: Promise<PersonaReply['contradictions']> } | null = null;

  constructor(parts: PersonaDeskParts) {
    this.#parts = parts;
  }

  get leaderName(): string {
    return this.#parts.persona.state.leaderName;
  }

  /** Who brings statements in their own name; refused for everybody else. */
  bringer(member: Membership): Signatory | Refusal {
    return this.#signatory(member, 'statement.add');
  }

  async view(member: Membership): Promise<PersonaReply | Refusal> {
    const by = this.#signatory(member, 'persona.read');
    if ('refused' in by) return by;
    const { persona, answers, silentBecause } = this.#parts;
    const { state } = persona;
    const topics = this.#topicsOf(member);
    const standings = [...state.statements.values()].filter(({ hash, versions }) =>
      isShown(
        versions.find((version) => version.hash === hash),
        topics,
      ),
    );
    const onTable = await Promise.all(standings.map(({ hash }) => this.#version(hash)));
    const statements = standings.flatMap((standing, i): PersonaReply['statements'] => {
      const statement = onTable[i];
      if (statement === undefined) return [];
      return [
        { statement, state: stateOf(standing), approvedHash: standing.approvedHash, versions: [...standing.versions] },
      ];
    });
    const delegates = [...state.delegates].map(([memberId, { name, topics }]) => ({
      memberId,
      name: name ?? '',
      topics,
    }));
    return {
      you: by.kind === 'leader' ? 'leader' : 'delegate',
      topics,
      leaderName: state.leaderName,
      seq: state.seq,
      version: state.version,
      silentBecause: silentBecause(),
      consent: state.consent,
      delegates: by.kind === 'leader' ? delegates : [],
      statements,
      answers: (await answers.list()).filter(({ answer }) => isWithinTopics(topics, answer.topics ?? [])),
      manner: state.manner,
      contradictions: await this.#contradictions(standings, onTable),
    };
  }

  /** A version of a statement of this persona; null when it has none of this hash. */
  async statement(member: Membership, hash: Hash): Promise<Version | null | Refusal> {
    const by = this.#signatory(member, 'persona.read');
    if ('refused' in by) return by;
    const { statements } = this.#parts.persona.state;
    const topics = this.#topicsOf(member);
    const isKnown = statements.some(({ versions }) =>
      isShown(
        versions.find((version) => version.hash === hash),
        topics,
      ),
    );
    return isKnown ? this.#version(hash) : null;
  }

  /** Why this member may not rehearse the persona; null when they may. Rule RH15. */
  whyNotRehearse(member: Membership): Refusal | null {
    const by = this.#signatory(member, 'persona.rehearse');
    return 'refused' in by ? by : null;
  }

  sample(member: Membership, statements: readonly VersionNamed[]): readonly StatementId[] | Refusal {
    const by = this.#signatory(member, 'statement.approve-many');
    return 'refused' in by ? by : sampleOf(statements);
  }

  consent(member: Membership, request: ConsentRequest): Promise<Outcome> {
    return this.#submit(member, request);
  }

  async act(member: Membership, request: StatementRequest): Promise<Outcome> {
    if (request.type !== 'statement.add') return this.#submit(member, request);
    const by = this.#signatory(member, request.type);
    if ('refused' in by) return by;
    const statement = statementSchema.safeParse(request.statement).data;
    if (statement === undefined) return refuse('statement-incomplete');
    const { validFrom, validUntil } = statement;
    if (validFrom !== undefined && validUntil !== undefined && validUntil < validFrom)
      return refuse('statement-never-valid');
    return this.#parts.persona.addStatement(by, statement);
  }

  async delegates(member: Membership, request: DelegateRequest): Promise<Outcome> {
    if (request.type === 'delegate.dismiss') return this.#submit(member, request);
    const name = this.#nameOf(request.memberId);
    return name === null ? refuse('no-such-member') : this.#submit(member, { ...request, name });
  }

  async #submit(member: Membership, command: PersonaCommand): Promise<Outcome> {
    const by = this.#signatory(member, command.type);
    return 'refused' in by ? by : this.#parts.persona.submit(by, command);
  }

  #signatory(member: Membership, action: PersonaAction): Signatory | Refusal {
    return signatoryOf(this.#parts.persona.state, member, action);
  }

  /** Whoever comes by the leader's link is no delegate, whatever else they are. */
  #topicsOf({ role, memberId }: Membership): DelegateTopics {
    return role === 'leader' ? 'any' : (this.#parts.persona.state.delegates.get(memberId)?.topics ?? []);
  }

  #nameOf(memberId: MemberId): string | null {
    return readable(this.#parts.state().members.get(memberId)?.name);
  }

  async #version(hash: Hash): Promise<Version> {
    const known = this.#read.get(hash);
    if (known !== undefined) return known;
    const version = await this.#parts.persona.statement(hash);
    this.#read.set(hash, version);
    return version;
  }

  /** Of what waits and what is spoken from; found once for the same versions. */
  async #contradictions(
    standings: readonly StatementStanding[],
    onTable: readonly Version[],
  ): Promise<PersonaReply['contradictions']> {
    const older = standings.flatMap(({ hash, approvedHash }) =>
      approvedHash === null || approvedHash === hash ? [] : [approvedHash],
    );
    const versions = [...onTable, ...(await Promise.all(older.map((hash) => this.#version(hash))))];
    const key = versions.map(({ hash }) => hash).join(' ');
    // Whoever asks meanwhile waits for the same.
    if (this.#compared?.key !== key) this.#compared = { key, found: this.#parts.contradictions(versions) };
    const { found } = this.#compared;
    try {
      return await found;
    } catch (error) {
      // What failed is looked for again.
      if (this.#compared?.found === found) this.#compared = null;
      throw error;
    }
  }
}

/** A delegate sees what is among their topics, and nothing else. Rule PN84. */
function isShown(version: StatementVersion | undefined, topics: DelegateTopics): boolean {
  return version !== undefined && isWithinTopics(topics, version.topics);
}

function stateOf({ hash, approvedHash, versions }: StatementStanding): PersonaReply['statements'][number]['state'] {
  if (approvedHash === hash) return 'approved';
  if (approvedHash !== null) return 'changed';
  return versions.some(({ wasApproved }) => wasApproved) ? 'revoked' : 'waiting';
}
