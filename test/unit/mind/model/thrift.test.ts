import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type BudgetLimits, ModelBudget, type Spending } from '../../../../server/mind/model/budget.ts';
import { Rest } from '../../../../server/mind/model/rest.ts';
import type { ModelRequest, TextModel } from '../../../../server/mind/model/text-model.ts';
import { ReplyCache, thrifty } from '../../../../server/mind/model/thrifty.ts';
import { LanguageModelFailure } from '../../../../server/mind/ports.ts';
import { noAbort } from '../knowledge.ts';

const hourMs = 3_600_000;
const schema = z.object({ ok: z.boolean() });
const request: ModelRequest = {
  step: 'write',
  instruction: 'a'.repeat(400),
  material: '{}',
  replyTokens: 100,
  timeoutMs: 9,
};

interface Setting {
  readonly limits?: Partial<BudgetLimits>;
  readonly before?: Spending | null;
  readonly reply?: () => string;
}

function aModel({ limits, before = null, reply = () => '{"ok":true}' }: Setting = {}) {
  let nowMs = 10 * hourMs;
  let calls = 0;
  const kept: Spending[] = [];
  const model: TextModel = {
    id: 'm',
    reply: async () => {
      calls++;
      return { text: reply(), tokensIn: 1000, tokensOut: 500 };
    },
  };
  const budget = new ModelBudget({
    limits: { callsPerHour: 100, calls: 1000, costPerHour: null, cost: null, ...limits },
    prices: { in: 1000, out: 2000 },
    nowMs: () => nowMs,
    before,
    onSpent: (spending) => kept.push(spending),
  });
  const cache = new ReplyCache(2);
  const rest = new Rest(() => nowMs);
  const asking = thrifty(model, { budget, rest, cache });
  const ask = (material = '{}') => asking.ask({ ...request, material }, schema, noAbort);
  return {
    ask,
    reasonOf: (material?: string) =>
      ask(material).then(
        () => 'answered',
        (error: unknown) => (error instanceof LanguageModelFailure ? error.reason : error),
      ),
    later: (ms: number) => {
      nowMs += ms;
    },
    calls: () => calls,
    budget,
    cache,
    rest,
    kept,
  };
}

const failing =
  (reason: LanguageModelFailure['reason'], retryAfterMs: number | null = null) =>
  () => {
    throw new LanguageModelFailure(reason, { retryable: true, retryAfterMs });
  };

describe('the budget of the language model', () => {
  it('[MD30] counts calls and what they cost, in the hour and in all, and keeps it', async () => {
    const { ask, budget, later, kept } = aModel();
    await ask('1');
    later(hourMs);
    await ask('2');
    expect(budget.spending).toEqual({ hour: 11, inHour: { calls: 1, cost: 2 }, inAll: { calls: 2, cost: 4 } });
    expect(kept.at(-1)).toEqual(budget.spending);
    const again = aModel({ before: budget.spending, limits: { calls: 2 } });
    expect(await again.reasonOf('3')).toBe('over-budget');
  });

  it('[MD30] has no room beyond the hour, and room again in the next', async () => {
    const { reasonOf, later, budget, calls } = aModel({ limits: { callsPerHour: 1 } });
    expect([await reasonOf('1'), await reasonOf('2'), budget.isOver]).toEqual(['answered', 'over-budget', 'hour']);
    later(hourMs);
    expect([await reasonOf('2'), calls()]).toEqual(['answered', 2]);
  });

  it('[MD31] pays for a call before it is made, at the most that it may cost', async () => {
    // One call costs at most 0.101 for what goes in, and 0.2 for what comes out.
    const { reasonOf, calls } = aModel({ limits: { cost: 0.4 } });
    const both = await Promise.all([reasonOf('1'), reasonOf('2')]);
    expect([both, calls()]).toEqual([['answered', 'over-budget'], 1]);
    expect(await aModel({ limits: { costPerHour: 0 } }).reasonOf()).toBe('over-budget');
  });

  it('[MD31] pays for what was lost on the way, and not for what was refused', async () => {
    const lost = aModel({ reply: failing('timeout') });
    await lost.reasonOf();
    expect(lost.budget.spending.inAll.cost).toBeGreaterThan(0.2);
    const refused = aModel({ reply: failing('rejected') });
    await refused.reasonOf();
    expect(refused.budget.spending.inAll).toEqual({ calls: 1, cost: 0 });
  });
});

describe('what was asked before', () => {
  it('[MD32] is not asked again, unless anything that goes in differs', async () => {
    const { ask, calls } = aModel();
    await ask('{"question":"a"}');
    await ask('{"question":"a"}');
    expect(calls()).toBe(1);
    await ask('{"question":"b"}');
    expect(calls()).toBe(2);
  });

  it('[MD32] is kept only when it was of use, only so many, and forgotten when told', async () => {
    let text = 'nonsense';
    const { ask, reasonOf, calls, cache } = aModel({ reply: () => text });
    expect(await reasonOf()).toBe('malformed');
    text = '{"ok":false}';
    expect(await ask()).toEqual({ ok: false });
    await ask();
    expect(calls()).toBe(2);
    cache.clear();
    for (const each of ['1', '2', '3']) await ask(each);
    await ask('1');
    expect(calls()).toBe(6);
  });
});

describe('a model that fails', () => {
  it('[MD33] is left alone after three failures, longer each time, and asked again after that', async () => {
    const { reasonOf, later, calls, rest } = aModel({ reply: failing('timeout') });
    for (const each of ['1', '2', '3']) expect(await reasonOf(each)).toBe('timeout');
    expect([await reasonOf('4'), calls(), rest.trouble]).toEqual(['resting', 3, 'timeout']);
    later(15_000);
    expect([await reasonOf('4'), await reasonOf('5'), calls()]).toEqual(['timeout', 'resting', 4]);
    later(15_000);
    expect(await reasonOf('5')).toBe('resting');
    later(15_000);
    expect(await reasonOf('5')).toBe('timeout');
  });

  it('[MD33] is left alone as long as it asks for, and forgiven when it works', async () => {
    let reply: () => string = failing('unavailable', 9000);
    const { reasonOf, later, rest } = aModel({ reply: () => reply() });
    expect([await reasonOf('1'), await reasonOf('1')]).toEqual(['unavailable', 'resting']);
    later(9000);
    reply = () => '{"ok":true}';
    expect([await reasonOf('1'), rest.trouble, rest.isResting]).toEqual(['answered', null, false]);
  });

  it('[MD33] is not blamed by who hung up, nor for an empty purse', async () => {
    const hungUp = aModel({ reply: failing('aborted') });
    const poor = aModel({ limits: { calls: 0 } });
    for (const each of ['1', '2', '3', '4']) {
      expect(await hungUp.reasonOf(each)).toBe('aborted');
      expect(await poor.reasonOf(each)).toBe('over-budget');
    }
    expect([hungUp.rest.trouble, poor.rest.trouble]).toEqual([null, null]);
  });
});
