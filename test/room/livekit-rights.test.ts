import { readFileSync } from 'node:fs';
import path from 'node:path';
import { AccessToken, TokenVerifier, type VideoGrant } from 'livekit-server-sdk';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { townhallIdSchema } from '../../protocol/ids.ts';
import { connectLiveKit } from '../../server/adapters/livekit/connect-livekit.ts';
import { roomsOf } from '../../server/adapters/livekit/rooms.ts';
import { createVoiceRights } from '../../server/adapters/livekit/voice-rights.ts';
import { voiceIdentity } from '../../server/session/voice-ports.ts';
import { quietLog, testRooms, until, whenStatus } from '../support/livekit.ts';
import { Ear } from '../support/livekit-ear.ts';
import { hallSection, type LiveKitHall, member, openLiveKitHall } from '../support/livekit-hall.ts';

const hallRoom = testRooms.nameOf(hallSection);
let hall: LiveKitHall;
beforeAll(async () => {
  hall = await openLiveKitHall();
});
afterAll(() => hall.close());
const ears: Ear[] = [];
afterEach(async () => {
  await Promise.all(ears.splice(0).map((ear) => ear.close()));
});

/** Joins at LiveKit itself, round the relay, with whatever token. */
async function joinDirectly(token: string, hears = 'nobody'): Promise<Ear> {
  const ear = await Ear.join(hall.server.httpUrl, token, hears);
  ears.push(ear);
  return ear;
}

async function grantsIn(token: string): Promise<VideoGrant | undefined> {
  return (await new TokenVerifier(hall.server.apiKey, hall.server.apiSecret).verify(token)).video;
}

/** What LiveKit lets this member do now; null when they are not in the room. */
async function mayPublish(id: string): Promise<boolean | null> {
  const all = await hall.api().listParticipants(hallRoom);
  const found = all.find(({ identity }) => identity === `${id}/body`);
  return found === undefined ? null : found.permission?.canPublish === true;
}

function forgedToken(identity: string): Promise<string> {
  const token = new AccessToken(hall.server.apiKey, hall.server.apiSecret, { identity, ttl: 60 });
  token.addGrant({ roomJoin: true, room: hallRoom, canPublish: true, canSubscribe: true });
  return token.toJwt();
}

it('[LK7] a ticket lets a person listen, and nothing else', async () => {
  const token = await hall.ticketFor('ada');
  const claims = await new TokenVerifier(hall.server.apiKey, hall.server.apiSecret).verify(token);
  expect(claims.video).toEqual({
    roomJoin: true,
    room: 'demo.aaaaaaaaaaaaaaaa.main',
    canPublish: false,
    canPublishData: false,
    canSubscribe: true,
  });
  expect([claims.sub, claims.name, claims.metadata, claims.attributes]).toEqual([
    'ada/body',
    undefined,
    undefined,
    undefined,
  ]);
  expect((claims.exp ?? 0) - Date.now() / 1000).toBeLessThanOrEqual(60);

  const ear = await hall.join('ada');
  expect(await mayPublish('ada')).toBe(false);
  await expect(ear.speak()).rejects.toThrow();
  const all = await hall.api().listParticipants(hallRoom);
  expect(all.find(({ identity }) => identity === 'ada/body')?.tracks).toEqual([]);
});

it('[LK8] a granted voice is heard, a taken one falls silent', async () => {
  const ben = await hall.join('ben');
  const listener = await hall.join('cleo', 'ben/body');
  await hall.rights.setTalksIn(member('ben'), hallSection);
  await ben.speak();
  await listener.firstSound(0);

  await hall.rights.setTalksIn(member('ben'), null);
  await listener.lastSound(300);
  expect(await mayPublish('ben')).toBe(false);
});

it('[LK8] the right covers a microphone, no camera, no screen, no data', async () => {
  await hall.join('dana');
  await hall.rights.setTalksIn(member('dana'), hallSection);
  const all = await hall.api().listParticipants(hallRoom);
  const permission = all.find(({ identity }) => identity === 'dana/body')?.permission;
  expect(permission).toMatchObject({ canPublish: true, canPublishSources: [2], canPublishData: false });
});

it('[LK8] what is said last counts, however the calls overtake each other', async () => {
  await hall.join('eve');
  for (const last of [false, true, false]) {
    const calls = [!last, last, !last, last].map((may) =>
      hall.rights.setTalksIn(member('eve'), may ? hallSection : null),
    );
    await Promise.all(calls);
    await until(`eve ${last ? 'may' : 'may not'} talk`, async () => (await mayPublish('eve')) === last);
    expect(await mayPublish('eve')).toBe(last);
  }
});

it('[LK9] a token that LiveKit renewed with the right in it brings nobody back in with it', async () => {
  const fay = await hall.join('fay');
  await hall.rights.setTalksIn(member('fay'), hallSection);
  await until('LiveKit renewed the token', async () => (await grantsIn(fay.room.token ?? ''))?.canPublish === true);
  // Kept by a hostile page for after the right is taken.
  const kept = fay.room.token ?? '';
  await hall.rights.setTalksIn(member('fay'), null);
  await fay.close();

  const admission = await hall.rights.admit(kept);
  expect(admission.kind === 'admitted' && (await grantsIn(admission.token))?.canPublish).toBe(false);
  ears.push(await Ear.join(hall.pageUrl, kept, 'nobody'));
  expect(await mayPublish('fay')).toBe(false);
});

