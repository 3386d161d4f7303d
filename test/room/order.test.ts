import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enterReplySchema, errorReplySchema } from '../../protocol/http.ts';
import { questionIdSchema } from '../../protocol/ids.ts';
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
  const recordOf = async (page: PageClient) => (await page.fetch('/api/record')).text();
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

  it('[WR4] [WR5] a mute is there at once, and its reason follows, on their pages and the desk’s alone', async () => {
    const eve = await PageClient.join(app.links.attendee, 'Eve');
    await desk.must({ type: 'member.mute', memberId: idOn(eve) });
    expect(await eve.send({ type: 'voice.open' })).toMatchObject(refuse('muted'));
    await desk.must({ type: 'member.explain-mute', memberId: idOn(eve), reason: 'Noise from the microphone.' });
    await eve.until('why', () => eve.mutedBecause === 'Noise from the microphone.');
    await desk.until('why, on the desk', () => desk.people.get(idOn(eve))?.mutedBecause === eve.mutedBecause);
    const [forEve, forAda] = await Promise.all([recordOf(eve), recordOf(ada)]);
    expect([forEve.includes('member.mute-explained'), forAda.includes('member.mute-explained')]).toEqual([true, true]);
    expect(forAda).not.toContain('Noise from');
    expect(ada.mutedBecause).toBe('');
    await eve.leave();
    await eve.enter('Eve', 'body');
    await eve.until('why, after coming back', () => eve.mutedBecause !== '');
    await desk.must({ type: 'member.unmute', memberId: idOn(eve) });
    await eve.until('no reason any more', () => eve.mutedBecause === '');
  });

  it('[WR6] a report reaches the desk with text and stage captions, never sound, and nobody it is about learns of whom', async () => {
    const bea = await PageClient.join(app.links.attendee, 'Bea');
    const asked = questionIdSchema.parse(`q${'7'.repeat(31)}`);
    const text = 'What is our strategy on products?';
    await bea.must({ type: 'question.ask', questionId: asked, text });
    await desk.must({ type: 'question.approve', questionId: asked });
    await desk.must({ type: 'question.call', questionId: asked });
    const said = () => ada.moments.flatMap((moment) => (moment.kind === 'utterance' ? [`AI: ${moment.text}`] : []));
    await ada.until('a sentence from the stage', () => said().length > 0);
    await ada.must({ type: 'report.send', about: { questionId: asked }, reason: 'Asked for somebody else.' });
    await desk.until('the report', () => desk.order.reports.length === 1);
    const [report] = desk.order.reports;
    expect(report).toEqual({
      report: expect.any(Number),
      at: expect.any(Number),
      reporterName: 'Ada',
      memberId: idOn(bea),
      name: 'Bea',
      questionId: asked,
      text,
      reason: 'Asked for somebody else.',
      captions: expect.arrayContaining(said().slice(0, 1)),
    });
    const entries = (record: string) => record.split('\n').filter((line) => line.includes('report.made'));
    const [crew, theirs] = [entries(await recordOf(desk)), entries(await recordOf(bea))];
    expect(crew).toHaveLength(1);
    // It is in the record for everybody; of whom and by whom is in no line that others get.
    expect(theirs.join('')).not.toMatch(new RegExp(`${ada.memberId}|${bea.memberId}|Asked for`));
    expect(bea.order.reports).toEqual([]);
    expect(JSON.stringify((await bea.snapshot()).questions)).not.toContain(String(ada.memberId));
    await desk.must({ type: 'report.close', report: report?.report ?? 0 });
    await desk.until('no report', () => desk.order.reports.length === 0);
    await desk.must({ type: 'stage.stop' });
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
