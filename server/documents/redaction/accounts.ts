import { digitsOf, isCounted } from './amounts.ts';
import { type Finding, findAll, found } from './finding.ts';
import type { Replacements } from './replacements.ts';

/** Finds account, card and personal numbers: by check digits and form, and where the text calls them so. Rule RD19. */
export function findAccounts(text: string, put: Replacements): readonly Finding[] {
  return [
    ...findIbans(text, put.account),
    ...findAll(text, card, 'account', put.account, (it) => passesLuhn(digitsOf(it))),
    ...findAll(text, socialSecurity, 'account', put.personal),
    ...findAll(text, nationalInsurance, 'account', put.personal),
    ...findAll(text, bornOn, 'account', put.personal, isBorn),
    ...findCalled(text, accountWord, put.account),
    ...findCalled(text, personalWord, put.personal),
  ];
}

const card = /(?<![\p{L}\p{N}.,-])[2-6]\d{3}(?:[ -]?\d){9,15}(?![\p{L}\p{N}])/gu;
const socialSecurity = /(?<![\d-])(?!000|666|9\d\d)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\d-])/g;
const nationalInsurance = /\b[A-CEGHJ-PR-TW-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b/g;
/** Nordic numbers begin with a day of birth. */
const bornOn =
  /(?<![\d.,-])(?:(?:19|20)?\d{6}[-+]\d{4}|(?:19|20)\d{10}|\d{6}[-+A]\d{3}[0-9A-FHJ-NPR-Y])(?![\p{L}\d]|[-.,]\d)/gu;

const numbered = String.raw`(?:\s+(?:numbers?|no\.?|nr\.?|id|details))?\s*(?:\bis\b|\bwas\b|:|=|#)?\s*`;
const accountWord = new RegExp(
  String.raw`\b(?:account|acct|konto(?:nummer)?|bankgiro|plusgiro|clearing(?:nummer)?|sort code|routing|iban|(?:credit|debit|bank) card|card)${numbered}`,
  'gi',
);
const personalWord = new RegExp(
  String.raw`\b(?:passport|driving licen[cs]e|personnummer|personal identity|social security|national insurance|tax|employee|identity card|ssn|nhs)${numbered}`,
  'gi',
);
const afterWord = /[A-Z]{0,2}\d(?:[ -]?\d|[A-Z]){4,32}(?![\p{L}\d]|[.,]\d)/uy;

/** Finds the numbers that stand right after a word that calls them so. */
function findCalled(text: string, word: RegExp, replacement: string): readonly Finding[] {
  const findings: Finding[] = [];
  for (const match of text.matchAll(word)) {
    const start = match.index + match[0].length;
    afterWord.lastIndex = start;
    const it = afterWord.exec(text)?.[0] ?? '';
    const end = start + it.length;
    if (digitsOf(it).length >= 5 && !isCounted(text, start, end))
      findings.push(found('account', start, end, replacement));
  }
  return findings;
}

function findIbans(text: string, replacement: string): readonly Finding[] {
  const findings: Finding[] = [];
  for (const match of text.matchAll(/\b[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{1,4}){3,9}(?![a-z])/g)) {
    // Words in capitals may follow: the longest beginning whose check digits are right is the number.
    for (let it = match[0]; it.length >= 15; it = it.replace(/[ -]?[A-Z0-9]{1,4}$/, '')) {
      if (!passesIban(it.replace(/[ -]/g, ''))) continue;
      findings.push(found('account', match.index, match.index + it.length, replacement));
      break;
    }
  }
  return findings;
}

/** ISO 13616: moved to the end and with letters as numbers, the number leaves 1 when divided by 97. */
function passesIban(compact: string): boolean {
  if (compact.length < 15 || compact.length > 34) return false;
  const turned = compact.slice(4) + compact.slice(0, 4);
  let rest = 0;
  for (const sign of turned) {
    const value = Number.parseInt(sign, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

/** ISO/IEC 7812: every second digit from the right is doubled. */
function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place++) {
    const digit = Number(digits[digits.length - 1 - place]);
    const doubled = place % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return digits.length >= 13 && digits.length <= 19 && sum % 10 === 0;
}

/** A coordination number adds 60 to the day; Denmark, Norway and Finland write the day first. */
function isBorn(it: string): boolean {
  const digits = /^\d+/.exec(it)?.[0] ?? '';
  const six = digits.length > 6 ? digits.slice(2, 8) : digits;
  const [a = 0, month = 0, b = 0] = [six.slice(0, 2), six.slice(2, 4), six.slice(4, 6)].map(Number);
  const isDay = (day: number): boolean => (day >= 1 && day <= 31) || (day >= 61 && day <= 91);
  return month >= 1 && month <= 12 && (isDay(a) || isDay(b));
}
