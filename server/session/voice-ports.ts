import type { ConnectionKind } from '../../protocol/commands.ts';
import type { MemberId, SectionId } from '../../protocol/ids.ts';

/** A person's identity at the media server. */
export type VoiceIdentity = `${MemberId}/${ConnectionKind}`;

export function voiceIdentity(memberId: MemberId, kind: ConnectionKind): VoiceIdentity {
  return `${memberId}/${kind}`;
}

/** A person's own voice, in the section from which it comes. */
export interface LivingVoice {
  readonly sectionId: SectionId;
  readonly identity: VoiceIdentity;
}

/**
 * Rights at the media server. It fails closed: nobody can publish until `setTalksIn` names a section; the wanted rights are ours to keep and are
 * applied again at every join and after every restart of the media server.
 */
export interface VoiceRights {
  readonly isUp: boolean;
  /** Where pages connect (path on our own origin) and a token that lets this identity join and listen, never publish. Null when voices are off. */
  ticket(
    sectionId: SectionId,
    identity: VoiceIdentity,
  ): Promise<{ readonly path: string; readonly token: string } | null>;
  /**
   * Gives the right to publish sound in one section and nowhere else, or takes it (null). Resolves when the media server has done it, or at
   * once when it is down or the person not there yet.
   */
  setTalksIn(memberId: MemberId, sectionId: SectionId | null): Promise<void>;
  /** Puts a member out of every section's media room and keeps them out. */
  remove(memberId: MemberId): Promise<void>;
  /** Lets one who was put out have a ticket again. */
  readmit(memberId: MemberId): void;
  /** A page has gone: its voice connection goes too, so that nobody listens who is not on the roster. It may come back with a new ticket. */
  forget(sectionId: SectionId, identity: VoiceIdentity): Promise<void>;
  /** Tells when voices come and go. Returns what ends the subscription. */
  onStatus(listener: (isUp: boolean) => void): () => void;
}
