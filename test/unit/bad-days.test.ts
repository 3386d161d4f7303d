import { describe, expect, it } from 'vitest';
import { alikeGroups } from '../../client/world/desk/alike.ts';
import { mergeCommands } from '../../client/world/desk/merging.ts';
import { fromSnapshot, noQuestions, queueLists } from '../../client/world/queue.ts';
import { hashSchema } from '../../protocol/ids.ts';
import { limits } from '../../protocol/limits.ts';
import { snapshotFor } from '../../server/session/townhall-reader.ts';
import { counters } from '../../server/townhall/views.ts';
import { ask, aTownhall, gist, idOf, person, questionId, type TownhallBuilder } from '../support/build-townhall.ts';

const wordings = [
  'When does the new parental leave begin?',
  'When will parental leave begin, the new one?',
  'The new parental leave begins when?',
  'when does the new parental leave begin',
];
const subjects = ['canteen', 'shuttle', 'gym', 'library', 'laptops', 'lifts', 'doors'];
const ends = ['on Sundays', 'in Leeds', 'for apprentices', 'this summer', 'at night'];
const verbs = ['improve', 'close', 'cost', 'replace'];

/** Sixty ask the same, each in one of a few ways; the others ask something of their own. */
const textOf = (n: number): string => {
  if (n % 10 < 3) return wordings[n % wordings.length] ?? '';
  return `Who will ${verbs[n % 4]} the ${subjects[n % 7]} ${ends[n % 5]} number ${n}?`;
};

/** What the desk of `mo` knows. */
function deskOf({ state }: TownhallBuilder) {
  const facts = { head: hashSchema.parse('a'.repeat(64)), leaderName: 'Maya', isDemo: false };
  const snapshot = snapshotFor(state, idOf('mo'), facts);
  if (snapshot === null) throw new Error('nobody at the desk');
  return queueLists(fromSnapshot(noQuestions, snapshot), [], 0, idOf('mo'));
}

describe('two hundred questions in a minute, sixty of them the same', () => {
  const townhall = aTownhall();
  for (let n = 0; n < 200; n++) {
    const who = `p${Math.floor(n / limits.pendingPerMember)}`;
    if (n % limits.pendingPerMember === 0) townhall.withMember(who, 'spectator', 'companion');
    townhall.at(n * 300).do(person(who), ask(`q${n}`, textOf(n)));
  }

  it('[BD2] are all taken, and the limit is each person’s', () => {
    expect(counters(townhall.state).pending).toBe(200);
    expect(gist(townhall.decide(person('p0'), ask('more')))).toBe('too-many-pending');
    expect(gist(townhall.decide(person('ada'), ask('first')))).toEqual(['question.asked']);
  });

  it('[BD2] are suggested to the desk as one group, which becomes one question with everybody’s votes', () => {
    const lists = deskOf(townhall);
    expect(lists.pending.map(({ id }) => id)).toEqual(Array.from({ length: 200 }, (_, n) => questionId(`q${n}`)));
    const [same = [], ...others] = alikeGroups(lists.pending);
    expect([same.length, others]).toEqual([60, []]);
    const group = same.flatMap((id) => lists.byId.get(id) ?? []);
    const [into] = group;
    if (into === undefined) throw new Error('no group');
    for (const command of mergeCommands(into, group)) townhall.do(person('mo'), command);
    const after = deskOf(townhall);
    expect([after.pending.length, after.waiting.map(({ votes }) => votes)]).toEqual([140, [askers(same)]]);
  });

  /** Who asked it in three ways counts once. */
  const askers = (ids: readonly string[]) =>
    new Set(ids.map((id) => Math.floor(Number(id.slice(1)) / limits.pendingPerMember))).size;
});
