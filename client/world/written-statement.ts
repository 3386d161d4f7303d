import type { StatementId } from '../../protocol/ids.ts';
import type { StatementReply, StatementRequest } from '../../protocol/persona-http.ts';
import { topicsIn } from './passage-review.ts';

type Written = Extract<StatementRequest, { type: 'statement.add' }>['statement'];

/** A statement as it is typed: every field is there, and may be empty. */
export interface StatementDraft {
  readonly title: string;
  readonly date: string;
  readonly place: string;
  readonly text: string;
  readonly topics: string;
  readonly scope: string;
  readonly validFrom: string;
  readonly validUntil: string;
  readonly audience: string;
  readonly link: string;
  readonly supersedes: readonly StatementId[];
}

export const emptyDraft: StatementDraft = {
  title: '',
  date: '',
  place: '',
  text: '',
  topics: '',
  scope: '',
  validFrom: '',
  validUntil: '',
  audience: '',
  link: '',
  supersedes: [],
};

/** Gives a statement as it is edited. */
export function draftOfStatement({ title, date, place, text, topics = [], ...more }: StatementReply): StatementDraft {
  const { scope = '', validFrom = '', validUntil = '', audience = '', link = '', supersedes = [] } = more;
  const about = { scope, validFrom, validUntil, audience, link, supersedes };
  return { title, date, place, text, topics: topics.join(', '), ...about };
}

/** Gives the statement that a person wrote: of an edited one its id, language and place in the original go along. Rule PN82. */
export function writtenStatement(id: StatementId, draft: StatementDraft, edited: StatementReply | null): Written {
  const { title, date, place, text, topics, supersedes, ...optional } = draft;
  const filled = Object.entries(optional).map(([name, value]) => [name, value.trim()] as const);
  const split = topicsIn(topics);
  return {
    id,
    title: title.trim(),
    date,
    place: place.trim(),
    text: text.trim(),
    ...Object.fromEntries(filled.filter(([, value]) => value !== '')),
    ...(split.length > 0 && { topics: split }),
    ...(supersedes.length > 0 && { supersedes }),
    ...(edited?.lang !== undefined && { lang: edited.lang }),
    ...(edited?.span !== undefined && { span: edited.span }),
  };
}
