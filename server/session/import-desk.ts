import type { MemberId } from '../../protocol/ids.ts';
import type {
  AcceptReply,
  AcceptRequest,
  ImportProgress,
  ImportReply,
  ImportTerms,
} from '../../protocol/import-http.ts';
import type { FileRefused } from '../../protocol/import-troubles.ts';
import { importedStatementId } from '../../protocol/imported.ts';
import type { Refusal } from '../../protocol/refusals.ts';
import type { Membership } from '../access/ports.ts';
import type { PersonaDesk } from './persona-desk.ts';

/** A file on its way in, of which the size is told before. */
export interface Upload {
  readonly bytes: number;
  readonly chunks: AsyncIterable<Uint8Array>;
}

interface ReadingOptions {
  readonly leaderName: string;
  readonly terms: ImportTerms;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Omit<Reading, 'totalBytes'>) => void;
}
type Reading = NonNullable<ImportProgress['reading']>;

export interface ImportDeskParts {
  /** Reads a file's passages in a closed child. Rejects with the signal's reason. */
  readonly read: (upload: Upload, options: ReadingOptions) => Promise<ImportReply | FileRefused>;
  readonly persona: Pick<PersonaDesk, 'bringer' | 'act' | 'leaderName'>;
  /** Names that stay in whatever is brought: the company's. */
  readonly stays: readonly string[];
}

/**
 * Where the leader and delegates bring files. One is read at a time; of it nothing is kept here: the passages are in the answer, and those
 * that a person accepts become statements that wait for approval. Rules PN72 to PN75.
 */
export class ImportDesk {
  readonly #parts: ImportDeskParts;
  #running: { readonly by: MemberId; reading: Reading } | null = null;

  constructor(parts: ImportDeskParts) {
    this.#parts = parts;
  }

  async read(
    member: Membership,
    upload: Upload,
    terms: ImportTerms,
    signal: AbortSignal,
  ): Promise<ImportReply | Refusal | FileRefused | 'busy'> {
    const { persona, read, stays } = this.#parts;
    const by = persona.bringer(member);
    if ('refused' in by) return by;
    if (this.#running !== null) return 'busy';
    const totalBytes = upload.bytes;
    const running = { by: member.memberId, reading: { readBytes: 0, totalBytes, documents: 0, passages: 0 } };
    this.#running = running;
    try {
      return await read(upload, {
        leaderName: persona.leaderName,
        terms: { ...terms, stays: [...terms.stays, ...stays] },
        signal,
        onProgress: (progress) => {
          running.reading = { ...progress, totalBytes };
        },
      });
    } finally {
      this.#running = null;
    }
  }

  /** How far one's own file is. */
  progress(member: Membership): ImportProgress | Refusal {
    const by = this.#parts.persona.bringer(member);
    if ('refused' in by) return by;
    return { reading: this.#running?.by === member.memberId ? this.#running.reading : null };
  }

  /** Each for itself: what is outside a delegate's topics, or incomplete, holds up no other. */
  async accept(member: Membership, { passages }: AcceptRequest): Promise<AcceptReply | Refusal> {
    const { persona } = this.#parts;
    const by = persona.bringer(member);
    if ('refused' in by) return by;
    const outcomes: AcceptReply['outcomes'][number][] = [];
    for (const passage of passages) {
      const statement = { ...passage, id: importedStatementId(passage) };
      const outcome = await persona.act(member, { type: 'statement.add', statement });
      if ('accepted' in outcome) outcomes.push('added');
      else outcomes.push(outcome.refused === 'already-exists' ? 'known' : { refused: outcome.refused });
    }
    return { outcomes };
  }
}
