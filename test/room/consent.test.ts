import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { healthReplySchema } from '../../protocol/http.ts';
import { type PersonaReply, personaReplySchema } from '../../protocol/persona-http.ts';
import { canHaveTrouble, giveTrouble } from '../support/disk-trouble.ts';
import { PageClient } from '../support/page-client.ts';
import { readyQuestion } from '../support/ready-question.ts';
import { RunningApp } from '../support/running-app.ts';

const switchedOff = 'The avatar is switched off by the administrator.';

describe('consent and the switch, in a running town hall', () => {
  let app: RunningApp;
  let ada: PageClient;
  let desk: PageClient;
  let leader: PageClient;

  beforeAll(async () => {
    app = await RunningApp.start(canHaveTrouble);
    ada = await PageClient.join(app.links.attendee, 'Ada');
    desk = await PageClient.join(app.links.desk, 'Mo', 'desk');
    leader = await PageClient.open(app.links.leader);
  });
  afterAll(() => app?.close());

  async function avatarHealth() {
    return healthReplySchema.parse(await (await fetch(`${app.url}/health`)).json()).parts.avatar;
  }
  async function persona(): Promise<PersonaReply> {
    return personaReplySchema.parse(await (await leader.fetch('/persona')).json());
  }
  const consent = async (body: object) =>
    (await leader.fetch('/persona/consent', { method: 'POST', body: JSON.stringify(body) })).status;
  const becauseOf = (page: PageClient) => Object(page.state?.stage).avatarSilentBecause;
  const isStopped = (epoch: number) => () =>
    ada.moments.some((moment) => moment.kind === 'stop' && moment.epoch >= epoch);

  /** The avatar begins to speak; gives its epoch. */
  async function speaking(text: string): Promise<number> {
    const questionId = await readyQuestion(ada, desk, text);
    const before = ada.moments.length;
    await desk.must({ type: 'question.call', questionId });
    await ada.until('its first sentence', () => ada.moments.slice(before).some(({ kind }) => kind === 'utterance'));
    return ada.stage.epoch;
  }

  /** Types of all entries of a stream on the disk. */
  function typesOf(stream: string): string[] {
    const database = new DatabaseSync(path.join(app.dataDir, 'rostrum.db'), { readOnly: true });
    const rows = database.prepare('SELECT body FROM entry WHERE stream = ? ORDER BY seq').all(stream);
    database.close();
    return rows.map(({ body }) => /"type":"([^"]+)"/.exec(String(body))?.[1] ?? '');
  }

  it('[KS1] [KS2] [KS4] the switch silences while nothing can be written, and is recorded after', async () => {
    const epoch = await speaking('What is our strategy on products?');
    await giveTrouble(app, 'read-only');
    await writeFile(path.join(app.dataDir, 'avatar-off'), '');
    await ada.until('the stop', isStopped(epoch));
    await ada.until('why', () => becauseOf(ada) === switchedOff);
    expect(await avatarHealth()).toEqual({ status: 'off', reason: switchedOff });
    const said = ada.moments.length;
    await giveTrouble(app, 'none');
    await ada.until('that the record is well', () => ada.state?.record === 'ok');
    await ada.until('the stage free', () => ada.stage.holder === 'nobody');
    await rm(path.join(app.dataDir, 'avatar-off'));
    await ada.until('that it may speak', () => becauseOf(ada) === '');
    expect(await avatarHealth()).toEqual({ status: 'ok' });
    expect(ada.moments.slice(said).filter(({ kind }) => kind === 'utterance')).toEqual([]);
    // It acts before it is written.
    const switchings = () => typesOf('townhall/demo').filter((type) => /^avatar\.|stage\.stopped/.test(type));
    await expect
      .poll(switchings, { timeout: 10_000 })
      .toEqual(['stage.stopped', 'avatar.switched-off', 'avatar.switched-on']);
  });

  it('[PN14] [PN15] consent that the leader takes back stops the answer, the hall says so, and a new start does not bring it back', async () => {
    expect((await persona()).consent).toMatchObject({ kind: 'given', epoch: 1 });
    const epoch = await speaking('When do we review pay?');
    expect(await consent({ type: 'consent.revoke' })).toBe(200);
    await ada.until('the stop', isStopped(epoch));
    await ada.until('why', () => becauseOf(ada) === 'Consent was taken back.');
    await app.kill();
    await app.up();
    expect(await avatarHealth()).toEqual({ status: 'off', reason: 'Consent was taken back.' });
    const view = await persona();
    expect(view).toMatchObject({ you: 'leader', silentBecause: 'Consent was taken back.', consent: { epoch: 1 } });
    const scope = {
      words: true,
      voice: true,
      face: true,
      gestures: true,
      where: ['demo'],
      from: '2020-01-01',
      until: '2099-12-31',
    };
    expect(await consent({ type: 'consent.give', scope })).toBe(200);
    expect(await avatarHealth()).toEqual({ status: 'ok' });
    expect((await persona()).consent).toMatchObject({ kind: 'given', epoch: 2, scope });
    expect(typesOf('persona/maya-lindqvist').slice(-3)).toEqual(['consent.given', 'consent.revoked', 'consent.given']);
  });
});
