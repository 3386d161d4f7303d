/** A day and a time as a calendar and a clock on the wall show them: `2026-03-29` and `02:30`. */
export interface WallTime {
  readonly date: string;
  readonly time: string;
}

/**
 * When a clock on the wall shows a time. `twice`: in the night in which clocks go back · `never`: clocks go forward over it; `before` and
 * `after` are the nearest times that there are, as far from it as the clocks are put · `unreadable`: not a day and a time.
 */
export type WallMoment =
  | { readonly kind: 'once'; readonly ms: number }
  | { readonly kind: 'twice'; readonly firstMs: number; readonly secondMs: number }
  | { readonly kind: 'never'; readonly before: WallTime; readonly after: WallTime }
  | { readonly kind: 'unreadable' };

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** Gives the moment, in milliseconds since 1970, at which clocks in the zone show this. `timeZone` must be one that `Intl` knows. Rule OP6. */
export function momentOf(wall: WallTime, timeZone: string): WallMoment {
  const asUtcMs = utcOf(wall);
  if (asUtcMs === null) return { kind: 'unreadable' };
  // Clocks are put once within these two days; the moment lies between them, however far the zone is from UTC.
  const earlier = offsetMsAt(asUtcMs - dayMs, timeZone);
  const later = offsetMsAt(asUtcMs + dayMs, timeZone);
  const found = [...new Set([earlier, later])]
    .map((offsetMs) => ({ ms: asUtcMs - offsetMs, offsetMs }))
    .filter(({ ms, offsetMs }) => offsetMsAt(ms, timeZone) === offsetMs)
    .map(({ ms }) => ms)
    .sort((a, b) => a - b);
  const [firstMs, secondMs] = found;
  if (firstMs === undefined) {
    const [before, after] = [asUtcMs - later, asUtcMs - earlier].map((ms) => wallTimeAt(ms, timeZone));
    return before === undefined || after === undefined ? { kind: 'unreadable' } : { kind: 'never', before, after };
  }
  return secondMs === undefined ? { kind: 'once', ms: firstMs } : { kind: 'twice', firstMs, secondMs };
}

/** Gives what clocks in the zone show then. */
export function wallTimeAt(ms: number, timeZone: string): WallTime {
  const shown = new Date(ms + offsetMsAt(ms, timeZone)).toISOString();
  return { date: shown.slice(0, 10), time: shown.slice(11, 16) };
}

/** Gives by how much clocks in the zone are ahead of UTC then; behind it: less than zero. */
export function offsetMsAt(ms: number, timeZone: string): number {
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    ...{ calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23' },
    ...{ year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' },
  });
  const parts = new Map(clock.formatToParts(ms).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  const [year, month, day] = [part('year'), part('month') - 1, part('day')];
  return Date.UTC(year, month, day, part('hour'), part('minute'), part('second')) - Math.floor(ms / 1000) * 1000;
}

function utcOf({ date, time }: WallTime): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || !/^\d{2}:\d{2}$/.test(time)) return null;
  const ms = Date.parse(`${date}T${time}:00Z`);
  // The 30th of February and 24:00 would be read as another day.
  return Number.isNaN(ms) || !new Date(ms).toISOString().startsWith(`${date}T${time}`) ? null : ms;
}
