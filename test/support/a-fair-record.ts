import type { Command } from '../../protocol/commands.ts';
import type { TownhallEvent } from '../../protocol/events.ts';
import { usualReasons } from '../../protocol/reject-reasons.ts';
import { chain, exported } from './a-record.ts';
import {
  answerId,
  ask,
  aTownhall,
  finish,
  idOf,
  part,
  person,
  prepared,
  questionId,
  start,
  type TownhallBuilder,
} from './build-townhall.ts';

const minuteMs = 60_000;

/** The plain acts on a question: `on('approve', 'q1')`. */
export function on(
  what: 'approve' | 'call' | 'return' | 'withdraw' | 'vote' | 'unvote' | 'unmerge',
  id: string,
): Command {
  return { type: `question.${what}`, questionId: questionId(id) };
}

export const reject = (id: string, reason: string): Command => ({
  type: 'question.reject',
  questionId: questionId(id),
  reason,
});

/** The avatar answers a question that is called, or says that it does not know. */
export function said(
  townhall: TownhallBuilder,
  id: string,
  outcome: 'answered' | 'abstained' = 'answered',
): TownhallBuilder {
  townhall.do(part('mind'), { ...prepared(id), outcome }).do(part('mind'), start(id, townhall.state.epoch));
  return townhall.do(part('mind'), finish(id, townhall.state.epoch, outcome === 'abstained' ? 'Noor Haddad' : null));
}

/**
 * A town hall of so many questions, in which everything happens that is counted: the first is answered, the second by a call before its turn,
 * and so on, over and over. Votes are of so many people.
 */
export function aBusyTownhall(questions: number, voters: number): TownhallBuilder {
  const townhall = aTownhall();
  const names = Array.from({ length: voters }, (_, index) => `v${index}`);
  for (const name of names) townhall.withMember(name, 'spectator', 'companion');
  for (let n = 0; n < questions; n++) {
    townhall.at(n * minuteMs);
    const id = `q${n}`;
    // In an order in which nobody has too many that wait.
    const asker = names[(7 * n + Math.floor(n / 10)) % voters] ?? 'ada';
    townhall.do(person(asker), ask(id));
    become(townhall, n, asker, names);
  }
  return townhall;
}

function become(townhall: TownhallBuilder, n: number, asker: string, names: readonly string[]): void {
  const id = `q${n}`;
  const mo = person('mo');
  const kind = n % 10;
  if (kind === 3)
    return void townhall.do(
      mo,
      reject(id, usualReasons[Math.floor(n / 10) % (usualReasons.length + 1)]?.words ?? 'Please ask me in person.'),
    );
  if (kind === 4) return void townhall.do(person(asker), on('withdraw', id));
  if (kind === 9) return;
  townhall.do(mo, on('approve', id));
  const liked = [0, 5, 7].includes(kind) ? 3 : 1;
  for (const [at, name] of names.entries())
    if (name !== asker && (at + n) % 7 < liked) townhall.do(person(name), on('vote', id));
  if (kind === 0) said(townhall.do(mo, on('call', id)), id);
  if (kind === 1) {
    townhall.do(mo, { type: 'question.move', questionId: questionId(id), before: firstOf(townhall, id) });
    said(townhall.do(mo, on('call', id)), id);
  }
  if (kind === 5) said(townhall.do(mo, on('call', id)), id, 'abstained');
  if (kind === 6)
    townhall.do(mo, { type: 'question.merge', questionId: questionId(id), into: questionId(`q${n - 4}`) });
  if (kind === 7) {
    townhall.do(mo, on('call', id)).do(person('lea'), { type: 'stage.take-over' });
    townhall.at((n + 4) * minuteMs).do(person('lea'), { type: 'stage.release' });
  }
  if (kind === 8)
    townhall.do(part('studio'), {
      type: 'answer.review',
      questionId: questionId(`q${n - 8}`),
      answerId: answerId('a'),
      memberId: idOf('lea'),
      reviewer: 'leader',
      verdict: 'right',
      correction: null,
    });
}

function firstOf(townhall: TownhallBuilder, id: string) {
  const waits = [...townhall.state.questions.values()].find((each) => each.phase.kind === 'approved' && each.id !== id);
  return waits?.id ?? null;
}

/** The public record of these events, as it is fetched. */
export async function publicText(events: readonly TownhallEvent[]): Promise<string> {
  const lines = await exported({ entries: chain(events), blobs: new Map() }, true);
  return lines.map((line) => `${line}\n`).join('');
}
