import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Backstage } from '../../protocol/backstage.ts';
import { idOf } from '../support/build-townhall.ts';
import { until } from '../support/livekit.ts';
import { Ear } from '../support/livekit-ear.ts';
import { PageClient } from '../support/page-client.ts';
import { RunningApp } from '../support/running-app.ts';

describe('the green room of a running town hall', () => {
  let app: RunningApp;
  let desk: PageClient;
  let leader: PageClient;
  let ada: PageClient;
  const ears: Ear[] = [];

  beforeAll(async () => {
    app = await RunningApp.start();
    desk = await PageClient.join(app.links.desk, 'Mo', 'desk');
    leader = await PageClient.join(app.links.leader, 'Lea', 'desk');
    ada = await PageClient.join(app.links.attendee, 'Ada');
  });
  afterAll(async () => {
    await Promise.all(ears.map((ear) => ear.close()));
    await app?.close();
  });

  const lastOf = <T extends Backstage['tell']>(page: PageClient, tell: T) =>
    page.backstage.findLast((each): each is Extract<Backstage, { tell: T }> => each.tell === tell);
  const identityOf = (page: PageClient) => `${page.memberId}/desk`;
  const comeIn = async (
    { url }: PageClient,
    ticket: { path: string; token: string } | null | undefined,
    hears = '',
  ) => {
    if (ticket == null) throw new Error('no ticket');
    const ear = await Ear.join(`${url}${ticket.path}`, ticket.token, hears);
    ears.push(ear);
    return ear;
  };
  const ticketFor = async (page: PageClient) => {
    page.backstage.length = 0;
    page.askBackstage({ ask: 'look' });
    page.askBackstage({ ask: 'enter' });
    await page.until('a ticket', () => lastOf(page, 'ticket') !== undefined);
    return lastOf(page, 'ticket')?.ticket;
  };
  const isOpen = (page: PageClient) =>
    lastOf(page, 'people')?.people.find(({ memberId }) => memberId === page.memberId)?.isOpen === true;
  const grantsOf = (token = '') => {
    const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    return typeof claims === 'object' && claims !== null && 'video' in claims ? claims.video : null;
  };
  const speak = async (page: PageClient, ear: Ear) => {
    page.askBackstage({ ask: 'microphone', isOn: true });
    await page.until('the microphone is open', () => isOpen(page));
    await ear.speak();
  };

  it('[GR1] [GR3] [GR4] [GR5] moderator and leader hear each other, the hall nothing, and the stage takes the voice', async () => {
    ada.askBackstage({ ask: 'enter' });
    await ada.until('a refusal', () => ada.backstage.length > 0);
    expect(ada.backstage).toEqual([{ tell: 'refused', why: 'not-allowed' }]);
    // The moderator is in the section's room too, as every desk is.
    await comeIn(desk, desk.liveKit);
    const inHall = await comeIn(ada, ada.liveKit, identityOf(desk));
    const mo = await comeIn(desk, await ticketFor(desk), identityOf(leader));
    const lea = await comeIn(leader, await ticketFor(leader), identityOf(desk));
    expect(grantsOf(lastOf(desk, 'ticket')?.ticket?.token)).toMatchObject({ canPublish: false, canPublishData: false });
    await speak(desk, mo);
    await lea.firstSound(0);
    await speak(leader, lea);
    await mo.firstSound(0);
    await leader.must({ type: 'stage.take-over' });
    await mo.lastSound(300);
    await leader.until('the microphone is off', () => !isOpen(leader));
    expect([lea.isJoined, lea.heard.some(({ peak }) => peak > 0.05), inHall.heard]).toEqual([true, true, []]);
    expect(lastOf(leader, 'people')?.people).toMatchObject([{ isOpen: true }, { isOpen: false }]);
  });

  it('[GR6] who is removed is out at once, and the old token opens nothing', async () => {
    const ticket = await ticketFor(leader);
    const lea = await comeIn(leader, ticket);
    await desk.must({ type: 'member.remove', memberId: idOf(String(leader.memberId)), reason: '' });
    await until('lea is out', () => !lea.isJoined);
    await desk.until('the list without lea', () => lastOf(desk, 'people')?.people.length === 1);
    await expect(comeIn(leader, ticket)).rejects.toThrow();
    expect(await (await ada.fetch('/api/record')).text()).not.toMatch(/green/);
  });
});
