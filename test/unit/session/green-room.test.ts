import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import type { BackstageAsk, Backstage as Told } from '../../../protocol/backstage.ts';
import type { Command, ConnectionKind } from '../../../protocol/commands.ts';
import { Backstage } from '../../../server/session/backstage.ts';
import type { GreenPage } from '../../../server/session/green-room.ts';
import { isRefusal } from '../../../server/townhall/decision.ts';
import { aTownhall, idOf, itemId, person } from '../../support/build-townhall.ts';

/** A green room of `aTownhall()` with its leader Lea and a second moderator, and what it asks of the media server. */
function aGreenRoom() {
  const townhall = aTownhall().withMember('org', 'organiser').withMember('mia', 'moderator');
  const rights: string[] = [];
  const delegates = new Set<string>();
  const time = { ms: 5 };
  const backstage = new Backstage({
    gate: {
      submit: async (actor, command) => {
        const decided = townhall.decide(actor, command);
        if (isRefusal(decided)) return { refused: decided.refused };
        townhall.do(actor, command);
        return { accepted: { seq: townhall.state.seq } };
      },
    },
    state: () => townhall.state,
    rights: {
      ticket: async (sectionId, identity) => ({ path: '/livekit', token: `${sectionId} ${identity}` }),
      setTalksIn: async (memberId, sectionId) => void rights.push(`${memberId} talks in ${sectionId}`),
      forget: async (sectionId, identity) => void rights.push(`${identity} out of ${sectionId}`),
    },
    isDelegate: (memberId) => delegates.has(memberId),
    nowMs: () => time.ms,
    log: pino({ enabled: false }),
  });
  const aPage = (name: string, kind: ConnectionKind = 'desk') => {
    const told: Told[] = [];
    const page: GreenPage = { memberId: idOf(name), kind, tellBackstage: (message) => void told.push(message) };
    const ask = async (asked: BackstageAsk) => {
      backstage.take(page, asked);
      await new Promise(setImmediate);
      backstage.tell(() => 0);
      return told.splice(0);
    };
    return { page, ask, told };
  };
  const act = (name: string, command: Command) => {
    townhall.do(person(name), command);
    backstage.changed();
    return rights.splice(0);
  };
  return { townhall, backstage, rights, delegates, time, aPage, act };
}

const look: BackstageAsk = { ask: 'look' };
const enter: BackstageAsk = { ask: 'enter' };
const speak: BackstageAsk = { ask: 'microphone', isOn: true };
const refused = (why: string) => [{ tell: 'refused', why }];

