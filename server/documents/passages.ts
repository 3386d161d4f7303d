import type { SourceDocument } from './document.ts';
import { greetingBefore, isIdle, kindOfLine, longestSignatureWords } from './dropped.ts';
import { languageOf } from './language.ts';
import type { LeaderIdentity } from './leader.ts';
import { groupThoughts } from './one-thought.ts';
import { findOwnWords, type OwnWords, type Skipped } from './own-words.ts';
import { quotationsIn } from './quoted-lines.ts';
import { linkAt } from './read-link.ts';
import { sentencesIn } from './sentences-in.ts';
import { linesOf, type Stretch, wordCount } from './stretch.ts';

/** One thought of the leader's, as it stands in a document: `text` is the document's slice from `start` to `end`. Not redacted, not approved. */
export interface Passage
  extends Pick<SourceDocument, 'title' | 'date' | 'place' | 'audience' | 'lang' | 'link' | 'text'> {
  readonly start: number;
  readonly end: number;
  /** What another asked right before; never part of the passage. */
  readonly context: string | null;
}

export interface FoundPassages {
  readonly passages: readonly Passage[];
  /** Words that are in no passage. */
  readonly skipped: Skipped;
}

/** Fewer words say nothing alone. */
const fewestWords = 5;
/** A statement takes no more, in UTF-16 units. */
const longestPassage = 4000;

/**
 * Cuts the leader's own words in a document into passages of one thought. Rules RD1 to RD12.
 *
 * @param isOwn Whether whoever imports says that the document is the leader's own.
 */
export function findPassages(document: SourceDocument, leader: LeaderIdentity, isOwn: boolean): FoundPassages {
  const { title, date, place, audience } = document;
  const about = { title, date, place, audience };
  const { own, skipped } = findOwnWords(document, leader, isOwn);
  let { quoted } = skipped;
  let dropped = 0;
  const passages: Passage[] = [];
  for (const words of own) {
    const { runs, quotedWords } = sentenceRuns(document.text, words);
    let taken = 0;
    for (const run of runs) {
      for (const { from, to } of groupThoughts(run)) {
        const start = run[from]?.start ?? 0;
        const end = run[to - 1]?.end ?? 0;
        const text = document.text.slice(start, end);
        const count = wordCount(text);
        if (count < fewestWords || text.length > longestPassage) continue;
        taken += count;
        const context = taken === count ? words.context : null;
        passages.push({
          ...about,
          link: linkAt(document, start),
          text,
          start,
          end,
          context,
          lang: languageOf(text) ?? document.lang,
        });
      }
    }
    quoted += quotedWords;
    dropped += wordCount(document.text.slice(words.start, words.end)) - taken - quotedWords;
  }
  return { passages, skipped: { others: skipped.others, quoted, dropped: Math.max(0, dropped) } };
}

interface Sentence extends Stretch {
  readonly text: string;
  readonly words: number;
  readonly opensParagraph: boolean;
}

/** Sentences that follow each other without a heading, a quotation or something idle between them. */
function sentenceRuns(
  text: string,
  words: OwnWords,
): { readonly runs: readonly (readonly Sentence[])[]; readonly quotedWords: number } {
  const runs: Sentence[][] = [[]];
  let quotedWords = 0;
  let before = words.start;
  for (const paragraph of paragraphsOf(text, words)) {
    // Something between two paragraphs that is no white space was dropped there.
    if (text.slice(before, paragraph.start).trim() !== '') runs.push([]);
    before = paragraph.end;
    const quotations = quotationsIn(text.slice(paragraph.start, paragraph.end));
    let opensParagraph = true;
    for (const sentence of sentencesOf(text, paragraph)) {
      const inParagraph = { start: sentence.start - paragraph.start, end: sentence.end - paragraph.start };
      const isQuoted = quotations.some((quotation) => isMostlyIn(inParagraph, quotation));
      if (isQuoted) quotedWords += sentence.words;
      if (isQuoted || isIdle(sentence.text)) runs.push([]);
      else runs.at(-1)?.push({ ...sentence, opensParagraph });
      opensParagraph = false;
    }
  }
  return { runs: runs.filter(({ length }) => length > 0), quotedWords };
}

/** Lines of text that follow each other; greetings, closings with what is below them, headings and contact lines are left out. */
function paragraphsOf(text: string, words: OwnWords): readonly Stretch[] {
  const lines = linesOf(text, words).map((line) => ({ ...line, said: text.slice(line.start, line.end) }));
  const paragraphs: Stretch[] = [];
  let isOpen = false;
  let isSigned = false;
  lines.forEach(({ start, end, said }, at) => {
    const isBlankBefore = (lines[at - 1]?.said.trim() ?? '') === '';
    const isAlone = isBlankBefore && (lines[at + 1]?.said.trim() ?? '') === '' && lines.length > 1;
    let kind = kindOfLine(said, isAlone, isBlankBefore);
    if (kind === 'closing' && !isBlankBefore && !/[.!?]$/.test(lines[at - 1]?.said.trim() ?? '')) kind = 'text';
    if (kind === 'closing' || (kind === 'signature' && said.trim().startsWith('-'))) isSigned = true;
    else if (isSigned && wordCount(said) > longestSignatureWords) isSigned = false;
    const isText = kind === 'text' && !isSigned;
    const last = paragraphs.at(-1);
    if (isText && isOpen && last !== undefined) paragraphs[paragraphs.length - 1] = { start: last.start, end };
    else if (isText) paragraphs.push({ start: start + (greetingBefore.exec(said)?.[0].length ?? 0), end });
    isOpen = isText;
  });
  return paragraphs;
}

function sentencesOf(text: string, { start, end }: Stretch): readonly Omit<Sentence, 'opensParagraph'>[] {
  const sentences: Omit<Sentence, 'opensParagraph'>[] = [];
  let number: number | null = null;
  for (const span of sentencesIn(text.slice(start, end))) {
    // "1." of a list belongs to what it numbers.
    if (/^\d{1,2}[.)]$/.test(span.text)) {
      number = start + span.start;
      continue;
    }
    const from: number = number ?? start + span.start;
    const said = text.slice(from, start + span.end);
    sentences.push({ start: from, end: start + span.end, text: said, words: wordCount(said) });
    number = null;
  }
  return sentences;
}

function isMostlyIn(sentence: Stretch, quotation: Stretch): boolean {
  const shared = Math.min(sentence.end, quotation.end) - Math.max(sentence.start, quotation.start);
  return shared * 2 > sentence.end - sentence.start;
}
