import type { AcceptRequest, FoundPassage, TakenKind } from '../../protocol/import-http.ts';

/** What a person makes of a passage before they accept it; all as it is typed. */
export interface PassageDraft {
  readonly title: string;
  readonly date: string;
  readonly place: string;
  readonly audience: string;
  readonly text: string;
  readonly topics: string;
}

export interface ReviewedPassage {
  readonly key: number;
  readonly file: string;
  readonly found: FoundPassage;
  readonly draft: PassageDraft;
  /** `known`: it was there already. */
  readonly state: 'open' | 'added' | 'known' | 'dropped';
  /** Why it was not accepted; empty otherwise. */
  readonly trouble: string;
}

/** For what a file does not say itself. */
export type Usual = Omit<PassageDraft, 'text' | 'audience'>;

/** Kinds as people read them: one, and several. */
export const kindNames = {
  name: ['name', 'names'],
  email: ['e-mail address', 'e-mail addresses'],
  address: ['postal address', 'postal addresses'],
  phone: ['phone number', 'phone numbers'],
  account: ['account number', 'account numbers'],
  salary: ['amount of pay', 'amounts of pay'],
  health: ['mention of health', 'mentions of health'],
} as const satisfies Record<TakenKind, readonly [string, string]>;

/** Says how many of each kind were taken out. Rule PN73. */
export function removedWords(removed: FoundPassage['removed']): string {
  const said = Object.entries(kindNames).flatMap(([kind, [one, several]]) => {
    const count = Object.entries(removed).find(([each]) => each === kind)?.[1] ?? 0;
    return count === 0 ? [] : [`${count} ${count === 1 ? one : several}`];
  });
  return said.length === 0 ? 'Nothing was taken out.' : `Taken out: ${said.join(', ')}.`;
}

/** Gives what a person begins with: what the file says, and what they said for all else. */
export function draftOf(found: FoundPassage, usual: Usual): PassageDraft {
  return {
    title: (found.title || usual.title).slice(0, 200),
    date: found.date ?? usual.date,
    place: (found.place ?? usual.place).slice(0, 200),
    audience: (found.audience ?? '').slice(0, 200),
    text: found.text,
    topics: usual.topics,
  };
}

/** What must be said before it can be accepted, as a sentence; empty when nothing is missing. */
export function missingWords({ title, date, place, text }: PassageDraft): string {
  if (text.trim() === '') return 'No words are left. Drop it.';
  const missing = [
    ...(title.trim() === '' ? ['a title'] : []),
    ...(date === '' ? ['the day it was said'] : []),
    ...(place.trim() === '' ? ['where it was said'] : []),
  ];
  return missing.length === 0 ? '' : `Add ${missing.join(' and ')}.`;
}

/** Whether nothing was taken out of it and nothing in it may be a name: it need not be looked at one by one. Rule PN76. */
export function isUnmarked({ found, draft, state }: ReviewedPassage): boolean {
  const isClean = found.parts.every((part) => 'kept' in part) && found.doubtful.length === 0;
  return state === 'open' && isClean && missingWords(draft) === '';
}

/** Gives topics as they are typed: parted by commas, each once. */
export function topicsIn(typed: string): readonly string[] {
  return [...new Set(typed.split(',').map((topic) => topic.trim()))].filter((topic) => topic !== '');
}

/** Gives the passage as it is accepted. */
export function acceptedPassage({ found, draft }: ReviewedPassage): AcceptRequest['passages'][number] {
  const { title, date, place, text, audience } = draft;
  const topics = topicsIn(draft.topics);
  return {
    title: title.trim(),
    date,
    place: place.trim(),
    text: text.trim(),
    span: found.span,
    ...(topics.length > 0 && { topics }),
    ...(audience.trim() !== '' && { audience: audience.trim() }),
    ...(found.link !== '' && { link: found.link }),
    ...(found.lang !== null && found.lang.length <= 12 && { lang: found.lang }),
  };
}
