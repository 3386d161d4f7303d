import { afterAll, beforeAll, expect, it } from 'vitest';
import { pollIdSchema } from '../../protocol/ids.ts';
import { refuse } from '../../protocol/refusals.ts';
import { PageClient } from '../support/page-client.ts';
import { RunningApp } from '../support/running-app.ts';

let app: RunningApp;
let ada: PageClient;
let sid: PageClient;
let desk: PageClient;
beforeAll(async () => {
  app = await RunningApp.start();
  ada = await PageClient.join(app.links.attendee, 'Ada');
  sid = await PageClient.join(app.links.spectator, 'Sid', 'companion');
  desk = await PageClient.join(app.links.desk, 'Mo', 'desk');
});
afterAll(() => app?.close());

const pollId = pollIdSchema.parse('p-where');
const lastOf = (page: PageClient) => page.polls.flatMap(({ changed }) => changed).findLast(({ id }) => id === pollId);

it('[PO4] [PO5] [PO6] [PO9] [PO12] goes from the desk to every page and back, hidden until it is closed, and into the files', async () => {
  const labels = ['Lisbon', '=Leeds'];
  await desk.must({ type: 'poll.create', pollId, kind: 'single', question: 'Where?', labels, isHidden: true });
  await desk.must({ type: 'poll.open', pollId });
  await sid.until('the poll', () => lastOf(sid)?.phase === 'open');
  expect(await sid.send({ type: 'poll.close', pollId })).toMatchObject(refuse('not-allowed'));
  await ada.must({ type: 'poll.answer', pollId, picked: [0], text: '' });
  await ada.must({ type: 'poll.answer', pollId, picked: [1], text: '' });
  await sid.must({ type: 'poll.answer', pollId, picked: [1], text: '' });
  await ada.until('the own answer', () => ada.polls.some(({ own }) => own?.[0]?.picked[0] === 1));
  await desk.until('the count', () => lastOf(desk)?.answered === 2);
  for (const page of [ada, sid, desk]) expect(lastOf(page)).toMatchObject({ counts: null, words: null });
  // The record in its public form says who answered, not what.
  const during = await (await ada.fetch('/api/record')).text();
  expect([during.includes('poll.answered'), during.includes('picked')]).toEqual([true, false]);
  expect(await (await desk.fetch('/api/files/polls.csv')).text()).toContain('hidden until closed');
  await desk.must({ type: 'poll.close', pollId });
  await ada.until('the result', () => lastOf(ada)?.counts?.[1] === 2);
  expect((await ada.snapshot()).pollAnswers).toEqual([{ pollId, picked: [1], text: '' }]);

  const table = await desk.fetch('/api/files/polls.csv');
  expect(table.headers.get('content-disposition')).toBe('attachment; filename="polls.csv"');
  expect(await table.text()).toContain(`"'=Leeds",2,"yes"`);
  expect(await (await desk.fetch('/api/files/polls.json')).json()).toMatchObject({
    polls: [{ id: pollId, counts: [0, 2] }],
  });
  for (const page of [ada, sid]) expect((await page.fetch('/api/files/polls.csv')).status).toBe(409);
  const after = await (await ada.fetch('/api/record')).text();
  expect(after).toContain(String.raw`\"counts\":[0,2]`);
});
