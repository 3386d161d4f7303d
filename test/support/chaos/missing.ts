import { isDeepStrictEqual } from 'node:util';
import { readState } from '../../../client/adapters/colyseus/read-state.ts';
import { emptyMirror, type Mirror, mirrorState } from '../../../client/world/mirror.ts';
import type { PageCommand } from '../../../protocol/commands.ts';
import type { TownhallEvent, TownhallEventType } from '../../../protocol/events.ts';
import { type Hash, type MemberId, sectionAt } from '../../../protocol/ids.ts';
import type { Utterance } from '../../../protocol/moment.ts';
import type { QuestionsMessage } from '../../../protocol/views.ts';
import { emptyHallState, mirror } from '../../../server/adapters/colyseus/mirror.ts';
import { openingNotice } from '../../../server/mind/notices.ts';
import type { TownhallState } from '../../../server/townhall/state.ts';
import { audienceFor, questionView, votedBy } from '../../../server/townhall/views.ts';
import type { Told } from './account.ts';
import type { ProvenRecord } from './proven-record.ts';

/** What the last event of a command is. Commands that are not here are none of the run's. */
const lastEvents: Partial<Record<PageCommand['type'], TownhallEventType>> = {
  'question.ask': 'question.asked',
  'question.vote': 'question.voted',
  'question.unvote': 'question.unvoted',
  'question.approve': 'question.approved',
  'question.move': 'question.moved',
  'question.call': 'question.called',
  'stage.stop': 'stage.stopped',
  'hand.raise': 'hand.raised',
  'hand.lower': 'hand.lowered',
  'voice.open': 'voice.opened',
  'voice.close': 'voice.closed',
  'member.sit': 'member.sat',
  'member.mute': 'member.muted',
  'member.unmute': 'member.unmuted',
};

/** The acknowledged commands that are not in the record, each where its reply said. */
export function lostCommands({ memberId, acknowledged }: Told, { events }: ProvenRecord): readonly string[] {
  return acknowledged
    .filter(({ command, seq }) => !isOf(events[seq], memberId, command))
    .map(({ command, seq }) => `${command.type} of ${memberId} is not entry ${seq}, but ${events[seq]?.type}`);
}

/** How many of the commands that got no reply are in the record all the same. */
export function writtenUnanswered({ memberId, unanswered }: Told, { events }: ProvenRecord): number {
  return unanswered.filter((command) => events.some((event) => isOf(event, memberId, command))).length;
}

/** What the page was shown that is not what the record holds: states, questions, votes, captions, stops. */
export function unrecorded(told: Told, record: ProvenRecord): readonly string[] {
  return [
    ...told.shown.flatMap((shown) => wrongState(shown, record)),
    ...told.questions.flatMap((message) => wrongQuestions(told, message, record)),
    ...told.moments.flatMap((moment) =>
      moment.kind === 'utterance' ? wrongCaption(moment, told.shown.at(0), record) : [],
    ),
    ...brokenStops(told, record),
  ];
}

function isOf(event: TownhallEvent | null | undefined, memberId: MemberId, command: PageCommand): boolean {
  if (event == null || event.by.kind !== 'member' || event.by.memberId !== memberId) return false;
  const { type, ...asked } = command;
  const said = { ...event, ...('personal' in event && typeof event.personal === 'object' ? event.personal : {}) };
  return (
    event.type === lastEvents[type] && Object.entries(asked).every(([name, value]) => Reflect.get(said, name) === value)
  );
}

/** A replicated state must be the fold of the record up to the head that it names. */
function wrongState(shown: Mirror, { hashes, states }: ProvenRecord): readonly string[] {
  const { seq = 0, head = '' } = shown.hall ?? {};
  // A room that was just made has shown nothing yet.
  if (seq === 0) return [];
  const [state, hash] = [states[seq], hashes[seq] ?? null];
  if (state === undefined || hash === null) return [`entry ${seq} was shown and is not there`];
  if (hash !== head) return [`the head of entry ${seq} was shown as ${head}`];
  const folded = recordedParts(mirrorOf(state, hash, shown));
  const parts = recordedParts(shown);
  return [...new Set([...parts.keys(), ...folded.keys()])]
    .filter((name) => !isDeepStrictEqual(parts.get(name), folded.get(name)))
    .map((name) => {
      const [was, is] = [parts.get(name), folded.get(name)].map((part) => JSON.stringify(part));
      return `${name} was shown at entry ${seq} as ${was}, and is ${is}`;
    });
}

