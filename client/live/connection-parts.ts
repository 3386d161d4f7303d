import type { EnterReply } from '../../protocol/http.ts';
import type { MemberId } from '../../protocol/ids.ts';
import type { Moment } from '../../protocol/moment.ts';
import type { Door, JoinRoom } from './ports.ts';

/** What the door gives to whoever may come in. */
export type Entered = Extract<EnterReply, { memberId: unknown }>;

export interface ConnectionParts {
  readonly door: Door;
  /** Loaded while the person types. */
  readonly joinRoom: () => Promise<JoinRoom>;
  /** Beside whom the person was invited to sit when they come in; null for no one. */
  readonly invitedBeside: MemberId | null;
  /** The code of the look that the person chose for their body; null for none. */
  readonly look: () => string | null;
}

/** What the rest of the page hears of the connection, beside its signals. */
export interface ConnectionEvents {
  onMoment(moment: Moment): void;
  onFrame(frame: DataView): void;
  onBalcony(message: DataView): void;
  /** Joined or joined again: with what LiveKit wants, null when voices are off. */
  onJoined(liveKit: Entered['liveKit']): void;
  onDropped(): void;
}
