import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type PageCommand, pageCommandSchema } from '../../protocol/commands.ts';
import { fileNames } from '../../protocol/http.ts';
import { type MemberId, memberIdSchema } from '../../protocol/ids.ts';
import { readBody } from '../../protocol/record/chain.ts';
import { exportLineSchema } from '../../protocol/record/export-file.ts';
import { type Action, can, permissions, type Role, roleSchema } from '../../protocol/roles.ts';
import { hasBody } from '../../server/townhall/bodies.ts';
import { until } from '../support/livekit.ts';
import { voicesIn } from '../support/livekit-of.ts';
import type { PageClient } from '../support/page-client.ts';
import type { Case } from '../support/roles/case.ts';
import { cases } from '../support/roles/cases.ts';
import type { EventType, Player } from '../support/roles/player.ts';
import { Town } from '../support/roles/town.ts';

const roles = roleSchema.options;
const types = pageCommandSchema.options.map(({ shape }) => shape.type.value);
/** After it nothing is left to try. */
const isLast = (type: PageCommand['type']) => type === 'townhall.close';
const walk = [...types.filter((type) => !isLast(type)), ...types.filter(isLast)];
/** What of the table of rights is no command of a page: what the product's own parts do, and what follows from other ways below. */
const notSent: Readonly<Record<Exclude<Action, PageCommand['type']>, 'a part' | 'seen or bound'>> = {
  'anonymous.ask': 'a part',
  'anonymous.edit': 'a part',
  'anonymous.withdraw': 'a part',
  'anonymous.release': 'a part',
  'human.say': 'a part',
  'answer.prepared': 'a part',
  'answer.start': 'a part',
  'answer.finish': 'a part',
  'answer.report': 'a part',
  'answer.review': 'a part',
  'inbox.answer': 'a part',
  'member.enter': 'a part',
  'member.leave': 'a part',
  'townhall.create': 'a part',
  'townhall.edit': 'a part',
  'townhall.cancel': 'a part',
  'townhall.plan': 'seen or bound',
  'session.start': 'a part',
  'head.sign': 'a part',
  'clock.reached': 'a part',
  'avatar.switch-off': 'a part',
  'avatar.switch-on': 'a part',
  'dial.raise': 'seen or bound',
  'poll.read': 'seen or bound',
  'files.read': 'seen or bound',
  'order.exempt': 'seen or bound',
  'queue.read-pending': 'seen or bound',
  'green-room.enter': 'seen or bound',
  'invitation.make': 'seen or bound',
};
const writtenSchema = z.object({ type: z.string(), by: z.object({ memberId: memberIdSchema.optional() }) });
/** The studio’s. The first looks for contradictions when it is theirs: that takes a while, and is looked at elsewhere. */
const leaders = ['/persona', '/persona/review', '/persona/inbox', '/persona/rehearsal', '/persona/import'];
const caseOf = (type: PageCommand['type']): Case => cases[type];

