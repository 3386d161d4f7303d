import type { TownhallId } from '../../../protocol/ids.ts';
import type { Plan } from '../../../protocol/organising.ts';

export interface CalendarEntry {
  readonly id: TownhallId;
  readonly plan: Plan;
  readonly revision: number;
  readonly isCancelled: boolean;
  /** Where people enter. */
  readonly url: string;
  readonly nowMs: number;
}

/** RFC 5545 §3.1: octets of a line, its end left out. */
const lineOctets = 75;

/**
 * Gives a planned town hall as a file of one entry for calendar programs (RFC 5545, with the method of RFC 5546). Times are in UTC, so that each program
 * shows them in its own zone, whatever its rules of daylight saving. `UID` stays and `SEQUENCE` rises, by which a program
 * knows the entry that it has. It names nobody. Rule OT10.
 */
export function calendarFile({ id, plan, revision, isCancelled, url, nowMs }: CalendarEntry): string {
  const { title, about, startsAtMs, minutes } = plan;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Rostrum//Town hall//EN',
    'CALSCALE:GREGORIAN',
    `METHOD:${isCancelled ? 'CANCEL' : 'PUBLISH'}`,
    'BEGIN:VEVENT',
    `UID:${id}@rostrum`,
    // A cancellation is newer than every edit.
    `SEQUENCE:${isCancelled ? revision + 1 : revision}`,
    `DTSTAMP:${utc(nowMs)}`,
    `DTSTART:${utc(startsAtMs)}`,
    `DTEND:${utc(startsAtMs + minutes * 60_000)}`,
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(about === '' ? url : `${about}\n\n${url}`)}`,
    `LOCATION:${escaped(url)}`,
    `URL:${url}`,
    `STATUS:${isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** `20270115T080000Z`. */
function utc(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}

/** Text as a property's value: what would end or part it is marked, and what no line may hold is left out. */
function escaped(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll('\n', '\\n')
    .replaceAll(/\p{Cc}/gu, ' ');
}

/** A long line goes on in the next one, after a space; no sign is cut. */
function folded(line: string): string {
  const encoder = new TextEncoder();
  let octets = 0;
  let out = '';
  for (const sign of line) {
    const its = encoder.encode(sign).length;
    const isFull = octets + its > lineOctets;
    out += isFull ? `\r\n ${sign}` : sign;
    octets = isFull ? 1 + its : octets + its;
  }
  return out;
}
