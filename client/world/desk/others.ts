import type { Attending } from '../../../protocol/attention.ts';
import type { QuestionId } from '../../../protocol/ids.ts';

/** Those of the crew who do the same at one question. */
export interface OthersOn {
  readonly who: string;
  readonly isWriting: boolean;
  readonly words: string;
}

/** Who else is at a question: “Ana and Ben” “are looking at this”. Who writes comes first. Rule TG1. */
export function othersOn(others: readonly Attending[], questionId: QuestionId): readonly OthersOn[] {
  const here = others.filter((each) => each.questionId === questionId);
  return [true, false].flatMap((isWriting) => {
    const names = here
      .filter((each) => each.isWriting === isWriting)
      .map(({ name }) => (name === '' ? 'Somebody' : name));
    if (names.length === 0) return [];
    const are = names.length === 1 ? 'is' : 'are';
    return [{ who: listed(names), isWriting, words: isWriting ? `${are} writing here` : `${are} looking at this` }];
  });
}

function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
