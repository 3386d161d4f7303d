import { describe, expect, it } from 'vitest';
import type { Command } from '../../../protocol/commands.ts';
import type { TownhallEvent } from '../../../protocol/events.ts';
import { limits } from '../../../protocol/limits.ts';
import { emptyTownhall } from '../../../server/townhall/empty-townhall.ts';
import { fold } from '../../../server/townhall/evolve.ts';
import { questionView } from '../../../server/townhall/views.ts';
import { visibleTo } from '../../../server/townhall/visible-to.ts';
import {
  aTownhall,
  idOf,
  part,
  person,
  plain,
  questionId,
  type TownhallBuilder,
} from '../../support/build-townhall.ts';

const say = (epoch: number, text: string, isAfterGap = false): Command => ({
  type: 'human.say',
  epoch,
  text,
  recogniser: 'moonshine/tiny',
  isAfterGap,
});
const captions = part('captions');

function speak(townhall: TownhallBuilder, ...texts: readonly string[]): TownhallBuilder {
  for (const text of texts) townhall.do(captions, say(townhall.state.epoch, text));
  return townhall;
}
/** The leader answers this question live, in these phrases, and gives the stage back. */
function answeredLive(...texts: readonly string[]): TownhallBuilder {
  const townhall = aTownhall().withCalled('q', 'ada').do(person('lea'), { type: 'stage.take-over' });
  return speak(townhall, ...texts).do(person('lea'), { type: 'stage.release' });
}
const viewOf = ({ state }: TownhallBuilder) =>
  questionView(state, { audience: 'everyone', leaderName: 'Lea' }, questionId('q'));
const saidBy = ({ events }: TownhallBuilder) =>
  events.flatMap((event) => (event.type === 'human.said' && event.personal !== 'erased' ? [event] : []));

