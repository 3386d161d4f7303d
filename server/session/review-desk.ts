import { type Answer, mannerWordsId, type Source } from '../../protocol/answer.ts';
import type { Actor, Signatory } from '../../protocol/events.ts';
import { type Hash, type QuestionId, statementIdSchema } from '../../protocol/ids.ts';
import type { AgainReply, ReviewReply, ReviewRequest, WrittenAnswer } from '../../protocol/persona-http.ts';
import { sha256Hex } from '../../protocol/record/chain.ts';
import { type Refusal, refuse } from '../../protocol/refusals.ts';
import type { Membership } from '../access/ports.ts';
import { isWithin } from '../persona/decide-statement.ts';
import type { PersonaCommandOf } from '../persona/persona-command.ts';
import { votesOf } from '../townhall/queue.ts';
import type { AnswerRun, Question, Review, TownhallState } from '../townhall/state.ts';
import { readable } from '../townhall/views.ts';
import type { AnswerDesk } from './answer-desk.ts';
import type { PersonaSession } from './persona-session.ts';
import type { Gate, Outcome } from './ports.ts';
import { signatoryOf } from './signatory.ts';

export interface ReviewDeskParts {
  readonly persona: PersonaSession;
  readonly signing: Pick<AnswerDesk, 'written'>;
  readonly gate: Gate;
  readonly state: () => TownhallState;
  readonly answers: { get(id: Hash): Promise<Answer | null> };
  /** What the mind of the hall says to a question now; null where the avatar may not speak. */
  readonly ask: (question: string) => Promise<Answer | null>;
  readonly silentBecause: () => string;
}

type Ended = Exclude<AnswerRun, { readonly kind: 'running' }>;
type Given = Question & { readonly run: Ended };
interface Signing {
  readonly command: PersonaCommandOf<'answer.sign'>;
  readonly text: string;
}

const studio: Actor = { kind: 'part', part: 'studio' };

/**
 * What was answered in the town hall, to be marked afterwards. A correction is one act in two streams: first the town hall's, so that people
 * are told, then the persona's, so that it is said. What ends between them is made up for. Rules RV1 to RV10.
 */
export class ReviewDesk {
  readonly #parts: ReviewDeskParts;
  /** One mark after the other: two of them at once could end in another order in each stream. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(parts: ReviewDeskParts) {
    this.#parts = parts;
  }

  async view(member: Membership): Promise<ReviewReply | Refusal> {
    const { persona, answers, state } = this.#parts;
    const by = signatoryOf(persona.state, member, 'persona.read');
    if ('refused' in by) return by;
    const given = [...state().questions.values()].filter(wasGiven);
    const read = given.map(async (question) => {
      const answer = await answers.get(question.run.answerId);
      return answer === null ? [] : [await this.#line(question, answer)];
    });
    return { given: (await Promise.all(read)).flat().sort((a, b) => b.votes - a.votes) };
  }

  /** What would be said now: nothing of it is kept. Rule RV7. */
  async again(member: Membership, questionId: QuestionId): Promise<AgainReply | Refusal> {
    const { persona, state, ask, silentBecause } = this.#parts;
    const by = signatoryOf(persona.state, member, 'persona.read');
    if ('refused' in by) return by;
    const text = readable(state().questions.get(questionId)?.wordings.last()?.text);
    if (text === null) return refuse('no-such-question');
    return { answer: await ask(text), silentBecause: silentBecause() };
  }

