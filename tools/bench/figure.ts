/** One printed figure. A single value is `p50`. */
export interface Figure {
  readonly name: string;
  readonly unit: string;
  readonly p50: number;
  readonly p95?: number;
  readonly p99?: number;
  readonly max?: number;
  readonly n: number;
  /** How it was taken and what stood beside it. */
  readonly note: string;
}

/** A bench gives one or several figures in one run. */
export interface Bench {
  readonly names: readonly string[];
  /** A bench of many figures takes only those that are wanted. */
  run(isWanted: (name: string) => boolean): Promise<readonly Figure[]>;
}

/** The figure of many samples. */
export function figureOf(name: string, unit: string, samples: readonly number[], note: string): Figure {
  if (samples.length === 0) throw new Error(`${name}: no samples`);
  const sorted = [...samples].sort((a, b) => a - b);
  const at = (share: number): number =>
    round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0);
  return {
    name,
    unit,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    max: round(sorted.at(-1) ?? 0),
    n: sorted.length,
    note,
  };
}

export function single(name: string, unit: string, value: number, n: number, note: string): Figure {
  return { name, unit, p50: round(value), n, note };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
