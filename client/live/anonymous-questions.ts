import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { effect, type ReadonlySignal, signal } from '@preact/signals';
import {
  type AnonymousAct,
  type AnonymousReply,
  type AskerSecret,
  askerSecretSchema,
} from '../../protocol/anonymous.ts';
import { hashSchema, type QuestionId, questionIdSchema, type TownhallId } from '../../protocol/ids.ts';
import { refusals } from '../../protocol/refusals.ts';
import { anonymousDoesNot, anonymousMeans, beforeWritten, openedWords } from '../world/anonymous/anonymous-words.ts';
import {
  actOf,
  changed,
  dueNow,
  emptyAnonymous,
  type Heard,
  heardOf,
  newAnonymous,
  type OwnAnonymous,
  refused,
  withdrawn,
} from '../world/anonymous/own-anonymous.ts';
import type { Outcome } from '../world/command-reply.ts';
import { lostOutcome } from '../world/command-reply.ts';
import { KeptAnonymousQuestions } from './kept-anonymous.ts';
import { randomText } from './random-text.ts';

export interface AnonymousQuestionsParts {
  readonly kept: KeptAnonymousQuestions;
  /** Null when the connection broke before the reply. */
  readonly send: (act: AnonymousAct) => Promise<AnonymousReply | null>;
  readonly isInTouch: ReadonlySignal<boolean>;
  readonly isOver: ReadonlySignal<boolean>;
}

/** Those that this browser keeps of a town hall. */
export function openAnonymousQuestions(
  townhallId: TownhallId,
  parts: Omit<AnonymousQuestionsParts, 'kept'>,
): AnonymousQuestions {
  return new AnonymousQuestions({ ...parts, kept: new KeptAnonymousQuestions(townhallId) });
}

const accepted: Outcome = { kind: 'accepted', seq: 0 };
const lost: Outcome = { kind: 'lost', message: lostOutcome.message };
const notKept: Outcome = {
  kind: 'refused',
  code: 'not-kept',
  message:
    'Not sent: this browser could not keep what proves that it is yours. Make room in its storage, then send it again.',
};

/**
 * The anonymous questions of this browser: asked, changed and withdrawn by their secrets, and followed until nothing more becomes of them,
 * across drops and reloads. One thing at a time is said of each. Ends with {@link close}. Rules UN4–UN8.
 */