  /** Marks an answer, and signs what is said in its place. Rules RV1 to RV4. */
  mark(member: Membership, request: ReviewRequest): Promise<Outcome> {
    return this.#next(async () => {
      await this.#makeUp();
      return this.#mark(member, request);
    });
  }

  /** Signs what people were told and nobody signed, because the process ended in between. Rule RV4. */
  makeUp(): Promise<void> {
    return this.#next(() => this.#makeUp());
  }

  async #mark({ role, memberId }: Membership, request: ReviewRequest): Promise<Outcome> {
    const { persona, gate, state, answers } = this.#parts;
    const by = signatoryOf(persona.state, { role, memberId }, 'answer.review');
    if ('refused' in by) return by;
    const { questionId, answerId, verdict } = request;
    const question = state().questions.get(questionId);
    const answer = await answers.get(answerId);
    if (question === undefined || answer === null) return refuse('answer-not-given');
    const written = 'correction' in request ? request.correction : undefined;
    if (!this.#isWithin(by, answer, written)) return refuse('answer-outside-scope');
    const signing = written === undefined ? null : await this.#signing(question, answer, written);
    if (signing !== null && 'refused' in signing) return signing;
    const trouble = signing === null ? null : persona.whyNot(by, signing.command);
    // It is said already: what is left is to tell people.
    if (trouble !== null && trouble !== 'already-exists') return refuse(trouble);
    const outcome = await gate.submit(studio, {
      type: 'answer.review',
      questionId,
      answerId,
      memberId,
      reviewer: by.kind === 'leader' ? 'leader' : 'delegate',
      verdict,
      correction: signing && { text: signing.text, signedId: signing.command.answerId, hash: signing.command.hash },
    });
    if ('refused' in outcome || signing === null || trouble !== null) return outcome;
    const signed = await persona.submit(by, signing.command);
    return 'refused' in signed ? signed : outcome;
  }

  /** What would be signed: another version of the signed answer that was said, or one of its own for this question. Rule RV3. */
  async #signing(question: Question, answer: Answer, written: WrittenAnswer): Promise<Signing | Refusal> {
    const { persona, signing, state } = this.#parts;
    const own = statementIdSchema.parse(`review-${sha256Hex(`${state().id}/${question.id}`).slice(0, 32)}`);
    const signed = signing.written(signedIdOf(answer) ?? own, written);
    if ('refused' in signed) return signed;
    return { command: await persona.keepAnswer(signed), text: signed.text };
  }

  async #makeUp(): Promise<void> {
    const { persona, state } = this.#parts;
    for (const { review } of state().questions.values()) {
      if (review === null || review.correction === null) continue;
      const { signedId, hash } = review.correction;
      const known = persona.state.answers.get(signedId);
      if (known?.versions.some((version) => version.hash === hash) === true) continue;
      const { topics = [] } = await persona.answer(hash);
      await persona.submit(this.#reviewer(review), { type: 'answer.sign', answerId: signedId, hash, topics });
    }
  }

  #reviewer({ reviewer, memberId }: Review): Signatory {
    if (reviewer === 'delegate') return { kind: 'delegate', memberId };
    return { kind: 'leader', name: this.#parts.persona.state.leaderName };
  }

  /** A delegate marks what was said from their topics; where nothing was, they correct within them. Rule RV2. */
  #isWithin(by: Signatory, answer: Answer, written: WrittenAnswer | undefined): boolean {
    const { state } = this.#parts.persona;
    const sources = answer.sentences.flatMap((sentence) => sentence.sources).filter(isOfSubstance);
    const topics = sources.map(({ statementId, statementHash }) => {
      const versions = [
        ...(state.statements.get(statementId)?.versions ?? []),
        ...(state.answers.get(statementId)?.versions ?? []),
      ];
      return versions.find(({ hash }) => hash === statementHash)?.topics ?? [];
    });
    const said = topics.length > 0 ? topics : [written?.topics ?? []];
    return said.every((each) => isWithin(state, { by }, each));
  }

  async #line(question: Given, answer: Answer): Promise<ReviewReply['given'][number]> {
    const { run, review } = question;
    const text = readable(question.wordings.last()?.text);
    const mark = review?.answerId === run.answerId ? review : null;
    return {
      questionId: question.id,
      question: text,
      votes: votesOf(this.#parts.state(), question.id),
      answerId: run.answerId,
      answer,
      cut: run.kind === 'cut' ? run.cut : null,
      said: run.kind === 'cut' ? run.said : [...answer.sentences.keys()].filter((place) => !run.unsaid.includes(place)),
      review: mark && { verdict: mark.verdict, correction: mark.correction?.text ?? null, atMs: mark.atMs },
      wordings: [...new Set([...(text === null ? [] : [text]), ...(await this.#wordingsOf(answer))])],
    };
  }

  /** Those for which the answer that was said is signed now. */
  async #wordingsOf(answer: Answer): Promise<readonly string[]> {
    const { persona } = this.#parts;
    const id = signedIdOf(answer);
    const hash = id === null ? null : (persona.state.answers.get(id)?.signedHash ?? null);
    return hash === null ? [] : (await persona.answer(hash)).questions;
  }

  #next<T>(task: () => Promise<T>): Promise<T> {
    const result = this.#last.then(task);
    this.#last = result.catch(() => undefined);
    return result;
  }
}

/** Something of it was on the stage, and it is over. */
function wasGiven(question: Question): question is Given {
  return question.run !== null && question.run.kind !== 'running';
}

/** Which signed answer it was; null when it was none. */
function signedIdOf({ sentences }: Answer) {
  const signed = sentences.find(({ label, sources }) => label === 'APPROVED' && sources.every(isOfSubstance));
  return signed?.sources[0]?.statementId ?? null;
}

/** The leader's words before and after an answer are of no topic. */
function isOfSubstance({ statementId }: Source): boolean {
  return statementId !== mannerWordsId;
}
