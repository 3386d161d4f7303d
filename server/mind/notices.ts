import type { Answer, Cue, Sentence } from '../../protocol/answer.ts';
import { toSpoken } from '../speech/spoken.ts';

/*
 * The product's own sentences. They are fixed and reviewed: only names, dates and places are filled in, and none says "I" about what
 * only a living person can do or feel. Rule M11.
 */

/** A sentence of the product's own. */
export function notice(text: string, cue: Cue): Sentence {
  return { text, spoken: toSpoken(text), label: 'NOTICE', sources: [], cue };
}

/** Said before the avatar's first answer: what is speaking, and from what. */
export function openingNotice(leaderName: string): Sentence {
  return notice(
    `This is an AI speaking for ${leaderName}, who is not here in person. It says only what is in approved statements, and every sentence shows its source.`,
    'welcome',
  );
}

/** Said when no answer is given: why, and who has the question now. `referTo` as people say it ("Jonas Ek, her chief of staff"). */
export function abstentionNotices(reason: NonNullable<Answer['reason']>, referTo: string): readonly Sentence[] {
  const why = {
    'no-support': "I don't know. No approved statement answers this question.",
    guard: 'This question deserves a person and not an AI.',
  }[reason];
  return [notice(why, 'dont-know'), notice(`I have passed it to ${referTo}.`, 'refer')];
}

/** Said before a quote whose date matters: "On 3 March 2026, at the all-hands in Umeå:". */
export function dateLead(source: { readonly date: string; readonly place: string }): Sentence {
  return notice(`On ${longDate(source.date)}, ${placeOf(source.place)}:`, 'explain');
}

/** An ISO date as people write it: "3 March 2026". */
export function longDate(isoDate: string): string {
  const [year, month, day] = isoDate.split('-').map(Number);
  return `${day} ${months[(month ?? 1) - 1]} ${year}`;
}

const months = 'January February March April May June July August September October November December'.split(' ');

/** "All-hands in Umeå" → "at the all-hands in Umeå". A place of an unknown kind stands as it is. */
function placeOf(place: string): string {
  const kind = place.split(/[\s,]/)[0]?.toLowerCase() ?? '';
  const rest = place.slice(0, 1).toLowerCase() + place.slice(1);
  if (['all-hands', 'conference', 'meeting', 'assembly'].includes(kind)) return `at the ${rest}`;
  if (['memo', 'letter', 'message', 'speech', 'report', 'note'].includes(kind)) return `in a ${rest}`;
  if (['interview', 'email', 'e-mail', 'article', 'answer'].includes(kind)) return `in an ${rest}`;
  if (kind === 'site') return `on a ${rest}`;
  if (kind === 'podcast') return `in the ${rest}`;
  return place;
}
