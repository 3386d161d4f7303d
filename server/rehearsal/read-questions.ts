import { z } from 'zod';
import { limits } from '../../protocol/limits.ts';
import { expectedSchema } from '../../protocol/rehearsal.ts';
import type { RehearsalQuestion } from './question.ts';

/** A line of JSON: the question, and what the organiser knows of it. Fields that we do not know are their own notes. */
const lineSchema = z.object({
  id: z.string().min(1).max(60).optional(),
  question: z.string().trim().min(1).max(limits.questionLength),
  previous: z.string().max(limits.questionLength).optional(),
  expected: expectedSchema.optional(),
  topic: z.string().min(1).max(200).optional(),
  group: z.string().min(1).max(60).optional(),
});

export interface OwnQuestions {
  readonly questions: readonly RehearsalQuestion[];
  /** What is wrong, with the line that it is in, as people read it. Nothing is asked then. */
  readonly faults: readonly { readonly line: number; readonly message: string }[];
}

/** Reads an organiser's own questions: one a line, or JSON lines; empty lines and lines that begin with # are left out. Rule RH2. */
export function readOwnQuestions(text: string): OwnQuestions {
  const questions: RehearsalQuestion[] = [];
  const faults: { line: number; message: string }[] = [];
  const ids = new Set<string>();
  for (const [i, raw] of text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .entries()) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    const read = line.startsWith('{') ? readJsonLine(line) : readPlainLine(line);
    if (typeof read === 'string') {
      faults.push({ line: i + 1, message: read });
      continue;
    }
    const id = `file ${read.id ?? read.question}`;
    // Asked twice it is asked once.
    if (ids.has(id)) continue;
    ids.add(id);
    const { question, previous, expected = 'either', topic = null, group = null } = read;
    const inGroup = group === null ? null : `file ${group}`;
    questions.push({ id, from: 'file', question, expected, sort: null, topic, group: inGroup, previous });
  }
  if (questions.length > limits.rehearsalQuestions)
    faults.push({
      line: limits.rehearsalQuestions + 1,
      message: `At most ${limits.rehearsalQuestions} questions at once.`,
    });
  return { questions, faults };
}

function readPlainLine(line: string): z.infer<typeof lineSchema> | string {
  const { data } = lineSchema.safeParse({ question: line });
  return data ?? `A question has at most ${limits.questionLength} characters.`;
}

function readJsonLine(line: string): z.infer<typeof lineSchema> | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return 'It begins like JSON and is none. Write one whole object a line.';
  }
  const { data, error } = lineSchema.safeParse(value);
  return data ?? `${error?.issues[0]?.path.join('.') || 'The line'}: ${error?.issues[0]?.message ?? ''}`;
}
