import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DoorReply } from '../../../../client/live/ports.ts';
import { QuestionDraft } from '../../../../client/live/question-draft.ts';
import { SpokenQuestion, spokenWords } from '../../../../client/live/spoken-question.ts';
import { type SpeechReply, speechTroubles } from '../../../../protocol/speech.ts';

const written: DoorReply<SpeechReply> = { kind: 'ok', value: { text: 'When does it begin?' } };

/** A person at the button: what browser, microphone and server say is up to the test. */
function aPerson(
  says: {
    browser?: () => Promise<unknown>;
    capture?: () => Promise<void>;
    finish?: () => Promise<Int16Array<ArrayBuffer>>;
    server?: DoorReply<SpeechReply>;
  } = {},
) {
  const steps: string[] = [];
  const track: { stop: () => void; onended: (() => void) | null } = {
    stop: () => void steps.push('microphone off'),
    onended: null,
  };
  vi.stubGlobal('navigator', {
    mediaDevices: { getUserMedia: says.browser ?? (async () => ({ getAudioTracks: () => [track] })) },
  });
  const draft = new QuestionDraft('demo.attendee');
  const spoken = new SpokenQuestion({
    draft,
    nowMs: () => Date.now(),
    openCapture: async () => {
      await says.capture?.();
      steps.push('heard');
      return {
        level: () => 0.5,
        finish: says.finish ?? (async () => new Int16Array(16_000 * 40)),
        cancel: () => void steps.push('thrown away'),
      };
    },
    door: {
      hear: async (pcm) => {
        steps.push(`sent ${pcm.length / 16_000} s`);
        return says.server ?? written;
      },
    },
  });
  return { spoken, draft, steps, track };
}
const settle = (ms = 0) => vi.advanceTimersByTimeAsync(ms);
const idle = (note: string | null, trouble: string | null = null) => ({ kind: 'idle', note, trouble });

describe('asking aloud', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('[AV1] hears while the button is held, and writes what was said into the box; nothing is sent before or by itself', async () => {
    const { spoken, draft, steps } = aPerson();
    spoken.press();
    expect(spoken.state.value).toEqual({ kind: 'opening' });
    await settle(3100);
    expect(spoken.state.value).toEqual({ kind: 'listening', seconds: 3 });
    expect([spoken.level(), steps]).toEqual([0.5, ['heard']]);
    spoken.release();
    expect(spoken.state.value).toEqual({ kind: 'writing' });
    await settle();
    expect(steps).toEqual(['heard', 'microphone off', 'sent 30 s']);
    expect(draft.text.value).toBe('When does it begin?');
    expect(spoken.state.value).toEqual(idle(spokenWords.written));
  });

  it('[AV1] keeps what was typed, and takes the spoken words out again when they are discarded', async () => {
    const { spoken, draft } = aPerson();
    draft.type('About the office: ');
    spoken.press();
    await settle(2000);
    spoken.release();
    await settle();
    expect([draft.text.value, spoken.canDiscard]).toEqual(['About the office: When does it begin?', true]);
    spoken.discard();
    expect([draft.text.value, spoken.canDiscard]).toEqual(['About the office: ', false]);
  });

  it('[AV2] a tap listens until the next one; so does a press that cannot be held', async () => {
    for (const begin of ['tap', 'toggle'] as const) {
      const { spoken, steps } = aPerson();
      if (begin === 'toggle') spoken.toggle();
      else {
        spoken.press();
        await settle(200);
        spoken.release();
      }
      await settle(5000);
      expect(spoken.state.value.kind).toBe('listening');
      spoken.press();
      spoken.release();
      await settle();
      expect(steps).toContain('sent 30 s');
      expect(spoken.state.value).toEqual(idle(spokenWords.written));
    }
  });

  it('[AV3] ends by itself after 30 seconds, and says so', async () => {
    const { spoken } = aPerson();
    spoken.press();
    await settle(30_500);
    expect(spoken.state.value).toEqual(idle(spokenWords.cut));
  });

  it('[AV4] what is thrown away, or shorter than a word, is sent nowhere', async () => {
    const one = aPerson();
    one.spoken.press();
    await settle(2000);
    one.spoken.cancel();
    await settle();
    expect(one.steps).toEqual(['heard', 'thrown away', 'microphone off']);
    expect(one.spoken.state.value).toEqual(idle(null));
    const two = aPerson({ capture: () => settleLater(200) });
    two.spoken.press();
    await settle(450);
    two.spoken.release();
    await settle();
    expect(two.steps).toEqual(['heard', 'thrown away', 'microphone off']);
    expect(two.spoken.state.value).toEqual(idle(spokenWords.tooShort));
  });

  it('[AV4] whoever lets go to answer the browser’s question is told to hold again', async () => {
    const { spoken, steps } = aPerson({
      browser: () => settleLater(4000).then(() => ({ getAudioTracks: () => [{ stop: () => steps.push('off') }] })),
    });
    spoken.press();
    await settle(1000);
    spoken.release();
    await settle(5000);
    expect([spoken.state.value, steps]).toEqual([idle(spokenWords.ready), ['off']]);
  });

  it.each([
    ['NotAllowedError', 'Your microphone is blocked. Allow it in the address bar, or type it.'],
    ['NotFoundError', 'No microphone was found. Plug one in, or type it.'],
    ['NotReadableError', 'Your microphone could not be opened. Another program may be using it. You can type instead.'],
  ])('[AV5] says what to do when the browser says %s', async (name, words) => {
    const { spoken, steps } = aPerson({ browser: () => Promise.reject(new DOMException('no', name)) });
    spoken.press();
    await settle(1000);
    spoken.release();
    expect([spoken.state.value, steps]).toEqual([idle(null, words), []]);
  });

  it('[AV5] says so when the microphone is pulled out, or cannot be read', async () => {
    const one = aPerson();
    one.spoken.press();
    await settle(1000);
    one.track.onended?.();
    expect(one.spoken.state.value).toEqual(idle(null, 'No microphone was found. Plug one in, or type it.'));
    const two = aPerson({ capture: () => Promise.reject(new Error('no worklet')) });
    two.spoken.press();
    await settle();
    expect(two.spoken.state.value).toEqual(idle(null, spokenWords.broken));
    expect(two.steps).toEqual(['microphone off']);
    const three = aPerson({ finish: () => Promise.reject(new Error('no memory')) });
    three.spoken.press();
    await settle(1000);
    three.spoken.release();
    await settle();
    expect([three.spoken.state.value, three.steps]).toEqual([
      idle(null, spokenWords.broken),
      ['heard', 'microphone off'],
    ]);
  });

  it.each([
    [
      { kind: 'refused', code: 'nothing-heard', message: speechTroubles['nothing-heard'] },
      speechTroubles['nothing-heard'],
    ],
    [{ kind: 'unreachable' }, spokenWords.unreachable],
  ] as const)('[AV5] says so when nothing was written down (%o), until the person types', async (server, words) => {
    const { spoken, draft } = aPerson({ server });
    draft.type('typed');
    spoken.press();
    await settle(1000);
    spoken.release();
    await settle();
    expect([spoken.state.value, draft.text.value]).toEqual([idle(null, words), 'typed']);
    spoken.clear();
    expect(spoken.state.value).toEqual(idle(null));
  });
});

function settleLater(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
