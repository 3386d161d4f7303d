/** Whether a bare text (see `bareText`) holds one of a list's phrases. */
export type Phrases = (bare: string) => boolean;

/** Words that begin another clause or turn to the asker: a gap does not reach over them. */
const clauseWords = 'i|my|me|if|when|whether|unless|because|who|whoever';
const gapOf = (most: number) => `(?:(?!(?:${clauseWords}) )[^ .?!;:]+ ){0,${most}}`;

/**
 * Reads a list of phrases, one a line, as a person writes it down. In a line words stand in their order; `a/b` is one or the other, `(a)` may
 * be left out, `lay*` is any word that begins so, `..` is up to five words of the same clause and `...` up to nine, and `^` in front is the
 * beginning of a sentence (after "please" and its like). `A & B` are two phrases in one sentence in any order, and `& !B` is none of B in it.
 * A line that begins with # is a comment.
 */
export function phrases(list: string): Phrases {
  const lines = list
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  const single = lines.filter((line) => !line.includes('&'));
  const whole = single.length === 0 ? null : new RegExp(single.map(patternOf).join('|'), 'u');
  const joint = lines.filter((line) => line.includes('&')).map(jointOf);
  return (bare) =>
    whole?.test(bare) === true || (joint.length > 0 && sentencesOf(bare).some((each) => joint.some((is) => is(each))));
}

/** Words of a list as one choice in a phrase. */
export function anyOf(words: string): string {
  return words.trim().split(/\s+/).join('/');
}

function jointOf(line: string): Phrases {
  const parts = line.split('&').map((part) => {
    const words = part.trim();
    const isDenied = words.startsWith('!');
    return { isDenied, pattern: new RegExp(patternOf(isDenied ? words.slice(1).trim() : words), 'u') };
  });
  return (bare) => parts.every(({ isDenied, pattern }) => pattern.test(bare) !== isDenied);
}

function sentencesOf(bare: string): readonly string[] {
  return bare.split(/(?<= [.?!;]) /).map((sentence) => ` ${sentence.trim()} `);
}

/** What people put before what they want. */
const opening =
  '(?:(?:^|[.?!;:]) |^ )(?:(?:and|also|please|now|then|so|ok|okay|hey|hi|hello|just|but|first|next|kindly|i want you to|you must|you should|you will) )*';

function patternOf(line: string): string {
  const [isFirst, words] = line.startsWith('^') ? [true, line.slice(1).trim()] : [false, line];
  const start = isFirst ? opening : '(?<= )';
  return start + words.split(/\s+/).map(wordOf).join('');
}

function wordOf(word: string): string {
  if (word === '..') return gapOf(5);
  if (word === '...') return gapOf(9);
  const optional = /^\((.*)\)$/.exec(word)?.[1];
  if (optional !== undefined) return `(?:${wordOf(optional)})?`;
  const choices = word
    .split('/')
    .map((choice) => (choice.endsWith('*') ? `${escaped(choice.slice(0, -1))}[^ .?!;:]*` : escaped(choice)));
  return `(?:${choices.join('|')}) `;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
