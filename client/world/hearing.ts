import { z } from 'zod';
import { type MemberId, memberIdSchema } from '../../protocol/ids.ts';

/** What a person chose to hear of their neighbours. The stage, and whoever has the floor, are not neighbours: they are always heard. */
export interface Hearing {
  readonly isOn: boolean;
  /** 0 to 1. */
  readonly volume: number;
  readonly blocked: ReadonlySet<MemberId>;
}

export const hearsAll: Hearing = { isOn: true, volume: 1, blocked: new Set() };

const mostBlocked = 1000;
const keptSchema = z.strictObject({
  isOn: z.boolean(),
  volume: z.number().min(0).max(1),
  blocked: z.array(memberIdSchema).max(mostBlocked),
});

/** The choice as text, to be kept in the browser. */
export function hearingText({ isOn, volume, blocked }: Hearing): string {
  return JSON.stringify({ isOn, volume, blocked: [...blocked].slice(-mostBlocked) });
}

/** Reads a kept choice; what is not understood is everything. */
export function readHearing(text: string | null): Hearing {
  if (text === null) return hearsAll;
  try {
    const kept = keptSchema.parse(JSON.parse(text));
    return { ...kept, blocked: new Set(kept.blocked) };
  } catch {
    return hearsAll;
  }
}

/** Blocks somebody, or takes it back. */
export function withBlocked(hearing: Hearing, memberId: MemberId, isBlocked: boolean): Hearing {
  const blocked = new Set(hearing.blocked);
  if (isBlocked) blocked.add(memberId);
  else blocked.delete(memberId);
  return { ...hearing, blocked };
}