describe('what the leader says live', () => {
  it('[LV1] is an event with its epoch, its question and what wrote it down; the words are its personal part', () => {
    const townhall = aTownhall().withCalled('q', 'ada').do(person('lea'), { type: 'stage.take-over' });
    const { epoch } = townhall.state;
    expect(townhall.decide(captions, say(epoch, ' We  stay. ', true))).toEqual([
      {
        at: townhall.context.nowMs,
        by: captions,
        type: 'human.said',
        memberId: idOf('lea'),
        epoch,
        answers: questionId('q'),
        label: 'HUMAN',
        recogniser: 'moonshine/tiny',
        isAfterGap: true,
        personal: { text: 'We stay.' },
      },
    ]);
    const free = aTownhall().do(person('lea'), { type: 'stage.take-over' });
    expect(free.decide(captions, say(free.state.epoch, 'Hello.'))).toEqual([
      expect.not.objectContaining({ answers: expect.anything() }),
    ]);
    expect(free.decide(captions, say(free.state.epoch, ' \u200B '))).toEqual([]);
  });

  it('[LV2] is refused of an epoch that is over, of an asker on the floor, of the avatar, and from any person', () => {
    const townhall = aTownhall().do(person('lea'), { type: 'stage.take-over' });
    const { epoch } = townhall.state;
    expect(townhall.decide(captions, say(epoch - 1, 'Late.'))).toEqual({ refused: 'not-live' });
    expect(townhall.decide(person('lea'), say(epoch, 'Mine.'))).toEqual({ refused: 'not-allowed' });
    townhall.do(person('mo'), { type: 'stage.stop' });
    expect(townhall.decide(captions, say(epoch, 'Late.'))).toEqual({ refused: 'not-live' });
    townhall.do(person('mo'), { type: 'floor.give', memberId: idOf('ada') });
    expect(townhall.decide(captions, say(townhall.state.epoch, 'My words.'))).toEqual({ refused: 'not-live' });
    const avatar = aTownhall().withAnswering('q', 'ada');
    expect(avatar.decide(captions, say(avatar.state.epoch, 'No.'))).toEqual({ refused: 'not-live' });
  });

  it('[LV3] is cut at a length, and so many phrases are taken in a minute', () => {
    const townhall = aTownhall().do(person('lea'), { type: 'stage.take-over' });
    speak(townhall, 'x'.repeat(limits.liveLineLength + 1));
    expect(saidBy(townhall)[0]?.personal).toEqual({ text: 'x'.repeat(limits.liveLineLength) });
    speak(townhall, ...Array.from({ length: limits.liveLinesPerMinute - 1 }, (_, n) => `Phrase ${n}.`));
    expect(townhall.decide(captions, say(townhall.state.epoch, 'More.'))).toEqual({ refused: 'too-fast' });
    expect(speak(townhall.at(60_000), 'More.').state.liveLines.last()?.text).toBe('More.');
  });

  it('[LV5] is everybody’s to read, and gone from everywhere when the leader is erased', () => {
    const townhall = answeredLive('We stay.', 'All of us.').withMember('org', 'organiser', 'desk');
    const [said] = saidBy(townhall);
    if (said === undefined) throw new Error('nothing was said');
    const ada = { memberId: idOf('ada'), role: 'attendee' } as const;
    expect(visibleTo(ada, said, townhall.state)).toEqual(said);
    const before = townhall.question('q');
    townhall.do(person('org'), { type: 'member.erase', memberId: idOf('lea') });
    expect(viewOf(townhall)?.saidLive).toEqual({ text: null, isWhole: true });
    expect(JSON.stringify(plain(townhall.state))).not.toMatch(/We stay|All of us/);
    // Whoever looks at the question is told of it anew.
    expect(townhall.question('q')).not.toBe(before);
    const gone = new Set(townhall.events.flatMap((event) => (event.type === 'record.erased' ? event.entries : [])));
    const stored = townhall.events.map(
      (event, index): TownhallEvent =>
        gone.has(index + 1) && 'personal' in event ? { ...event, personal: 'erased' } : event,
    );
    expect(plain(fold(emptyTownhall(townhall.state.id), stored))).toEqual(plain(townhall.state));
  });

  it('[LV7] stands with the question that was answered so, once it is answered', () => {
    const townhall = aTownhall().withCalled('q', 'ada').do(person('lea'), { type: 'stage.take-over' });
    speak(townhall, 'We stay.', 'All of us.');
    const live = townhall.question('q');
    speak(townhall, 'Until 2031.');
    expect([viewOf(townhall)?.saidLive, townhall.question('q')]).toEqual([undefined, live]);
    townhall.do(person('lea'), { type: 'stage.release' });
    expect(viewOf(townhall)?.saidLive).toEqual({ text: 'We stay. All of us. Until 2031.', isWhole: true });
  });

  it('[LV7] is not the question’s when it was put back, nor when nothing was written down', () => {
    const put = aTownhall().withCalled('q', 'ada').do(person('lea'), { type: 'stage.take-over' });
    speak(put, 'Not now.').do(person('mo'), { type: 'question.return', questionId: questionId('q') });
    put.do(person('lea'), { type: 'stage.release' });
    expect(viewOf(put)).not.toHaveProperty('saidLive');
    expect(viewOf(answeredLive())).not.toHaveProperty('saidLive');
    // A second turn has its own words alone.
    const again = answeredLive('First.').withCalled('p', 'bob').do(person('lea'), { type: 'stage.take-over' });
    speak(again, 'Second.').do(person('lea'), { type: 'stage.release' });
    const view = questionView(again.state, { audience: 'everyone', leaderName: 'Lea' }, questionId('p'));
    expect(view?.saidLive).toEqual({ text: 'Second.', isWhole: true });
  });

  it('[LV7] stands there from its beginning on, as far as there is room', () => {
    const phrase = `${'word '.repeat(100).trim()}.`;
    const view = viewOf(answeredLive(...Array.from({ length: 10 }, () => phrase)));
    expect([view?.saidLive?.text?.length, view?.saidLive?.isWhole]).toEqual([limits.liveAnswerLength, false]);
  });
});
