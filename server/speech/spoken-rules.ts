import { addressRules, dashedRule } from './spoken-addresses.ts';
import { amountRules } from './spoken-amounts.ts';
import { dateRules, yearRule } from './spoken-dates.ts';
import { codeRules, wordRules } from './spoken-names.ts';
import { end, number, type Rule, rule, say } from './spoken-rule.ts';

/** Every way of writing that is said otherwise, in order: what is special comes before what is general. */
export const rules: readonly Rule[] = [
  ...addressRules,
  ...dateRules,
  ...amountRules,
  dashedRule,
  yearRule,
  ...codeRules,
  rule(`${number}${end}`, ([, whole, fraction]) => say(whole, fraction)),
  ...wordRules,
];