it('[LK9] round the relay such a token is found and the right taken again', async () => {
  await hall.ticketFor('gus');
  const gus = await joinDirectly(await forgedToken('gus/body'));
  await gus.speak().catch(() => undefined);
  await until('the right is taken', async () => (await mayPublish('gus')) === false);
  const all = await hall.api().listParticipants(hallRoom);
  expect(all.find(({ identity }) => identity === 'gus/body')?.tracks).toEqual([]);
});

it('[LK10] a removed person is out at once, gets no ticket, and stays out with every old token', async () => {
  const token = await hall.ticketFor('hal');
  const hal = await hall.join('hal');
  await hall.rights.remove(member('hal'));
  await until('hal is out', () => !hal.isJoined);
  expect(await hall.rights.ticket(hallSection, voiceIdentity(member('hal'), 'body'))).toBeNull();
  expect(await hall.rights.admit(token)).toEqual({ kind: 'refused' });
});

it.each(['mallory/body', 'leader'])('[LK11] whom the door does not know (%s) is put out', async (identity) => {
  const stranger = await joinDirectly(await forgedToken(identity)).catch(String);
  // Put out so soon that LiveKit had taken the token, but the sound was not yet connected.
  if (typeof stranger === 'string') expect(stranger).toContain('wait_pc_connection');
  else await until('the stranger is out', () => !stranger.isJoined);
  const all = await hall.api().listParticipants(hallRoom);
  expect(all.map((each) => each.identity)).not.toContain(identity);
});

it('[LK12] nobody gets the identity of the stage, and a track named like it is still theirs', async () => {
  expect(await hall.rights.admit(await forgedToken('stage'))).toEqual({ kind: 'refused' });
  expect(voiceIdentity(member('stage'), 'body')).not.toBe(hall.voice.identity);

  const ida = await hall.join('ida');
  const onStage = await hall.join('jon', hall.voice.identity);
  const onIda = await hall.join('kim', 'ida/body');
  await hall.rights.setTalksIn(member('ida'), hallSection);
  await ida.speak('stage');
  await onIda.firstSound(0);
  expect(onStage.heard.filter(({ peak }) => peak > 0.05)).toEqual([]);
});

it('[LK12] a token is refused that is forged, cut, or of another LiveKit', async () => {
  const token = await hall.ticketFor('lea');
  const other = new AccessToken('key', 'x'.repeat(32), { identity: 'lea/body' });
  other.addGrant({ roomJoin: true, room: hallRoom });
  for (const bad of ['', 'x', token.slice(0, -2), `${token}x`, await other.toJwt()]) {
    expect(await hall.rights.admit(bad)).toEqual({ kind: 'refused' });
  }
});

it('[LK21] two installations with one LiveKit keep to rooms of their own', async () => {
  const { server } = hall;
  const others = roomsOf(townhallIdSchema.parse('demo'), 'b'.repeat(64));
  const neighbours = connectLiveKit({
    url: server.httpUrl,
    apiKey: server.apiKey,
    apiSecret: server.apiSecret,
    rooms: others,
    log: quietLog,
  });
  await whenStatus(neighbours, 'ok');
  const theirs = createVoiceRights(neighbours, { log: quietLog });
  const ticket = await theirs.ticket(hallSection, voiceIdentity(member('pia'), 'body'));
  const pia = await joinDirectly(ticket?.token ?? '');
  const quin = await hall.join('quin');

  // Each puts out of its room whom it gave no ticket; a removal here reaches nobody there.
  await hall.rights.remove(member('pia'));
  const namesake = await theirs.ticket(hallSection, voiceIdentity(member('max'), 'body'));
  await hall.ticketFor('max');
  expect(await hall.rights.admit(namesake?.token ?? '')).toEqual({ kind: 'refused' });
  const inOurs = (await hall.api().listParticipants(hallRoom)).map(({ identity }) => identity);
  const inTheirs = (await hall.api().listParticipants(others.nameOf(hallSection))).map(({ identity }) => identity);
  expect([inOurs.includes('quin/body'), inOurs.includes('pia/body'), inTheirs]).toEqual([true, false, ['pia/body']]);
  expect([pia.isJoined, quin.isJoined]).toEqual([true, true]);
  theirs.close();
  await neighbours.close();
});

it('[LK8] after LiveKit died everybody is mute again, except those whose right stands', async () => {
  const before = await hall.join('max');
  await hall.join('nia');
  await hall.rights.setTalksIn(member('max'), hallSection);
  const pidFile = z.object({ child: z.object({ pid: z.number() }) });
  const { pid } = pidFile.parse(JSON.parse(readFileSync(path.join(hall.dataDir, 'livekit/livekit.pid'), 'utf8'))).child;
  const gone = new Promise<void>((resolve) => {
    const stop = hall.rights.onStatus(() => {
      stop();
      resolve();
    });
  });
  process.kill(pid, 'SIGKILL');
  await gone;
  expect(hall.rights.isUp).toBe(false);
  expect(await hall.rights.ticket(hallSection, voiceIdentity(member('max'), 'body'))).toBeNull();
  await hall.rights.setTalksIn(member('nia'), null);
  await whenStatus(hall.server, 'ok');
  await before.close();

  const max = await hall.join('max');
  await hall.join('nia');
  const listener = await hall.join('oli', 'max/body');
  await until('max may talk again', async () => (await mayPublish('max')) === true);
  expect(await mayPublish('nia')).toBe(false);
  await max.speak();
  await listener.firstSound(0);
  await until('the stage voice is back', () => hall.voice.isUp);
});
