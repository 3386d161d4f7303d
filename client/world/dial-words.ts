import { type Dial, type DialLevel, dialLevelSchema, dialSchema, isAbove } from '../../protocol/dial.ts';
import { can, type Role } from '../../protocol/roles.ts';
import type { QuestionLine } from './queue.ts';

const standing: Dial = { level: 'assist', topics: [], waitsForCall: false };

/** Gives the dial as the server tells it; where it is not known yet, as every town hall begins. */
export function dialOf(text: string): Dial {
  if (text === '') return standing;
  try {
    return dialSchema.safeParse(JSON.parse(text)).data ?? standing;
  } catch {
    return standing;
  }
}

/** What each level is called, and what it means. Rule DL1. */
export const levelWords: Readonly<Record<DialLevel, { readonly name: string; readonly means: string }>> = {
  off: { name: 'Off', means: 'A person answers everything. The avatar stays silent.' },
  suggest: { name: 'Suggest', means: 'The avatar drafts, and a person reads it out. It never speaks itself.' },
  assist: { name: 'Assist', means: 'The avatar answers the question that you call.' },
  auto: { name: 'Auto', means: 'The next ready question is called by itself when the stage is free.' },
};

/** The levels that somebody of this role may turn to from the one there is. Rule DL4. */
export function openLevels(role: Role | undefined, now: DialLevel): readonly DialLevel[] {
  if (role === undefined || !can(role, 'dial.set')) return [];
  const mayRaise = can(role, 'dial.raise');
  return dialLevelSchema.options.filter((level) => mayRaise || !isAbove(level, now));
}

/** The topics that the dial may be turned for: those it holds, and those that questions ask about, by their letters. */
export function dialTopics(
  { topics }: Dial,
  lines: readonly QuestionLine[],
): readonly { readonly topic: string; readonly level: DialLevel }[] {
  const known = new Map(topics.map((each) => [each.topic.toLowerCase(), each]));
  for (const { view } of lines)
    for (const topic of view?.prepared?.topics ?? []) {
      const key = topic.toLowerCase();
      if (!known.has(key)) known.set(key, { topic, level: 'auto' });
    }
  return [...known.values()].sort((a, b) => a.topic.localeCompare(b.topic));
}

/** Said of a question that the dial leaves to a person; null where the avatar answers. Rule DL3. */
export function leftToPersonWords(line: QuestionLine): string | null {
  const level = line.view?.prepared?.level;
  if (level === 'off') return 'The avatar does not answer this topic. Answer it yourself, or pass it on.';
  if (level === 'suggest') return 'The avatar does not answer this topic. Read it out yourself, or pass it on.';
  return null;
}
