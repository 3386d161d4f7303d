import { type Door, doorPaths } from '../../protocol/door.ts';
import type { CodeStanding, HeadsetReply } from '../../protocol/headset-code.ts';
import { limits } from '../../protocol/limits.ts';
import { deviceWords } from '../access/device-words.ts';
import type { HeadsetCode, HeadsetCodes } from '../access/headset-codes.ts';
import type { Membership } from '../access/ports.ts';
import type { SessionsDesk } from './sessions-desk.ts';

export interface HeadsetDeskParts {
  readonly codes: HeadsetCodes<Membership>;
  readonly sessions: SessionsDesk;
  readonly nowMs: () => number;
}

/** What a headset is told, and what its browser is given when it is let in. */
export interface HeadsetTold {
  readonly standing: CodeStanding;
  readonly given: { readonly secret: string; readonly doors: readonly Door[] } | null;
}

/** A desk is a page to type at, and no headset: whoever wears it has no use for more than the hall. */
const doors: readonly Door[] = ['hall', 'spectator'];

/** Where a headset shows six digits and a signed-in browser lets it in. Rules HC1 to HC6. */
export class HeadsetDesk {
  readonly #parts: HeadsetDeskParts;

  constructor(parts: HeadsetDeskParts) {
    this.#parts = parts;
  }

  /** New digits for a headset, and the secret of its browser. */
  begin(
    userAgent: string,
    from: string,
    held: string | null,
  ): { readonly standing: CodeStanding; readonly secret: string } {
    const code = this.#parts.codes.begin(deviceWords(userAgent), from, held);
    return { standing: this.#waiting(code), secret: code.secret };
  }

  /** What became of them. Whoever let it in may have been signed out since: then it is not. */
  async standing(secret: string): Promise<HeadsetTold> {
    const { codes, sessions } = this.#parts;
    const now = codes.standing(secret);
    if (now.kind === 'waiting') return { standing: this.#waiting(now.code), given: null };
    if (now.kind !== 'let-in') return { standing: now, given: null };
    const added = await sessions.addDevice(now.by, now.device);
    if (added === null) return { standing: { kind: 'over' }, given: null };
    const goTo = doorPaths[now.by.role === 'spectator' ? 'spectator' : 'hall'];
    return { standing: { kind: 'let-in', goTo }, given: { secret: added, doors } };
  }

  /** Which headset shows these digits; null when none does. */
  find(digits: string): HeadsetReply | null {
    const found = this.#parts.codes.find(digits);
    if (found === null) return null;
    const { id, device, sign, sinceMs } = found;
    return { id, device, sign, agoMs: Math.max(0, this.#parts.nowMs() - sinceMs) };
  }

  /** Lets it in as this member, or declines it; false when it does not wait any more. */
  answer(member: Membership, id: string, isTheirs: boolean): boolean {
    return this.#parts.codes.answer(id, isTheirs ? member : null);
  }

  /** Whether somebody can let a headset in: whoever came by a link is nobody elsewhere. */
  async mayLetIn(member: Membership): Promise<boolean> {
    return (await this.#parts.sessions.list(member)).own !== null;
  }

  #waiting({ digits, sign, sinceMs }: HeadsetCode): CodeStanding {
    const leftMs = Math.max(0, sinceMs + limits.headsetCode.lifeMs - this.#parts.nowMs());
    return { kind: 'waiting', digits, sign, leftMs };
  }
}
