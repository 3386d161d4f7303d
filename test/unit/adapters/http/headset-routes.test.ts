import { afterAll, beforeAll, expect, it } from 'vitest';
import { type HallServer, startHallServer } from './hall-server.ts';

let server: HallServer;
beforeAll(async () => {
  server = await startHallServer();
});
afterAll(() => server.close());

it('[HC7] where people come by links there are no digits', async () => {
  const asked = ['/api/code', '/api/code/standing', '/api/headset', '/api/headset/answer'].map((at) =>
    server.request('POST', at, {}, '{}'),
  );
  expect((await Promise.all(asked)).map(({ status }) => status)).toEqual([404, 404, 404, 404]);
});
