import type { Ear } from '../../test/support/livekit-ear.ts';
import { Bot, type Seen } from './bot.ts';
import { questionBank } from './questions.ts';
import { speakAs } from './voice.ts';

export interface AudienceOptions {
  /** The attendees' link. */
  readonly link: string;
  readonly people: number;
  readonly seconds: number;
  /** Part of them with a headset, 0..1. */
  readonly headsets: number;
  /** How many speak with sound. */
  readonly voices: number;
  /** How many questions they ask together. */
  readonly ask: number;
  readonly say: (line: string) => void;
}

/** What an audience of bots did and saw. */
export interface Report {
  readonly people: number;
  readonly joined: number;
  readonly refused: readonly string[];
  readonly joinMs: { readonly p50: number; readonly p95: number; readonly max: number };
  readonly bytesPerSecond: { readonly p50: number; readonly max: number };
  readonly asked: number;
  readonly voted: number;
  readonly answeredPolls: number;
  readonly reacted: number;
  readonly speaking: number;
  readonly commandsRefused: number;
  /** Sentences of the avatar that each was told of: the fewest and the most. */
  readonly sentences: { readonly fewest: number; readonly most: number };
  /** Close codes of those who were put out. */
  readonly putOut: readonly number[];
}

const joiningAtOnce = 10;
const moveEveryMs = 1000 / 15;
/** Each reacts about once in so long. */
const reactsEveryMs = 45_000;
/** Some have a hand up for a while. */
const handEveryMs = 240_000;

/** Brings an audience in, lets it live for its time, and takes it out again. */
export async function runAudience(options: AudienceOptions): Promise<Report> {
  const { people, seconds, say } = options;
  const refused: string[] = [];
  const bots = await joinAll(options, refused);
  say(`${bots.length} of ${people} bots are in the hall.`);
  const timers = [live(bots), react(bots), ...ask(bots, options)];
  const voices = await speak(bots.slice(0, options.voices), refused);
  const beganMs = performance.now();
  const bytesBefore = bots.map(({ seen }) => seen.bytes);
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  const tookS = (performance.now() - beganMs) / 1000;
  for (const timer of timers) clearInterval(timer);
  const bytesPerSecond = bots.map(({ seen }, i) => (seen.bytes - (bytesBefore[i] ?? 0)) / tookS);
  await Promise.all(voices.map((voice) => voice.close()));
  for (const bot of bots) bot.leave();
  return reportOf(
    bots.map(({ seen }) => seen),
    { people, refused, bytesPerSecond, speaking: voices.length },
  );
}

async function joinAll(options: AudienceOptions, refused: string[]): Promise<Bot[]> {
  const bots: Bot[] = [];
  const join = async (index: number): Promise<void> => {
    // Spread over the hall: every third or so has a headset.
    const hasHeadset = Math.floor((index + 1) * options.headsets) > Math.floor(index * options.headsets);
    const seed = (index * 0.618) % 1;
    try {
      bots.push(await Bot.join({ link: options.link, name: `Bot ${index + 1}`, seed, hasHeadset }));
    } catch (error) {
      refused.push(error instanceof Error ? error.message : String(error));
    }
  };
  for (let from = 0; from < options.people; from += joiningAtOnce) {
    const some = Array.from({ length: Math.min(joiningAtOnce, options.people - from) }, (_, i) => join(from + i));
    await Promise.all(some);
  }
  return bots;
}

/** Everybody moves, each in a turn of their own, so that no moment sends everything. */
function live(bots: readonly Bot[]): NodeJS.Timeout {
  const dueMs = bots.map((_, i) => performance.now() + ((i * 17.3) % moveEveryMs));
  return setInterval(() => {
    const nowMs = performance.now();
    for (const [i, bot] of bots.entries()) {
      if ((dueMs[i] ?? 0) > nowMs) continue;
      dueMs[i] = Math.max(nowMs - moveEveryMs, dueMs[i] ?? 0) + moveEveryMs;
      bot.move(nowMs);
    }
  }, 5);
}

function react(bots: readonly Bot[]): NodeJS.Timeout {
  return setInterval(() => {
    for (const bot of bots) {
      if (Math.random() < 1000 / reactsEveryMs) bot.react(Math.random());
      if (Math.random() < 1000 / handEveryMs) bot.raiseOrLower();
    }
  }, 1000);
}

/** Questions come evenly over the first half of the time. */
function ask(bots: readonly Bot[], options: AudienceOptions): readonly NodeJS.Timeout[] {
  return Array.from({ length: bots.length === 0 ? 0 : options.ask }, (_, i) => {
    const bot = bots[Math.floor(Math.random() * bots.length)];
    const text = questionBank[i % questionBank.length] ?? '';
    return setTimeout(() => bot?.ask(text), ((i + 0.5) / options.ask) * options.seconds * 500);
  });
}

async function speak(bots: readonly Bot[], refused: string[]): Promise<Ear[]> {
  const voices: Ear[] = [];
  for (const bot of bots) {
    try {
      bot.openVoice();
      voices.push(await speakAs(bot.page));
    } catch (error) {
      refused.push(`voice: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return voices;
}

function reportOf(
  seen: readonly Seen[],
  beside: {
    readonly people: number;
    readonly refused: readonly string[];
    readonly bytesPerSecond: readonly number[];
    readonly speaking: number;
  },
): Report {
  const sum = (of: (one: Seen) => number) => seen.reduce((total, one) => total + of(one), 0);
  const joinMs = seen.map((one) => one.joinMs);
  const sentences = seen.map(({ utterances }) => utterances);
  return {
    people: beside.people,
    joined: seen.length,
    refused: [...new Set(beside.refused)],
    joinMs: { p50: part(joinMs, 0.5), p95: part(joinMs, 0.95), max: part(joinMs, 1) },
    bytesPerSecond: { p50: part(beside.bytesPerSecond, 0.5), max: part(beside.bytesPerSecond, 1) },
    asked: sum(({ asked }) => asked),
    answeredPolls: sum(({ answeredPolls }) => answeredPolls),
    voted: sum(({ voted }) => voted),
    reacted: sum(({ reacted }) => reacted),
    speaking: beside.speaking,
    commandsRefused: sum((one) => one.refused),
    sentences: { fewest: part(sentences, 0), most: part(sentences, 1) },
    putOut: seen.map(({ closedWith }) => closedWith).filter((code) => code !== null),
  };
}

/** The value below which this part of them lies, whole; 0 of none. */
function part(values: readonly number[], of: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(of * sorted.length))] ?? 0);
}
