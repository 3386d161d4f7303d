import type { TownhallId } from '../../protocol/ids.ts';
import { type KeptAnonymous, keptAnonymousSchema } from '../world/anonymous/own-anonymous.ts';
import { anonymousKey, keepText, keptText } from './kept-text.ts';

/** The anonymous questions of this browser in one town hall, one by one, so that pages in two tabs do not undo each other's. What cannot be read is left out. */
export class KeptAnonymousQuestions {
  readonly key: string;

  constructor(townhallId: TownhallId) {
    this.key = anonymousKey(townhallId);
  }

  /** False where this browser keeps nothing: then nobody could prove what they asked. */
  get canKeep(): boolean {
    const probe = `${this.key}.probe`;
    keepText(probe, 'kept');
    const isKept = keptText(probe) === 'kept';
    keepText(probe, null);
    return isKept;
  }

  /** The newest first. */
  all(): readonly KeptAnonymous[] {
    return listOf(keptText(this.key)).flatMap((item) => keptAnonymousSchema.safeParse(item).data ?? []);
  }

  /** False when it could not be kept: storage is full. */
  put(kept: KeptAnonymous): boolean {
    const others = this.all();
    const at = others.findIndex(({ questionId }) => questionId === kept.questionId);
    this.#write(at < 0 ? [kept, ...others] : others.with(at, kept));
    return keptText(this.key)?.includes(kept.secret) === true;
  }

  forget(kept: KeptAnonymous): void {
    this.#write(this.all().filter(({ questionId }) => questionId !== kept.questionId));
  }

  #write(list: readonly KeptAnonymous[]): void {
    keepText(this.key, list.length === 0 ? null : JSON.stringify(list));
  }
}

function listOf(text: string | null): readonly unknown[] {
  try {
    const list: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(list) ? list : [];
  } catch {
    // Somebody else's words under our name.
    return [];
  }
}
