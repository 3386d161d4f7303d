import { type Finding, findAll } from './finding.ts';
import type { Replacements } from './replacements.ts';

const written =
  /[\p{L}\p{N}](?:[\p{L}\p{N}._%+'’-]{0,63}[\p{L}\p{N}_+-])?@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/gu;
const spelledOut =
  /[\p{L}\p{N}._+-]{1,63} ?[([{] ?(?:at|@|ät) ?[)\]}] ?[\p{L}\p{N}-]{1,63}(?: ?(?:\.|[([{] ?(?:dot|punkt|\.) ?[)\]}]|\bdot\b) ?[\p{L}\p{N}-]{1,63}){1,8}/giu;
const said =
  /(?<![\p{L}\p{N}])[\p{L}\p{N}._+-]{1,63} at [\p{L}\p{N}-]{1,63}(?: dot [\p{L}\p{N}-]{1,63}){0,4} dot (?:com|org|net|edu|gov|io|eu|se|no|dk|fi|de|fr|uk|nl|example)\b/giu;

/** Finds e-mail addresses, also spelled out against robots. Rule RD16. */
export function findEmails(text: string, put: Replacements): readonly Finding[] {
  return [written, spelledOut, said].flatMap((pattern) => findAll(text, pattern, 'email', put.email));
}
