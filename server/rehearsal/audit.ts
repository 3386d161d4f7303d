import { abstentionKindSchema } from '../../protocol/answer.ts';
import type { Audit, Rehearsed } from '../../protocol/rehearsal.ts';
import { fairness } from './askers.ts';
import { consistency } from './wordings.ts';

/** Figures of what was answered by one version of the persona. Rules AU1 to AU3. */
export function auditOf(
  questions: readonly Pick<Rehearsed, 'outcome' | 'kind' | 'sentences'>[],
  of: Pick<Audit, 'personaVersion' | 'from'>,
): Audit {
  const said = questions.flatMap(({ sentences }) => sentences).filter(({ label }) => label !== 'NOTICE');
  const share = (outcome: Rehearsed['outcome']) => ({
    of: questions.length,
    are: questions.filter((question) => question.outcome === outcome).length,
  });
  return {
    ...of,
    answers: questions.length,
    grounded: { of: said.length, are: said.filter(({ isSupported }) => isSupported).length },
    answered: share('answered'),
    abstained: share('abstained'),
    guarded: share('guarded'),
    guards: guardsOf(questions),
    wordings: null,
    askers: [],
  };
}

/** The same of a rehearsal, which asks in other words and as other people too; those repetitions count in their own figures alone. */
export function auditOfRehearsal(questions: readonly Rehearsed[], personaVersion: number): Audit {
  const own = questions.filter(({ from }) => from !== 'askers');
  const figures = auditOf(own, { personaVersion, from: 'rehearsal' });
  const all = auditOf(questions, { personaVersion, from: 'rehearsal' });
  return { ...figures, grounded: all.grounded, wordings: consistency(questions), askers: fairness(questions) };
}

function guardsOf(questions: readonly Pick<Rehearsed, 'outcome' | 'kind'>[]): Audit['guards'] {
  return abstentionKindSchema.options
    .map((kind) => ({
      kind,
      count: questions.filter((question) => question.outcome === 'guarded' && question.kind === kind).length,
    }))
    .filter(({ count }) => count > 0);
}
