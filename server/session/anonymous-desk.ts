import type { Logger } from 'pino';
import type { AnonymousAct, AnonymousReply, AnonymousStanding } from '../../protocol/anonymous.ts';
import { assertNever } from '../../protocol/assert-never.ts';
import type { AnonymousCommand } from '../../protocol/commands.ts';
import type { Actor } from '../../protocol/events.ts';
import type { Hash, MemberId, QuestionId } from '../../protocol/ids.ts';
import { noHash, sha256Hex } from '../../protocol/record/chain.ts';
import type { RefusalCode } from '../../protocol/refusals.ts';
import type { Sealed } from '../../protocol/sealed.ts';
import { whyNotAnonymous } from '../townhall/anonymous.ts';
import { decide } from '../townhall/decide.ts';
import { isRefusal } from '../townhall/decision.ts';
import type { Context, Question, TownhallState } from '../townhall/state.ts';
import { questionView, readable } from '../townhall/views.ts';
import { AnonymousLimits } from './anonymous-limits.ts';
import type { IdentitySealer } from './anonymous-ports.ts';
import type { Clock, Gate } from './ports.ts';

export interface AnonymousDeskParts {
  readonly gate: Gate;
  readonly state: () => TownhallState;
  /** What the gate knows beside state and time. */
  readonly context: () => Omit<Context, 'nowMs'>;
  /** Null: nobody can ask anonymously; who has asked before still reaches their question. */
  readonly sealer: IdentitySealer | null;
  readonly clock: Clock;
  /** Milliseconds between two marks of the clock at which what waits is written. */
  readonly everyMs: number;
  readonly leaderName: string;
  readonly log: Logger;
}

/** What waits for the next mark, of one question. It names nobody: who asked is sealed in it. */
type Waiting =
  | { readonly kind: 'ask'; readonly ownerHash: Hash; readonly sealed: Sealed; readonly text: string }
  | { readonly kind: 'edit'; readonly ownerHash: Hash; readonly text: string }
  | { readonly kind: 'withdraw'; readonly ownerHash: Hash };

type Answer = Pick<Extract<AnonymousReply, { standing: unknown }>, 'standing'> | { readonly refused: RefusalCode };
type Ask = Extract<AnonymousAct, { type: 'ask' }>;
type Owned = Exclude<AnonymousAct, { type: 'ask' }>;

const sealedActor: Actor = { kind: 'part', part: 'sealed' };
const unknown: Answer = { standing: { kind: 'unknown' } };

/**
 * Where anonymous questions are asked, changed and looked after. Who asks is sealed there and then and not kept; what is asked waits in memory
 * for the next mark of the clock, when all that waits is written together, in the order of its ids and as of that mark, so that neither
 * place nor time in the record tells who did it. Rules AQ2 to AQ7.
 */
export class AnonymousDesk {
  readonly #parts: AnonymousDeskParts;
  readonly #limits = new AnonymousLimits();
  #waiting = new Map<QuestionId, Waiting>();
  /** On their way into the record. */
  #writing: ReadonlyMap<QuestionId, Waiting> = new Map();
  #cancelTimer: (() => void) | null = null;
  #isClosed = false;

  constructor(parts: AnonymousDeskParts) {
    this.#parts = parts;
  }

  /** Does what a page asks. `memberId` counts for a new question alone: all else is proved by its secret. Never rejects. */
  async act(memberId: MemberId, act: AnonymousAct): Promise<Answer> {
    return act.type === 'ask' ? this.#ask(memberId, act) : this.#actOwned(act);
  }

  /** What waits is not written any more: its askers' pages send it again. */
  close(): void {
    this.#isClosed = true;
    this.#cancelTimer?.();
    this.#waiting.clear();
  }