describe('the green room', () => {
  it('[GR1] is for desks of the crew, the leader and whom the leader named, and tells nobody else anything', async () => {
    const { aPage, delegates, backstage } = aGreenRoom();
    for (const ask of [look, enter, speak, { ask: 'note', text: 'hello' } as const])
      expect(await aPage('ada').ask(ask)).toEqual(refused('not-allowed'));
    expect(await aPage('mo', 'body').ask(enter)).toEqual(refused('not-allowed'));
    expect(await aPage('nobody').ask(enter)).toEqual(refused('not-here'));
    for (const name of ['mo', 'lea', 'org'])
      expect(await aPage(name).ask(enter)).toMatchObject([{ tell: 'ticket', ticket: { path: '/livekit' } }]);
    delegates.add('ada');
    const ada = aPage('ada');
    expect(await ada.ask(look)).toMatchObject([
      { tell: 'people' },
      { tell: 'pulse', clapping: 0 },
      { tell: 'agenda', agenda: { entry: 0, items: [] }, now: 5 },
    ]);
    delegates.delete('ada');
    backstage.tell(() => 0);
    expect(ada.told).toEqual([{ tell: 'closed' }]);
  });

  it('[GR2] joins with the microphone off, and shows who is in', async () => {
    const { aPage, rights } = aGreenRoom();
    const mia = aPage('mia');
    await mia.ask(look);
    expect(await aPage('mo').ask(enter)).toEqual([
      { tell: 'ticket', ticket: { path: '/livekit', token: 'green-room mo/desk' } },
    ]);
    expect(mia.told).toEqual([
      { tell: 'people', people: [{ memberId: 'mo', name: 'mo', role: 'moderator', isOpen: false }] },
    ]);
    expect(rights).toEqual([]);
  });

  it('[GR2] gives a second page of the same person the place of the first', async () => {
    const { aPage, rights } = aGreenRoom();
    const [first, second] = [aPage('mo'), aPage('mo')];
    await first.ask(enter);
    await first.ask(speak);
    await second.ask(enter);
    expect(first.told.splice(0)).toEqual([{ tell: 'out' }]);
    expect(rights).toEqual(['mo talks in green-room', 'mo talks in null']);
    expect(await first.ask(speak)).toEqual(refused('green-not-in'));
  });

  it('[GR3] has one live microphone of a person: the hall’s closes first, by the gate', async () => {
    const { townhall, aPage, rights } = aGreenRoom();
    const mia = aPage('mia');
    townhall.do(person('mia'), { type: 'voice.open' });
    expect(await mia.ask(speak)).toEqual(refused('green-not-in'));
    await mia.ask(enter);
    await mia.ask(speak);
    expect(townhall.member('mia').mayTalk).toBe(false);
    expect(rights).toEqual(['mia talks in green-room']);
    await mia.ask({ ask: 'microphone', isOn: false });
    expect(rights).toEqual(['mia talks in green-room', 'mia talks in null']);
  });

  it('[GR4] is silent for who opens the hall’s microphone, takes over or gets the floor, without taking that back', async () => {
    const { aPage, act, rights } = aGreenRoom();
    const [mia, lea] = [aPage('mia'), aPage('lea')];
    for (const page of [mia, lea]) for (const ask of [enter, speak]) await page.ask(ask);
    expect(rights.splice(0)).toEqual(['mia talks in green-room', 'lea talks in green-room']);
    // The right itself moves with the record, in one step; nothing here may take it again.
    expect(act('mia', { type: 'voice.open' })).toEqual([]);
    expect(act('lea', { type: 'stage.take-over' })).toEqual([]);
    await mia.ask(look);
    expect(await lea.ask(speak)).toEqual(refused('green-on-stage'));
    expect(await mia.ask(look)).toMatchObject([{ people: [{ isOpen: false }, { isOpen: false }] }, {}, {}]);
  });

  it('[GR4] closes the microphone of who is muted, and opens none', async () => {
    const { aPage, act } = aGreenRoom();
    const mia = aPage('mia');
    for (const ask of [enter, speak]) await mia.ask(ask);
    expect(act('mo', { type: 'member.mute', memberId: idOf('mia') })).toContain('mia talks in null');
    expect(await mia.ask(speak)).toEqual(refused('muted'));
  });

  it('[GR5] silences and lets go of a page that leaves or is gone', async () => {
    const { aPage, backstage, rights } = aGreenRoom();
    for (const end of [
      (page: GreenPage) => backstage.take(page, { ask: 'leave' }),
      (page: GreenPage) => backstage.gone(page),
    ]) {
      const mo = aPage('mo');
      for (const ask of [enter, speak]) await mo.ask(ask);
      rights.splice(0);
      end(mo.page);
      expect(rights.splice(0)).toEqual(['mo talks in null', 'mo/desk out of green-room']);
    }
  });

  it('[GR6] puts out at once whose role or presence is another one', async () => {
    const { aPage, act, rights } = aGreenRoom();
    const mia = aPage('mia');
    for (const ask of [look, enter, speak]) await mia.ask(ask);
    rights.splice(0);
    expect(act('org', { type: 'member.change-role', memberId: idOf('mia'), role: 'attendee' })).toEqual([
      'mia talks in null',
      'mia/desk out of green-room',
    ]);
    expect(mia.told).toContainEqual({ tell: 'out' });
    mia.told.splice(0);
    expect(await mia.ask(enter)).toEqual([...refused('not-allowed'), { tell: 'closed' }]);
  });

  it('[GR7] tells a note to every open desk as it is, once, and keeps none', async () => {
    const { aPage } = aGreenRoom();
    const [mo, lea] = [aPage('mo'), aPage('lea')];
    for (const page of [mo, lea]) await page.ask(look);
    const note = { tell: 'note', note: { memberId: 'mo', name: 'mo', at: 5, text: 'Leeds next.' } };
    expect(await mo.ask({ ask: 'note', text: '  Leeds\u202E next. ' })).toEqual([note]);
    expect(lea.told).toEqual([note]);
    expect(await mo.ask({ ask: 'note', text: ' \n' })).toEqual([]);
    expect(await mo.ask({ ask: 'note', text: 'x'.repeat(501) })).toEqual(refused('text-too-long'));
    const late = aPage('org');
    expect((await late.ask(look)).map(({ tell }) => tell)).toEqual(['people', 'pulse', 'agenda']);
  });

  it('[AG5] [AG9] tells desks the agenda when it changed, and how many clap once a second at most', async () => {
    const { aPage, backstage, townhall, time } = aGreenRoom();
    const mo = aPage('mo');
    await mo.ask(look);
    const tell = (afterMs: number, clapping: number) => {
      time.ms += afterMs;
      backstage.tell(() => clapping);
      return mo.told.splice(0);
    };
    expect([tell(100, 3), tell(900, 4), tell(999, 5), tell(1, 4)]).toEqual([
      [],
      [{ tell: 'pulse', clapping: 4 }],
      [],
      [],
    ]);
    const items = [{ item: itemId('a'), title: 'Welcome', minutes: 5 }];
    townhall.do(person('mo'), { type: 'agenda.set', was: 0, items });
    expect(tell(1, 9)).toMatchObject([
      { tell: 'agenda', agenda: { items: [{ title: 'Welcome', minutes: 5 }] }, now: 2006 },
    ]);
  });
});
