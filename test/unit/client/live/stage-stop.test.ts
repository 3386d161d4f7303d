import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { StageStop, stopWords } from '../../../../client/live/stage-stop.ts';
import type { Outcome } from '../../../../client/world/command-reply.ts';
import { emptyMirror, emptyStage, type StageFacts } from '../../../../client/world/mirror.ts';

/** A desk whose line to the server is up to the test. */
function aDesk(stage: Partial<StageFacts>) {
  const mirror = signal({ ...emptyMirror, stage: { ...emptyStage, ...stage } });
  const isInTouch = signal(true);
  const sent: string[] = [];
  const says: { answer: Outcome } = { answer: { kind: 'accepted', seq: 1 } };
  const stop = new StageStop({
    mirror,
    isInTouch,
    send: async ({ type }) => {
      sent.push(type);
      return says.answer;
    },
  });
  const back = async (now: Partial<StageFacts>) => {
    says.answer = { kind: 'accepted', seq: 2 };
    mirror.value = { ...emptyMirror, stage: { ...emptyStage, ...now } };
    isInTouch.value = true;
    await settle();
  };
  return { stop, sent, says, isInTouch, back, mirror };
}

const settle = async () => {
  for (let i = 0; i < 5; i++) await Promise.resolve();
};

describe('Stop', () => {
  it('[CO11] goes out at once while in touch, and says nothing when it worked', async () => {
    const desk = aDesk({ holder: 'avatar', epoch: 4 });
    await desk.stop.press();
    expect(desk.sent).toEqual(['stage.stop']);
    expect(desk.stop.state.value).toEqual({ kind: 'none' });
    desk.stop.close();
  });

  it('[CO11] pressed while out of touch is kept, and stops the same answer when the page is back', async () => {
    const desk = aDesk({ holder: 'avatar', epoch: 4 });
    desk.isInTouch.value = false;
    await desk.stop.press();
    expect(desk.sent).toEqual([]);
    expect(desk.stop.state.value).toEqual({ kind: 'waiting', epoch: 4 });
    await desk.back({ holder: 'avatar', epoch: 4 });
    expect(desk.sent).toEqual(['stage.stop']);
    expect(desk.stop.state.value).toEqual({ kind: 'told', words: stopWords.done, isTrouble: false });
    desk.stop.close();
  });

  it('[CO11] that was lost on its way goes out again when the page is back', async () => {
    const desk = aDesk({ holder: 'avatar', epoch: 4 });
    desk.says.answer = { kind: 'lost', message: '' };
    const pressed = desk.stop.press();
    desk.isInTouch.value = false;
    await pressed;
    await desk.back({ holder: 'avatar', epoch: 4 });
    expect(desk.sent).toEqual(['stage.stop', 'stage.stop']);
    desk.stop.close();
  });

  it('[CO11] silences nothing that began while the page was away, and says so', async () => {
    for (const now of [{ holder: 'human', epoch: 6 }, { epoch: 5 }] as const) {
      const desk = aDesk({ holder: 'avatar', epoch: 4 });
      desk.isInTouch.value = false;
      await desk.stop.press();
      await desk.back(now);
      expect(desk.sent).toEqual([]);
      expect(desk.stop.state.value).toEqual({ kind: 'told', words: stopWords.tooLate, isTrouble: false });
      desk.stop.close();
    }
  });

  it('[CO11] can be taken back while it waits', async () => {
    const desk = aDesk({ holder: 'avatar', epoch: 4 });
    desk.isInTouch.value = false;
    await desk.stop.press();
    desk.stop.clear();
    await desk.back({ holder: 'avatar', epoch: 4 });
    expect(desk.sent).toEqual([]);
    desk.stop.close();
  });

  it('[CO11] tells a refusal, but takes an empty stage for what was wanted', async () => {
    const desk = aDesk({ holder: 'avatar', epoch: 4 });
    desk.says.answer = { kind: 'refused', code: 'not-allowed', message: 'Your role cannot do this.' };
    await desk.stop.press();
    expect(desk.stop.state.value).toEqual({ kind: 'told', words: 'Your role cannot do this.', isTrouble: true });
    desk.says.answer = { kind: 'refused', code: 'stage-empty', message: 'The stage is empty.' };
    await desk.stop.press();
    expect(desk.stop.state.value).toEqual({ kind: 'none' });
    desk.stop.close();
  });
});
