import { beforeEach, describe, expect, it } from 'vitest';
import { type Now, StageClock } from '../../../../client/world/stage-clock.ts';
import { hashSchema } from '../../../../protocol/ids.ts';
import type { Utterance } from '../../../../protocol/moment.ts';
import { visemes } from '../../../../protocol/viseme.ts';

const words = [
  { atMs: 120, start: 0, end: 3 },
  { atMs: 500, start: 4, end: 10 },
  { atMs: 900, start: 11, end: 16 },
];

function sentence(over: Partial<Utterance> = {}): Utterance {
  return {
    kind: 'utterance',
    epoch: 1,
    answerId: hashSchema.parse('a'.repeat(64)),
    questionId: null,
    index: 0,
    count: 2,
    place: 0,
    text: 'Pay follows work.',
    label: 'QUOTE',
    sources: [],
    cue: 'explain',
    timeline: {
      durationMs: 1200,
      onsetMs: 100,
      loudness: '',
      mouth: [
        { atMs: 0, viseme: 'sil' },
        { atMs: 100, viseme: 'PP' },
        { atMs: 300, viseme: 'aa' },
      ],
      words,
    },
    sounding: true,
    ...over,
  };
}

/** The audio context runs 5000 ms behind the page in these tests. */
const at = (pageMs: number): Now => ({ pageMs, contextMs: pageMs - 5000 });
const onsetAt = (pageMs: number) => pageMs - 5000;
const deaf = (pageMs: number): Now => ({ pageMs, contextMs: null });

let clock: StageClock;
beforeEach(() => {
  clock = new StageClock();
  clock.trackBegan(0);
});

