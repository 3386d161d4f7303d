import type { Mood } from '../../protocol/answer.ts';

const sorry =
  /\b(sorry|apologi[sz]e[sd]?|apology|apologies|regrets?|regretted|(?:got|did) (?:it|this|that) wrong|(?:our|my) (?:own )?mistakes?|(?:we|I) failed|let (?:you|people|them) down)\b/i;
const serious =
  /\b(la(?:id|y) off|layoffs?|lay-offs?|redundanc(?:y|ies)|dismiss(?:ed|als?)|die[sd]?|deaths?|fatal(?:ity|ities)?|injur(?:y|ies|ed)|accidents?|harass(?:ed|ment)|discriminat(?:ed|ion)|bullying|abuse|unsafe|safety|threats?|breach(?:es)?|illness|war|crisis|bankrupt(?:cy)?|(?:clos(?:e|ed|ing)|shut(?:ting)?(?: down)?) (?:the|our|a|this) (?:\w+ )?(?:site|plant|office|factory|team))\b/i;
const warm =
  /\b(thank(?:s|ful|ed|ing)?|grateful|gratitude|proud|pride|glad|happy|delighted|pleased|congratulat(?:e|ions)|well done|welcome)\b/i;
const denied =
  /\b(?:not|never|no|nobody|hardly|less|isn't|aren't|wasn't|weren't|don't|doesn't|didn't|can't|cannot|won't)\b/i;
/** A denial so many words before turns a word round. */
const reach = 3;

/**
 * What a face may show with a sentence, or null for nothing: only what a word of the sentence itself says, and nothing when that word is
 * denied ("not proud"). Regret comes before gravity, and that before warmth. Rule M23.
 */
export function moodOf(text: string): Mood | null {
  const said = (words: RegExp) => {
    const found = words.exec(text);
    if (found === null) return 'absent';
    const before = text
      .slice(0, found.index)
      .split(/\s+/)
      .filter((word) => word !== '')
      .slice(-reach);
    return denied.test(before.join(' ')) ? 'denied' : 'said';
  };
  if (said(sorry) === 'said') return 'sorry';
  // An accident that did not happen is grave all the same.
  if (said(serious) !== 'absent') return 'serious';
  return said(warm) === 'said' ? 'warm' : null;
}