  async #ask(memberId: MemberId, { questionId, ownerHash, text }: Ask): Promise<Answer> {
    const { state, sealer, clock, log } = this.#parts;
    const member = state().members.get(memberId);
    const mayNot = sealer === null ? 'anonymous-off' : whyNotAnonymous(member);
    if (mayNot !== null || sealer === null || member === undefined) return { refused: mayNot ?? 'not-here' };
    const before = this.#sentBefore(questionId, ownerHash);
    if (before !== null) return before;
    const nowMs = clock.now();
    const refused =
      this.#limits.trouble(memberId, nowMs, state().order.slowMinutes) ??
      this.#whyNot({
        type: 'anonymous.ask',
        questionId,
        ownerHash,
        text,
        sealed: { box: '', inside: noHash },
        atMs: nowMs,
      });
    if (refused !== null) return { refused };
    this.#limits.note(memberId, nowMs);
    try {
      const identity = { townhallId: state().id, questionId, memberId, name: readable(member.name) ?? '' };
      const sealed = await sealer.seal(identity);
      return (
        this.#sentBefore(questionId, ownerHash) ?? this.#wait(questionId, { kind: 'ask', ownerHash, sealed, text })
      );
    } catch {
      // What went wrong is not logged: it may hold what was to be sealed.
      log.error('who asked could not be sealed, so an anonymous question was not taken');
      return { refused: 'record-unavailable' };
    }
  }

  /** The same question again, after a reply that got lost: nothing is doubled. Of another asker's it says no more than a named one would. */
  #sentBefore(questionId: QuestionId, ownerHash: Hash): Answer | null {
    const owner = this.#ownerOf(questionId);
    if (owner === null) return this.#parts.state().questions.has(questionId) ? { refused: 'already-asked' } : null;
    if (owner !== ownerHash) return { refused: 'already-asked' };
    const writtenAtMs = this.#parts.state().questions.get(questionId)?.askedAtMs ?? this.#nextMark();
    return { standing: { kind: 'waiting', writtenAtMs } };
  }

  #actOwned(act: Owned): Answer {
    const { questionId } = act;
    // The same work, whether there is such a question or not.
    const ownerHash = sha256Hex(act.secret);
    if (!isSame(ownerHash, this.#ownerOf(questionId) ?? noHash)) return unknown;
    const question = this.#parts.state().questions.get(questionId);
    if (act.type === 'standing') return { standing: this.#standing(questionId, question) };
    const waiting = this.#waiting.get(questionId);
    // It is being written at this moment.
    if (waiting === undefined && question === undefined) return { refused: 'record-unavailable' };
    if (act.type === 'edit') {
      if (waiting?.kind === 'withdraw') return { refused: 'already-withdrawn' };
      if (waiting?.kind === 'ask') return this.#change(questionId, { ...waiting, text: act.text });
      return this.#change(questionId, { kind: 'edit', ownerHash, text: act.text });
    }
    if (waiting?.kind !== 'ask') return this.#change(questionId, { kind: 'withdraw', ownerHash });
    // It was never written, and never will be.
    this.#waiting.delete(questionId);
    return unknown;
  }

  /** Checks at once what will be asked of the gate at the mark, so that whoever sent it is told. */
  #change(questionId: QuestionId, act: Waiting): Answer {
    const refused = this.#whyNot(commandOf(questionId, act, this.#parts.clock.now()));
    return refused === null ? this.#wait(questionId, act) : { refused };
  }

  #whyNot(command: AnonymousCommand): RefusalCode | null {
    const { state, context, clock } = this.#parts;
    const decision = decide(state(), sealedActor, command, { ...context(), nowMs: clock.now() });
    return isRefusal(decision) ? decision.refused : null;
  }

  #standing(id: QuestionId, question: Question | undefined): AnonymousStanding {
    const waits = this.#waiting.has(id) || this.#writing.has(id);
    if (waits || question === undefined) return { kind: 'waiting', writtenAtMs: this.#nextMark() };
    const view = questionView(this.#parts.state(), { audience: 'author', leaderName: this.#parts.leaderName }, id);
    if (view === null) return { kind: 'unknown' };
    const { released } = question;
    return { kind: 'written', view, opened: released === null ? null : (readable(released.reason) ?? '') };
  }

  #ownerOf(id: QuestionId): Hash | null {
    const asked = this.#waiting.get(id) ?? this.#writing.get(id);
    if (asked !== undefined) return asked.ownerHash;
    const author = this.#parts.state().questions.get(id)?.author;
    return author?.kind === 'sealed' ? author.ownerHash : null;
  }

  #wait(id: QuestionId, act: Waiting): Answer {
    if (this.#isClosed) return { refused: 'record-unavailable' };
    this.#waiting.set(id, act);
    const writtenAtMs = this.#nextMark();
    this.#cancelTimer ??= this.#parts.clock.at(writtenAtMs, () => void this.#write(writtenAtMs));
    return { standing: { kind: 'waiting', writtenAtMs } };
  }

  #nextMark(): number {
    const { clock, everyMs } = this.#parts;
    return (Math.floor(clock.now() / everyMs) + 1) * everyMs;
  }

  /** Asks the gate for all of it in one turn of the loop, so that it is one group in the record. */
  async #write(atMs: number): Promise<void> {
    const { gate, clock } = this.#parts;
    this.#cancelTimer = null;
    this.#limits.forgetOld(clock.now());
    const acts = [...this.#waiting].sort(([a], [b]) => (a < b ? -1 : 1));
    this.#writing = this.#waiting;
    this.#waiting = new Map();
    const outcomes = await Promise.all(
      acts.map(async ([id, act]) => ({ id, act, outcome: await gate.submit(sealedActor, commandOf(id, act, atMs)) })),
    );
    this.#writing = new Map();
    for (const { id, act, outcome } of outcomes) {
      // What the record could not take waits for the next mark; what the gate did not take is told when its page asks.
      const isLost = 'refused' in outcome && outcome.refused === 'record-unavailable';
      if (isLost && !this.#isClosed && !this.#waiting.has(id)) this.#wait(id, act);
    }
  }
}

function commandOf(questionId: QuestionId, act: Waiting, atMs: number): AnonymousCommand {
  const known = { questionId, atMs };
  switch (act.kind) {
    case 'ask':
      return { type: 'anonymous.ask', ...known, ownerHash: act.ownerHash, sealed: act.sealed, text: act.text };
    case 'edit':
      return { type: 'anonymous.edit', ...known, ownerHash: act.ownerHash, text: act.text };
    case 'withdraw':
      return { type: 'anonymous.withdraw', ...known, ownerHash: act.ownerHash };
    default:
      return assertNever(act);
  }
}

/** Takes as long wherever two hashes differ. */
function isSame(a: Hash, b: Hash): boolean {
  let differs = 0;
  for (let index = 0; index < a.length; index++) differs |= a.charCodeAt(index) ^ b.charCodeAt(index);
  return differs === 0;
}
