import { z } from 'zod';
import { rejectionKindSchema } from '../../protocol/reject-reasons.ts';
import { rejectionWords } from './rejection-words.ts';

/** One line of the record as people read it. */
export interface RecordRow {
  readonly seq: number;
  readonly atMs: number;
  readonly what: string;
  readonly who: string;
  /** What was said, where that is in the open; empty where it is not. */
  readonly text: string;
}

const lineSchema = z.object({ kind: z.literal('entry'), body: z.string() });
const bodySchema = z.object({
  seq: z.int(),
  event: z.object({
    type: z.string(),
    at: z.number(),
    due: z.iso.date().optional(),
    because: rejectionKindSchema.optional(),
    /** What wrote down what the leader said live. */
    recogniser: z.string().optional(),
    verdict: z.enum(['right', 'wrong', 'better']).optional(),
    /** What was counted when a poll was closed. */
    result: z.object({ answered: z.int(), counts: z.array(z.int()) }).optional(),
    correction: z.object({ text: z.string() }).optional(),
    by: z
      .union([
        z.object({ kind: z.enum(['member', 'planner']), memberId: z.string() }),
        z.object({ kind: z.literal('part'), part: z.string() }),
      ])
      .optional(),
  }),
});

const verdictWords = { right: 'right', wrong: 'wrong', better: 'better said so' } as const;

/** The entries among the lines of an export, in order. Lines that are no entries, or not readable, are left out: verifying names them. */
export function recordRows(lines: readonly string[]): readonly RecordRow[] {
  const rows: RecordRow[] = [];
  for (const line of lines) {
    const entry = lineSchema.safeParse(parseJson(line));
    if (!entry.success) continue;
    const body = bodySchema.safeParse(parseJson(entry.data.body));
    if (!body.success) continue;
    const { seq, event } = body.data;
    rows.push({
      seq,
      atMs: event.at,
      what: [event.type.replace('.', ': ').replaceAll('-', ' '), ...detailsOf(event)].join(', '),
      text: event.correction === undefined ? '' : `Corrected: ${event.correction.text}`,
      who:
        event.by === undefined
          ? ''
          : 'part' in event.by
            ? event.by.part
            : `${event.by.kind === 'member' ? 'member' : 'organiser'} ${event.by.memberId.slice(0, 8)}`,
    });
  }
  return rows;
}

/** Of what was passed on, by when it is answered; how an answer was marked; what wrote it down; what a rejection was about; what a poll came to. */
function detailsOf({
  due,
  verdict,
  because,
  recogniser,
  result,
}: z.infer<typeof bodySchema>['event']): readonly string[] {
  return [
    ...(due === undefined ? [] : [`answer due by ${due}`]),
    ...(verdict === undefined ? [] : [verdictWords[verdict]]),
    ...(recogniser === undefined ? [] : [`written down automatically by ${recogniser}`]),
    ...(because === undefined ? [] : [rejectionWords[because]]),
    ...(result === undefined
      ? []
      : [
          `answered by ${result.answered}`,
          ...(result.counts.length > 0 ? [`counted ${result.counts.join(' · ')}`] : []),
        ]),
  ];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
