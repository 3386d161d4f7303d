import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { exportLines } from '../../../protocol/record/export-file.ts';
import { publicKeyOf, signHead } from '../../../protocol/record/sign.ts';
import { verifyRecord } from '../../../protocol/record/verify.ts';
import { LiveCaptions, type LiveLine } from '../../../server/leader/live-captions.ts';
import type { TownhallSession } from '../../../server/session/session.ts';
import { secretKey } from '../../support/a-record.ts';
import { demoStream, Listener, must, openTownhallSession } from '../../support/build-session.ts';
import { enter, idOf, part, person, startMs } from '../../support/build-townhall.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { MemoryRecord } from '../../support/memory-record.ts';

/** Somebody speaks for a second and pauses for one. */
const phrase = Int16Array.from({ length: 96_000 }, (_, i) => (i < 48_000 ? 8000 * Math.sin(i * 0.05) : 0));

describe('the living leader’s words, from the sound to the record', () => {
  let record: MemoryRecord;
  let session: TownhallSession;
  let captions: LiveCaptions;
  let shown: string[];
  let heard: string[];

  beforeEach(async () => {
    vi.useFakeTimers();
    record = new MemoryRecord();
    session = await openTownhallSession(record, new FakeClock(startMs), new Listener());
    [shown, heard] = [[], []];
    // As app.ts puts it together; what is heard is up to the test.
    captions = new LiveCaptions({
      state: () => session.state,
      tell: (moment) => void (moment.kind === 'living-words' && shown.push(moment.text)),
      keep: (line: LiveLine) =>
        void session.submit(part('captions'), { type: 'human.say', ...line, recogniser: 'moonshine/tiny' }),
      log: pino({ enabled: false }),
      recogniser: { recognise: async () => ({ text: heard.shift() ?? '', sureness: 0.9 }) },
    });
  });
  afterEach(() => {
    captions.close();
    vi.useRealTimers();
  });

  const say = async (...texts: readonly string[]) => {
    for (const text of texts) {
      heard.push(text);
      for (let at = 0; at < phrase.length; at += 480) captions.hear(phrase.subarray(at, at + 480));
      await vi.advanceTimersByTimeAsync(0);
    }
  };
  const exported = async (isPublic: boolean) => {
    const lines: string[] = [];
    const parts = {
      key: publicKeyOf(secretKey),
      sign: (head: Parameters<typeof signHead>[0]) => signHead(head, secretKey),
    };
    const blob = (hash: Parameters<MemoryRecord['getBlob']>[0]) => record.getBlob(hash);
    const entries = record.read(demoStream, 1);
    for await (const line of exportLines({ stream: demoStream, isPublic, entries, blob, ...parts })) lines.push(line);
    return lines;
  };
  const takeOver = () => must(session, person('lea'), { type: 'stage.take-over' });
  const release = () => must(session, person('lea'), { type: 'stage.release' });

  it('[LV1] [LV2] the leader’s phrases are there in order, an asker’s are captioned and nowhere', async () => {
    await takeOver();
    await say('Good morning.', 'We stay.');
    await release();
    await must(session, person('mo'), { type: 'floor.give', memberId: idOf('ada') });
    await say('My own business.');
    await must(session, person('mo'), { type: 'floor.take' });
    await takeOver();
    await say('Thank you.');
    expect(shown).toEqual(['Good morning.', 'We stay.', 'My own business.', 'Thank you.']);
    expect(session.state.liveLines.map(({ text }) => text).toArray()).toEqual([
      'Good morning.',
      'We stay.',
      'Thank you.',
    ]);
    const whole = (await exported(false)).join('\n');
    expect([whole.includes('We stay.'), whole.includes('My own business.')]).toEqual([true, false]);
  });

  it('[LV1] captions go on while the record cannot be written', async () => {
    await takeOver();
    record.trouble = 'unavailable';
    await say('Can you hear me?');
    expect([shown, session.state.liveLines.size]).toEqual([['Can you hear me?'], 0]);
  });

  it('[LV5] an erasure of the leader takes the words, and both forms of the export are proved before and after', async () => {
    await takeOver();
    await say('We stay.');
    await release();
    const proves = async (isPublic: boolean) => verifyRecord(await exported(isPublic));
    expect([await proves(false), await proves(true)]).toMatchObject([{ ok: true }, { ok: true }]);
    expect((await exported(true)).join('\n')).not.toContain('We stay.');
    await must(session, part('door'), enter('org', { role: 'organiser', kind: 'desk' }));
    await must(session, person('org'), { type: 'member.erase', memberId: idOf('lea') });
    expect((await exported(false)).join('\n')).not.toContain('We stay.');
    expect([await proves(false), await proves(true)]).toMatchObject([{ ok: true }, { ok: true }]);
  });
});
