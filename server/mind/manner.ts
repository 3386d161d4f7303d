import type { Cue, Sentence } from '../../protocol/answer.ts';
import { moodOf } from './mood.ts';

/** How body and face go with a sentence that the leader wrote; only a hint. Rule M23. */
export function mannerOf(text: string): Pick<Sentence, 'cue' | 'mood'> {
  const mood = moodOf(text);
  return { cue: cueOf(text), ...(mood !== null && { mood }) };
}

function cueOf(text: string): Cue {
  if (/\b(but|however|instead|whereas|although|rather than)\b/i.test(text)) return 'contrast';
  if (/:.*,.*\band\b|(?:,[^,]+){2,}\band\b/.test(text)) return 'list';
  return text.split(/\s+/).length <= 7 ? 'emphasis' : 'explain';
}
