import { mannerWordsId, type Pace, type SignedAnswer, signedAnswerSchema } from '../../protocol/answer.ts';
import type { StatementId } from '../../protocol/ids.ts';
import type { AnswerRequest, MannerRequest, PersonaReply, WrittenAnswer } from '../../protocol/persona-http.ts';
import { type Refusal, refuse } from '../../protocol/refusals.ts';
import type { Membership } from '../access/ports.ts';
import type { PersonaSession } from './persona-session.ts';
import type { Outcome } from './ports.ts';
import { signatoryOf } from './signatory.ts';

export interface AnswerDeskParts {
  readonly persona: PersonaSession;
  /** Whether an answer is short enough: it is said whole. */
  readonly canBeSaidWhole: (answer: SignedAnswer) => boolean;
  readonly nowMs: () => number;
  /** A sentence in the avatar's own voice, as a WAV file. */
  readonly speak: (
    sentence: { readonly text: string; readonly spoken: string; readonly pace: Pace },
    signal: AbortSignal,
  ) => Promise<Uint8Array>;
}

/** What a date before such an answer names: "On 3 May 2026, in an answer in writing:". */
const place = 'Answer in writing';

/** What a sentence of the manner names as its source: "1 December 2026, signed for “How answers begin and end”". */
const mannerWords = { questions: ['How answers begin and end'], place: 'Manner of speaking' } as const;

const paceSentence = 'This is how fast your avatar answers, one sentence at a time.';

/** The answers that the leader and delegates sign, and how long the leader likes to speak. Rules PN50 to PN58. */
export class AnswerDesk {
  readonly #parts: AnswerDeskParts;

  constructor(parts: AnswerDeskParts) {
    this.#parts = parts;
  }

  /** Those that were signed, newest first. */
  async list(): Promise<PersonaReply['answers']> {
    const { persona } = this.#parts;
    const all = [...persona.state.answers.values()].flatMap(({ signedHash, versions }) => {
      const hash = signedHash ?? versions.last()?.hash;
      return hash === undefined ? [] : [{ hash, isSigned: signedHash !== null, versions: versions.size }];
    });
    const read = all.map(async ({ hash, ...standing }) => {
      const { hash: _, ...answer } = await persona.answer(hash);
      return { answer, ...standing };
    });
    return (await Promise.all(read)).reverse();
  }

  async act(member: Membership, request: AnswerRequest): Promise<Outcome> {
    const { persona } = this.#parts;
    const by = signatoryOf(persona.state, member, request.type);
    if ('refused' in by) return by;
    if (request.type === 'answer.revoke') return persona.submit(by, request);
    const answer = this.written(request.answerId, request.answer);
    return 'refused' in answer ? answer : persona.signAnswer(by, answer);
  }

  /** Openings and closings become a blob of their own, which the sentences that they make name as their source. Rules PN58, PN62. */
  async manner(member: Membership, request: MannerRequest): Promise<Outcome> {
    const { persona, nowMs } = this.#parts;
    const by = signatoryOf(persona.state, member, request.type);
    if ('refused' in by) return by;
    const { openings = [], closings = [], ...rest } = request;
    const [first, last] = [sentencesIn(openings), sentencesIn(closings)];
    const command = {
      ...rest,
      ...(first.length > 0 && { openings: first }),
      ...(last.length > 0 && { closings: last }),
    };
    const said = [...first, ...last];
    const refused = persona.whyNot(by, command);
    if (refused !== null) return refuse(refused);
    if (said.length === 0) return persona.submit(by, command);
    const date = new Date(nowMs()).toISOString().slice(0, 10);
    const { questions, place } = mannerWords;
    const words = await persona.keepWords({ id: mannerWordsId, questions, text: said.join('\n'), date, place });
    return persona.submit(by, { ...command, words });
  }

  /** A fixed sentence as fast as this, so that whoever chooses a pace hears it first. Rule PN63. */
  async paceExample(member: Membership, pace: Pace, signal: AbortSignal): Promise<Uint8Array | Refusal> {
    const by = signatoryOf(this.#parts.persona.state, member, 'manner.set');
    return 'refused' in by ? by : this.#parts.speak({ text: paceSentence, spoken: paceSentence, pace }, signal);
  }

  /** The answer of today that somebody wrote, or why it would never be said. Rules PN54, PN58. */
  written(id: StatementId, { questions, text, ...rest }: WrittenAnswer): SignedAnswer | Refusal {
    const { canBeSaidWhole, nowMs } = this.#parts;
    const asked = [...new Set(questions.map((each) => each.trim()).filter((each) => each !== ''))];
    const date = new Date(nowMs()).toISOString().slice(0, 10);
    const written = { id, questions: asked, text: text.trim(), date, place, ...rest };
    const answer = signedAnswerSchema.safeParse(written).data;
    if (answer === undefined) return refuse('answer-incomplete');
    const { validFrom, validUntil } = answer;
    if (validUntil !== undefined && (validUntil < date || (validFrom !== undefined && validUntil < validFrom)))
      return refuse('answer-never-valid');
    return canBeSaidWhole(answer) ? answer : refuse('answer-too-long');
  }
}

/** Each once, as they were written but for the space around them. */
function sentencesIn(written: readonly string[]): readonly string[] {
  return [...new Set(written.map((each) => each.trim()).filter((each) => each !== ''))];
}
