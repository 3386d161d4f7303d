import type { Answer } from '../../../protocol/answer.ts';
import type { CsvCell } from '../../../protocol/csv.ts';
import type { RecordedEvent } from '../../../protocol/events.ts';
import type { Hash, MemberId, QuestionId } from '../../../protocol/ids.ts';
import { sentencesSaid, sourceWords } from './said.ts';
import { moment, type Table } from './table.ts';

const columns = {
  at: 'From',
  who: 'Who',
  label: 'Label',
  text: 'What was said',
  original: 'Original',
  source: 'Source',
  question: 'To the question',
} as const;

/** What is not written down of living people is said in their place. */
const unwritten = {
  human: 'Spoke live. The record holds that they did, not what.',
  asker: 'Had the floor. Their words are not kept.',
  cut: 'Was cut. The record does not tell what was heard until then.',
} as const;

interface AvatarTurn {
  readonly kind: 'avatar';
  readonly atMs: number;
  readonly questionId: QuestionId;
  readonly answerId: Hash;
  said: readonly number[] | null;
  unsaid: readonly number[];
  /** Null while it is being said. */
  isCut: boolean | null;
}
interface LivingTurn {
  readonly kind: 'human' | 'asker';
  readonly atMs: number;
  readonly memberId: MemberId;
}

export interface TranscriptNames {
  readonly leaderName: string;
  /** Null once erased. */
  nameOf(id: MemberId): string | null;
  questionOf(id: QuestionId): string | null;
}

/** What was said from the stage, turn by turn, from the record in one pass. Rule EX4. */
export class TranscriptCount {
  readonly #turns: (AvatarTurn | LivingTurn)[] = [];
  readonly #running = new Map<QuestionId, AvatarTurn>();

  /** Answers that a table needs. */
  get answerIds(): readonly Hash[] {
    return [...new Set(this.#turns.flatMap((turn) => (turn.kind === 'avatar' ? [turn.answerId] : [])))];
  }

  take(_seq: number, event: RecordedEvent): void {
    switch (event.type) {
      case 'answer.started': {
        const { questionId, answerId, at } = event;
        const turn: AvatarTurn = {
          kind: 'avatar',
          atMs: at,
          questionId,
          answerId,
          said: null,
          unsaid: [],
          isCut: null,
        };
        this.#turns.push(turn);
        this.#running.set(questionId, turn);
        break;
      }
      case 'answer.cut': {
        const turn = this.#running.get(event.questionId);
        if (turn !== undefined) turn.isCut = true;
        break;
      }
      case 'answer.finished': {
        const turn = this.#running.get(event.questionId);
        if (turn === undefined) break;
        turn.isCut = false;
        turn.unsaid = event.unsaid ?? [];
        break;
      }
      case 'answer.reported': {
        const turn = this.#running.get(event.questionId);
        if (turn?.answerId === event.answerId) turn.said = event.said;
        break;
      }
      case 'stage.taken-over':
        this.#turns.push({ kind: 'human', atMs: event.at, memberId: event.memberId });
        break;
      case 'floor.given':
        this.#turns.push({ kind: 'asker', atMs: event.at, memberId: event.memberId });
        break;
      default:
    }
  }

  table(answers: ReadonlyMap<Hash, Answer>, names: TranscriptNames): Table<keyof typeof columns> {
    return { columns, rows: this.#turns.flatMap((turn) => rowsOf(turn, answers, names)) };
  }
}

type Row = Readonly<Record<keyof typeof columns, CsvCell>>;

function rowsOf(
  turn: AvatarTurn | LivingTurn,
  answers: ReadonlyMap<Hash, Answer>,
  { leaderName, nameOf, questionOf }: TranscriptNames,
): readonly Row[] {
  const empty = { at: moment(turn.atMs), label: null, original: null, source: null, question: null };
  if (turn.kind !== 'avatar') {
    const label = turn.kind === 'human' ? 'HUMAN' : null;
    return [{ ...empty, who: nameOf(turn.memberId), label, text: unwritten[turn.kind] }];
  }
  const { questionId, answerId, said, unsaid, isCut } = turn;
  if (isCut === null) return [];
  const head = { ...empty, who: `AI for ${leaderName}`, question: questionOf(questionId) };
  const answer = answers.get(answerId);
  const sentences = answer === undefined ? null : sentencesSaid(answer, { said, unsaid, isCut });
  if (sentences === null) return [{ ...head, text: unwritten.cut }];
  return sentences.map((sentence) => ({
    ...head,
    label: sentence.label,
    text: sentence.text,
    original: sentence.original?.text ?? null,
    source: sourceWords(sentence) || null,
  }));
}
