import { afterAll, beforeAll, expect, it } from 'vitest';
import { healthReplySchema } from '../../../../protocol/http.ts';
import { modelReplySchema } from '../../../../protocol/model-report.ts';
import { aModelReport } from '../../../support/a-model-report.ts';
import { offersOf } from '../../../support/offers.ts';
import { type HallServer, startHallServer } from './hall-server.ts';

let server: HallServer;
beforeAll(async () => {
  server = await startHallServer();
});
afterAll(() => server.close());

const read = async (path: string, role: 'attendee' | 'moderator' | 'leader', door: string) => {
  const headers = { cookie: await server.cookieFor(role), 'x-rostrum-door': door };
  const { status, body } = await server.request('GET', path, headers);
  return { status, body: JSON.parse(body.toString()) };
};

it('[MD34] tells those who see drafts how the language model stands, and nobody else', async () => {
  const nothing = await read('/api/model', 'moderator', 'desk');
  expect(modelReplySchema.parse(nothing.body)).toEqual({ report: null });
  server.model = aModelReport({ trouble: 'hour-spent' });
  for (const [role, door] of [
    ['moderator', 'desk'],
    ['leader', 'studio'],
  ] as const) {
    const { status, body } = await read('/api/model', role, door);
    expect([status, modelReplySchema.parse(body).report]).toEqual([200, server.model]);
  }
  expect(await read('/api/model', 'attendee', 'hall')).toMatchObject({ status: 409, body: { error: 'not-allowed' } });
});

it('[MD3] tells in its health what the server of the model offers, once it is known', async () => {
  const health = async () =>
    healthReplySchema.parse(JSON.parse((await server.request('GET', '/health')).body.toString()));
  server.model = null;
  expect((await health()).modelOffers).toBeUndefined();
  server.model = aModelReport({ offers: null });
  expect((await health()).modelOffers).toBeNull();
  server.model = aModelReport({ offers: offersOf('chat') });
  expect((await health()).modelOffers).toMatchObject({ chat: 'yes', speech: 'no' });
});
