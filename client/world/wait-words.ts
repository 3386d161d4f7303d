const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** How long something took, as exactly as people say it: “under a minute”, “12 min”, “3 h 5 min”, “4 days”. Rounded down. */
export function waitWords(ms: number): string {
  if (ms < minuteMs) return 'under a minute';
  if (ms < hourMs) return `${Math.floor(ms / minuteMs)} min`;
  if (ms >= 2 * dayMs) return `${Math.floor(ms / dayMs)} days`;
  const minutes = Math.floor((ms % hourMs) / minuteMs);
  return `${Math.floor(ms / hourMs)} h${minutes > 0 ? ` ${minutes} min` : ''}`;
}
