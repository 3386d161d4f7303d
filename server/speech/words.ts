/** A word of a text: its place (UTF-16, end exclusive) and its plain form, lower case without accents or apostrophes. */
export interface Word {
  readonly start: number;
  readonly end: number;
  readonly plain: string;
}

/** The words of a text as a voice says them: letters and digits with apostrophes inside; hyphens and points part them. */
export function wordsOf(text: string): readonly Word[] {
  return [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’][\p{L}\p{M}]+)*/gu)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    plain: plainWord(match[0]),
  }));
}

function plainWord(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .toLowerCase();
}
