import { createHash } from 'node:crypto';
import { signal } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type AnonymousQuestions, openAnonymousQuestions } from '../../../../client/live/anonymous-questions.ts';
import type { AnonymousAct, AnonymousReply, AnonymousStanding } from '../../../../protocol/anonymous.ts';
import { townhallIdSchema } from '../../../../protocol/ids.ts';
import type { QuestionView } from '../../../../protocol/views.ts';
import { aQuestionLine } from '../../../support/a-question-line.ts';
import { fakeStorage } from '../../../support/fake-storage.ts';

const demo = townhallIdSchema.parse('demo');
const key = 'rostrum.anonymous.demo';

/** A server that writes down at each half minute what was asked, and forgets what was not when it is started again. */
class FakeServer {
  readonly said: AnonymousAct[] = [];
  readonly written = new Map<string, QuestionView>();
  #waiting: AnonymousAct[] = [];
  refuses: 'text-listed' | null = null;
  isDown = false;

  readonly send = async (act: AnonymousAct): Promise<AnonymousReply | null> => {
    if (this.isDown) return null;
    this.said.push(act);
    if (act.type !== 'standing' && this.refuses !== null) return { id: 1, refused: this.refuses };
    if (act.type !== 'standing') this.#waiting.push(act);
    return { id: 1, standing: this.#standing(act) };
  };

  write(): void {
    for (const act of this.#waiting) {
      const { view } = aQuestionLine(act.questionId, {
        status: act.type === 'withdraw' ? 'withdrawn' : 'pending',
        text: act.type === 'withdraw' ? 'Why?' : 'text' in act ? act.text : '',
      });
      if (view !== null) this.written.set(act.questionId, view);
    }
    this.#waiting = [];
  }

  restart(): void {
    this.#waiting = [];
  }

  #standing({ questionId }: AnonymousAct): AnonymousStanding {
    if (this.#waiting.some((act) => act.questionId === questionId))
      return { kind: 'waiting', writtenAtMs: Math.ceil((Date.now() + 1) / 30_000) * 30_000 };
    const view = this.written.get(questionId);
    return view === undefined ? { kind: 'unknown' } : { kind: 'written', view, opened: null };
  }
}

describe('the anonymous questions of a page', () => {
  let storage: Map<string, string>;
  let server: FakeServer;
  let page: AnonymousQuestions;
  const isInTouch = signal(true);
  const open = () => openAnonymousQuestions(demo, { send: server.send, isInTouch, isOver: signal(false) });

  beforeEach(() => {
    storage = fakeStorage();
    vi.stubGlobal('addEventListener', () => undefined);
    vi.stubGlobal('removeEventListener', () => undefined);
    vi.useFakeTimers({ now: 1_790_000_011_000 });
    server = new FakeServer();
    isInTouch.value = true;
    page = open();
  });
  afterEach(() => {
    page.close();
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });
  const keptHere = () => JSON.parse(storage.get(key) ?? '[]');
  const statusOf = () => page.all.value.map(({ view, trouble }) => trouble ?? view?.status ?? 'not written');

  it('[UN4] [UN5] are kept with their secrets before they are sent, by the hash of the secret’s text', async () => {
    expect(await page.ask('Why?')).toMatchObject({ kind: 'accepted' });
    const [{ secret, questionId }] = keptHere();
    const ownerHash = createHash('sha256').update(secret).digest('hex');
    expect(server.said).toEqual([{ type: 'ask', questionId, ownerHash, text: 'Why?' }]);
    expect([secret, questionId].map(String)).toEqual([
      expect.stringMatching(/^[\w-]{43}$/),
      expect.stringMatching(/^q[0-9a-f]{32}$/),
    ]);
  });

  it('[UN5] [UN6] are followed until they are written down and read, and after a reload by what this browser kept', async () => {
    await page.ask('Why?');
    await vi.advanceTimersByTimeAsync(20_000);
    expect([server.said.length, statusOf()]).toEqual([1, ['not written']]);
    server.write();
    await vi.advanceTimersByTimeAsync(12_000);
    expect([server.said.length, statusOf(), keptHere()[0].isWritten]).toEqual([2, ['pending'], true]);
    page.close();
    page = open();
    await vi.advanceTimersByTimeAsync(0);
    expect(statusOf()).toEqual(['pending']);
    await vi.advanceTimersByTimeAsync(12_000);
    expect(server.said.slice(1).map(({ type }) => type)).toEqual(['standing', 'standing', 'standing']);
  });

  it('[UN6] are sent again, as the same ones, when the connection broke or the server was started again', async () => {
    server.isDown = true;
    isInTouch.value = false;
    const asked = page.ask('Why?');
    await vi.advanceTimersByTimeAsync(5000);
    server.isDown = false;
    isInTouch.value = true;
    expect(await asked).toMatchObject({ kind: 'accepted' });
    server.restart();
    await vi.advanceTimersByTimeAsync(35_000);
    expect(server.said.map(({ type }) => type)).toEqual(['ask', 'standing', 'ask']);
    expect(server.said[2]).toEqual(server.said[0]);
  });

  it('[UN4] leave nothing behind where they are refused, and are not sent where nothing can be kept', async () => {
    server.refuses = 'text-listed';
    expect(await page.ask('You blockhead?')).toMatchObject({ kind: 'refused', code: 'text-listed' });
    expect([statusOf(), [...storage]]).toEqual([[], []]);
    vi.stubGlobal('localStorage', undefined);
    const blocked = open();
    expect(blocked.canAsk).toBe(false);
    expect(await blocked.ask('Why?')).toMatchObject({ kind: 'refused', code: 'not-kept' });
    expect(server.said.length).toBe(1);
    blocked.close();
  });

  it('[UN4] are read past what is broken, and leave it to nobody else', async () => {
    for (const broken of ['{', '7', '[{"questionId":"q1"}]']) {
      page.close();
      storage.set(key, broken);
      storage.set('rostrum.hearing.demo', 'kept');
      page = open();
      expect([page.all.value, page.canAsk]).toEqual([[], true]);
      await page.ask('Why?');
      expect([keptHere().length, storage.get('rostrum.hearing.demo')]).toEqual([1, 'kept']);
      storage.clear();
    }
  });

  it('[UN8] are changed and withdrawn by their secrets alone; what was withdrawn before it was written down is gone', async () => {
    await page.ask('Why?');
    const [{ questionId, secret }] = keptHere();
    expect(await page.change(questionId, 'Why now?')).toMatchObject({ kind: 'accepted' });
    server.write();
    await vi.advanceTimersByTimeAsync(32_000);
    expect(await page.withdraw(questionId)).toMatchObject({ kind: 'accepted' });
    expect(server.said.filter(({ type }) => type === 'edit' || type === 'withdraw')).toEqual([
      { type: 'edit', questionId, secret, text: 'Why now?' },
      { type: 'withdraw', questionId, secret },
    ]);
    server.write();
    await vi.advanceTimersByTimeAsync(32_000);
    expect(statusOf()).toEqual(['withdrawn']);
    await page.ask('Another?');
    await page.withdraw(keptHere()[0].questionId);
    server.restart();
    await vi.advanceTimersByTimeAsync(32_000);
    expect(statusOf()).toEqual(['withdrawn']);
  });
});
