import { mannerWordsId } from '../../protocol/answer.ts';
import type { Rehearsed } from '../../protocol/rehearsal.ts';

/** What an answer gives, whatever the wording of its notices and words of courtesy: the spans that it cites, in no order. Empty for no answer. Rules RH8, AU2. */
export function substanceOf({ sentences }: Pick<Rehearsed, 'sentences'>): string {
  const spans = sentences.flatMap(({ sources }) =>
    sources
      .filter(({ statementId }) => statementId !== mannerWordsId)
      .map(({ statementId, statementHash, start, end }) => `${statementId} ${statementHash} ${start}-${end}`),
  );
  return [...new Set(spans)].sort().join('\n');
}

/** The questions by their group, in the order in which they came; those of none are left out. */
export function byGroup(questions: readonly Rehearsed[]): ReadonlyMap<string, readonly Rehearsed[]> {
  const groups = new Map<string, Rehearsed[]>();
  for (const question of questions) {
    if (question.group === null) continue;
    const group = groups.get(question.group) ?? [];
    group.push(question);
    groups.set(question.group, group);
  }
  return groups;
}
