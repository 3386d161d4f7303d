import { pino } from 'pino';
import type { Command } from '../../../protocol/commands.ts';
import { dayAt } from '../../../protocol/days.ts';
import type { Moment, Utterance } from '../../../protocol/moment.ts';
import { AnswerStore } from '../../../server/leader/answer-store.ts';
import { Leader } from '../../../server/leader/leader.ts';
import { SpeechCache } from '../../../server/leader/speech-cache.ts';
import { AvatarGuard } from '../../../server/session/avatar-guard.ts';
import type { Outcome } from '../../../server/session/ports.ts';
import { TownhallSession } from '../../../server/session/session.ts';
import { Stagehand } from '../../../server/session/stagehand.ts';
import type { PersonaStanding, Question } from '../../../server/townhall/state.ts';
import { Listener, must, sessionOptions } from '../../support/build-session.ts';
import { ask, enter, part, person, questionId, startMs } from '../../support/build-townhall.ts';
import { FakeClock, settled } from '../../support/fake-clock.ts';
import { MemoryRecord } from '../../support/memory-record.ts';
import { FakeMind, FakeSynth, FakeVoice, opening } from './fakes.ts';

/** The leader at the real gate, followed by the real stagehand; record, clock, mind and voice are in the test's hands. */
export interface Stage {
  readonly record: MemoryRecord;
  readonly clock: FakeClock;
  readonly session: TownhallSession;
  readonly leader: Leader;
  readonly mind: FakeMind;
  readonly synth: FakeSynth;
  readonly voice: FakeVoice;
  /** What pages were told. */
  readonly told: Moment[];
  /** Changes what the gate and the leader know of the persona, as a new version does. */
  readonly setPersona: (change: Partial<PersonaStanding>) => void;
}

/** An open town hall with moderator `mo`, leader `lea`, attendees `ada` and `bob`. A record with entries is gone on with. */
export async function openStage(record = new MemoryRecord()): Promise<Stage> {
  const clock = new FakeClock(startMs);
  const options = sessionOptions(record, clock, new Listener());
  const now = { persona: options.context().persona };
  const rights = { setTalksIn: async () => undefined, remove: async () => undefined, readmit: () => undefined };
  const stagehand = new Stagehand({ rights, forgetName: () => undefined });
  const context = () => ({ ...options.context(), persona: now.persona });
  const session = await TownhallSession.open({ ...options, context, publisher: stagehand, silencer: stagehand });
  if (session.state.phase === 'none') {
    const create = { type: 'townhall.create', title: 'Spring', hallId: 'assembly', personaId: 'demo' } as const;
    await must(session, part('session'), create);
    await must(session, part('session'), { type: 'townhall.open' });
  }
  await must(session, part('door'), enter('mo', { role: 'moderator', kind: 'desk' }));
  await must(session, part('door'), enter('lea', { role: 'leader', kind: 'desk' }));
  for (const name of ['ada', 'bob']) await must(session, part('door'), enter(name));

  const told: Moment[] = [];
  const [mind, synth, voice] = [new FakeMind(), new FakeSynth(), new FakeVoice()];
  const leader = new Leader({
    gate: session,
    state: () => session.state,
    knowledge: () => ({
      personaVersion: now.persona.version,
      consentEpoch: now.persona.consentEpoch,
      leaderName: 'Lea',
      referTo: 'Jonas Ek',
      today: dayAt(clock.now()),
      statements: [],
    }),
    mind,
    answers: new AnswerStore(record),
    speech: new SpeechCache(synth),
    voice,
    tell: (moment) => void told.push(moment),
    opening,
    clock,
    log: pino({ enabled: false }),
  });
  const rooms = { changed: () => undefined, patchNow: () => undefined, saidLately: () => [] };
  const state = () => session.state;
  const silence = (epoch: number) => leader.silence(epoch);
  const guard = new AvatarGuard({ gate: session, state, standing: () => now.persona, silence });
  const onRecordBack = () => undefined;
  stagehand.begin({ state: session.state, rooms, leader, guard, onRecordBack, dismiss: () => undefined });
  const setPersona = (change: Partial<PersonaStanding>) => {
    now.persona = { ...now.persona, ...change };
    stagehand.personaChanged();
  };
  return { record, clock, session, leader, mind, synth, voice, told, setPersona };
}

/** Lets everything happen that waits for nothing but its turn. */
export async function quiet(): Promise<void> {
  for (let turn = 0; turn < 12; turn++) await settled();
}

/** `ada` asks, `mo` approves. The text is `Text of ID?` unless given. */
export async function approve({ session }: Stage, id: string, text?: string): Promise<void> {
  await must(session, person('ada'), ask(id, text));
  await must(session, person('mo'), { type: 'question.approve', questionId: questionId(id) });
}

/** Questions that were approved, one after the other, and have their answers. */
export async function ready(stage: Stage, ...ids: string[]): Promise<void> {
  for (const id of ids) await approve(stage, id);
  await quiet();
}

export function stop(stage: Stage): Promise<Outcome> {
  return command(stage, { type: 'stage.stop' });
}

/** `mo` commands, and what follows has happened. */
export async function command({ session }: Stage, one: Command, by = 'mo'): Promise<Outcome> {
  const outcome = await session.submit(person(by), one);
  await quiet();
  return outcome;
}

export function call(stage: Stage, id: string): Promise<Outcome> {
  return command(stage, { type: 'question.call', questionId: questionId(id) });
}

export function question({ session }: Stage, id: string): Question {
  const found = session.state.questions.get(questionId(id));
  if (found === undefined) throw new Error(`no question ${id}`);
  return found;
}

export function utterances({ told }: Stage): readonly Utterance[] {
  return told.filter((moment) => moment.kind === 'utterance');
}

/** What was told, a word each: `utterance 1.0`, `sound-start 1.0`, `stop 1`. */
export function gistOf({ told }: Stage): readonly string[] {
  return told.map((moment) => {
    if (moment.kind === 'stop') return `stop ${moment.epoch}`;
    return moment.kind === 'reacted' ? 'reacted' : `${moment.kind} ${moment.epoch}.${moment.index}`;
  });
}
