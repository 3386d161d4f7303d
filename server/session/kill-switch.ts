import type { Actor } from '../../protocol/events.ts';
import type { PersonaStanding, TownhallState } from '../townhall/state.ts';
import type { Gate } from './ports.ts';

const session: Actor = { kind: 'part', part: 'session' };

/** What the gate knows of the persona, with the administrator's switch over it. Rules KS1, KS2. */
export function withSwitch(standing: PersonaStanding, isOff: boolean): PersonaStanding {
  const silentBecause = 'The avatar is switched off by the administrator.';
  return isOff ? { ...standing, consentEpoch: null, silentBecause, isSwitchedOff: true } : standing;
}

export interface SwitchNotesParts {
  readonly gate: Gate;
  readonly state: () => TownhallState;
  readonly isOff: () => boolean;
}

/** Writes into the record how the switch stands, when that can be written: it acts without. Rule KS4. */
export class SwitchNotes {
  readonly #parts: SwitchNotesParts;
  #isAsking = false;

  constructor(parts: SwitchNotesParts) {
    this.#parts = parts;
  }

  /** When the switch changed, or the record may be back. */
  async note(): Promise<void> {
    const { gate, state, isOff } = this.#parts;
    if (this.#isAsking) return;
    this.#isAsking = true;
    try {
      // It may have been switched again meanwhile.
      for (let wasTaken = true; wasTaken && state().isAvatarOff !== isOff(); ) {
        const type = isOff() ? 'avatar.switch-off' : 'avatar.switch-on';
        wasTaken = 'accepted' in (await gate.submit(session, { type }));
      }
    } finally {
      this.#isAsking = false;
    }
  }
}
