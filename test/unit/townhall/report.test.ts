import { describe, expect, it } from 'vitest';
import type { Command } from '../../../protocol/commands.ts';
import { refuse } from '../../../protocol/refusals.ts';
import { RecentCaptions } from '../../../server/session/recent-captions.ts';
import { orderView } from '../../../server/townhall/order-view.ts';
import { visibleTo } from '../../../server/townhall/visible-to.ts';
import { ask, aTownhall, gist, idOf, person, questionId } from '../../support/build-townhall.ts';

const mo = person('mo');
const of = (name: string, reason = 'Shouts at others.'): Command => ({
  type: 'report.send',
  about: { memberId: idOf(name) },
  reason,
});
const ofQuestion = (id: string): Command => ({
  type: 'report.send',
  about: { questionId: questionId(id) },
  reason: 'Insults me.',
});

describe('a report', () => {
  it('[OH9] takes along the question and what was said on the stage, and says of nobody in the open', () => {
    const townhall = aTownhall()
      .withApproved('q', 'ada')
      .withContext({ captions: ['AI: We stay.', 'Live: Yes.'] });
    townhall.do(person('bob'), ofQuestion('q'));
    expect(townhall.events.at(-1)).toEqual({
      at: townhall.context.nowMs,
      by: { kind: 'part', part: 'session' },
      type: 'report.made',
      personal: {
        reporter: 'bob',
        memberId: 'ada',
        questionId: 'q',
        text: 'Text of q?',
        reason: 'Insults me.',
        captions: ['AI: We stay.', 'Live: Yes.'],
      },
    });
    expect(gist(townhall.decide(person('sid'), of('ada')))).toEqual(['report.made']);
  });

  it('[OH9] is of somebody else, says what happened, and three of a person wait at most', () => {
    const townhall = aTownhall().do(person('ada'), ask('hidden'));
    const refused = (command: Command) => townhall.decide(person('bob'), command);
    expect(refused(of('bob'))).toEqual(refuse('report-of-yourself'));
    expect(refused(of('nobody'))).toEqual(refuse('no-such-member'));
    // Not shown to bob: its id cannot be guessed by reporting it.
    expect(refused(ofQuestion('hidden'))).toEqual(refuse('no-such-question'));
    expect(refused(of('ada', ' '))).toEqual(refuse('report-empty'));
    expect(refused(of('ada', 'x'.repeat(301)))).toEqual(refuse('reason-too-long'));
    for (let n = 0; n < 3; n++) townhall.do(person('bob'), of('ada'));
    expect(refused(of('ada'))).toEqual(refuse('too-many-reports'));
  });

  it('[OH10] is read by those who moderate alone, never by whom it is of, and closed by one of them', () => {
    const townhall = aTownhall().withMember('mia', 'moderator').do(person('ada'), of('mia'));
    const made = townhall.events.at(-1);
    if (made === undefined) throw new Error('nothing was reported');
    const seen = (['mo', 'mia', 'ada', 'bob', 'lea'] as const).map((name) =>
      visibleTo({ memberId: idOf(name), role: townhall.member(name).role }, made, townhall.state),
    );
    expect(seen).toEqual([made, null, null, null, null]);
    expect(orderView(townhall.state, idOf('mo')).reports).toMatchObject([
      { report: townhall.state.seq, reporterName: 'ada', name: 'mia', reason: 'Shouts at others.', questionId: null },
    ]);
    expect(orderView(townhall.state, idOf('mia')).reports).toEqual([]);
    const close: Command = { type: 'report.close', report: townhall.state.seq };
    expect(townhall.decide(person('mia'), close)).toEqual(refuse('no-such-report'));
    townhall.do(mo, close);
    expect(orderView(townhall.state, idOf('mo')).reports).toEqual([]);
    expect(townhall.decide(mo, close)).toEqual(refuse('no-such-report'));
  });

  it('[OH10] goes with an erasure of who made it, or of whom it is', () => {
    for (const name of ['ada', 'bob']) {
      const townhall = aTownhall().withMember('org', 'organiser').do(person('ada'), of('bob'));
      townhall.do(person('org'), { type: 'member.erase', memberId: idOf(name) });
      expect(townhall.state.reports.size).toBe(0);
    }
  });
});

it('[OH9] what was said on the stage is kept for a minute, as text', () => {
  const captions = new RecentCaptions();
  const words = (text: string) => ({ kind: 'living-words', epoch: 1, index: 0, text, isLate: false }) as const;
  captions.take(words('First.'), 0);
  captions.take({ kind: 'stop', epoch: 1 }, 10);
  captions.take(words('Second.'), 30_000);
  expect(captions.texts(59_999)).toEqual(['Live: First.', 'Live: Second.']);
  expect(captions.texts(60_000)).toEqual(['Live: Second.']);
});
