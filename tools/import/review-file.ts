import { z } from 'zod';
import { originalLink, type Statement, statementSchema } from '../../protocol/answer.ts';
import { takenKinds } from '../../protocol/import-http.ts';
import { importedStatementId } from '../../protocol/imported.ts';
import type { PreparedPassage } from '../../server/documents/prepare-review.ts';
import { readable } from '../../server/documents/readable.ts';
import { cleanText } from '../../server/townhall/clean-text.ts';

/** A passage as it waits for a person, who may change anything in it. Nothing of what was taken out is here. */
const reviewLineSchema = z.strictObject({
  title: z.string(),
  date: z.string().nullable(),
  place: z.string().nullable(),
  audience: z.string().nullable(),
  lang: z.string().nullable(),
  link: z.string(),
  /** Where it stands in the original, in UTF-16 units, end exclusive. */
  start: z.int().min(0),
  end: z.int().min(1),
  text: z.string(),
  removed: z.partialRecord(z.enum(takenKinds), z.int().min(0)),
  topics: z.array(z.string()).readonly(),
});
export type ReviewLine = z.infer<typeof reviewLineSchema>;

/** Gives the line of a passage: its paragraphs one below the other, without line breaks that only a page's width made. */
export function reviewLineOf(prepared: PreparedPassage): ReviewLine {
  const { passage, redaction, title, place, audience } = prepared;
  const { date, lang, start, end } = passage;
  const clean = (text: string | null): string | null => (text === null ? null : cleanText(text));
  const about = {
    title: cleanText(title),
    date,
    place: clean(place),
    audience: clean(audience),
    lang,
    link: originalLink(passage.link),
    start,
    end,
  };
  return { ...about, text: readable(redaction.text, cleanText), removed: redaction.removed, topics: [] };
}

export interface LineFault {
  readonly line: number;
  /** What is wrong, and what to do. */
  readonly message: string;
}

/** Reads a review file: statements that wait for approval, each with its line, or what must be mended first. Rule RD27. */
export function readReview(text: string): {
  readonly statements: readonly { readonly line: number; readonly statement: Statement }[];
  readonly faults: readonly LineFault[];
} {
  const statements: { line: number; statement: Statement }[] = [];
  const faults: LineFault[] = [];
  text.split('\n').forEach((said, at) => {
    if (said.trim() === '') return;
    const line = at + 1;
    const read = readLine(said);
    if (typeof read === 'string') faults.push({ line, message: read });
    else statements.push({ line, statement: read });
  });
  return { statements, faults };
}

function readLine(said: string): Statement | string {
  let json: unknown;
  try {
    json = JSON.parse(said);
  } catch {
    return 'is no JSON. Undo the last change in it, or remove the line.';
  }
  const parsed = reviewLineSchema.safeParse(json);
  if (!parsed.success)
    return `is no passage: ${issueOf(parsed.error)}. Give it the form of the other lines, or remove it.`;
  const { title, date, place, text, topics, lang, audience, link, start, end } = parsed.data;
  const missing = [
    ...(title.trim() === '' ? ['a title ("title": "Letter to all staff")'] : []),
    ...(date === null || date === '' ? ['the day it was said ("date": "2026-03-14")'] : []),
    ...(place === null || place.trim() === '' ? ['where it was said ("place": "All-hands in Lund")'] : []),
  ];
  if (missing.length > 0) return `lacks ${missing.join(' and ')}. Add it, or remove the line.`;
  const content = { title, date, place, text };
  const id = importedStatementId({ ...content, date: date ?? '', place: place ?? '' });
  const about = {
    ...(topics.length > 0 ? { topics } : {}),
    ...(lang === null ? {} : { lang }),
    ...(audience === null || audience === '' ? {} : { audience }),
    ...(link === '' ? {} : { link }),
    span: { start, end },
  };
  const statement = statementSchema.safeParse({ id, ...content, ...about });
  return statement.success
    ? statement.data
    : `cannot be a statement: ${issueOf(statement.error)}. Change it, or remove the line.`;
}

function issueOf(error: z.ZodError): string {
  const [issue] = error.issues;
  const where = issue?.path.join('.') ?? '';
  return `${where === '' ? '' : `“${where}”: `}${issue?.message.replace(/^\p{Lu}/u, (letter) => letter.toLowerCase()) ?? 'not of its form'}`;
}
