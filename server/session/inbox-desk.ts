import type { Answer } from '../../protocol/answer.ts';
import type { Actor, Signatory } from '../../protocol/events.ts';
import type { Hash, QuestionId } from '../../protocol/ids.ts';
import type { InboxReply, InboxRequest } from '../../protocol/persona-http.ts';
import { type Refusal, refuse } from '../../protocol/refusals.ts';
import type { Membership } from '../access/ports.ts';
import { isWithin } from '../persona/decide-statement.ts';
import { unanswered } from '../townhall/inbox.ts';
import { groupOf, votersOf } from '../townhall/queue.ts';
import type { Question, TownhallState } from '../townhall/state.ts';
import { readable } from '../townhall/views.ts';
import type { PersonaSession } from './persona-session.ts';
import type { Gate, Outcome } from './ports.ts';
import { signatoryOf } from './signatory.ts';

/** A question as it is grouped: who is for it, each once. */
export interface InboxQuestion {
  readonly id: QuestionId;
  readonly text: string;
  readonly voters: ReadonlySet<string>;
}

export interface InboxDeskParts {
  readonly persona: PersonaSession;
  readonly gate: Gate;
  readonly state: () => TownhallState;
  readonly answers: { get(id: Hash): Promise<Answer | null> };
  /** Puts those about the same together, by topic, most voted first. */
  readonly group: (questions: readonly InboxQuestion[]) => readonly {
    readonly name: string;
    readonly topic: string | null;
    readonly voters: ReadonlySet<string>;
    readonly questions: readonly InboxQuestion[];
  }[];
}

type Line = InboxReply['groups'][number]['questions'][number];

const studio: Actor = { kind: 'part', part: 'studio' };

/** What the avatar did not know, for the leader and delegates to answer themselves. Rules RV20 to RV26. */
export class InboxDesk {
  readonly #parts: InboxDeskParts;

  constructor(parts: InboxDeskParts) {
    this.#parts = parts;
  }

  async view(member: Membership): Promise<InboxReply | Refusal> {
    const by = this.#signatory(member, 'persona.read');
    if ('refused' in by) return by;
    const state = this.#parts.state();
    const groups = this.#groups(state).map(async ({ name, topic, voters, questions }) => {
      const known = questions.flatMap(({ id }) => state.questions.get(id) ?? []);
      return {
        name,
        topic,
        isYours: this.#isTheirs(by, topic),
        asked: new Set(known.flatMap(({ id }) => groupOf(state, id).map(askerOf))).size,
        voted: voters.size,
        questions: await Promise.all(known.map((question) => this.#line(state, question))),
      };
    });
    return { groups: await Promise.all(groups) };
  }

  /** One answer to some of them. It becomes no statement: that is an act of its own. */
  async answer(member: Membership, { questionIds, text }: InboxRequest): Promise<Outcome> {
    const by = this.#signatory(member, 'inbox.answer');
    if ('refused' in by) return by;
    const { gate, state } = this.#parts;
    const groups = this.#groups(state());
    const isOutside = groups.some(
      ({ topic, questions }) => questions.some(({ id }) => questionIds.includes(id)) && !this.#isTheirs(by, topic),
    );
    if (isOutside) return refuse('answer-outside-scope');
    const { memberId } = member;
    return gate.submit(studio, { type: 'inbox.answer', questionIds, memberId, answeredBy: this.#nameOf(by), text });
  }

  #signatory(member: Membership, action: 'persona.read' | 'inbox.answer'): Signatory | Refusal {
    return signatoryOf(this.#parts.persona.state, member, action);
  }

  #groups(state: TownhallState): ReturnType<InboxDeskParts['group']> {
    const questions = unanswered(state).map(({ id, wordings }) => ({
      id,
      text: readable(wordings.last()?.text) ?? '',
      voters: new Set<string>(votersOf(state, id)),
    }));
    return this.#parts.group(questions);
  }

  /** What no statement's topic is near to is the leader's, and of those who may everything. Rule RV26. */
  #isTheirs(by: Signatory, topic: string | null): boolean {
    return isWithin(this.#parts.persona.state, { by }, topic === null ? [] : [topic]);
  }

  #nameOf(by: Signatory): string {
    const { delegates, leaderName } = this.#parts.persona.state;
    if (!('memberId' in by)) return leaderName;
    const name = delegates.get(by.memberId)?.name ?? readable(this.#parts.state().members.get(by.memberId)?.name);
    return name === null || name === '' ? `A delegate of ${leaderName}` : `${name}, for ${leaderName}`;
  }

  async #line(state: TownhallState, question: Question): Promise<Line> {
    const { id, author, askedAtMs, wordings, phase } = question;
    const asker = author.kind === 'member' ? state.members.get(author.memberId) : undefined;
    const isReferred = phase.kind === 'referred';
    return {
      questionId: id,
      text: readable(wordings.last()?.text) ?? '',
      askedBy: readable(asker?.name),
      askedAtMs,
      votes: votersOf(state, id).size,
      because: await this.#because(question),
      owner: isReferred ? readable(phase.owner) : null,
      due: isReferred ? phase.due : null,
    };
  }

  /** As the answer itself says; a question that a person passed on may have been answered before. */
  async #because({ phase, run }: Question): Promise<Line['because']> {
    if (phase.kind !== 'referred') return { why: 'not-called' };
    const said = run?.kind === 'finished' ? await this.#parts.answers.get(run.answerId) : null;
    return said?.outcome === 'abstained' ? { why: 'unknown', kind: said.kind ?? 'unknown' } : { why: 'passed-on' };
  }
}

function askerOf({ author }: Question): string {
  return author.kind === 'member' ? author.memberId : author.ownerHash;
}