export class AnonymousQuestions {
  /** What pages say of them comes along: where nobody asks anonymously they do without. */
  readonly words = { anonymousMeans, anonymousDoesNot, beforeWritten, openedWords } as const;
  /** Whether this browser can keep a secret; without that nobody asks anonymously. */
  readonly canAsk: boolean;
  readonly #parts: AnonymousQuestionsParts;
  readonly #all;
  readonly #busy = new Set<QuestionId>();
  /** Who waits for what becomes of their own act. */
  readonly #waiting = new Map<QuestionId, (outcome: Outcome) => void>();
  readonly #stop: () => void;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(parts: AnonymousQuestionsParts) {
    this.#parts = parts;
    this.canAsk = parts.kept.canKeep;
    this.#all = signal<readonly OwnAnonymous[]>(parts.kept.all().map(emptyAnonymous));
    const onStorage = ({ key }: StorageEvent) => {
      if (key === parts.kept.key) this.#reread();
    };
    addEventListener('storage', onStorage);
    const stopFollowing = effect(() => {
      if (!parts.isInTouch.value) return;
      this.#all.value = this.#all.peek().map(dueNow);
      this.#go();
    });
    this.#stop = () => {
      stopFollowing();
      removeEventListener('storage', onStorage);
    };
  }

  /** The newest first. */
  get all(): ReadonlySignal<readonly OwnAnonymous[]> {
    return this.#all;
  }

  of(questionId: QuestionId): OwnAnonymous | null {
    return this.#all.value.find(({ kept }) => kept.questionId === questionId) ?? null;
  }

  /** Asks, until the server has answered. The secret is kept before the first word goes out. */
  async ask(text: string): Promise<Outcome> {
    const own = newAnonymous({
      questionId: questionIdSchema.parse(`q${randomText()}`),
      secret: newSecret(),
      text,
      isWritten: false,
      wants: 'nothing',
    });
    if (!this.#parts.kept.put(own.kept)) return notKept;
    this.#all.value = [own, ...this.#all.peek()];
    const outcome = await this.#act(own);
    // The words stay in the box.
    if (outcome.kind === 'refused') this.forget(own.kept.questionId);
    return outcome;
  }

  change(questionId: QuestionId, text: string): Promise<Outcome> {
    return this.#actOn(questionId, (own) => changed(own, text));
  }

  withdraw(questionId: QuestionId): Promise<Outcome> {
    return this.#actOn(questionId, withdrawn);
  }

  /** Takes it off this browser's list. The server is told nothing. */
  forget(questionId: QuestionId): void {
    const own = this.#find(questionId);
    if (own === undefined) return;
    this.#parts.kept.forget(own.kept);
    this.#all.value = this.#all.peek().filter((each) => each !== own);
  }

  close(): void {
    this.#stop();
    if (this.#timer !== null) clearTimeout(this.#timer);
    for (const settle of this.#waiting.values()) settle(lost);
    this.#waiting.clear();
  }

  #find(questionId: QuestionId): OwnAnonymous | undefined {
    return this.#all.peek().find(({ kept }) => kept.questionId === questionId);
  }

  async #actOn(questionId: QuestionId, change: (own: OwnAnonymous) => OwnAnonymous): Promise<Outcome> {
    const own = this.#find(questionId);
    if (own === undefined || this.#waiting.has(questionId)) return lost;
    const after = change(own);
    this.#put(after);
    return this.#act(after);
  }

  #act({ kept: { questionId } }: OwnAnonymous): Promise<Outcome> {
    return new Promise((resolve) => {
      this.#waiting.set(questionId, resolve);
      this.#go();
    });
  }

  #put(own: OwnAnonymous): void {
    this.#parts.kept.put(own.kept);
    this.#all.value = this.#all.peek().map((each) => (each.kept.questionId === own.kept.questionId ? own : each));
  }

  /** Says what is due, and comes back for what is due next. */
  #go(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    if (!this.#parts.isInTouch.peek()) return;
    const nowMs = Date.now();
    let nextMs = Number.POSITIVE_INFINITY;
    for (const own of this.#all.peek()) {
      if (this.#busy.has(own.kept.questionId)) continue;
      if (own.dueMs <= nowMs) void this.#say(own);
      else nextMs = Math.min(nextMs, own.dueMs);
    }
    if (nextMs < Number.POSITIVE_INFINITY) this.#timer = setTimeout(() => this.#go(), nextMs - nowMs);
  }

  async #say(said: OwnAnonymous): Promise<void> {
    const { questionId, secret } = said.kept;
    this.#busy.add(questionId);
    const hash = hashSchema.parse(bytesToHex(sha256(utf8ToBytes(secret))));
    const reply = await this.#parts.send(actOf(said, hash));
    this.#busy.delete(questionId);
    const own = this.#find(questionId);
    // What was changed meanwhile is said next. After a drop all is said again.
    if (reply !== null && own !== undefined && own.next === said.next && own.kept.text === said.kept.text)
      this.#heard(own, reply);
    if (reply !== null) this.#go();
  }

  #heard(own: OwnAnonymous, reply: AnonymousReply): void {
    const heard: Heard = { nowMs: Date.now(), random: Math.random(), isOver: this.#parts.isOver.peek() };
    const after = 'refused' in reply ? refused(own, reply.refused, heard) : heardOf(own, reply.standing, heard);
    const { questionId } = own.kept;
    if (after === null) this.forget(questionId);
    else this.#put(after);
    if (own.next === 'standing') return;
    const settle = this.#waiting.get(questionId);
    this.#waiting.delete(questionId);
    const isRefused = 'refused' in reply && reply.refused !== 'already-asked';
    settle?.(isRefused ? { kind: 'refused', code: reply.refused, message: refusals[reply.refused] } : accepted);
  }

  /** Another tab of this browser asked, changed or withdrew. */
  #reread(): void {
    const known = this.#all.peek();
    this.#all.value = this.#parts.kept.all().map((kept) => {
      const own = known.find((each) => each.kept.questionId === kept.questionId);
      return own === undefined ? emptyAnonymous(kept) : { ...own, kept };
    });
    this.#go();
  }
}

/** 256 random bits, as 43 characters of base64url. */
function newSecret(): AskerSecret {
  const random = crypto.getRandomValues(new Uint8Array(32));
  const text = btoa(String.fromCharCode(...random))
    .replaceAll('+', '-')
    .replaceAll('/', '_');
  return askerSecretSchema.parse(text.replace('=', ''));
}
