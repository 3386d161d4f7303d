import type { PersonaId } from '../../protocol/ids.ts';
import type { Audit, RehearsalReport } from '../../protocol/rehearsal.ts';

/** What an installation keeps of a persona's rehearsals: the last report, and the figures of earlier versions, newest first. */
export interface KeptRehearsals {
  readonly report: RehearsalReport | null;
  readonly audits: readonly Audit[];
}

/** Keeps rehearsals beside the record: nothing in a town hall follows from them. */
export interface RehearsalStore {
  /** Nothing where none is kept, or what is kept cannot be read. Never rejects. */
  read(personaId: PersonaId): Promise<KeptRehearsals>;
  /** Rejects when the disk does not take it. */
  write(personaId: PersonaId, kept: KeptRehearsals): Promise<void>;
}
