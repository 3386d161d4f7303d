import type { SourceDocument, Turn } from '../../server/documents/document.ts';

interface Said {
  readonly by: string | null;
  readonly text: string;
  readonly isQuoted?: boolean;
}

/** A document in which people speak one after the other, an empty line or `between` apart. */
export function aDocument(
  said: readonly Said[],
  about: Partial<SourceDocument> = {},
  between = '\n\n',
): SourceDocument {
  let text = '';
  const turns: Turn[] = [];
  for (const { by, text: words, isQuoted = false } of said) {
    if (text !== '') text += between;
    turns.push({ start: text.length, end: text.length + words.length, speaker: by, isQuoted });
    text += words;
  }
  return {
    title: 'Spring letter',
    date: '2026-03-14',
    place: 'E-mail to all staff',
    audience: 'everybody',
    lang: null,
    link: 'letters.mbox#7',
    text,
    turns,
    ...about,
  };
}

/** So many words of one sentence about one thing. */
export function aSentence(words: number, about = 'sensors'): string {
  const filler = Array.from({ length: words - 3 }, (_, i) => ['we', 'build', 'better', about][i % 4]);
  return `In Lund ${[...filler, 'today'].join(' ')}.`;
}