/** The state as pages get it. What is no part of the record is taken from what was shown. */
function mirrorOf(state: TownhallState, hash: Hash, { hall: shown, stage }: Mirror): Mirror {
  const hall = emptyHallState(state, sectionAt(0));
  const facts = {
    leaderName: shown?.leaderName ?? '',
    voices: shown?.voices ?? 'off',
    record: shown?.record ?? 'ok',
    strain: shown?.strain ?? 0,
    head: { seq: state.seq, hash },
    persona: { version: 0, consentEpoch: null, silentBecause: stage.avatarSilentBecause },
    voiceOfStage: stage.voiceIdentity,
    slotOf: () => null,
  } as const;
  mirror(state, hall, facts, { members: new Set(state.members.keys()), queue: true });
  return mirrorState(emptyMirror, readState(hall)).mirror;
}

/** By name, since a map keeps the order in which its entries came. Slots are given anew by every start. */
function recordedParts({ hall, stage, roster, queue }: Mirror): ReadonlyMap<string, unknown> {
  return new Map<string, unknown>([
    ['the hall', hall],
    ['the stage', stage],
    ...roster.map((person) => [`member ${person.memberId}`, { ...person, slot: 0 }] as const),
    ...queue.map((question) => [`question ${question.id}`, question] as const),
  ]);
}

function wrongQuestions(
  { memberId, shown }: Told,
  message: QuestionsMessage,
  { states }: ProvenRecord,
): readonly string[] {
  const leaderName = shown[0]?.hall?.leaderName ?? '';
  const { seq, changed, voted } = message;
  const state = states[seq];
  const member = state?.members.get(memberId);
  if (state === undefined || member === undefined) return [`questions of entry ${seq} were shown, and it is not there`];
  const wrong = changed.filter((view) => {
    const question = state.questions.get(view.id);
    if (question === undefined) return true;
    const audience = audienceFor({ memberId, role: member.role }, question);
    return !isDeepStrictEqual(view, questionView(state, { audience, leaderName }, view.id));
  });
  const hasWrongVotes = voted !== undefined && !isDeepStrictEqual([...voted], votedBy(state, memberId));
  return [
    ...wrong.map(({ id, text }) => `question ${id} ("${text}") was shown otherwise than entry ${seq} has it`),
    ...(hasWrongVotes ? [`the votes of ${memberId} were shown otherwise than entry ${seq} has them`] : []),
  ];
}

function wrongCaption(
  said: Utterance,
  shown: Mirror | undefined,
  { events, answers }: ProvenRecord,
): readonly string[] {
  const { epoch, answerId, questionId, text, label } = said;
  const hasStarted = events.some(
    (event) =>
      event?.type === 'answer.started' &&
      event.epoch === epoch &&
      event.answerId === answerId &&
      event.questionId === questionId,
  );
  const opening = openingNotice(shown?.hall?.leaderName ?? '');
  const sentences = [opening, ...(answers.get(answerId)?.sentences ?? [])];
  const isItsOwn = sentences.some((sentence) => sentence.text === text && sentence.label === label);
  return hasStarted && isItsOwn ? [] : [`the caption "${text}" of epoch ${epoch} is in no answer of the record`];
}

/** Nothing of a stopped epoch may come after its stop, and its answer must not count as finished. */
function brokenStops({ moments }: Told, { events }: ProvenRecord): readonly string[] {
  return moments.flatMap((stop, at) => {
    if (stop.kind !== 'stop') return [];
    const isSaidAfter = moments
      .slice(at + 1)
      .some((later) => 'epoch' in later && later.kind !== 'stop' && later.epoch <= stop.epoch);
    const of = (type: TownhallEventType) =>
      events.some((event) => event?.type === type && 'epoch' in event && event.epoch === stop.epoch);
    return [
      ...(isSaidAfter ? [`epoch ${stop.epoch} was stopped, and goes on`] : []),
      ...(of('answer.started') && !of('answer.cut')
        ? [`epoch ${stop.epoch} was stopped, and its answer was not cut`]
        : []),
    ];
  });
}
