import table from '../data/similar-questions.json' with { type: 'json' };

/** Questions, and others that ask the same as one of them or as none: what finding like questions is fitted on. */
export const similarTable: {
  readonly questions: Readonly<Record<string, string>>;
  readonly asked: readonly { readonly text: string; readonly same: string | null }[];
} = table;
