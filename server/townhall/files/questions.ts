import type { Answer } from '../../../protocol/answer.ts';
import type { Hash } from '../../../protocol/ids.ts';
import type { QuestionView } from '../../../protocol/views.ts';
import { sentencesSaid } from './said.ts';
import { moment, type Table } from './table.ts';

const columns = {
  question: 'Question',
  state: 'State',
  askedBy: 'Asked by',
  askedAt: 'Asked',
  votes: 'Votes',
  place: 'Place in the queue',
  firstWording: 'First wording',
  joined: 'Joined with',
  rejectedBecause: 'Not taken because',
  answer: 'Answer',
  labels: 'Labels',
  correction: 'Corrected to',
  passedOnTo: 'Passed on to',
  due: 'Answer due',
  writtenAnswer: 'Answered in writing',
  writtenBy: 'Written by',
} as const;

/** Questions and answers as those who run the town hall see them: what was erased is empty, of an answer only what was said. Rule EX2. */
export function questionsTable(
  questions: readonly QuestionView[],
  answers: ReadonlyMap<Hash, Answer>,
): Table<keyof typeof columns> {
  const texts = new Map(questions.map(({ id, text }) => [id, text]));
  const rows = questions.map((question) => {
    const { referredTo, mergedInto, review } = question;
    return {
      question: question.text,
      state: question.status,
      askedBy: question.author.kind === 'sealed' ? 'Anonymous' : question.authorName,
      askedAt: moment(question.askedAt),
      votes: question.votes,
      place: question.place,
      firstWording: question.originalText ?? null,
      joined: mergedInto === null ? null : (texts.get(mergedInto) ?? null),
      rejectedBecause: question.rejectedBecause,
      ...answerCells(question, answers),
      correction: review?.correction ?? null,
      passedOnTo: referredTo?.owner ?? null,
      due: referredTo?.due ?? null,
      writtenAnswer: referredTo?.later?.text ?? null,
      writtenBy: referredTo?.later?.answeredBy ?? null,
    };
  });
  return { columns, rows };
}

/** What was said last: by the leader, if they answered it live. */
function answerCells({ answer, saidLive }: QuestionView, answers: ReadonlyMap<Hash, Answer>) {
  if (saidLive !== undefined) return { answer: saidLive.text, labels: 'HUMAN' };
  const whole = answer === null ? undefined : answers.get(answer.answerId);
  if (answer === null || whole === undefined || answer.state === 'running') return { answer: null, labels: null };
  const said = sentencesSaid(whole, { said: answer.said, unsaid: answer.unsaid, isCut: answer.state === 'cut' });
  if (said === null || said.length === 0) return { answer: null, labels: null };
  return {
    answer: said.map(({ text }) => text).join(' '),
    labels: [...new Set(said.map(({ label }) => label))].join(', '),
  };
}
