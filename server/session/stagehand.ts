import type { TownhallEvent } from '../../protocol/events.ts';
import type { MemberId } from '../../protocol/ids.ts';
import type { TownhallState } from '../townhall/state.ts';
import { readable } from '../townhall/views.ts';
import { type Changes, changesOf } from './changes.ts';
import type { Publisher, Recorded, Silencer } from './ports.ts';
import type { VoiceRights } from './voice-ports.ts';

/** Who must hear of the record once the town hall is open. */
export interface Cast {
  readonly state: TownhallState;
  /** The rooms of all sections. */
  readonly rooms: { changed(changes: Changes): void; patchNow(): void; saidLately(): readonly string[] };
  readonly leader: {
    published(recorded: readonly Recorded<TownhallEvent>[]): void;
    silence(epoch: number): void;
    personaChanged(): void;
  };
  /** Looks whether what the avatar speaks with still holds. */
  readonly guard: { check(): void };
  /** The record can be written again: what is noted in it only then. */
  readonly onRecordBack: () => void;
  /** Puts a removed member's pages out; of one who was banned, all of that browser. */
  readonly dismiss: (
    who: { readonly type: 'member.removed' | 'member.banned'; readonly memberId: MemberId },
    why: string,
  ) => void;
}

/**
 * Does what the record says: opens and closes microphones, silences the stage, tells pages and the leader. Before the cast has come there
 * is nobody to tell; rights are set all the same. Rules S8, LK8.
 */
export class Stagehand implements Publisher<TownhallState>, Silencer {
  readonly #rights: Pick<VoiceRights, 'setTalksIn' | 'remove' | 'readmit'>;
  readonly #forgetName: (memberId: MemberId) => void;
  #cast: Cast | null = null;
  #shown: TownhallState | null = null;

  constructor(parts: {
    readonly rights: Pick<VoiceRights, 'setTalksIn' | 'remove' | 'readmit'>;
    /** The doors keep a name too: an erased person's goes with the record's. */
    readonly forgetName: (memberId: MemberId) => void;
  }) {
    this.#rights = parts.rights;
    this.#forgetName = parts.forgetName;
  }

  begin(cast: Cast): void {
    this.#cast = cast;
    this.#shown = cast.state;
  }

  /** What was said on the stage in the last minute: what a report takes along. */
  saidLately(): readonly string[] {
    return this.#cast?.rooms.saidLately() ?? [];
  }

  /** Silence first; then pages are told why, and the leader prepares anew. Rules PN14, KS1. */
  personaChanged(): void {
    this.#cast?.guard.check();
    this.#cast?.rooms.patchNow();
    this.#cast?.leader.personaChanged();
  }

  published(recorded: readonly Recorded<TownhallEvent>[], state: TownhallState): void {
    const events = recorded.map(({ event }) => event);
    this.silence(events);
    for (const event of events) {
      const sectionId = event.type === 'voice.opened' ? state.members.get(event.memberId)?.sectionId : undefined;
      if (event.type === 'voice.opened' && sectionId !== undefined)
        void this.#rights.setTalksIn(event.memberId, sectionId);
      if (event.type === 'member.readmitted') this.#rights.readmit(event.memberId);
    }
    if (events.some(({ type }) => type === 'record.erased')) {
      for (const { id, name } of state.members.values()) if (readable(name) === null) this.#forgetName(id);
    }
    if (this.#cast === null || this.#shown === null) return;
    const changes = changesOf(this.#shown, state, events);
    this.#shown = state;
    this.#cast.rooms.changed(changes);
    if (changes.isUrgent) this.#cast.rooms.patchNow();
    this.#cast.leader.published(recorded);
    // Before the leader goes on: what was accepted while consent was being taken back is not begun.
    this.#cast.guard.check();
  }

  recordStatus(status: 'ok' | 'failing'): void {
    // Pages read it from the replicated state, with the next patch.
    this.#cast?.rooms.patchNow();
    if (status === 'ok') this.#cast?.onRecordBack();
  }

  /** What only silences acts on the media now. Safe to run twice: before the record and after. */
  silence(events: readonly TownhallEvent[]): void {
    for (const event of events) {
      switch (event.type) {
        case 'stage.stopped':
        case 'answer.cut':
        case 'answer.paused':
        case 'answer.skipped':
          this.#cast?.leader.silence(event.epoch);
          break;
        case 'voice.closed':
          void this.#rights.setTalksIn(event.memberId, null);
          break;
        case 'member.removed':
        case 'member.banned':
          void this.#rights.remove(event.memberId);
          this.#cast?.dismiss(event, event.personal === 'erased' ? '' : event.personal.reason);
          break;
        default:
          break;
      }
    }
  }
}
