import { originalLink } from '../../protocol/answer.ts';
import type { FoundPassage, PassagePart } from '../../protocol/import-http.ts';
import type { PreparedPassage } from './prepare-review.ts';
import { readable, unwrapped } from './readable.ts';
import type { Redaction } from './redact.ts';

/** Gives a passage as a person reviews it on the page: its text as it would be kept, and part by part what was taken out of it. Rule PN73. */
export function foundPassageOf({
  passage,
  redaction,
  title,
  place,
  audience,
  context,
  doubtful,
}: PreparedPassage): FoundPassage {
  const { date, lang, link, start, end, text } = passage;
  return {
    title,
    date,
    place,
    audience,
    lang,
    link: originalLink(link),
    span: { start, end },
    text: readable(redaction.text, (paragraph) => paragraph.replace(/\s+/g, ' ').trim()),
    parts: partsOf(text, redaction.taken),
    removed: redaction.removed,
    context,
    doubtful: [...new Set(doubtful)],
  };
}

function partsOf(text: string, taken: Redaction['taken']): readonly PassagePart[] {
  const parts: PassagePart[] = [];
  let from = 0;
  const keep = (to: number): void => {
    const kept = unwrapped(text.slice(from, to));
    if (kept !== '') parts.push({ kept });
  };
  for (const { start, end, replacement, kind } of taken) {
    keep(start);
    parts.push({ taken: unwrapped(text.slice(start, end)), put: replacement, kind });
    from = end;
  }
  keep(text.length);
  return parts;
}
