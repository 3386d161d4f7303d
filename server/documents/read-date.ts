const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const month = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}';
const year = '((?:19|20)\\d\\d)';
/** Each way to write a date that can be read in one way only, and where year, month and day stand in it. */
const ways: readonly (readonly [RegExp, readonly [number, number, number]])[] = [
  [new RegExp(`(?<!\\d)${year}-(\\d\\d)-(\\d\\d)(?!\\d)`), [1, 2, 3]],
  [new RegExp(`(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)?(?: of)?[ -]${month}\\.?,?[ -]${year}(?!\\d)`, 'i'), [3, 2, 1]],
  [new RegExp(`\\b${month}\\.? (\\d{1,2})(?:st|nd|rd|th)?,? ${year}(?!\\d)`, 'i'), [3, 1, 2]],
  [new RegExp(`(?<![\\d.])(\\d{1,2})\\.(\\d{1,2})\\.${year}(?!\\d)`), [3, 2, 1]],
  [new RegExp(`(?<!\\d)${year}/(\\d{1,2})/(\\d{1,2})(?!\\d)`), [1, 2, 3]],
  [new RegExp(`(?<![\\d/])(1[3-9]|2\\d|3[01])/(\\d{1,2})/${year}(?!\\d)`), [3, 2, 1]],
  [new RegExp(`(?<![\\d/])(\\d{1,2})/(1[3-9]|2\\d|3[01])/${year}(?!\\d)`), [3, 1, 2]],
];
/** Longer lines are not searched: a date stands near the beginning of what names it. */
const most = 400;

/**
 * The first date in a line, as YYYY-MM-DD: ISO, "3 March 2026", "March 3, 2026", "Tue, 3 Mar 2026 10:00 +0100", "3.3.2026", and slashes where
 * only one reading is a date. The day is the one that is written there, whatever its time zone. Null when there is none, or none for sure
 * ("03/04/2026"). Rule DR11.
 */
export function dateIn(line: string): string | null {
  const text = line.slice(0, most);
  for (const [way, [atYear, atMonth, atDay]] of ways) {
    const found = way.exec(text);
    if (found === null) continue;
    const date = calendarDate(found[atYear] ?? '', found[atMonth] ?? '', found[atDay] ?? '');
    if (date !== null) return date;
  }
  return null;
}

/** The date of seconds since 1970, in UTC. Null for what no calendar holds. */
export function dateOfSeconds(seconds: number): string | null {
  const ms = seconds * 1_000;
  return Number.isFinite(ms) && ms > 0 && ms < 4_102_444_800_000 ? new Date(ms).toISOString().slice(0, 10) : null;
}

function calendarDate(yearText: string, monthText: string, dayText: string): string | null {
  const named = months.indexOf(monthText.slice(0, 3).toLowerCase()) + 1;
  const monthNumber = named > 0 ? named : Number(monthText);
  const day = Number(dayText);
  if (!(monthNumber >= 1 && monthNumber <= 12 && day >= 1)) return null;
  const isLeap = Number(yearText) % 4 === 0 && (Number(yearText) % 100 !== 0 || Number(yearText) % 400 === 0);
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][monthNumber - 1] ?? 0;
  if (day > days) return null;
  return `${yearText}-${String(monthNumber).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
