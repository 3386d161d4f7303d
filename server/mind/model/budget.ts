import { z } from 'zod';
import { type ModelReply, type ModelRequest, tokensOf } from './text-model.ts';

const amountSchema = z.strictObject({ calls: z.int().min(0), cost: z.number().min(0) });
/** What was spent: calls, and their cost in the currency of the prices. */
export type Amount = z.infer<typeof amountSchema>;

/** What a town hall has spent, and of that in one hour of the clock. */
export const spendingSchema = z.strictObject({ hour: z.int().min(0), inHour: amountSchema, inAll: amountSchema });
export type Spending = z.infer<typeof spendingSchema>;

export interface BudgetLimits {
  readonly callsPerHour: number;
  readonly calls: number;
  /** Null: no limit in money, because nobody said what a token costs. */
  readonly costPerHour: number | null;
  readonly cost: number | null;
}

export interface BudgetOptions {
  readonly limits: BudgetLimits;
  /** Of a million tokens that go in and come out; zero where unknown. */
  readonly prices: { readonly in: number; readonly out: number };
  readonly nowMs: () => number;
  /** What was spent before the last start; null: nothing. */
  readonly before: Spending | null;
  readonly onSpent: (spending: Spending) => void;
}

const hourMs = 3_600_000;
const nothing: Amount = { calls: 0, cost: 0 };

/**
 * The budget of a town hall, and of each hour of the clock. A call is paid for before it is made, at the most that it may cost, so that calls
 * at the same time do not pass the limit together; what it did not cost is given back. Rules MD30, MD31.
 */
export class ModelBudget {
  readonly limits: BudgetLimits;
  readonly #options: BudgetOptions;
  #spending: Spending;

  constructor(options: BudgetOptions) {
    this.#options = options;
    this.limits = options.limits;
    this.#spending = options.before ?? { hour: this.#hour(), inHour: nothing, inAll: nothing };
  }

  /** What was spent up to now. */
  get spending(): Spending {
    const hour = this.#hour();
    return this.#spending.hour === hour ? this.#spending : { ...this.#spending, hour, inHour: nothing };
  }

  /** Which limit leaves no room for another call. */
  get isOver(): 'hour' | 'town-hall' | null {
    return this.#overWith(0);
  }

  /** Pays for a call; null when the budget has no room for it. Tell the result what came of it. */
  pay(request: ModelRequest): ((reply: ModelReply | 'not-made' | 'lost') => void) | null {
    const most = this.#costOf(tokensOf(request.instruction + request.material), request.replyTokens);
    if (this.#overWith(most) !== null) return null;
    this.#add(1, most);
    return (reply) => {
      // What was lost on the way may have been made, and is paid for.
      if (reply === 'lost') return;
      const cost = reply === 'not-made' ? 0 : this.#costOf(reply.tokensIn, reply.tokensOut);
      this.#add(0, cost - most);
    };
  }

  #overWith(cost: number): 'hour' | 'town-hall' | null {
    const { inHour, inAll } = this.spending;
    const { limits } = this;
    if (inAll.calls >= limits.calls || isMore(inAll.cost + cost, limits.cost)) return 'town-hall';
    return inHour.calls >= limits.callsPerHour || isMore(inHour.cost + cost, limits.costPerHour) ? 'hour' : null;
  }

  #add(calls: number, cost: number): void {
    const { hour, inHour, inAll } = this.spending;
    this.#spending = { hour, inHour: sum(inHour, calls, cost), inAll: sum(inAll, calls, cost) };
    this.#options.onSpent(this.#spending);
  }

  #costOf(tokensIn: number, tokensOut: number): number {
    const { prices } = this.#options;
    return (tokensIn * prices.in + tokensOut * prices.out) / 1_000_000;
  }

  #hour(): number {
    return Math.floor(this.#options.nowMs() / hourMs);
  }
}

function isMore(cost: number, limit: number | null): boolean {
  return limit !== null && (cost > limit || limit === 0);
}

function sum(amount: Amount, calls: number, cost: number): Amount {
  // What is given back after the hour has turned belongs to the hour before.
  return { calls: amount.calls + calls, cost: Math.max(0, amount.cost + cost) };
}
