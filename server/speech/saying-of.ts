import type { Sentence } from '../../protocol/answer.ts';
import type { Timeline } from '../../protocol/viseme.ts';
import type { Saying } from './make-speech.ts';
import type { SpeechSynth } from './ports.ts';
import { toSpoken } from './spoken.ts';

/**
 * What a voice says for a sentence: the sentence, or where it does not speak that language the original that it is a translation of; null where there
 * is none, so that nobody hears one language read as another. Rule MD48.
 */
export function sayingOf(
  { text, spoken, language, original }: Saying & Pick<Sentence, 'language' | 'original'>,
  voice: Pick<SpeechSynth, 'isMultilingual'>,
): Saying | null {
  if (language === undefined || voice.isMultilingual === true) return { text, spoken };
  return original === undefined ? null : { text: original.text, spoken: toSpoken(original.text) };
}

/** The words of a caption beside the sound of another text, evenly along with that one's words. */
export function wordsBeside(text: string, heard: Timeline['words']): Timeline['words'] {
  const found = [...text.matchAll(/\S+/g)];
  const most = Math.max(1, Math.ceil(found.length / mostWords));
  // A timeline holds so many: of a longer text several go together.
  const groups = found.filter((_, i) => i % most === 0);
  return groups.flatMap((match, i) => {
    const next = groups[i + 1];
    const at = heard[Math.floor((i * heard.length) / groups.length)];
    const end = next === undefined ? text.trimEnd().length : text.slice(0, next.index).trimEnd().length;
    return at === undefined ? [] : [{ atMs: at.atMs, start: match.index, end }];
  });
}

/** A timeline holds no more (protocol/viseme.ts). */
const mostWords = 400;
