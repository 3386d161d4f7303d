import type { SourceDocument } from './document.ts';
import { dateIn } from './read-date.ts';
import { DocumentFailure } from './read-failure.ts';
import { labelOf } from './read-labels.ts';
import { documentOf, noFacts, type Piece } from './read-pieces.ts';
import { cleanText } from './read-text.ts';

interface Cue {
  /** Seconds from the beginning, whole. */
  readonly at: number;
  /** Whom its `<v Name>` names; null when it names nobody. */
  readonly voice: string | null;
  readonly text: string;
}

const timing = /^\s*(?:(\d{1,3}):)?(\d\d):(\d\d)[.,]\d{1,3}\s*-->\s*[\d:.,]+/;
const entities = new Map(
  Object.entries({ '&amp;': '&', '&lt;': '<', '&gt;': '>', '&nbsp;': ' ', '&lrm;': '', '&rlm;': '' }),
);
/** A paragraph ends with the first sentence that has been going on for so long. */
const paragraphS = 45;
/** Speaker of captions that say by `>>` that people change, and never who they are: nobody's name, so nobody is taken for the leader. */
const unnamed = 'Unnamed speaker';

/**
 * A WebVTT or SubRip transcript as one document: who speaks is a cue's `<v Name>` or the name before its words; cues of one speaker that
 * follow each other are one turn, under a line with time and name that is nobody's. Where some cues are named, those before the first name
 * are nobody's. Marks lead to the time of each cue. Refuses what holds no cue as broken, more than `most` cues as too many. Rule DR23.
 */
export function documentOfTranscript(source: string, file: string, most: number): SourceDocument | null {
  const text = source.replaceAll(/\r\n?/g, '\n');
  const cues = cuesOf(text, most);
  if (cues.length === 0) throw new DocumentFailure('broken', 'no cue with a time');
  const said = spokenCues(cues);
  const title = /^WEBVTT[ \t]*(?:[-–—:][ \t]*)?(.{0,300})/.exec(text.slice(0, 400))?.[1] ?? '';
  const head = text
    .slice(0, 2_000)
    .split('\n\n')
    .slice(0, 3)
    .filter((block) => !block.includes('-->'))
    .join('\n');
  const date = head
    .split('\n')
    .map(dateIn)
    .find((found) => found !== null);
  return documentOf(
    {
      ...noFacts,
      title,
      date: date ?? dateIn(file.slice(file.lastIndexOf('/') + 1)),
      link: `${file}#${clock(cues[0]?.at ?? 0)}`,
    },
    piecesOf(said, file),
  );
}

function cuesOf(text: string, most: number): readonly Cue[] {
  const cues: Cue[] = [];
  const lines = text.split('\n');
  for (let i = 0; i < lines.length; i++) {
    const found = timing.exec(lines[i]?.slice(0, 200) ?? '');
    if (found === null) continue;
    const words: string[] = [];
    for (; i + 1 < lines.length && lines[i + 1]?.trim() !== '' && !timing.test(lines[i + 1]?.slice(0, 200) ?? ''); i++)
      words.push(lines[i + 1] ?? '');
    // A SubRip file without empty lines between its cues: the number of the next one is no words.
    if (timing.test(lines[i + 1]?.slice(0, 200) ?? '') && /^\d+$/.test(words.at(-1)?.trim() ?? '')) words.pop();
    if (cues.length === most) throw new DocumentFailure('too-many-parts', `more than ${most} cues`);
    cues.push(...voicesOf(words.join('\n'), Number(found[1] ?? 0) * 3_600 + Number(found[2]) * 60 + Number(found[3])));
  }
  return cues;
}

/** One cue, or one for each `<v Name>` in it; tags gone, entities undone. */
function voicesOf(words: string, at: number): readonly Cue[] {
  return words
    .split(/(?=<v[ .\t])/)
    .map((part) => {
      const voice = /^<v(?:\.[^\s>]{0,100})?[ \t]+([^>]{1,200})>/.exec(part)?.[1] ?? null;
      return {
        at,
        voice: voice === null ? null : decoded(voice),
        text: cleanText(decoded(part.replaceAll(/<[^<>]{0,300}>/g, ''))),
      };
    })
    .filter(({ text }) => text !== '');
}

const decoded = (text: string): string =>
  text.replaceAll(/&(?:amp|lt|gt|nbsp|lrm|rlm);/g, (found) => entities.get(found) ?? found);

interface SpokenCue extends Cue {
  /** Null: nobody knows. */
  readonly speaker: string | null;
}

function spokenCues(cues: readonly Cue[]): { cues: readonly SpokenCue[]; isNamed: boolean } {
  const lines = cues.flatMap(({ at, voice, text }) => text.split('\n').map((line) => ({ at, voice, text: line })));
  const counts = new Map<string, number>();
  for (const { text } of lines) {
    const name = labelOf(withoutArrows(text))?.name;
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const hasVoices = lines.some(({ voice }) => voice !== null);
  const hasArrows = lines.some(({ text }) => text.startsWith('>>'));
  let speaker: string | null = null;
  const spoken = lines.map(({ at, voice, text }): SpokenCue => {
    const bare = withoutArrows(text);
    const label = hasVoices ? null : labelOf(bare);
    // One word and a colon, once, is more likely a word.
    const isName = label !== null && (label.name.includes(' ') || (counts.get(label.name) ?? 0) > 1);
    if (hasVoices) speaker = voice;
    else if (isName) speaker = label.name;
    else if (text.startsWith('>>')) speaker = unnamed;
    else if (hasArrows && speaker === null) speaker = unnamed;
    return { at, voice, speaker, text: isName ? bare.slice(label.end) : bare };
  });
  return { cues: spoken, isNamed: spoken.some((cue) => cue.speaker !== null) };
}

const withoutArrows = (text: string): string => text.replace(/^(?:>> ?|- )/, '');

function piecesOf({ cues, isNamed }: ReturnType<typeof spokenCues>, file: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let speaking: string | null | undefined;
  let since = 0;
  let isSentenceOver = false;
  for (const { at, speaker, text } of cues) {
    if (text === '') continue;
    const link = `${file}#${clock(at)}`;
    const isNew = speaking === undefined || speaker !== speaking;
    if (isNew) pieces.push({ text: speaker === null ? clock(at) : `${clock(at)} ${speaker}`, said: null, link });
    const isParagraph = !isNew && isSentenceOver && at - since >= paragraphS;
    if (isNew || isParagraph) since = at;
    pieces.push({
      text,
      said: isNamed && speaker === null ? null : { speaker, isQuoted: false },
      after: isNew ? '\n' : isParagraph ? '\n\n' : ' ',
      link,
    });
    speaking = speaker;
    isSentenceOver = /[.?!…]["'”’)]?$/.test(text);
  }
  return pieces;
}

function clock(seconds: number): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${two(Math.floor(seconds / 3_600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
