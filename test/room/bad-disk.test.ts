import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { healthReplySchema } from '../../protocol/http.ts';
import { type MemberId, type QuestionId, questionIdSchema } from '../../protocol/ids.ts';
import { limits } from '../../protocol/limits.ts';
import { bytes } from '../../protocol/messages.ts';
import { poseFloats } from '../../protocol/pose.ts';
import { encodePose, poseBytesMax } from '../../protocol/pose-codec.ts';
import { refusals } from '../../protocol/refusals.ts';
import { canHaveTrouble, giveTrouble } from '../support/disk-trouble.ts';
import { Ear } from '../support/livekit-ear.ts';
import { PageClient } from '../support/page-client.ts';
import { readyQuestion } from '../support/ready-question.ts';
import { RunningApp } from '../support/running-app.ts';

const run = promisify(execFile);
const unavailable = { refused: 'record-unavailable' };
const newId = () => questionIdSchema.parse(randomBytes(16).toString('base64url'));

describe('a disk that is full, read-only or slow', () => {
  let app: RunningApp;
  let ada: PageClient;
  let bo: PageClient;
  let desk: PageClient;
  let ear: Ear;
  let mouth: Ear;
  let walking: NodeJS.Timeout;
  let called: QuestionId;
  /** Questions that were acknowledged. */
  const acknowledged = new Set<QuestionId>();

  beforeAll(async () => {
    app = await RunningApp.start(canHaveTrouble);
    ada = await PageClient.join(app.links.attendee, 'Ada');
    bo = await PageClient.join(app.links.attendee, 'Bo');
    desk = await PageClient.join(app.links.desk, 'Mo', 'desk');
    walking = walk(bo);
    mouth = await earOf(bo, 'stage');
    ear = await earOf(ada, `${idOf(bo)}/body`);
    await bo.must({ type: 'voice.open' });
    // The right to speak is at the media server a moment after the person is; who comes too early gets no answer.
    await mouth.speak().catch(() => mouth.speak());
    await ear.firstSound(0);
    called = await readyQuestion(ada, desk, 'What is our strategy on products?');
    acknowledged.add(called);
  });
  afterAll(async () => {
    clearInterval(walking);
    await Promise.all([ear?.close(), mouth?.close()]);
    await app?.close();
  });

  async function health() {
    const response = await fetch(`${app.url}/health`);
    return { status: response.status, record: healthReplySchema.parse(await response.json()).parts.record };
  }

  /** Brings the avatar to the stage; gives its epoch once it has begun to speak. */
  async function callAvatar(): Promise<number> {
    const isNew = newUtterance(ada);
    await desk.must({ type: 'question.call', questionId: called });
    await ada.until('the avatar’s first sentence', isNew);
    return ada.stage.epoch;
  }

  /** Writes until the disk takes no more; gives the refusal. */
  async function writeUntilRefused(): Promise<unknown> {
    for (let tries = 0; tries < 15; tries++) {
      const questionId = newId();
      const text = randomBytes(limits.questionLength).toString('hex').slice(0, limits.questionLength);
      const reply = await ada.send({ type: 'question.ask', questionId, text });
      if ('refused' in reply) return { refused: reply.refused };
      acknowledged.add(questionId);
      await desk.send({ type: 'question.approve', questionId });
    }
    return 'nothing was refused';
  }

  /** Resolves when poses and a voice have come for a while from now on. */
  async function seenAndHeard(): Promise<void> {
    const [frames, sinceMs] = [ada.frames.length, performance.now()];
    await ada.until('poses', () => ada.frames.length > frames + 30);
    await ear.firstSound(sinceMs);
  }

  const writableAgain = () => app.output.split('the record can be written again').length - 1;
  const stopOf = (page: PageClient, epoch: number) => () =>
    page.moments.some((moment) => moment.kind === 'stop' && moment.epoch >= epoch);
  /** Types of the entries after this one, as they are on the disk. */
  function typesAfter(seq: number): string[] {
    const database = new DatabaseSync(path.join(app.dataDir, 'rostrum.db'), { readOnly: true });
    const rows = database
      .prepare("SELECT body FROM entry WHERE stream = 'townhall/demo' AND seq > ? ORDER BY seq")
      .all(seq);
    database.close();
    return rows.map(({ body }) => /"type":"([^"]+)"/.exec(String(body))?.[1] ?? '');
  }

  it.each([
    ['B50', 'full'],
    ['B51', 'read-only'],
  ] as const)(
    '[%s] %s: what cannot be written is refused with a reason, the avatar stops, and all is well again by itself',
    async (_rule, trouble) => {
      const epoch = await callAvatar();
      const before = writableAgain();
      await giveTrouble(app, trouble);

      expect(await writeUntilRefused()).toEqual(unavailable);
      await ada.until('the stop', stopOf(ada, epoch));
      await ada.until('that the record fails', () => ada.state?.record === 'failing');
      expect(await health()).toEqual({
        status: 503,
        record: { status: 'failing', reason: 'The record cannot be written.' },
      });
      const lastSaid = ada.moments.length;
      expect(await ada.send({ type: 'question.ask', questionId: newId(), text: 'Now?' })).toMatchObject(unavailable);
      expect(await desk.send({ type: 'question.call', questionId: called })).toMatchObject(unavailable);
      // What only silences is done all the same.
      await desk.must({ type: 'member.mute', memberId: idOf(ada) });
      await seenAndHeard();
      expect([ada.state?.record, writableAgain() - before]).toEqual(['failing', 0]);
      expect(ada.moments.slice(lastSaid).filter(({ kind }) => kind === 'utterance')).toEqual([]);

      await giveTrouble(app, 'none');
      await ada.until('that the record is well', () => ada.state?.record === 'ok');
      expect([(await health()).status, writableAgain() - before]).toEqual([200, 1]);
      await ada.until('the mute in the record', () => ada.roster[idOf(ada)]?.isMuted === true);
      await desk.must({ type: 'member.unmute', memberId: idOf(ada) });
      expect(await callAvatar()).toBeGreaterThan(epoch);
      await desk.must({ type: 'stage.stop' });
    },
  );

  it('[B52] slow by two seconds: commands are done later, a stop silences before it is on disk', async () => {
    const epoch = await callAvatar();
    const { seq } = await ada.snapshot();
    await giveTrouble(app, 'slow');
    const done: string[] = [];
    const questionId = newId();
    const sent = [
      ada.must({ type: 'question.ask', questionId, text: 'Is this slow?' }).then(() => done.push('asked')),
      desk.must({ type: 'stage.stop' }).then(() => done.push('stopped')),
    ];
    acknowledged.add(questionId);
    await ada.until('the stop', stopOf(ada, epoch));
    const lastSaid = ada.moments.length;
    expect([done, typesAfter(seq).filter((type) => type === 'stage.stopped')]).toEqual([[], []]);
    const frames = ada.frames.length;
    await ada.until('poses', () => ada.frames.length > frames + 5);
    expect(done).toEqual([]);
    await seenAndHeard();
    await Promise.all(sent);
    expect(typesAfter(seq)).toEqual(expect.arrayContaining(['question.asked', 'stage.stopped']));
    expect(ada.moments.slice(lastSaid).filter(({ kind }) => kind === 'utterance')).toEqual([]);
    expect([ada.state?.record, (await health()).status]).toEqual(['ok', 200]);
    await giveTrouble(app, 'none');
  });

  it('[H10] tells whoever comes meanwhile what is the matter; their link works again when the disk does', async () => {
    const cy = await PageClient.open(app.links.attendee);
    await giveTrouble(app, 'read-only');
    const response = await fetch(app.links.leader, { redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([303, '/?trouble=record-unavailable']);
    await expect(cy.enter('Cy', 'body')).rejects.toThrow(refusals['record-unavailable']);
    await giveTrouble(app, 'none');
    await ada.until('that the record is well', () => ada.state?.record === 'ok');
    await cy.enter('Cy', 'body');
    await (await PageClient.join(app.links.leader, 'Maya', 'desk')).leave();
    await cy.leave();
  });

  it('[B53] keeps what it acknowledged in a chain that proves itself', async () => {
    const { questions } = await desk.snapshot();
    const kept = questions.map(({ id }) => id);
    expect([...acknowledged].filter((id) => !kept.includes(id))).toEqual([]);
    const file = path.join(app.dataDir, 'disk.jsonl');
    const tool = (name: string, args: readonly string[]) =>
      run(process.execPath, ['--disable-warning=ExperimentalWarning', `tools/${name}.ts`, ...args], {
        env: { ...process.env, DATA_DIR: app.dataDir },
      });
    await tool('export', ['demo', file]);
    expect(JSON.parse((await tool('verify', [file])).stdout)).toMatchObject({ ok: true });
  });
});

function idOf({ memberId }: PageClient): MemberId {
  if (memberId === null) throw new Error('not in');
  return memberId;
}

function earOf(page: PageClient, hears: string): Promise<Ear> {
  if (page.liveKit === null) throw new Error('voices are off');
  return Ear.join(`${page.url}${page.liveKit.path}`, page.liveKit.token, hears);
}

function newUtterance(page: PageClient): () => boolean {
  const from = page.moments.length;
  return () => page.moments.slice(from).some(({ kind }) => kind === 'utterance');
}

/** Moves to and fro, ten times a second, until it is stopped. */
function walk(page: PageClient): NodeJS.Timeout {
  const row = new Float32Array(poseFloats);
  const pose = new Uint8Array(poseBytesMax);
  let steps = 0;
  return setInterval(() => {
    row.set([Math.sin(steps++ / 10), 1.6, 8, 0, 0, 0, 1]);
    page.sendBytes(bytes.pose, pose.subarray(0, encodePose(row, new DataView(pose.buffer), 0)));
  }, 100);
}
