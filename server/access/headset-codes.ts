import { limits } from '../../protocol/limits.ts';

/** A headset that waits to be let in. */
export interface HeadsetCode {
  /** On its screen. */
  readonly digits: string;
  /** Two words on its screen, and on that of whoever types the digits. */
  readonly sign: string;
  /** In its browser's cookie. */
  readonly secret: string;
  /** Names it to whoever typed its digits: what they say yes to is what they saw, whatever shows the same digits later. */
  readonly id: string;
  /** In words: “Quest Browser on a Quest”. */
  readonly device: string;
  readonly sinceMs: number;
}

/** What became of a headset's digits. `over`: too late, used, made room, or never there. */
export type HeadsetStanding<Person> =
  | { readonly kind: 'waiting'; readonly code: HeadsetCode }
  | { readonly kind: 'let-in'; readonly by: Person; readonly device: string }
  | { readonly kind: 'declined' }
  | { readonly kind: 'over' };

interface Parts {
  readonly randomText: (bytes: number) => string;
  /** Six random digits. */
  readonly randomDigits: () => string;
  readonly randomSign: () => string;
  readonly nowMs: () => number;
}

interface Open<Person> {
  readonly code: HeadsetCode;
  /** The address that asked for it. */
  readonly from: string;
  answer: 'none' | 'no' | { readonly by: Person };
}

/**
 * Headsets that show six digits, for a signed-in browser to type. Nobody can guess their way in: digits let in whoever shows them, as whoever
 * types them and says yes. They last five minutes and are used once. Only so many are open; when there are more, the address that holds most
 * gives its oldest, so that a flood ends its own. Kept in memory: a restart costs new digits. Rules HC2 to HC5.
 */
export class HeadsetCodes<Person> {
  readonly #parts: Parts;
  /** By secret, the oldest first. */
  readonly #open = new Map<string, Open<Person>>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** A headset asks for digits. Those that its browser showed before (`held`) end. */
  begin(device: string, from: string, held: string | null): HeadsetCode {
    if (held !== null) this.#open.delete(held);
    this.#makeRoom();
    const taken = new Set([...this.#open.values()].map(({ code }) => code.digits));
    const { randomText, randomDigits, randomSign, nowMs } = this.#parts;
    let digits = randomDigits();
    while (taken.has(digits)) digits = randomDigits();
    const code = {
      ...{ digits, sign: randomSign(), device, sinceMs: nowMs() },
      ...{ secret: randomText(24), id: randomText(12) },
    };
    this.#open.set(code.secret, { code, from, answer: 'none' });
    return code;
  }

  /** How a headset stands. What was answered is told once. */
  standing(secret: string): HeadsetStanding<Person> {
    const open = this.#open.get(secret);
    if (open === undefined || this.#isOver(open)) return { kind: 'over' };
    if (open.answer === 'none') return { kind: 'waiting', code: open.code };
    this.#open.delete(secret);
    return open.answer === 'no'
      ? { kind: 'declined' }
      : { kind: 'let-in', by: open.answer.by, device: open.code.device };
  }

  /** Which headset shows these digits and waits; null when none does. */
  find(digits: string): HeadsetCode | null {
    return this.#waiting((code) => code.digits === digits)?.code ?? null;
  }

  /** Lets in the one that was found, as whom `by` says, or declines it (null); false when it does not wait any more. */
  answer(id: string, by: Person | null): boolean {
    const open = this.#waiting((code) => code.id === id);
    if (open === undefined) return false;
    open.answer = by === null ? 'no' : { by };
    return true;
  }

  #waiting(isIt: (code: HeadsetCode) => boolean): Open<Person> | undefined {
    return [...this.#open.values()].find((open) => open.answer === 'none' && isIt(open.code) && !this.#isOver(open));
  }

  #isOver({ code }: Open<Person>): boolean {
    return this.#parts.nowMs() >= code.sinceMs + limits.headsetCode.lifeMs;
  }

  #makeRoom(): void {
    for (const [secret, open] of this.#open) if (this.#isOver(open)) this.#open.delete(secret);
    if (this.#open.size < limits.headsetCode.open) return;
    const held = new Map<string, number>();
    for (const { from } of this.#open.values()) held.set(from, (held.get(from) ?? 0) + 1);
    const most = Math.max(...held.values());
    const [oldest] = [...this.#open].find(([, { from }]) => held.get(from) === most) ?? [];
    if (oldest !== undefined) this.#open.delete(oldest);
  }
}
