import { assertNever } from '../../protocol/assert-never.ts';
import { questionIn, withPhase, withQuestion, withStage } from './change.ts';
import type { EventOf } from './event-of.ts';
import { linesOf } from './evolve-living.ts';
import { invariant } from './invariant.ts';
import type { TownhallState } from './state.ts';

type StageEvent = EventOf<`answer.${string}` | `stage.${string}` | `floor.${string}`>;

/** Folds an event of the stage: who speaks to everybody, for which question, in which epoch. Rules ST1 to ST8, AN1 to AN6. */
export function evolveStage(state: TownhallState, event: StageEvent): TownhallState {
  switch (event.type) {
    case 'answer.prepared': {
      const { answerId, outcome, personaVersion, consentEpoch = null, topics = null } = event;
      const reading = event.needsReading === true ? 'needed' : 'not-needed';
      const prepared = { answerId, outcome, personaVersion, consentEpoch, topics, reading } as const;
      return withQuestion(state, event.questionId, { prepared });
    }
    case 'answer.approved': {
      const { prepared } = questionIn(state, event.questionId);
      invariant(prepared !== null, `no answer to ${event.questionId} is prepared`);
      return withQuestion(state, event.questionId, { prepared: { ...prepared, reading: 'done' } });
    }
    case 'answer.started':
      return started(state, event);
    case 'answer.finished': {
      const { sentencesSaid, unsaid = [] } = event;
      const run = { ...runIn(state, event), kind: 'finished', sentencesSaid, unsaid } as const;
      const answered = withQuestion(state, event.questionId, {
        phase: { kind: 'answered' },
        run,
        answeredAtMs: event.at,
      });
      return withStage(answered, { kind: 'nobody' }, event.epoch + 1);
    }
    case 'answer.cut':
      return cut(state, event);
    case 'answer.paused':
      return inNextEpoch(state, event, true);
    case 'answer.continued':
      return withStage(state, { ...avatarIn(state, event), isPaused: false }, event.epoch);
    case 'answer.skipped':
      return inNextEpoch(state, event, false);
    case 'answer.reported': {
      const { run } = questionIn(state, event.questionId);
      invariant(run?.kind === 'cut', `no answer to ${event.questionId} was cut`);
      return withQuestion(state, event.questionId, { run: { ...run, said: event.said } });
    }
    case 'answer.reviewed': {
      const { questionId, answerId, memberId, reviewer, verdict, correction = null, at: atMs } = event;
      return withQuestion(state, questionId, { review: { answerId, memberId, reviewer, verdict, correction, atMs } });
    }
    case 'stage.stopped':
      return withStage(state, { kind: 'nobody' }, event.epoch + 1);
    case 'stage.taken-over': {
      const questionId = state.stage.kind === 'called' ? state.stage.questionId : null;
      const live = withStage(state, { kind: 'human', memberId: event.memberId, questionId }, event.epoch);
      return questionId === null ? live : withPhase(live, questionId, { kind: 'called', epoch: event.epoch });
    }
    case 'stage.released': {
      const { stage } = state;
      const released = withStage(state, { kind: 'nobody' }, event.epoch);
      if (stage.kind !== 'human' || stage.questionId === null) return released;
      const live = linesOf(state, state.epoch);
      return withQuestion(released, stage.questionId, { phase: { kind: 'answered' }, answeredAtMs: event.at, live });
    }
    case 'floor.given':
      return withStage(state, { kind: 'asker', memberId: event.memberId }, event.epoch);
    case 'floor.taken':
      return withStage(state, { kind: 'nobody' }, event.epoch);
    default:
      return assertNever(event);
  }
}

function started(state: TownhallState, event: EventOf<'answer.started'>): TownhallState {
  const { questionId, answerId, epoch, approvedBy, consentEpoch } = event;
  const answering = withQuestion(state, questionId, {
    phase: { kind: 'answering', epoch, answerId },
    run: { kind: 'running', answerId, epoch },
  });
  return withStage(
    answering,
    { kind: 'avatar', questionId, calledBy: approvedBy, answerId, consentEpoch, isPaused: false },
    epoch,
  );
}

/** After a take-over the question waits on the stage for the human; after any other cut it is back in the queue. */
function cut(state: TownhallState, event: EventOf<'answer.cut'>): TownhallState {
  const { questionId } = event;
  const stage = avatarIn(state, event);
  const run = { ...runIn(state, event), kind: 'cut', cut: event.cut, said: null } as const;
  const epoch = event.epoch + 1;
  if (event.cut === 'taken-over') {
    const waiting = withQuestion(state, questionId, { phase: { kind: 'called', epoch }, run });
    return withStage(waiting, { kind: 'called', questionId, calledBy: stage.calledBy }, epoch);
  }
  return withStage(withQuestion(state, questionId, { phase: { kind: 'approved' }, run }), { kind: 'nobody' }, epoch);
}

/** What was said of it belongs to an epoch that is over; it goes on, now or later, in the next one. */
function inNextEpoch(
  state: TownhallState,
  event: EventOf<'answer.paused' | 'answer.skipped'>,
  isPaused: boolean,
): TownhallState {
  const stage = avatarIn(state, event);
  const epoch = event.epoch + 1;
  const { answerId } = stage;
  const going = withQuestion(state, event.questionId, {
    phase: { kind: 'answering', epoch, answerId },
    run: { kind: 'running', answerId, epoch },
  });
  return withStage(going, { ...stage, isPaused }, epoch);
}

function avatarIn({ stage }: TownhallState, { questionId }: { readonly questionId: string }) {
  invariant(stage.kind === 'avatar' && stage.questionId === questionId, `no answer to ${questionId} is on the stage`);
  return stage;
}

function runIn(state: TownhallState, event: EventOf<'answer.finished' | 'answer.cut'>) {
  const { run } = questionIn(state, event.questionId);
  invariant(run !== null && run.kind === 'running', `no answer to ${event.questionId} is running`);
  return { answerId: run.answerId, epoch: run.epoch };
}
