import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enterReplySchema, errorReplySchema } from '../../protocol/http.ts';
import { refuse } from '../../protocol/refusals.ts';
import { protocolVersion } from '../../protocol/version.ts';
import { idOf } from '../support/build-townhall.ts';
import { until } from '../support/livekit.ts';
import { Ear } from '../support/livekit-ear.ts';
import { voicesIn } from '../support/livekit-of.ts';
import { PageClient } from '../support/page-client.ts';
import { RunningApp } from '../support/running-app.ts';

describe('order in the hall, in a running town hall', () => {
  let app: RunningApp;
  let ada: PageClient;
  let desk: PageClient;
  const ears: Ear[] = [];

  beforeAll(async () => {
    app = await RunningApp.start();
    ada = await PageClient.join(app.links.attendee, 'Ada');
    desk = await PageClient.join(app.links.desk, 'Mo', 'desk');
  });
  afterAll(async () => {
    await Promise.all(ears.map((ear) => ear.close()));
    await app?.close();
  });

  const joinVoices = async ({ url, liveKit }: PageClient): Promise<void> => {
    if (liveKit === null) throw new Error('voices are off');
    ears.push(await Ear.join(`${url}${liveKit.path}`, liveKit.token, 'nobody'));
  };
  const mayPublish = async ({ memberId }: PageClient) => (await voicesIn(app.dataDir))[`${memberId}/body`]?.[0] ?? null;
  const idOn = (page: PageClient) => idOf(String(page.memberId));
  const reactions = (page: PageClient) =>
    page.moments.flatMap((moment) => (moment.kind === 'reacted' ? [moment.reaction] : []));

  it('[OH1] voices off is so at LiveKit, for newcomers too, and opens nothing when it ends', async () => {
    await joinVoices(ada);
    await ada.must({ type: 'voice.open' });
    await until('ada may talk', async () => (await mayPublish(ada)) === true);
    await desk.must({ type: 'order.talk', talk: 'off' });
    await until('ada may not talk', async () => (await mayPublish(ada)) === false);
    expect(await ada.send({ type: 'voice.open' })).toMatchObject(refuse('voices-closed'));
    const cy = await PageClient.join(app.links.attendee, 'Cy');
    expect(await cy.send({ type: 'voice.open' })).toMatchObject(refuse('voices-closed'));
    expect(cy.state?.talk).toBe('off');
    await desk.must({ type: 'order.talk', talk: 'by-hand' });
    await cy.must({ type: 'hand.raise' });
    await desk.must({ type: 'voice.allow', memberId: idOn(cy) });
    await cy.must({ type: 'voice.open' });
    await desk.must({ type: 'order.talk', talk: 'open' });
    expect(await mayPublish(ada)).toBe(false);
  });

  it('[OH5] in the calm mode nobody sees a reaction', async () => {
    const react = (reaction: string) => ada.sendRaw('react', { reaction });
    react('clap');
    await desk.until('a clap', () => reactions(desk).length === 1);
    await desk.must({ type: 'order.calm', isCalm: true });
    react('laugh');
    // What comes after it on the same connection was read after it.
    await ada.must({ type: 'hand.raise' });
    await desk.must({ type: 'order.calm', isCalm: false });
    react('heart');
    await desk.until('a heart', () => reactions(desk).includes('heart'));
    expect(reactions(desk)).toEqual(['clap', 'heart']);
  });

  it('[OH7] [OH8] a ban closes page, voice and every link of the browser, and is lifted', async () => {
    const bob = await PageClient.join(app.links.attendee, 'Bob');
    const elsewhere = await PageClient.join(app.links.spectator, 'Robert', 'listener');
    const enter = (door: string, cookie: string, kind: string) =>
      fetch(`${app.url}/enter`, {
        method: 'POST',
        headers: { cookie, 'x-rostrum-door': door, 'content-type': 'application/json' },
        body: JSON.stringify({
          protocol: protocolVersion,
          name: 'Bob',
          kind,
          takeBody: true,
          beside: null,
          isBot: false,
        }),
      });
    const both = `${bob.cookie}; ${elsewhere.cookie}`;
    enterReplySchema.parse(await (await enter('spectator', both, 'listener')).json());
    await joinVoices(bob);
    await desk.must({ type: 'member.ban', memberId: idOn(bob), reason: 'Shouted at others.' });
    expect([await bob.gone, bob.farewells]).toEqual([4403, ['removed']]);
    expect(await elsewhere.gone).toBe(4403);
    await until('bob is out of LiveKit', async () => (await mayPublish(bob)) === null);
    await expect(joinVoices(bob)).rejects.toThrow();
    const refused = [
      await enter('hall', bob.cookie, 'body'),
      await enter('spectator', both, 'listener'),
      await enter('hall', both, 'body'),
    ];
    for (const response of refused)
      expect(errorReplySchema.parse(await response.json())).toMatchObject({ error: 'banned' });
    await desk.until('the ban on the desk', () => desk.order.out.length === 1);
    expect(desk.order.out).toMatchObject([{ name: 'Bob', isBanned: true, reason: 'Shouted at others.' }]);
    await desk.must({ type: 'member.readmit', memberId: idOn(bob) });
    await expect(joinVoices(bob)).rejects.toThrow();
    await bob.enter('Bob', 'body');
    await joinVoices(bob);
    await desk.until('no ban on the desk', () => desk.order.out.length === 0);
  });
});
