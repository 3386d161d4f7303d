import type { Logger } from 'pino';
import type { SectionId } from '../../../protocol/ids.ts';
import type { StagedUtterance } from '../../../protocol/moment.ts';
import type { Speech, StageVoice } from '../../speech/ports.ts';
import type { LiveKitServer } from './livekit-server.ts';
import { queueMs, SectionVoice, sampleRateHz } from './section-voice.ts';
import { stageIdentity } from './tokens.ts';
import { pause, within } from './waiting.ts';

/** The start of the app waits this long for voices, and then goes on without. */
const openWithinMs = 3000;

const frameMs = 20;
/**
 * Handed over ahead of what sounds: covers a busy moment of this process. One frame below the queue's length, because a frame that waits
 * for room there would come out after a stop.
 */
const aheadMs = queueMs - 2 * frameMs;
/** Encoder, network and a page's own buffer, on a network that is well; measured as 60 to 110 ms. */
const onItsWayMs = 120;
const samplesPerMs = sampleRateHz / 1000;

interface Stoppable {
  readonly epoch: number;
  readonly stop: AbortController;
}

interface Running extends Stoppable {
  readonly ended: Promise<void>;
}

/**
 * The avatar's voice on stage: one clock feeds every section's room the same samples. With an idle queue the first of them leaves at
 * once; the rest follows in real time, so that what can still be heard after a stop is only what is on its way. A living voice on the stage is handed
 * on from its section to the others. Rules LK16–LK20, LK22, SC3.
 */
export function createStageVoice(
  server: LiveKitServer,
  options: {
    /** Somebody joined a room or began to publish there: for those who keep the rights. */
    readonly onSeen: (sectionId: SectionId, identity: string) => void;
    /** Hears whoever is live on the stage: 48 kHz mono, in 10 ms. */
    readonly onLiving?: ((samples: Int16Array<ArrayBuffer>) => void) | null;
    readonly log: Logger;
  },
): StageVoice {
  const sections = new Map<SectionId, SectionVoice>();
  const closing = new AbortController();
  let silencedEpoch = -1;
  let running: Running | null = null;
  /** Answers whose last sound is on its way. */
  const tails = new Set<Stoppable>();

  let living: { readonly sectionId: SectionId; readonly identity: string } | null = null;

  /** A living voice is heard in its own section as it is, in the others from us. With one section only captions need it. */
  function applyRelay(): void {
    const isWanted = sections.size > 1 || options.onLiving != null;
    for (const [sectionId, section] of sections) {
      if (!isWanted || living?.sectionId !== sectionId) section.listenTo(null);
      else section.listenTo(living.identity, (samples) => relay(sectionId, samples));
    }
  }

  function relay(from: SectionId, samples: Int16Array<ArrayBuffer>): void {
    for (const [sectionId, section] of sections) if (sectionId !== from) section.relay(samples);
    options.onLiving?.(samples);
  }

  const mayFeed = (epoch: number): boolean => epoch > silencedEpoch && !closing.signal.aborted;

  function feed(samples: Int16Array<ArrayBuffer>): void {
    for (const section of sections.values()) section.feed(samples);
  }

  /** Runs the sentence by the clock, whoever hears it. */
  async function play(epoch: number, speech: Speech, stop: AbortSignal, onStart: () => void): Promise<void> {
    const { pcm } = speech;
    const lengthMs = Math.max(pcm.length / samplesPerMs, speech.timeline.durationMs);
    let startMs = performance.now();
    let fedMs = 0;
    for (let nowMs = 0; nowMs < lengthMs && mayFeed(epoch); nowMs = performance.now() - startMs) {
      const missedMs = Math.min(nowMs, pcm.length / samplesPerMs) - fedMs;
      if (fedMs > 0 && missedMs > 0) {
        // This process paused for longer than what was ahead: the rest goes on from here, late but whole.
        startMs += missedMs;
        nowMs -= missedMs;
      }
      while (fedMs < nowMs + aheadMs && fedMs * samplesPerMs < pcm.length) {
        feed(pcm.slice(fedMs * samplesPerMs, (fedMs + frameMs) * samplesPerMs));
        if (fedMs === 0) onStart();
        fedMs += frameMs;
      }
      if (fedMs === 0) {
        onStart();
        fedMs = frameMs;
      }
      await pause(Math.min(frameMs, lengthMs - nowMs), stop);
    }
  }

  return {
    identity: stageIdentity,
    get isUp() {
      return server.status === 'ok' && [...sections.values()].some((section) => section.isUp);
    },
    async openSection(sectionId) {
      const section =
        sections.get(sectionId) ?? new SectionVoice({ server, sectionId, onSeen: options.onSeen, log: options.log });
      sections.set(sectionId, section);
      applyRelay();
      await within(openWithinMs, section.opened);
    },
    relay(next) {
      living = next;
      applyRelay();
    },
    async say(utterance: StagedUtterance, speech, onStart) {
      const { epoch } = utterance;
      while (running !== null && mayFeed(epoch)) await running.ended;
      if (!mayFeed(epoch)) return 'silenced';
      const { promise: ended, resolve } = Promise.withResolvers<void>();
      const mine: Running = { epoch, stop: new AbortController(), ended };
      running = mine;
      try {
        await play(epoch, speech, mine.stop.signal, onStart);
      } finally {
        running = null;
        resolve();
      }
      return mayFeed(epoch) ? 'played' : 'silenced';
    },
    async heardOut(epoch) {
      const tail: Stoppable = { epoch, stop: new AbortController() };
      tails.add(tail);
      if (mayFeed(epoch)) await Promise.all([...sections.values()].map((section) => section.playedOut()));
      if (mayFeed(epoch)) await pause(onItsWayMs, tail.stop.signal);
      tails.delete(tail);
      return mayFeed(epoch) ? 'played' : 'silenced';
    },
    async silence(epoch) {
      silencedEpoch = Math.max(silencedEpoch, epoch);
      for (const tail of tails) if (tail.epoch <= silencedEpoch) tail.stop.abort();
      // What sounds in a newer epoch goes on.
      if (running !== null && running.epoch > silencedEpoch) return;
      running?.stop.abort();
      for (const section of sections.values()) section.clear();
    },
    async close() {
      closing.abort();
      for (const { stop } of [...tails, ...(running === null ? [] : [running])]) stop.abort();
      for (const section of sections.values()) section.clear();
      await Promise.all([...sections.values()].map((section) => section.close()));
    },
  };
}
