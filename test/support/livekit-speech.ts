import { hashSchema } from '../../protocol/ids.ts';
import type { StagedUtterance } from '../../protocol/moment.ts';
import type { Timeline } from '../../protocol/viseme.ts';
import type { Speech } from '../../server/speech/ports.ts';

/** An utterance of an epoch; what it says does not matter to the voice. */
export function anUtterance(epoch: number, index = 0): StagedUtterance {
  return {
    epoch,
    answerId: hashSchema.parse('0'.repeat(64)),
    questionId: null,
    index,
    count: 1,
    place: 0,
    text: 'A sentence.',
    label: 'NOTICE',
    sources: [],
    cue: 'explain',
    timeline: silentTimeline(1000),
  };
}

export function speechOf(pcm: Int16Array<ArrayBuffer>): Speech {
  return { pcm, sampleRateHz: 48_000, timeline: silentTimeline(pcm.length / 48) };
}

function silentTimeline(durationMs: number): Timeline {
  return { durationMs, onsetMs: 0, loudness: '', mouth: [{ atMs: 0, viseme: 'aa' }], words: [] };
}
