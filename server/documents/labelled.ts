import { isLeader, type LeaderIdentity } from './leader.ts';
import { findNames } from './redaction/names.ts';
import { linesOf, type Stretch } from './stretch.ts';

/** Part of a turn that a label at its beginning gives to somebody. The label itself is nobody's. */
export interface LabelledPart extends Stretch {
  readonly isLeaders: boolean;
}

const label =
  /^\s*(?:\[?\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?\]?\s*[-–]?\s*)?(?<who>\p{Lu}[\p{L}\p{M}.'’-]*(?: \p{Lu}[\p{L}\p{M}.'’-]*){0,3})(?: \([^)\n]{1,30}\))?\s?:(?=\s|$)/u;
const asker =
  /^(?:Q|Question|Moderator|Host|Interviewer|Audience|Employee|Attendee|Speaker|Caller|Participant|Reporter|Journalist|Fråga|Frage|Operator)$/;
const answerer = /^(?:A|Answer|Svar|Antwort)$/;

/**
 * Parts a turn that nobody's name stands on, as "Name:" and "Q:" in it do: a transcript that somebody pasted. What no label gives away is
 * the leader's, since the document is. In a transcript a label holds until the next one, else to the end of its paragraph. Rule RD5.
 */
export function partByLabels(text: string, turn: Stretch, leader: LeaderIdentity): readonly LabelledPart[] {
  const lines = linesOf(text, turn).map((line) => ({ ...line, ...readLabel(text.slice(line.start, line.end)) }));
  const times = new Map<string, number>();
  for (const { who } of lines) if (who !== '') times.set(who, (times.get(who) ?? 0) + 1);
  const isTheirs = (who: string): boolean =>
    isLeader(who, leader, false) || isFirstOf(who, leader) || answerer.test(who);
  const isOthers = (who: string): boolean => asker.test(who) || isPerson(who, leader);
  const isTranscript = lines.some(({ who }) => who !== '' && isTheirs(who));
  const parts: LabelledPart[] = [];
  let isLeaders = true;
  for (const { start, end, who, length } of lines) {
    const isBlank = text.slice(start, end).trim() === '';
    const isOne = who !== '' && (isTheirs(who) || isOthers(who) || (isTranscript && (times.get(who) ?? 0) > 1));
    if (isOne) isLeaders = isTheirs(who);
    else if (isBlank && !isTranscript) isLeaders = true;
    const from = isOne ? start + length : start;
    const last = parts.at(-1);
    if (last !== undefined && last.isLeaders === isLeaders && !isOne && from - last.end <= 1)
      parts[parts.length - 1] = { ...last, end };
    else parts.push({ start: from, end, isLeaders });
  }
  return parts;
}

function readLabel(line: string): { readonly who: string; readonly length: number } {
  const match = label.exec(line);
  return { who: match?.groups?.who ?? '', length: match?.[0].length ?? 0 };
}

/** Within a document of the leader's own, "Maya:" is the leader, unless another Maya speaks in it by a longer name. */
function isFirstOf(who: string, leader: LeaderIdentity): boolean {
  return leader.names.some((name) => name.split(' ')[0]?.toLowerCase() === who.toLowerCase());
}

function isPerson(who: string, leader: LeaderIdentity): boolean {
  const known = { people: [], stays: [], leader: leader.names, lang: null };
  return findNames(`${who} said so.`, known).length > 0;
}
