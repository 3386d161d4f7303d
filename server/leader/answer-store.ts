import { type Answer, answerSchema } from '../../protocol/answer.ts';
import { type Hash, hashSchema } from '../../protocol/ids.ts';
import { canonicalJson } from '../../protocol/record/canonical.ts';
import { sha256Hex } from '../../protocol/record/chain.ts';
import type { Record } from '../session/ports.ts';

/** Answers by their content address, in memory and in the record's blobs. */
export class AnswerStore {
  readonly #record: Pick<Record, 'putBlob' | 'getBlob'>;
  readonly #known = new Map<Hash, Answer>();

  constructor(record: Pick<Record, 'putBlob' | 'getBlob'>) {
    this.#record = record;
  }

  /** Stores an answer; resolves with its address when it is durable. */
  async put(answer: Answer): Promise<Hash> {
    const text = canonicalJson(answer);
    const id = hashSchema.parse(sha256Hex(text));
    if (!this.#known.has(id)) await this.#record.putBlob(id, text);
    this.#known.set(id, answer);
    return id;
  }

  /** The answer of this address, or null when there is none. */
  async get(id: Hash): Promise<Answer | null> {
    const known = this.#known.get(id);
    if (known !== undefined) return known;
    const text = await this.#record.getBlob(id);
    if (text === null) return null;
    const parsed = answerSchema.safeParse(JSON.parse(text));
    if (!parsed.success) return null;
    this.#known.set(id, parsed.data);
    return parsed.data;
  }
}
