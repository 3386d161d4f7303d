import type { SourceDocument } from './document.ts';

/** Where the words at an offset of the text are found: the closest link of the document. Rule DR28. */
export function linkAt({ link, marks = [] }: Pick<SourceDocument, 'link' | 'marks'>, offset: number): string {
  return marks.findLast(({ at }) => at <= offset)?.link ?? link;
}
