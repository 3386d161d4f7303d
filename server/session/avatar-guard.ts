import type { Actor } from '../../protocol/events.ts';
import type { PersonaStanding, TownhallState } from '../townhall/state.ts';
import type { Gate } from './ports.ts';

const session: Actor = { kind: 'part', part: 'session' };

export interface AvatarGuardParts {
  readonly gate: Gate;
  readonly state: () => TownhallState;
  readonly standing: () => PersonaStanding;
  /** Silences the media of an epoch, whatever the gate and the record do. Safe to call twice. */
  readonly silence: (epoch: number) => void;
}

/**
 * Stops the avatar in the middle of a word when the consent that it began with does not hold any more, or an administrator switched it
 * off: first the sound, then the gate, whose stop is owed to the record when that fails. Rules PN14, KS1.
 */
export class AvatarGuard {
  readonly #parts: AvatarGuardParts;
  #stoppedEpoch = 0;

  constructor(parts: AvatarGuardParts) {
    this.#parts = parts;
  }

  check(): void {
    const { gate, state, standing, silence } = this.#parts;
    const { stage, epoch } = state();
    if (stage.kind !== 'avatar' || stage.consentEpoch === standing().consentEpoch) return;
    silence(epoch);
    // Once is enough: the gate owes it to the record from then on.
    if (this.#stoppedEpoch >= epoch) return;
    this.#stoppedEpoch = epoch;
    void gate.submit(session, { type: 'stage.stop' });
  }
}
