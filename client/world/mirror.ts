import { z } from 'zod';
import { hashSchema, memberIdSchema, questionIdSchema, seatIdSchema, sectionIdSchema } from '../../protocol/ids.ts';
import { slowMinutesSchema, talkSchema } from '../../protocol/order.ts';
import { roleSchema } from '../../protocol/roles.ts';
import { strainSchema } from '../../protocol/strain.ts';
import { mistakenForSchema, questionStatusSchema } from '../../protocol/views.ts';

/** What the page keeps of the replicated state: parsed, plain, compared by value. Empty strings of the wire become null. */
const orNull = <T extends z.ZodType>(schema: T) => z.union([z.literal('').transform(() => null), schema]);

/** The slot of those without a body. */
export const noSlot = 65535;

const personSchema = z.object({
  memberId: memberIdSchema,
  name: z.string().max(400),
  role: roleSchema,
  slot: z.int().min(0).max(noSlot),
  seatId: orNull(seatIdSchema),
  isBot: z.boolean(),
  isAway: z.boolean(),
  hasHandUp: z.boolean(),
  isMuted: z.boolean(),
  isAllowed: z.boolean(),
  mayTalk: z.boolean(),
  mistakenFor: mistakenForSchema,
  /** The code of the look that they chose; null: that of their id. One that this page does not understand costs nobody their place. */
  look: orNull(z.string().max(200)),
});
/** A person of the roster. */
export type Person = Readonly<z.infer<typeof personSchema>>;

const queuedSchema = z.object({
  id: questionIdSchema,
  text: z.string(),
  authorName: z.string(),
  authorMistakenFor: mistakenForSchema,
  votes: z.int().min(0),
  status: questionStatusSchema,
  place: z.int().min(0),
});
/** A question in the replicated head of the queue. */
export type Queued = Readonly<z.infer<typeof queuedSchema>>;

const stageSchema = z.object({
  holder: z.enum(['nobody', 'avatar', 'human', 'asker']),
  epoch: z.int().min(0),
  questionId: orNull(questionIdSchema),
  answerId: orNull(hashSchema),
  memberId: orNull(memberIdSchema),
  memberName: z.string().max(400),
  voiceIdentity: z.string().max(200),
  isPaused: z.boolean(),
  avatarSilentBecause: z.string().max(1000),
  isAvatarHeld: z.boolean(),
  /** As JSON: compared as it is, read where it is shown (dial-words.ts). */
  dial: z.string().max(20_000),
  isForPerson: z.boolean(),
});
/** Who speaks to everybody. */
export type StageFacts = Readonly<z.infer<typeof stageSchema>>;

const hallSchema = z.object({
  townhallId: z.string(),
  sectionId: sectionIdSchema,
  title: z.string().max(400),
  leaderName: z.string().max(400),
  phase: z.enum(['created', 'open', 'closed']),
  isLocked: z.boolean(),
  talk: talkSchema,
  slowMinutes: slowMinutesSchema,
  isCalm: z.boolean(),
  showsUnread: z.boolean(),
  agendaNow: z.string().optional(),
  agendaNext: z.string().optional(),
  voices: z.enum(['on', 'off']),
  record: z.enum(['ok', 'failing']),
  seq: z.int().min(0),
  head: z.string(),
  signedHead: z.string(),
  questionsWaiting: z.int().min(0),
  questionsAnswered: z.int().min(0),
  pending: z.int().min(0),
  elsewhere: z.int().min(0),
  strain: strainSchema,
});
export type HallFacts = Readonly<z.infer<typeof hallSchema>>;

/** The replicated state as an adapter reads it: plain records of unknown values. */
export interface RawState {
  readonly hall: Readonly<Record<string, unknown>>;
  readonly stage: Readonly<Record<string, unknown>>;
  readonly roster: readonly Readonly<Record<string, unknown>>[];
  readonly queue: readonly Readonly<Record<string, unknown>>[];
}

export interface Mirror {
  readonly hall: HallFacts | null;
  readonly stage: StageFacts;
  readonly roster: readonly Person[];
  readonly queue: readonly Queued[];
}

export const emptyStage: StageFacts = {
  holder: 'nobody',
  epoch: 0,
  questionId: null,
  answerId: null,
  memberId: null,
  memberName: '',
  voiceIdentity: '',
  isPaused: false,
  avatarSilentBecause: '',
  isAvatarHeld: false,
  dial: '',
  isForPerson: false,
};

export const emptyMirror: Mirror = { hall: null, stage: emptyStage, roster: [], queue: [] };

/**
 * The mirror after a patch. A part that is not valid keeps its former value, a bad person or question is left out; `dropped` counts
 * them. What did not change keeps its identity, so that views compare by reference.
 */
export function mirrorState(former: Mirror, raw: RawState): { readonly mirror: Mirror; readonly dropped: number } {
  const hall = hallSchema.safeParse(raw.hall);
  const stage = stageSchema.safeParse(raw.stage);
  const roster = mirrorList(former.roster, raw.roster, personSchema);
  const queue = mirrorList(former.queue, raw.queue, queuedSchema);
  return {
    mirror: {
      hall: hall.success ? keepIfSame(former.hall, hall.data) : former.hall,
      stage: stage.success ? keepIfSame(former.stage, stage.data) : former.stage,
      roster: roster.items,
      queue: queue.items,
    },
    dropped: (hall.success ? 0 : 1) + (stage.success ? 0 : 1) + roster.dropped + queue.dropped,
  };
}

function mirrorList<T extends object>(
  former: readonly T[],
  raw: readonly Readonly<Record<string, unknown>>[],
  schema: z.ZodType<T>,
): { readonly items: readonly T[]; readonly dropped: number } {
  let isSame = former.length === raw.length;
  let dropped = 0;
  const items: T[] = [];
  for (const item of raw) {
    // The order of a replicated map is stable, so most items stand where they stood.
    const before = former[items.length];
    const parsed = schema.safeParse(item);
    if (!parsed.success) {
      dropped++;
      isSame = false;
      continue;
    }
    const kept = keepIfSame(before ?? null, parsed.data);
    if (kept !== before) isSame = false;
    items.push(kept);
  }
  return { items: isSame ? former : items, dropped };
}

function keepIfSame<T extends object>(former: T | null, next: T): T {
  if (former === null) return next;
  const before = new Map<string, unknown>(Object.entries(former));
  for (const [key, value] of Object.entries(next)) if (before.get(key) !== value) return next;
  return former;
}
