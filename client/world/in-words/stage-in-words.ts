import { isolated } from '../isolated.ts';
import type { HallFacts, StageFacts } from '../mirror.ts';
import { pollInWords, type ScreenPoll } from '../poll-screen.ts';
import type { Caption } from '../ports.ts';
import type { QueueLists } from '../queue.ts';
import {
  agendaWords,
  labelWords,
  notWords,
  sourceLabel,
  sourceLine,
  stageLook,
  stageWords,
  waitingWords,
} from '../stage-view.ts';

export interface StageNow {
  readonly stage: StageFacts;
  readonly leaderName: string;
  readonly stoppedEpoch: number;
  readonly hall: HallFacts | null;
  readonly lists: Pick<QueueLists, 'onStage' | 'waiting'>;
  /** Between questions. */
  readonly poll?: ScreenPoll | null;
  /** What the stage waits for before it begins. */
  readonly beginning?: string | null;
  /** The sentence being heard. */
  readonly sentence: Pick<Caption, 'text' | 'label' | 'sources'> | null;
}

/** Who is on the stage and in what state, a sentence each. Rule IW1. */
export function stageInWords({ stage, leaderName, stoppedEpoch, beginning = null }: StageNow): readonly string[] {
  const look = stageLook(stage, leaderName, stoppedEpoch);
  if (look.holder !== 'nobody') return [`${stageWords(stage, leaderName)}.`];
  switch (look.avatar) {
    case 'ready':
      if (beginning !== null) return [`${beginning}.`, `The avatar of ${leaderName} stands ready.`];
      return ['Nobody is speaking.', `The avatar of ${leaderName} stands ready.`];
    case 'preparing':
      return [`The avatar of ${leaderName} prepares its answer.`];
    case 'stopped':
      return ['Nobody is speaking.', 'The answer was stopped.'];
    case 'paused':
      return ['Nobody is speaking.', `${stageWords(stage, leaderName)}.`];
    case 'held':
      return ['Nobody is speaking.', `The avatar of ${leaderName} is on hold.`];
    case 'absent':
      return ['Nobody is speaking.', `The avatar of ${leaderName} is silent: ${look.why}`];
  }
}

/** What stands on the screen over the stage, a sentence each: as whole as there. Rule IW1. */
export function screenInWords({
  hall,
  lists: { onStage, waiting },
  sentence,
  poll,
  beginning = null,
}: StageNow): readonly string[] {
  if (onStage === null && sentence === null && poll != null) return pollInWords(poll);
  const lines: string[] = [];
  if (onStage !== null) lines.push(`Question: “${onStage.text}”`, `${askedWords(onStage)}.`);
  if (sentence !== null) {
    const source = sourceLine(sentence.sources, sourceLabel(sentence));
    lines.push(`“${sentence.text}”`, `${labelWords[sentence.label]}${source === '' ? '' : `, from ${source}`}.`);
  }
  if (onStage === null && beginning !== null) lines.push(`${beginning}.`);
  const count = hall?.questionsWaiting ?? 0;
  const [first] = waiting;
  if (count > 0) lines.push(`${waitingWords(count)}.`);
  if (onStage === null && first !== undefined) lines.push(`Next: “${first.text}”`, `${askedWords(first)}.`);
  if (lines.length === 0) lines.push('No question waits. Ask the first one.');
  const agenda = agendaWords(hall);
  if (onStage === null && agenda !== '') lines.push(`${agenda}.`);
  return lines;
}

function askedWords({
  askedBy,
  mistakenFor,
  votes,
}: Pick<QueueLists['waiting'][number], 'askedBy' | 'mistakenFor' | 'votes'>): string {
  const mark = mistakenFor === '' ? '' : `, ${notWords[mistakenFor]},`;
  return `${isolated(askedBy)}${mark} asked, ${votes === 1 ? '1 vote' : `${votes} votes`}`;
}
