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
  human: 'Spoke live. Nothing of it was written down.',
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
interface AskerTurn {
  readonly kind: 'asker';
  readonly atMs: number;
  readonly memberId: MemberId;
}
interface HumanTurn {
  readonly kind: 'human';
  readonly atMs: number;
  readonly memberId: MemberId;
  readonly lines: HumanLine[];
}
/** Its words stand with the entry alone: an erasure reaches them there. */
interface HumanLine {
  readonly entry: number;
  readonly atMs: number;
  readonly recogniser: string;
  readonly isAfterGap: boolean;
  readonly answers: QuestionId | null;
}
type Turn = AvatarTurn | AskerTurn | HumanTurn;

export interface TranscriptNames {
  readonly leaderName: string;
  /** Null once erased. */
  nameOf(id: MemberId): string | null;
  questionOf(id: QuestionId): string | null;
  /** What was said live in the entry. */
  lineOf(entry: number): string | null;
}

/** What was said from the stage, turn by turn, from the record in one pass. Rule EX4. */
export class TranscriptCount {
  readonly #turns: Turn[] = [];
  readonly #running = new Map<QuestionId, AvatarTurn>();

  /** Answers that a table needs. */
  get answerIds(): readonly Hash[] {
    return [...new Set(this.#turns.flatMap((turn) => (turn.kind === 'avatar' ? [turn.answerId] : [])))];
  }

  take(entry: number, event: RecordedEvent): void {
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
        this.#turns.push({ kind: 'human', atMs: event.at, memberId: event.memberId, lines: [] });
        break;
      case 'human.said': {
        const { at: atMs, recogniser, isAfterGap = false, answers = null } = event;
        const turn = this.#turns.at(-1);
        if (turn?.kind === 'human') turn.lines.push({ entry, atMs, recogniser, isAfterGap, answers });
        break;
      }
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

function rowsOf(turn: Turn, answers: ReadonlyMap<Hash, Answer>, names: TranscriptNames): readonly Row[] {
  const empty = { at: moment(turn.atMs), label: null, original: null, source: null, question: null };
  if (turn.kind === 'human') return humanRows(turn, names);
  const { leaderName, nameOf, questionOf } = names;
  if (turn.kind === 'asker') return [{ ...empty, who: nameOf(turn.memberId), text: unwritten.asker }];
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

/** What was written down of it, phrase by phrase, and by what. Rule LV6. */
function humanRows({ memberId, atMs, lines }: HumanTurn, names: TranscriptNames): readonly Row[] {
  const head = { who: names.nameOf(memberId), label: 'HUMAN', original: null };
  if (lines.length === 0) return [{ ...head, at: moment(atMs), text: unwritten.human, source: null, question: null }];
  return lines.map((line) => ({
    ...head,
    at: moment(line.atMs),
    text: names.lineOf(line.entry),
    source: `Written down automatically (${line.recogniser})${line.isAfterGap ? '; words before it are missing' : ''}`,
    question: line.answers === null ? null : names.questionOf(line.answers),
  }));
}
