import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { questionIdSchema } from '../../protocol/ids.ts';
import { PageClient } from '../support/page-client.ts';
import { RunningApp } from '../support/running-app.ts';

let app: RunningApp;
beforeAll(async () => {
  app = await RunningApp.start();
});
afterAll(() => app?.close());

it('[B27] who was removed while the record could not be written stays out after the server was killed', async () => {
  const [bob, ada, desk] = await Promise.all([
    PageClient.join(app.links.attendee, 'Bob'),
    PageClient.join(app.links.attendee, 'Ada'),
    PageClient.join(app.links.desk, 'Mo', 'desk'),
  ]);
  if (bob.memberId === null || ada.memberId === null) throw new Error('somebody is not in');

  // Somebody else has the database: no write of the app's is taken.
  const other = new DatabaseSync(path.join(app.dataDir, 'rostrum.db'));
  other.exec('BEGIN IMMEDIATE');
  const questionId = questionIdSchema.parse(randomBytes(16).toString('base64url'));
  expect(await ada.send({ type: 'question.ask', questionId, text: 'Is this kept?' })).toMatchObject({
    refused: 'record-unavailable',
  });
  await desk.must({ type: 'member.remove', memberId: bob.memberId, reason: 'Enough.' });
  await desk.must({ type: 'member.mute', memberId: ada.memberId });
  await bob.until('the farewell', () => bob.farewells.includes('removed'));
  await app.kill();
  other.close();

  await app.up();
  await expect(bob.enter('Bob', 'body')).rejects.toThrow('"removed"');
  await ada.enter('Ada', 'body');
  expect(ada.roster[ada.memberId]).toMatchObject({ isMuted: true });
  expect(await ada.send({ type: 'voice.open' })).toMatchObject({ refused: 'muted' });
});
