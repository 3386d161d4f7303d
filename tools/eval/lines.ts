import { z } from 'zod';
import { type Statement, statementSchema } from '../../protocol/answer.ts';

/** Kinds of questions in a set whose right answers are known. */
export const kinds = [
  'answerable',
  'superseded',
  'contradicting',
  'follow-up',
  'scoped',
  'near-miss',
  'other-topic',
  'unsafe',
  'injection',
] as const;

/** What is right for a question: the statements that answer it, those that must not be quoted, and whether an answer is no fault where none is due. */
const goldSchema = z.object({
  kind: z.enum(kinds),
  statements: z.array(z.string()).readonly().default([]),
  never: z.array(z.string()).readonly().default([]),
  mayAnswer: z.boolean().optional(),
});
export type Gold = z.infer<typeof goldSchema>;

const questionSchema = z.object({
  id: z.string().min(1),
  question: z.string().min(1),
  previous: z.string().min(1).optional(),
  scope: z.string().min(1).optional(),
  lang: z.string().min(2).optional(),
  gold: goldSchema.optional(),
});
export type EvalQuestion = z.infer<typeof questionSchema>;

/** Fields that the mind does not read are somebody's own notes. */
const looseStatement = z.object(statementSchema.omit({ audience: true, link: true, span: true }).shape);

/** The statements of a file. Throws {@link BadLines}. */
export function readStatements(file: string, text: string): readonly Statement[] {
  return readLines(file, text, looseStatement);
}

/** The questions of a file, with what is right where the file says so. Throws {@link BadLines}. */
export function readQuestions(file: string, text: string): readonly EvalQuestion[] {
  return readLines(file, text, questionSchema);
}

/** What is wrong with a file, a line each: where, what, and what to do. */
export class BadLines extends Error {
  constructor(problems: readonly string[]) {
    const more = problems.length > mostShown ? [`… and ${problems.length - mostShown} more`] : [];
    super([...problems.slice(0, mostShown), ...more].join('\n'));
    this.name = 'BadLines';
  }
}

const mostShown = 20;

function readLines<Line extends { readonly id: string }>(
  file: string,
  text: string,
  schema: z.ZodType<Line>,
): readonly Line[] {
  const read: Line[] = [];
  const problems: string[] = [];
  const firstAt = new Map<string, number>();
  for (const [i, line] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    if (line.trim() === '') continue;
    const at = `${file}:${i + 1}`;
    const found = parseLine(line, schema);
    if (typeof found === 'string') {
      problems.push(`${at}: ${found}`);
      continue;
    }
    const before = firstAt.get(found.id);
    if (before !== undefined)
      problems.push(`${at}: the id "${found.id}" is that of line ${before} too. Give each an id of its own.`);
    firstAt.set(found.id, i + 1);
    read.push(found);
  }
  if (problems.length > 0) throw new BadLines(problems);
  if (read.length === 0) throw new BadLines([`${file}: has no line. Write one JSON object a line.`]);
  return read;
}

/** The line as the schema gives it, or what is wrong with it. */
function parseLine<Line>(line: string, schema: z.ZodType<Line>): Line | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return 'is not JSON. Write one whole object a line, with nothing between the lines.';
  }
  const { data, error } = schema.safeParse(value);
  if (data !== undefined) return data;
  const faults = error?.issues.map(({ path, message }) => `${path.join('.') || 'the line'}: ${message}`) ?? [];
  return `${faults.join('; ')}. Correct ${faults.length === 1 ? 'this field' : 'these fields'}.`;
}
