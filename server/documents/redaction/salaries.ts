import { sentencesIn } from '../sentences-in.ts';
import { type Finding, found } from './finding.ts';
import { individual, tellsOfOne } from './individual.ts';
import type { Replacements } from './replacements.ts';

const money = '(?:[$€£¥]|(?:USD|EUR|GBP|SEK|NOK|DKK|CHF|kr)\\b)';
const currency = '(?:[€$£¥]|(?:kronor|kr|SEK|NOK|DKK|CHF|euros?|EUR|dollars?|USD|pounds?|GBP|yen|rupees|francs)\\b)';
const per =
  '(?: ?(?:a|an|per|each|every|in the|om|i|im|pro|par) (?:year|month|week|hour|day|annum|året|månaden|Jahr|Monat|mois|an)\\b| (?:annually|monthly|yearly|gross|net)\\b)';
const amount = new RegExp(
  `(?<open>${money} ?)?(?<![\\p{L}\\p{N}.,])(?<digits>\\d+(?:[.,  \\u00a0]\\d{3})*(?:[.,]\\d+)?)(?<scale> ?(?:k|K|m|M)\\b| (?:thousand|million))?(?<close> ?(?:%|percent\\b|per cent\\b)| ?${currency})?(?<per>${per})?`,
  'gu',
);

/** What one person is paid, as a noun. */
const payNoun =
  /\b(?:salary|pay(?: ?(?:rise|cut|check|cheque|slip|packet))?|wages?|bonus|compensation|remuneration|severance|raise|stock options|pension|lön(?:en)?|månadslön|bonusen|gehalt|monatsgehalt|salaire)\b/iu;
/** What all are paid, and what is a rule. */
const ofAll =
  /\b(?:all|everybody|everyone|every|each|average|median|mean|minimum|starting|entry-level|nobody|no one|bands?|grades?|salaries|bonuses|pool|collective|shifts?|teams?|employees|staff|workers|engineers|managers|people|alla|varje|löner|lägsta)\b/i;
const ofThings = /\b(?:budget|price|costs?|revenue|target|sales|orders?|turnover|profit|rent|investment)\b/i;
const ownPay =
  /(?:\b(?:his|her|hans|hennes|seine?|ihr)|['’]?s) (?:[\p{L}-]+ ){0,2}(?:salary|pay|wages?|bonus|compensation|remuneration|severance|raise|lön)\b/iu;
/** "She earns …", "we pay Johan …", "he was hired at …": what follows is what one person gets. */
const earns =
  /\b(?:earns?|earned|earning|makes?|made|(?:is|was|were|been|gets?|got) paid|takes? home|took home|hired (?:at|for|on)|verdient|tjänar|gagne)\b(?: [\p{L}-]+){0,2} ?$/iu;
const paysOne = /\b(?:pay|pays|paid|paying|offer|offers|offered|offering|gave|give)\b.{0,40}$/iu;
const paysPronoun = new RegExp(
  `\\b(?:pay|pays|paid|paying|offer|offers|offered|offering)(?: (?:only|just|about|now))? ${individual}`,
  'iu',
);

/** Finds what one person earns: the amounts in a sentence that is about the pay of somebody in particular. Rule RD20. */
export function findSalaries(text: string, names: readonly Finding[], put: Replacements): readonly Finding[] {
  const findings: Finding[] = [];
  for (const { start, end, text: sentence } of sentencesIn(text)) {
    if (!tellsOfOne(text, start, end, names)) continue;
    const named = names.filter((name) => name.start >= start && name.end <= end);
    const hasNamedPay = named.some(({ end: to }) =>
      /^['’]?s (?:[\p{L}-]+ ){0,2}(?:salary|pay|bonus|wage|raise|compensation|lön)/iu.test(text.slice(to)),
    );
    const isPay = payNoun.test(sentence) && (hasNamedPay || ownPay.test(sentence) || !ofAll.test(sentence));
    for (const match of sentence.matchAll(amount)) {
      const before = sentence.slice(0, match.index);
      const at = start + match.index;
      // "Her salary is 54,000, and all salaries rise by 3 %."
      const clause = before.split(/, (?:and|but|while|och|men|und|aber) |; /).at(-1) ?? '';
      const isOfAll = clause !== before && !ownPay.test(clause) && (ofAll.test(clause) || ofThings.test(clause));
      const isPaid =
        paysPronoun.test(before) ||
        (paysOne.test(before) && named.some((name) => name.end <= at && at - name.end <= 20 && !ofAll.test(sentence)));
      const isEarned = earns.test(before) && tellsOfOne(text, start, at, named);
      const size = sizeOf(match);
      if (
        (isPay && !isOfAll && size !== 'none') ||
        (isPaid && size !== 'none') ||
        (isEarned && (size === 'money' || isWage(before, size)))
      )
        findings.push(found('salary', at, at + match[0].trimEnd().length, put.amount));
    }
  }
  return findings;
}

/** "Makes 1,200 parts" is no wage, "earns 1,200" is one. */
function isWage(before: string, size: string): boolean {
  return size === 'large' && !/\b(?:makes?|made)\b(?: [\p{L}-]+){0,2} ?$/iu.test(before);
}

/** Money by its words, a large number, or neither: a year, an age, a count. */
function sizeOf({ groups = {} }: RegExpMatchArray): 'money' | 'large' | 'none' {
  const digits = groups.digits ?? '';
  if (groups.open !== undefined || groups.close !== undefined || groups.scale !== undefined) return 'money';
  const value = Number(digits.replace(/\D/g, ''));
  const isYear = /^(?:19|20)\d\d$/.test(digits);
  if (groups.per !== undefined) return 'large';
  return value >= 1000 && !isYear ? 'large' : 'none';
}
