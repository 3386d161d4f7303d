import type { Answer, Source, Statement } from '../../protocol/answer.ts';
import type { Hash, PersonaId } from '../../protocol/ids.ts';
import { type RehearsalReport, type Rehearsed, rehearsalSourceSchema } from '../../protocol/rehearsal.ts';
import type { Knowledge } from '../mind/ports.ts';
import { unlikeForOthers } from './askers.ts';
import { auditOfRehearsal } from './audit.ts';
import { changesSince } from './changes.ts';
import { isSupported } from './exactness.ts';
import { gapsOf } from './gaps.ts';
import type { RehearsalQuestion } from './question.ts';
import { judge } from './verdict.ts';
import { unlike } from './wordings.ts';

/** What the mind may know when it is rehearsed: no more and no less than in the hall. */
export type RehearsedKnowledge = Knowledge;
/** The text that a source is a span of; undefined where there is none of this id and version. */
export type TextOf = (source: Source) => string | undefined;
type Found = Omit<RehearsalReport['contradictions'][number], 'isHeard'>;

/** What is kept of a question and its answer; `answer` null: the mind failed. Rules RH5, RH6. */
export function rehearsedOf(
  { id, from, question, expected, sort, topic, group }: RehearsalQuestion,
  answer: Answer | null,
  { ms, textOf }: { readonly ms: number; readonly textOf: TextOf },
): Rehearsed {
  const sentences = answer?.sentences ?? [];
  return {
    ...{ id, from, question, expected, sort, topic, group },
    outcome: outcomeOf(answer),
    kind: answer?.kind ?? null,
    sentences: sentences.map((sentence) => {
      const { cue: _, mood: __, ...kept } = sentence;
      return { ...kept, isSupported: isSupported(sentence, textOf) };
    }),
    isByModel: (answer?.models ?? []).some((model) => model !== 'quoting'),
    ms: Math.round(ms * 10) / 10,
  };
}

function outcomeOf(answer: Answer | null): Rehearsed['outcome'] {
  if (answer === null) return 'failed';
  if (answer.outcome === 'answered') return 'answered';
  return answer.reason === 'guard' ? 'guarded' : 'abstained';
}

export interface Run {
  readonly id: string;
  readonly personaId: PersonaId;
  readonly leaderName: string;
  readonly personaVersion: number;
  readonly atMs: number;
  /** Those in force. */
  readonly statements: readonly (Statement & { readonly hash: Hash })[];
  readonly questions: readonly Rehearsed[];
  readonly contradictions: readonly Found[];
  readonly ms: number;
}

/** Puts together what people read and decide by. Rules RH5 to RH12, AU1, AU2. */
export function reportOf(run: Run, last: RehearsalReport | null): RehearsalReport {
  const { id, personaId, leaderName, personaVersion, atMs, statements, questions } = run;
  const idsOf = (is: (question: Rehearsed) => boolean) => questions.filter(is).map((question) => question.id);
  const findings = {
    ...{ v: 1 as const, id, personaId, leaderName, personaVersion, atMs, statements: statements.length },
    figures: figuresOf(run),
    questions,
    unsupported: idsOf(({ sentences }) => sentences.some((sentence) => !sentence.isSupported)),
    wronglyAnswered: idsOf(({ outcome, expected }) => outcome === 'answered' && expected === 'person'),
    answeredWithCare: idsOf(
      ({ outcome, expected, from }) => outcome === 'answered' && expected === 'either' && from === 'bank',
    ),
    contradictions: heardFirst(run.contradictions, questions),
    wordings: unlike(questions),
    askers: unlikeForOthers(questions),
    gaps: gapsOf(questions, statements),
    changes: changesSince(last, questions),
    audit: auditOfRehearsal(questions, personaVersion),
  };
  return { ...findings, ...judge(findings) };
}

function figuresOf({ questions, ms }: Run): RehearsalReport['figures'] {
  const count = (is: (question: Rehearsed) => boolean) => questions.filter(is).length;
  const outcome = (wanted: Rehearsed['outcome']) => count((question) => question.outcome === wanted);
  const [abstained, guarded] = [outcome('abstained'), outcome('guarded')];
  const byModel = count(({ isByModel }) => isByModel);
  const times = questions.map((question) => question.ms).sort((a, b) => a - b);
  const percentile = (part: number) => times[Math.max(0, Math.ceil(part * times.length) - 1)] ?? 0;
  return {
    questions: questions.length,
    bySource: rehearsalSourceSchema.options
      .map((from) => ({ from, count: count((question) => question.from === from) }))
      .filter((each) => each.count > 0),
    answered: outcome('answered'),
    abstained,
    guarded,
    failed: outcome('failed'),
    referred: abstained + guarded,
    unsupported: questions.flatMap(({ sentences }) => sentences).filter((sentence) => !sentence.isSupported).length,
    ms: Math.round(ms),
    p50Ms: percentile(0.5),
    p95Ms: percentile(0.95),
    byModel,
    // What a provider takes for a call only its bill says.
    money: byModel === 0 ? 0 : null,
  };
}

/** Those of which both sentences were said first. */
function heardFirst(found: readonly Found[], questions: readonly Rehearsed[]): RehearsalReport['contradictions'] {
  const said = questions.flatMap(({ sentences }) => sentences.flatMap(({ sources }) => sources));
  const isSaid = ({ hash, start, end }: Found['a']) =>
    said.some((source) => source.statementHash === hash && source.start < end && start < source.end);
  return found
    .map((each) => ({ ...each, isHeard: isSaid(each.a) && isSaid(each.b) }))
    .sort((a, b) => Number(b.isHeard) - Number(a.isHeard));
}
