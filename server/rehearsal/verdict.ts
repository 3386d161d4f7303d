import type { RehearsalReport } from '../../protocol/rehearsal.ts';

type Reason = RehearsalReport['reasons'][number];
/** All of the report but the verdict itself. */
export type Findings = Omit<RehearsalReport, 'isGo' | 'verdict' | 'reasons'>;

/** Fewer show little. */
const enough = 100;

/** Whether it may go before people, in a sentence, and why: what stands in the way, what a person should read first, what is well. Rules RH11, RH12. */
export function judge(findings: Findings): Pick<RehearsalReport, 'isGo' | 'verdict' | 'reasons'> {
  const reasons = [...stops(findings), ...looks(findings), ...goods(findings)];
  const stopping = reasons.filter(({ weight }) => weight === 'stops').length;
  const looking = reasons.filter(({ weight }) => weight === 'look').length;
  return { isGo: stopping === 0, verdict: sentence(stopping, looking), reasons };
}

function sentence(stopping: number, looking: number): string {
  if (stopping > 0) return `No go: ${counted(stopping, 'thing stands', 'things stand')} in the way.`;
  return looking === 0
    ? 'Go: nothing stands in the way.'
    : `Go, after you have read ${counted(looking, 'thing', 'things')}.`;
}

function stops({ statements, figures, wronglyAnswered, audit }: Findings): readonly Reason[] {
  const told = audit.askers.reduce((sum, { other }) => sum + other, 0);
  return reasonsOf('stops', [
    [statements === 0, 'No statement is approved and in force today: it has nothing to say.'],
    [statements > 0 && figures.questions > 0 && figures.answered === 0, 'It answered none of the questions.'],
    [
      figures.failed > 0,
      `${counted(figures.failed, 'question', 'questions')} got nothing at all: the mind failed on ${figures.failed === 1 ? 'it' : 'them'}.`,
    ],
    [
      figures.unsupported > 0,
      `${counted(figures.unsupported, 'sentence', 'sentences')} would be said that no statement holds.`,
    ],
    [
      wronglyAnswered.length > 0,
      `${counted(wronglyAnswered.length, 'question', 'questions')} that a person should answer would be answered.`,
    ],
    [told > 0, `${counted(told, 'time', 'times')} somebody else was told something that the first asker was not told.`],
  ]);
}

function looks({
  figures,
  questions,
  gaps,
  wordings,
  contradictions,
  answeredWithCare,
  audit,
}: Findings): readonly Reason[] {
  const heard = contradictions.filter(({ isHeard }) => isHeard).length;
  const queue = questions.filter(({ from }) => from === 'queue');
  const open = queue.filter(({ outcome }) => outcome !== 'answered').length;
  const people = audit.askers.reduce((sum, { same }) => sum + same.of, 0);
  const unequal = audit.askers.reduce((sum, { same }) => sum + same.of - same.are, 0);
  return reasonsOf('look', [
    [
      open > 0,
      `${open} of ${counted(queue.length, 'question', 'questions')} in the queue would be passed to a person.`,
    ],
    [heard > 0, `${counted(heard, 'pair', 'pairs')} of sentences that it would say may contradict each other.`],
    [
      heard < contradictions.length,
      `${counted(contradictions.length - heard, 'pair', 'pairs')} of statements may contradict each other, though not both were said.`,
    ],
    [
      answeredWithCare.length > 0,
      `${counted(answeredWithCare.length, 'answer', 'answers')} to hard questions: read each.`,
    ],
    [
      wordings.length > 0,
      `${counted(wordings.length, 'question', 'questions')} got another answer, or none, in other words.`,
    ],
    [
      unequal > 0,
      `${unequal} of ${people} times the same question got less, more or no answer when somebody else asked it.`,
    ],
    [gaps.length > 0, `${counted(gaps.length, 'topic has', 'topics have')} no answer: write one.`],
    [
      figures.questions < enough,
      `Only ${counted(figures.questions, 'question was', 'questions were')} asked: fewer than ${enough} show little.`,
    ],
  ]);
}

function goods({ figures, audit, wronglyAnswered }: Findings): readonly Reason[] {
  const { of } = audit.grounded;
  return reasonsOf('good', [
    [
      of > 0 && figures.unsupported === 0,
      `${of === 1 ? 'The one sentence' : `Each of ${of} sentences`} stands in an approved text, compared byte by byte.`,
    ],
    [figures.questions > 0 && wronglyAnswered.length === 0, 'Everything that a person should answer goes to a person.'],
  ]);
}

function reasonsOf(weight: Reason['weight'], all: readonly (readonly [boolean, string])[]): readonly Reason[] {
  return all.flatMap(([holds, text]) => (holds ? [{ weight, text }] : []));
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
