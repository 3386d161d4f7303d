import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PageCommand } from '../../../../protocol/commands.ts';
import { similarReplySchema } from '../../../../protocol/http.ts';
import { questionIdSchema } from '../../../../protocol/ids.ts';
import { limits } from '../../../../protocol/limits.ts';
import { enterBody, type HallServer, startHallServer } from './hall-server.ts';

let server: HallServer;
beforeAll(async () => {
  server = await startHallServer();
});
afterAll(() => server.close());

async function aVisitor(role: 'attendee' | 'moderator', door: string) {
  const origin = `http://127.0.0.1:${server.port}`;
  const headers = { cookie: await server.cookieFor(role), 'x-rostrum-door': door, origin, host: origin.slice(7) };
  const post = async (path: string, body: string, other: object = {}) => {
    const reply = await server.request(
      'POST',
      path,
      { ...headers, 'content-type': 'application/json', ...other },
      body,
    );
    return { status: reply.status, body: JSON.parse(reply.body.toString()) };
  };
  const like = (text: string, other: object = {}) => post('/api/similar', JSON.stringify({ text }), other);
  return { post, like, enter: () => post('/enter', enterBody({ kind: 'desk' })) };
}

it('[SQ2] [SQ4] tells whoever is here and may ask of open questions that ask the same, and not too often', async () => {
  const [ada, mo] = [await aVisitor('attendee', 'hall'), await aVisitor('moderator', 'desk')];
  expect(await ada.like('When do we get new laptops?')).toMatchObject({ status: 409, body: { error: 'not-here' } });
  const { memberId } = (await ada.enter()).body;
  const moderator = (await mo.enter()).body.memberId;
  const questionId = questionIdSchema.parse('laptops');
  const submit = (by: typeof memberId, command: PageCommand) =>
    server.session.submit({ kind: 'member', memberId: by }, command);
  await submit(memberId, { type: 'question.ask', questionId, text: 'When do we get new laptops?' });
  const similar = async () => similarReplySchema.parse((await ada.like('Will we get new computers?')).body).similar;
  expect(await similar()).toEqual([]);
  await submit(moderator, { type: 'question.approve', questionId });
  expect(await similar()).toEqual(['laptops']);
  expect(await ada.like('laptops', { origin: 'https://elsewhere.example' })).toMatchObject({ status: 403 });
  expect(await ada.post('/api/similar', '{"text":1}')).toMatchObject({ status: 400 });
  const { burst } = limits.doors.similar;
  const replies = await Promise.all(Array.from({ length: burst }, () => ada.like('new laptops')));
  expect(replies.filter(({ status }) => status === 429).length).toBeGreaterThan(0);
});
