import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { peopleReplySchema } from '../../protocol/http.ts';
import { type MemberId, questionIdSchema } from '../../protocol/ids.ts';
import { Ear } from '../support/livekit-ear.ts';
import { PageClient } from '../support/page-client.ts';
import { RunningApp } from '../support/running-app.ts';

const sectionOf = (page: PageClient): unknown => page.state?.sectionId;
const namesIn = (page: PageClient): readonly string[] => Object.values(page.roster).map(({ name }) => String(name));

function idOf({ memberId }: PageClient): MemberId {
  if (memberId === null) throw new Error('not in');
  return memberId;
}

async function earOf(page: PageClient, hears: string): Promise<Ear> {
  if (page.liveKit === null) throw new Error('voices are off');
  return Ear.join(`${page.url}${page.liveKit.path}`, page.liveKit.token, hears);
}

describe('one town hall in several sections', () => {
  let app: RunningApp;
  let desk: PageClient;
  let ada: PageClient;
  let bo: PageClient;
  let cy: PageClient;
  beforeAll(async () => {
    app = await RunningApp.start({ SECTION_BODIES: '2' });
    desk = await PageClient.join(app.links.desk, 'Mo', 'desk');
    ada = await PageClient.join(app.links.attendee, 'Ada');
    bo = await PageClient.join(app.links.attendee, 'Bo');
    cy = await PageClient.join(app.links.attendee, 'Cy');
  });
  afterAll(() => app?.close());

  it('[SC1] fills one section after the other; each has a room and a roster of its own', async () => {
    expect([ada, bo, cy].map(sectionOf)).toEqual(['main', 'main', 'section-2']);
    await ada.until('the first section', () => namesIn(ada).length === 3);
    await cy.until('the second', () => namesIn(cy).length === 1 && cy.state?.elsewhere === 3);
    expect([namesIn(ada).toSorted(), namesIn(cy)]).toEqual([['Ada', 'Bo', 'Mo'], ['Cy']]);
  });

  it('[SC2] shares stage, queue, votes, captions and stop', async () => {
    const questionId = questionIdSchema.parse(randomBytes(16).toString('base64url'));
    await cy.must({ type: 'question.ask', questionId, text: 'What is our strategy on products?' });
    await desk.must({ type: 'question.approve', questionId });
    await ada.must({ type: 'question.vote', questionId });
    const isPrepared = () =>
      desk.questions.some(({ changed }) => changed.some(({ id, prepared }) => id === questionId && prepared !== null));
    await desk.until('the answer is ready', isPrepared);
    expect((await cy.snapshot()).questions).toMatchObject([{ id: questionId, votes: 2 }]);

    const ears = await Promise.all([ada, cy].map((page) => earOf(page, 'stage')));
    await desk.must({ type: 'question.call', questionId });
    for (const page of [ada, cy]) {
      await page.until('a caption', () => page.moments.some(({ kind }) => kind === 'utterance'));
      await page.until('the avatar on the stage', () => page.stage.holder === 'avatar');
    }
    await Promise.all(ears.map((ear) => ear.firstSound(0)));
    await desk.must({ type: 'stage.stop' });
    await Promise.all(ears.map((ear) => ear.lastSound(300)));
    for (const page of [ada, cy]) expect(page.moments.at(-1)?.kind).toBe('stop');
    await Promise.all(ears.map((ear) => ear.close()));
  });

  it('[SC3] a living voice on the stage is heard in its own section as it is, in the others relayed, and no longer than it has the floor', async () => {
    await desk.must({ type: 'floor.give', memberId: idOf(ada) });
    const voiceIn = (page: PageClient) => Object(page.state?.stage).voiceIdentity;
    await ada.until('the floor', () => voiceIn(ada) === `${ada.memberId}/body`);
    await cy.until('the floor, elsewhere', () => Object(cy.state?.stage).memberName === 'Ada');
    expect(voiceIn(cy)).toBe('stage');

    const [speaker, near, far] = [await earOf(ada, 'nobody'), await earOf(bo, voiceIn(bo)), await earOf(cy, 'stage')];
    await speaker.speak();
    await Promise.all([near.firstSound(0), far.firstSound(0)]);
    await desk.must({ type: 'floor.take' });
    await Promise.all([near.lastSound(300), far.lastSound(300)]);
    await Promise.all([speaker, near, far].map((ear) => ear.close()));
  });

  it('[BC1] sees the other sections in the balconies, with raised hands, and nobody twice', async () => {
    await cy.until('Ada and Bo above', () => cy.balconies.at(-1)?.length === 2);
    await ada.until('Cy above', () => ada.balconies.at(-1)?.length === 1);
    await ada.must({ type: 'hand.raise' });
    await cy.until('a raised hand', () => cy.balconies.at(-1)?.some(({ hasHandUp }) => hasHandUp) === true);
    expect(desk.balconies).toEqual([]);
  });

  it('[BC5] shows a reaction in the balconies of the other sections once, however often it was made, and by no message more', async () => {
    const seen = () => cy.balconies.flatMap((people) => people.flatMap(({ reaction }) => reaction ?? []));
    const reactedAt = (page: PageClient) => page.moments.filter(({ kind }) => kind === 'reacted').length;
    for (const reaction of ['heart', 'heart', 'clap']) ada.sendRaw('react', { reaction });
    await bo.until('told in the own section', () => reactedAt(bo) === 3);
    await cy.until('applause above', () => seen().at(-1) === 'clap');
    const messages = cy.balconies.length;
    await cy.until('the next seconds', () => cy.balconies.length === messages + 2);
    // Three that fell to both sides of a second are two.
    expect(seen().length).toBeLessThanOrEqual(2);
    expect([reactedAt(cy), reactedAt(ada)]).toEqual([0, 3]);
    expect(ada.balconies.flat().every(({ reaction }) => reaction === null)).toBe(true);
  });

  it('[SC6] the desk knows everybody, mutes in whatever section, and nobody else is told', async () => {
    const known = () => [...desk.people.values()].map(({ name }) => name).toSorted();
    await desk.until('everybody', () => known().length === 4);
    expect(known()).toEqual(['Ada', 'Bo', 'Cy', 'Mo']);
    await cy.must({ type: 'hand.raise' });
    await desk.must({ type: 'member.mute', memberId: idOf(cy) });
    const cyOnTheDesk = () => desk.people.get(idOf(cy));
    await desk.until(
      'a raised hand, muted',
      () => cyOnTheDesk()?.hasHandUp === true && cyOnTheDesk()?.isMuted === true,
    );
    await cy.until('Cy is muted', () => cy.roster[idOf(cy)]?.isMuted === true);
    await desk.must({ type: 'member.unmute', memberId: idOf(cy) });
    await cy.must({ type: 'hand.lower' });
    const dee = await PageClient.join(app.links.spectator, 'Dee', 'companion');
    await desk.until('Dee', () => known().includes('Dee'));
    await dee.leave();
    await desk.until('Dee gone', () => !known().includes('Dee'));
    expect([ada.people.size, cy.people.size, dee.people.size]).toEqual([0, 0, 0]);
  });

  it('[SC4] moves to a friend’s section in one action, and is seen there alone', async () => {
    const found = await ada.fetch(`/api/people?name=${encodeURIComponent('cy')}`);
    const { people } = peopleReplySchema.parse(await found.json());
    expect(people).toEqual([{ memberId: cy.memberId, name: 'Cy', sectionId: 'section-2', mistakenFor: '' }]);

    await bo.enter('Bo', 'body', true, idOf(cy));
    expect(sectionOf(bo)).toBe('section-2');
    await cy.until('Bo is here', () => namesIn(cy).includes('Bo'));
    await ada.until('Bo is gone', () => !namesIn(ada).includes('Bo'));
    // Now it is full: nobody else gets in there, and nothing changes for them.
    const seat = ada.roster[idOf(ada)]?.seatId;
    await ada.enter('Ada', 'body', true, idOf(cy));
    expect([sectionOf(ada), ada.roster[idOf(ada)]?.seatId]).toEqual(['main', seat]);
  });

  it('[SC5] is back in the same sections and seats after a kill', async () => {
    const places = () => [ada, bo, cy].map((page) => [sectionOf(page), page.roster[idOf(page)]?.seatId]);
    const before = places();
    await app.kill();
    await app.up();
    for (const [page, name] of [
      [cy, 'Cy'],
      [bo, 'Bo'],
      [ada, 'Ada'],
    ] as const)
      await page.enter(name, 'body', true);
    expect(places()).toEqual(before);
  });
});
