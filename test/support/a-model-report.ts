import type { ModelReport } from '../../protocol/model-report.ts';
import { offersOf } from './offers.ts';

/** How a language model stands; what the test does not name is unimportant. */
export function aModelReport(over: Partial<NonNullable<ModelReport>> = {}): NonNullable<ModelReport> {
  return {
    model: 'gpt-4o-mini',
    checkedBy: null,
    writes: true,
    translates: false,
    offers: offersOf('responses', 'chat', 'embeddings', 'speech'),
    trouble: null,
    inHour: { calls: 42, cost: 0.31 },
    inAll: { calls: 1118, cost: 0.84 },
    limits: { callsPerHour: 1000, calls: 5000, costPerHour: null, cost: null },
    ...over,
  };
}
