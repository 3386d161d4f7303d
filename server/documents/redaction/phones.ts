import { digitsOf, isCounted } from './amounts.ts';
import { type Finding, findAll } from './finding.ts';
import type { Replacements } from './replacements.ts';

/** Nothing of a longer number or word before it, and nothing of one after it. */
const edge = '(?<![\\p{L}\\p{N}.,:/+-])(?<!\\d[ \\u00a0])';
const stop = '(?![\\p{L}\\p{N}]|[-.,:/]\\d)';
const pattern = (source: string): RegExp => new RegExp(`${edge}(?:${source})${stop}`, 'gu');

const gap = '[\\s\\u00a0.\\-/]{0,3}';
/** Each with the fewest and the most digits that it has. */
const forms = [
  {
    form: pattern(`(?:\\+|00)${gap}\\d{1,3}${gap}(?:\\(\\d{1,4}\\)${gap})?\\d(?:${gap}\\d){5,12}`),
    least: 8,
    most: 16,
  },
  { form: pattern('(?:1[-. ])?\\(\\d{3}\\)\\s?\\d{3}[-. ]\\d{4}'), least: 10, most: 11 },
  { form: pattern('(?:1[-.])?\\d{3}[-.]\\d{3}[-.]\\d{4}'), least: 10, most: 11 },
  {
    form: pattern('\\(?0\\d{1,4}\\)?(?: ?[-/] ?|[ \\u00a0])\\d{2,4}(?:[ \\u00a0-]?\\d{2,4}){0,4}'),
    least: 7,
    most: 12,
  },
  { form: pattern('0\\d{8,10}'), least: 9, most: 11 },
];

const called =
  /\b(?:call|phone|telephone|tel|mobile|cell|fax|dial|ring|text|whatsapp|signal|hotline|reach|switchboard|my number|his number|her number|the number|mobil|telefon|nummer|ring)\b[^\n.!?]{0,40}?(?<![\p{L}\p{N}.,:/+-])(?<it>\d{3}[- ]\d{4}|\d{2,4}(?:[ -]\d{2,4}){2,4}|\d{7,12})(?![\p{L}\p{N}]|[-.,:/]\d)/giu;
const extension = /\b(?:extension|ext\.?|anknytning|durchwahl)\s*(?:is|:|#|no\.?|number)?\s*(?<it>\d{3,6})\b/giu;

const isDate = (it: string): boolean =>
  /^\d{1,2}[-/. ]\d{1,2}[-/. ](?:\d{2}|\d{4})$|^\d{4}[-/. ]\d{1,2}[-/. ]\d{1,2}$/.test(it);
const isGrouped = (it: string): boolean => /^[1-9]\d{0,2}(?:[ \u00a0]\d{3})+$/.test(it);

/** Finds phone numbers in the forms of many countries; without prefix or trunk zero only where the text calls them so. Rule RD18. */
export function findPhones(text: string, put: Replacements): readonly Finding[] {
  const isPhone = (it: string, start: number, end: number): boolean =>
    !(isDate(it) || isGrouped(it) || isCounted(text, start, end));
  return [
    ...forms.flatMap(({ form, least, most }) =>
      findAll(text, form, 'phone', put.phone, (it, start, end) => {
        const { length } = digitsOf(it);
        return length >= least && length <= most && isPhone(it, start, end);
      }),
    ),
    ...findAll(text, called, 'phone', put.phone, isPhone),
    ...findAll(text, extension, 'phone', put.phone),
  ];
}
