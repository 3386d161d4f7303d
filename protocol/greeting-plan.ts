import { z } from 'zod';

/**
 * How far a town hall is. `planned`: people are told when it begins · `lobby`: its doors are open, its stage waits · `open` · `ended` ·
 * `cancelled`. One at a time is in the house; its doors open before the time by themselves when no other is open.
 */
export const planStageSchema = z.enum(['planned', 'lobby', 'open', 'ended', 'cancelled']);
export type PlanStage = z.infer<typeof planStageSchema>;

/** What a page is told of the plan, in its greeting; null where nobody planned it: a demo. */
export const greetingPlanSchema = z.strictObject({
  stage: planStageSchema,
  about: z.string(),
  startsAtMs: z.int(),
  minutes: z.int(),
  /** From then on people come in. */
  doorsAtMs: z.int(),
  /** Why it was cancelled; empty: not said, or not cancelled. */
  reason: z.string(),
  calendarPath: z.string(),
});
export type GreetingPlan = z.infer<typeof greetingPlanSchema>;
