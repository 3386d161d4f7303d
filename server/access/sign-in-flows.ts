import { limits } from '../../protocol/limits.ts';

/** One person on the way to the identity provider and back. */
export interface SignInFlow {
  readonly state: string;
  readonly nonce: string;
  /** Of PKCE: 256 random bits. */
  readonly verifier: string;
  /** Where they wanted to go; null: to their own page. */
  readonly to: string | null;
}

/**
 * Those who went to sign in and have not come back: each may come back once, within ten minutes, in the browser that set out. A browser may
 * set out in several windows. Kept in memory: a restart between going and coming back costs one more click. Rule SI6.
 */
export class SignInFlows {
  readonly #randomText: (bytes: number) => string;
  readonly #nowMs: () => number;
  readonly #open = new Map<string, SignInFlow & { readonly browser: string; readonly untilMs: number }>();

  /** `randomText` gives random bytes as base64url text. */
  constructor({ randomText, nowMs }: { readonly randomText: (bytes: number) => string; readonly nowMs: () => number }) {
    this.#randomText = randomText;
    this.#nowMs = nowMs;
  }

  /** Somebody sets out; `browser` is the secret of their browser, null where it has none yet. */
  begin(browser: string | null, to: string | null): { readonly flow: SignInFlow; readonly browser: string } {
    this.#forget();
    const flow = { state: this.#randomText(24), nonce: this.#randomText(24), verifier: this.#randomText(32), to };
    const own = browser ?? this.#randomText(24);
    this.#open.set(flow.state, { ...flow, browser: own, untilMs: this.#nowMs() + limits.signIn.flowMs });
    return { flow, browser: own };
  }

  /** Somebody comes back: uses the flow up. Null for what nobody began, is used, late, or came back in another browser. */
  take(state: string, browser: string | null): SignInFlow | null {
    const open = this.#open.get(state);
    if (open === undefined || open.browser !== browser) return null;
    this.#open.delete(state);
    const { browser: _, untilMs, ...flow } = open;
    return untilMs < this.#nowMs() ? null : flow;
  }

  /** The oldest stand first. */
  #forget(): void {
    for (const [state, { untilMs }] of this.#open) {
      if (untilMs >= this.#nowMs() && this.#open.size < limits.signIn.flows) return;
      this.#open.delete(state);
    }
  }
}
