import type { AbstentionKind, Answer, Cue, Sentence } from '../../protocol/answer.ts';
import { dayAndMonth, usualDue } from '../../protocol/days.ts';
import { toSpoken } from '../speech/spoken.ts';
import type { Knowledge } from './ports.ts';
import { inOwnLanguage, whyIn } from './translate/own-language.ts';

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

/** Who gets a question that has no answer here, as people say it ("Jonas Ek, her chief of staff"), and the day by which they answer it. */
export type Referral = NonNullable<Answer['referral']>;

/** To whom, and until when, a question is passed on that is asked today. Rule Q13. */
export function referralOf({ referTo, today }: Pick<Knowledge, 'referTo' | 'today'>): Referral {
  return { owner: referTo, due: usualDue(today) };
}

/** Why no answer is given, for each kind of question. */
const why: Readonly<Record<AbstentionKind, string>> = {
  unknown: "I don't know. No approved statement answers this question.",
  personal: "This is somebody's private matter, and not for an AI to speak of.",
  commitment: 'No approved statement gives this promise, and an AI gives none of its own.',
  'hard-message': 'This question deserves a person and not an AI.',
  politics: 'An AI that speaks for somebody takes no side in politics or faith.',
  rumour: 'No approved statement speaks of this rumour, and an AI should not guess.',
  'state-of-mind': 'What somebody feels, only they themselves can say. No approved statement speaks of it.',
  advice: 'This needs an expert who knows the case. An AI should not advise on law, health or money.',
  crisis:
    'Nobody should be alone with this. If there is danger now, please call the emergency number, or turn to somebody beside you.',
  misuse: 'An AI gives no help with getting round a rule or a safeguard.',
  'other-language': 'This question is not in English, the one language that this AI can speak now.',
  attack: 'This reads as an instruction and not as a question. Only approved statements decide what is said here.',
};

/**
 * Said when no answer is given: why, perhaps the nearest thing that may be said, who has the question now, and by which day they answer.
 * Rules M13, M69, Q13.
 */
export function abstentionNotices(
  reason: NonNullable<Answer['reason']>,
  referral: Referral,
  kind: AbstentionKind = reason === 'guard' ? 'hard-message' : 'unknown',
  nearest: { readonly title: string; readonly date: string } | null = null,
): readonly Sentence[] {
  const offer =
    nearest === null
      ? []
      : [notice(`The nearest thing on record is “${nearest.title}”, of ${longDate(nearest.date)}.`, 'explain')];
  return [
    notice(why[kind], 'dont-know'),
    ...offer,
    notice(`I have passed it to ${referral.owner}, who answers by ${dayAndMonth(referral.due)}.`, 'refer'),
  ];
}

/**
 * The same to somebody who asked in another language: why, who has the question, and by which day they answer, in one notice. None where there are
 * no sentences in that language. Rule MD40.
 */
export function noticesInOwn(language: string | null, kind: AbstentionKind, referral: Referral): readonly Sentence[] {
  const own = inOwnLanguage(language);
  if (own === null || language === null) return [];
  const text = `${whyIn(own, kind)} ${own.passed(referral.owner, referral.due)}`;
  return [{ ...foreignNotice(text, language), cue: 'refer' }];
}

/** A sentence of the product's own in another language. */
export function foreignNotice(text: string, language: string): Sentence {
  return { text, spoken: text, label: 'NOTICE', sources: [], cue: 'explain', language };
}

/** Said before a quote whose date matters: "On 3 March 2026, at the all-hands in Umeå:"; of what has been replaced it says so. Rule M89. */
export function dateLead(
  source: { readonly date: string; readonly place: string },
  isReplaced: boolean = false,
): Sentence {
  const since = isReplaced ? ', before this changed' : '';
  return notice(`On ${longDate(source.date)}, ${placeOf(source.place)}${since}:`, 'explain');
}

/** An ISO date as people write it: "3 March 2026". */
export function longDate(isoDate: string): string {
  return `${dayAndMonth(isoDate)} ${Number(isoDate.slice(0, 4))}`;
}

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