describe('stage clock', () => {
  it('[CM1] puts the timeline on the onset that is heard', () => {
    clock.announce(sentence());
    clock.start({ kind: 'sound-start', epoch: 1, index: 0 }, at(10_000));
    expect(clock.tick(at(10_100)).utterance).toBeNull();
    // The first sample louder than the threshold lies 100 ms into the sentence and is heard at 10 160.
    clock.onset(onsetAt(10_160));
    expect(clock.tick(at(10_180))).toMatchObject({ positionMs: 120, anchoredBy: 'onset', isSpeaking: true });
    expect(clock.tick(at(10_760))).toMatchObject({ positionMs: 700 });
  });

  it('[CM1] finds an onset that was heard before the hand-over message arrived', () => {
    clock.announce(sentence());
    clock.onset(onsetAt(10_160));
    clock.start({ kind: 'sound-start', epoch: 1, index: 0 }, at(10_200));
    expect(clock.tick(at(10_260))).toMatchObject({ positionMs: 200, anchoredBy: 'onset' });
  });

  it('[CM1] does not take an onset inside one sentence for the beginning of the next', () => {
    clock.announce(sentence());
    clock.announce(sentence({ index: 1, text: 'And the market.' }));
    clock.start({ kind: 'sound-start', epoch: 1, index: 0 }, at(10_000));
    clock.onset(onsetAt(10_160));
    clock.tick(at(10_160));
    // The next one is handed over while the end of this one is still on its way; a pause in it ends.
    clock.start({ kind: 'sound-start', epoch: 1, index: 1 }, at(11_000));
    clock.onset(onsetAt(11_100));
    expect(clock.tick(at(11_100)).utterance?.index).toBe(0);
    clock.onset(onsetAt(11_370));
    expect(clock.tick(at(11_400))).toMatchObject({ positionMs: 130, utterance: { index: 1 } });
  });

  it('[CM2] runs by the sender’s clock after 400 ms without an onset', () => {
    clock.announce(sentence());
    clock.start({ kind: 'sound-start', epoch: 1, index: 0 }, at(10_000));
    expect(clock.tick(at(10_500)).utterance).toBeNull();
    expect(clock.tick(at(10_501))).toMatchObject({ positionMs: 501 - 66, anchoredBy: 'clock' });
  });

  it('[CM2] moves onto an onset that comes late, when it is the first sound heard', () => {
    clock.announce(sentence());
    clock.start({ kind: 'sound-start', epoch: 1, index: 0 }, at(10_000));
    clock.tick(at(10_501));
    clock.onset(onsetAt(10_700));
    expect(clock.tick(at(10_720))).toMatchObject({ positionMs: 120, anchoredBy: 'onset' });
  });

  it('[CM2] does not trust an onset of a track that joined in the middle of a sentence', () => {
    clock.announce(sentence());
    clock.start({ kind: 'sound-start', epoch: 1, index: 0 }, at(10_000));
    clock.trackBegan(onsetAt(10_600));
    clock.onset(onsetAt(10_601));
    expect(clock.tick(at(10_700))).toMatchObject({ positionMs: 634, anchoredBy: 'clock' });
  });

  it('[CM3] shows captions with no sound at all', () => {
    clock.announce(sentence());
    clock.start({ kind: 'sound-start', epoch: 1, index: 0 }, deaf(10_000));
    expect(clock.tick(deaf(10_600))).toMatchObject({ spokenTo: 10, anchoredBy: 'clock' });
  });

  it('[CM3] runs sentences that do not sound one after the other', () => {
    clock.announce(sentence({ sounding: false }));
    clock.announce(sentence({ sounding: false, index: 1 }));
    expect(clock.tick(deaf(10_000)).utterance?.index).toBe(0);
    expect(clock.tick(deaf(11_199)).utterance?.index).toBe(0);
    expect(clock.tick(deaf(11_200)).utterance?.index).toBe(1);
  });

  it('[CM4] moves the mouth with the sound and shuts it in silence', () => {
    const mouth = new Float32Array(visemes.length);
    clock.announce(sentence());
    clock.start({ kind: 'sound-start', epoch: 1, index: 0 }, at(10_000));
    clock.onset(onsetAt(10_160));
    expect(clock.mouth(at(10_260), mouth)).toMatchObject({ acting: { cue: 'explain' }, positionMs: 200 });
    expect(mouth[visemes.indexOf('PP')]).toBe(1);
    clock.loud(onsetAt(10_400));
    clock.mouth(at(10_410), mouth);
    expect(mouth[visemes.indexOf('aa')]).toBe(1);
    clock.mouth(at(10_501), mouth);
    expect([...mouth]).toEqual(visemes.map(() => 0));
  });

  it('[CM4] keeps the mouth shut for a sentence that does not sound, and with sound off', () => {
    const mouth = new Float32Array(visemes.length).fill(1);
    clock.announce(sentence({ sounding: false }));
    clock.tick(at(10_000));
    clock.loud(onsetAt(10_200));
    clock.mouth(at(10_200), mouth);
    expect(Math.max(...mouth)).toBe(0);
    clock.announce(sentence({ epoch: 2 }));
    clock.start({ kind: 'sound-start', epoch: 2, index: 0 }, deaf(11_000));
    clock.mouth(deaf(11_600), mouth.fill(1));
    expect(Math.max(...mouth)).toBe(0);
  });

  it('[CM5] shows nothing of a stopped epoch, whatever still arrives', () => {
    clock.announce(sentence({ epoch: 3 }));
    clock.start({ kind: 'sound-start', epoch: 3, index: 0 }, at(10_000));
    clock.onset(onsetAt(10_160));
    expect(clock.tick(at(10_200)).utterance).not.toBeNull();
    clock.stop(3);
    expect(clock.tick(at(10_200))).toMatchObject({ utterance: null, isSpeaking: false, spokenTo: 0 });
    clock.announce(sentence({ epoch: 3, index: 1 }));
    clock.announce(sentence({ epoch: 2 }));
    clock.start({ kind: 'sound-start', epoch: 3, index: 1 }, at(10_300));
    clock.onset(onsetAt(10_460));
    expect(clock.tick(at(11_500)).utterance).toBeNull();
  });

  it('[CM5] ends older epochs when a newer one speaks', () => {
    clock.announce(sentence({ epoch: 3, sounding: false }));
    expect(clock.tick(at(10_000)).utterance?.epoch).toBe(3);
    clock.announce(sentence({ epoch: 4, sounding: false }));
    expect(clock.tick(at(10_010)).utterance?.epoch).toBe(4);
    clock.stop(3);
    expect(clock.tick(at(10_020)).utterance?.epoch).toBe(4);
  });

  it('[CM6] tells how far the caption has been heard', () => {
    clock.announce(sentence());
    clock.start({ kind: 'sound-start', epoch: 1, index: 0 }, at(10_000));
    clock.onset(onsetAt(10_160));
    const heardAt = (pageMs: number) => clock.tick(at(pageMs)).spokenTo;
    expect([10_170, 10_190, 10_570, 11_000, 11_270].map(heardAt)).toEqual([0, 3, 10, 16, 17]);
  });

  it('[CM7] keeps a sentence until the next one sounds, and for a while at the end', () => {
    clock.announce(sentence());
    clock.start({ kind: 'sound-start', epoch: 1, index: 0 }, at(10_000));
    clock.onset(onsetAt(10_160));
    clock.tick(at(10_200));
    clock.announce(sentence({ index: 1 }));
    expect(clock.tick(at(12_000))).toMatchObject({ utterance: { index: 0 }, isSpeaking: false });
    clock.start({ kind: 'sound-start', epoch: 1, index: 1 }, at(12_000));
    clock.onset(onsetAt(12_160));
    expect(clock.tick(at(12_170)).utterance?.index).toBe(1);
    expect(clock.tick(at(15_759)).utterance?.index).toBe(1);
    clock.tick(at(15_770));
    expect(clock.tick(at(15_780)).utterance).toBeNull();
  });
});
