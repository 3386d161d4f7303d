import type { Command } from '../../protocol/commands.ts';
import { limits } from '../../protocol/limits.ts';
import { refuse } from '../../protocol/refusals.ts';
import type { Asking } from './asking.ts';
import type { Decision } from './decision.ts';
import { fold } from './evolve.ts';
import { withdrawal } from './question-asking.ts';
import type { QuestionPhase, TownhallState } from './state.ts';

/**
 * Erases everything a person said of themselves or was told: names, wordings, reasons, notes. What still waits or is being answered is
 * withdrawn first; votes and what the avatar said stay. Rules ER1 to ER3.
 */
export function erase(
  state: TownhallState,
  command: Extract<Command, { type: 'member.erase' }>,
  { stamp }: Asking,
): Decision {
  const member = state.members.get(command.memberId);
  if (member === undefined) return refuse('no-such-member');
  if (member.entries.isEmpty()) return refuse('already-erased');
  let after = state;
  const withdrawn = [...state.questions.values()].flatMap((question) => {
    const isTheirs = question.author.kind === 'member' && question.author.memberId === member.id;
    const now = after.questions.get(question.id);
    if (!isTheirs || now === undefined || !isOpen(now.phase)) return [];
    const events = withdrawal(after, stamp, now);
    after = fold(after, events);
    return events;
  });
  const entries = member.entries.toArray();
  const erasures = [];
  for (let from = 0; from < entries.length; from += limits.erasedPerEntry) {
    const part = entries.slice(from, from + limits.erasedPerEntry);
    erasures.push({ ...stamp, type: 'record.erased', entries: part } as const);
  }
  return [...withdrawn, ...erasures];
}

function isOpen(phase: QuestionPhase): boolean {
  return ['pending', 'approved', 'merged', 'called', 'answering'].includes(phase.kind);
}
