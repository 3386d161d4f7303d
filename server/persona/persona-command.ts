import type { Manner } from '../../protocol/answer.ts';
import type { ConsentScope, DelegateTopics, PersonaEvent, Signatory } from '../../protocol/events.ts';
import type { Hash, MemberId, StatementId } from '../../protocol/ids.ts';
import type { Refusal } from '../../protocol/refusals.ts';

/** A version of a statement, by name: nobody approves what they have not been shown. */
export interface VersionNamed {
  readonly statementId: StatementId;
  readonly hash: Hash;
}

/** What may be asked of a persona. A statement's text is a blob under its hash; the gate knows its topics and no more. */
export type PersonaCommand =
  | { readonly type: 'persona.create'; readonly leaderName: string; readonly referTo: string }
  | ({ readonly type: 'statement.add'; readonly topics: readonly string[] } & VersionNamed)
  | ({ readonly type: 'statement.approve' } & VersionNamed)
  | {
      readonly type: 'statement.approve-many';
      readonly statements: readonly VersionNamed[];
      /** Those that were opened and read. */
      readonly opened: readonly StatementId[];
    }
  | ({ readonly type: 'statement.rollback' } & VersionNamed)
  | { readonly type: 'statement.revoke'; readonly statementId: StatementId }
  | {
      readonly type: 'delegate.name';
      readonly memberId: MemberId;
      readonly name: string;
      readonly topics: DelegateTopics;
    }
  | { readonly type: 'delegate.dismiss'; readonly memberId: MemberId }
  | {
      readonly type: 'answer.sign';
      readonly answerId: StatementId;
      readonly hash: Hash;
      readonly topics: readonly string[];
    }
  | { readonly type: 'answer.revoke'; readonly answerId: StatementId }
  /** `words`: the blob of its openings and closings, where there are any; `before`: the manner that whoever sets it saw. */
  | ({ readonly type: 'manner.set'; readonly words?: Hash; readonly before?: Manner | undefined } & Manner)
  | { readonly type: 'consent.give'; readonly scope: ConsentScope }
  | { readonly type: 'consent.revoke' };

export type PersonaDecision = readonly PersonaEvent[] | Refusal;
export type PersonaCommandOf<T extends PersonaCommand['type']> = Extract<PersonaCommand, { type: T }>;

/** Who signs, and when: what every event of a decision carries. */
export interface Signed {
  readonly at: number;
  readonly by: Signatory;
}