describe('each role in a running town hall', () => {
  let town: Town;
  let readers: readonly PageClient[];
  let read = 0;
  let loggedBefore = '';
  beforeAll(async () => {
    town = await Town.open();
    const { organiser, administrator, moderator } = town.players;
    readers = [organiser, administrator, moderator, town.manager].map(({ page }) => page);
    loggedBefore = town.app.output;
  });
  afterAll(() => town?.close());

  /** What those who run the hall are told, but what the mind does by itself. */
  const seen = async (reader: PageClient | undefined) => {
    if (reader === undefined) throw new Error('no reader');
    const { seq: _, head: __, questions, ...rest } = await reader.snapshot();
    return { ...rest, questions: questions.map(({ prepared: ___, ...question }) => question) };
  };

  /** Whoever may not is told so, all at once, in a hall where it would be possible; and nothing comes of it. */
  const forbid = async (type: PageCommand['type'], command: PageCommand) => {
    const reader = readers[read++ % readers.length];
    const before = await seen(reader);
    const forbidden = roles.filter((role) => !can(role, type));
    const replies = await Promise.all(forbidden.map((role) => town.players[role].send(command)));
    expect(replies.map((reply, at) => [forbidden[at], 'refused' in reply ? reply.refused : 'accepted'])).toEqual(
      forbidden.map((role) => [role, 'not-allowed']),
    );
    expect(await seen(reader)).toEqual(before);
  };

  const allow = async (player: Player, command: PageCommand, { writes, refused }: Case) => {
    const reply = await player.send(command);
    const reason = refused?.(player.role) ?? null;
    expect(reply).toMatchObject(reason === null ? { accepted: {} } : { refused: reason });
    if (reason === null) player.wrote.push(...writes);
  };

  const mayPublish = async ({ id }: Player) => (await voicesIn(town.app.dataDir))[`${id}/body`]?.[0] ?? null;

  /** Who may publish at LiveKit is who may talk by the gate. */
  const agrees = () =>
    until('LiveKit and the gate agree', async () => {
      const voices = await voicesIn(town.app.dataDir);
      const { roster } = town.manager.page;
      return [...Object.values(town.players), town.others.pat].every(
        ({ role, id }) =>
          (voices[`${id}/${hasBody(role) ? 'body' : 'companion'}`]?.[0] ?? null) === (roster[id]?.mayTalk ?? null),
      );
    });

  it('[RO1] knows a case of every command that a page can send', () => {
    expect(Object.keys(cases).sort()).toEqual([...types].sort());
  });

  it('[RO2] has no command for a page of what only the product’s own parts do, and lets no person’s role do it', () => {
    const ofParts = Object.entries(notSent).flatMap(([action, what]) => (what === 'a part' ? [action] : []));
    expect(ofParts.filter((type) => types.some((each) => each === type))).toEqual([]);
    const actors = Object.entries(permissions).filter(([action]) => ofParts.includes(action));
    expect(actors.flatMap(([, may]) => may.filter((each) => roles.some((role) => role === each)))).toEqual([]);
  });

  it('[RO3] tells and gives each role by HTTP what is theirs, and nothing else', async () => {
    const { manager, others, players } = town;
    const questionId = await town.pending(others.cy);
    const referred = await town.approved();
    await manager.must({ type: 'question.refer', questionId: referred, owner: 'Ann', note: 'For Ann alone.' });
    const { answerId } = await town.answered();
    const pollId = await town.draft();
    for (const role of roles) {
      const { page } = players[role];
      const status = async (path: string) => (await page.fetch(path)).status;
      const { questions, polls } = await page.snapshot();
      const drafts = can(role, 'queue.read-pending') || role === 'leader' || role === 'delegate';
      const own = [
        ...fileNames.map((name) => status(`/api/files/${name}.json`)),
        ...(role === 'leader' ? leaders.slice(1) : leaders).map(status),
      ];
      expect([
        role,
        questions.some(({ id }) => id === questionId),
        polls.some(({ id }) => id === pollId),
        questions.find(({ id }) => id === referred)?.referredTo?.note ?? null,
        questions.some(({ prepared }) => prepared?.answerId === answerId),
        await status(`/api/answers/${answerId}`),
        await status('/api/model'),
        ...(await Promise.all(own)),
      ]).toEqual([
        role,
        can(role, 'queue.read-pending'),
        can(role, 'poll.read'),
        drafts ? 'For Ann alone.' : null,
        drafts,
        drafts ? 200 : 404,
        drafts ? 200 : 409,
        ...fileNames.map(() => (can(role, 'files.read') ? 200 : 409)),
        // A delegate is whom the leader named, not whom the company calls so.
        ...(role === 'leader' ? leaders.slice(1).map(() => 200) : leaders.map(() => 409)),
      ]);
      if (role === 'leader') continue;
      const revoke = { method: 'POST', body: JSON.stringify({ type: 'consent.revoke' }) };
      expect(await (await page.fetch('/persona/consent', revoke)).json()).toMatchObject({ error: 'not-allowed' });
    }
    await manager.must({ type: 'question.reject', questionId, reason: 'Not now.' });
    await manager.must({ type: 'poll.discard', pollId });
  });

  it('[RO3] lets only those turn the dial up who may, and binds by order in the hall only the audience', async () => {
    const { manager, players } = town;
    const tried = async (role: Role, command: PageCommand, type: EventType) => {
      const reply = await players[role].send(command);
      if ('accepted' in reply) players[role].wrote.push(type);
      return 'refused' in reply ? reply.refused : 'accepted';
    };
    for (const role of roles.filter((each) => can(each, 'dial.set'))) {
      await manager.must({ type: 'dial.set', topic: null, level: 'suggest' });
      const raised = await tried(role, { type: 'dial.set', topic: null, level: 'assist' }, 'dial.set');
      expect([role, raised]).toEqual([role, can(role, 'dial.raise') ? 'accepted' : 'dial-lower-only']);
    }
    await manager.must({ type: 'dial.set', topic: null, level: 'assist' });
    await manager.must({ type: 'order.talk', talk: 'off' });
    for (const role of roles.filter((each) => can(each, 'voice.open'))) {
      const opened = await tried(role, { type: 'voice.open' }, 'voice.opened');
      expect([role, opened]).toEqual([role, can(role, 'order.exempt') ? 'accepted' : 'voices-closed']);
    }
    await agrees();
    for (const role of roles) await players[role].tries({ type: 'voice.close' }, 'voice.closed');
    await manager.must({ type: 'order.talk', talk: 'open' });
  });

  it('[RO4] [RO5] makes a moderator of an attendee and an attendee of a moderator at once, on every page that is open', async () => {
    const { manager, others } = town;
    const { orla, cy } = others;
    const [body, desk] = orla.pages;
    if (body === undefined || desk === undefined) throw new Error('orla has two pages');
    const becomes = (role: Role) => manager.must({ type: 'member.change-role', memberId: orla.id, role });
    const knows = (id: string) =>
      [body, desk].map((page) => page.questions.some(({ changed }) => changed.some((each) => each.id === id)));
    await manager.must({ type: 'order.words', words: ['blast'] });
    await manager.must({ type: 'order.talk', talk: 'off' });
    const before = await town.pending(cy);
    expect(await orla.send({ type: 'question.approve', questionId: before })).toMatchObject({ refused: 'not-allowed' });
    expect([desk.people.size, desk.order.words]).toEqual([0, []]);

    await becomes('moderator');
    await orla.must({ type: 'question.approve', questionId: before });
    await desk.until('everybody, and the words', () => desk.people.size > 0 && desk.order.words.length > 0);
    const during = await town.pending(cy);
    await desk.until('the pending question', () => knows(during)[1] === true);
    expect((await desk.snapshot()).questions.some(({ id }) => id === during)).toBe(true);
    await orla.must({ type: 'voice.open' });
    await until('orla talks', async () => (await mayPublish(orla)) === true);

    await becomes('attendee');
    await until('orla is silent', async () => (await mayPublish(orla)) === false);
    const told = { people: desk.people, order: desk.order };
    const after = await town.pending(cy);
    await manager.must({ type: 'order.words', words: ['blast', 'bang'] });
    await cy.must({ type: 'hand.raise' });
    expect(await orla.send({ type: 'question.approve', questionId: after })).toMatchObject({ refused: 'not-allowed' });
    expect((await desk.fetch('/api/files/people.csv')).status).toBe(409);
    const seen = await town.approved();
    await desk.until('what everybody is told', () => knows(seen).every(Boolean));
    expect(knows(after)).toEqual([false, false]);
    expect({ people: desk.people, order: desk.order }).toEqual(told);
    expect((await desk.snapshot()).questions.some(({ id }) => id === after)).toBe(false);
    await cy.must({ type: 'hand.lower' });
    for (const questionId of [during, after])
      await manager.must({ type: 'question.reject', questionId, reason: 'No.' });
    await manager.must({ type: 'order.words', words: [] });
    await manager.must({ type: 'order.talk', talk: 'open' });
  });

  it('[RO5] takes body, voice and floor of whoever becomes a spectator', async () => {
    const { manager, others } = town;
    const { orla } = others;
    await town.freeStage();
    await manager.must({ type: 'floor.give', memberId: orla.id });
    await until('orla talks', async () => (await mayPublish(orla)) === true);
    await manager.must({ type: 'member.change-role', memberId: orla.id, role: 'spectator' });
    await until('orla is silent', async () => (await mayPublish(orla)) === false);
    await manager.page.until('no body', () => manager.page.roster[orla.id]?.seatId === '');
    expect(manager.page.roster[orla.id]).toMatchObject({ role: 'spectator', slot: 65_535, mayTalk: false });
    expect(manager.page.stage.holder).toBe('nobody');
    expect(await orla.send({ type: 'voice.open' })).toMatchObject({ refused: 'not-allowed' });
    expect(await orla.send({ type: 'member.sit', seatId: town.seat() })).toMatchObject({ refused: 'not-allowed' });
  });

  it('[BD1] an answer goes on when the laptop of who called it dies, and another moderator pauses, continues and stops it', async () => {
    const { moderator, organiser, attendee } = town.players;
    await town.freeStage();
    await town.manager.must({ type: 'avatar.resume' });
    const { questionId } = await town.answered();
    await moderator.must({ type: 'question.call', questionId }, 'question.called');
    const { page } = attendee;
    const isSpoken = () =>
      page.moments.some((moment) => moment.kind === 'utterance' && moment.questionId === questionId);
    await page.until('the answer', isSpoken);
    const { epoch } = page.stage;
    for (const each of moderator.pages) each.drop();
    await town.manager.page.until(
      'the moderator is away',
      () => town.manager.page.roster[moderator.id]?.isAway !== false,
    );
    expect(page.stage).toMatchObject({ holder: 'avatar', epoch, questionId });
    await organiser.must({ type: 'answer.pause' }, 'answer.paused');
    await organiser.must({ type: 'answer.continue' }, 'answer.continued');
    await organiser.must({ type: 'stage.stop' }, 'answer.cut', 'stage.stopped');
    await page.until('a free stage', () => page.stage.holder === 'nobody');
    const status = async () => (await organiser.page.snapshot()).questions.find(({ id }) => id === questionId)?.status;
    expect(await status()).toBe('approved');
    await moderator.comeBack();
    await town.listen(moderator.page);
    expect((await moderator.page.snapshot()).you.role).toBe('moderator');
  });

  it('[RO5] moves nothing for whoever is no moderator any more in the middle of a drag', async () => {
    const { manager, others } = town;
    const { orla } = others;
    const before = await town.standing();
    const questionId = await town.approved();
    await manager.must({ type: 'member.change-role', memberId: orla.id, role: 'moderator' });
    const { questions } = await manager.page.snapshot();
    const places = (list: typeof questions) => list.map(({ id, place }) => [id, place]);
    // The question is in the hand, and the page has not heard of it yet.
    await manager.must({ type: 'member.change-role', memberId: orla.id, role: 'spectator' });
    const moved = await orla.send({ type: 'question.move', questionId, before });
    expect(moved).toMatchObject({ refused: 'not-allowed' });
    expect(places((await manager.page.snapshot()).questions)).toEqual(places(questions));
  });

  it.each(walk)(
    '[RO1] %s: whose role may, does it; whose may not, is refused and nothing comes of it',
    async (type) => {
      const each = caseOf(type);
      for (const [at, role] of roles.filter((each) => can(each, type)).entries()) {
        const player = town.players[role];
        const command = await each.ready(town, player);
        expect(command.type).toBe(type);
        if (at === 0) await forbid(type, command);
        await allow(player, command, each);
        await each.after?.(town);
      }
      if (/^(voice|member|floor|order|stage)/.test(type)) await agrees();
    },
  );

  it('[RO1] holds of each person what was accepted of them, and of nobody what was refused', async () => {
    const wrote = new Map<MemberId, string[]>(Object.values(town.players).map(({ id }) => [id, []]));
    const text = await (await town.manager.page.fetch('/api/record')).text();
    for (const line of text.trimEnd().split('\n')) {
      const parsed = exportLineSchema.parse(JSON.parse(line));
      if (parsed.kind !== 'entry') continue;
      const { by, type } = writtenSchema.parse(readBody(parsed.body).event);
      if (by.memberId !== undefined) wrote.get(by.memberId)?.push(type);
    }
    for (const { id, wrote: expected } of Object.values(town.players)) expect(wrote.get(id)).toEqual(expected);
  });

  it('[RO1] leaves no line in the log', () => {
    // How busy the machine is has nothing to do with roles.
    const lines = town.app.output.slice(loggedBefore.length).split('\n');
    expect(lines.filter((line) => line !== '' && !line.includes('"strain"'))).toEqual([]);
  });
});
