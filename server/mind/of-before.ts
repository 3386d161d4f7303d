import type { Support } from './evidence.ts';

const position =
  'position|view|opinion|goal|target|plan|policy|stance|promise|rule|answer|aim|decision|line|offer|price|idea';
const ofBefore: readonly RegExp[] = [
  /\bused? to (?:think|say|believe|plan|want|hold|promise|argue|feel|be (?:of|for|against))\b/i,
  new RegExp(String.raw`\b(?:your|our|the) (?:earlier|previous|former|old|original|first) (?:${position})s?\b`, 'i'),
  /\bbefore (?:you|she|he) changed (?:your|her|his) mind\b/i,
  /\b(?:did|had) you (?:still )?(?:say|said|think|thought|want|wanted|promise|promised|plan|planned)\b[^?.!]*\b(?:before|earlier|originally|back then|in the past|at first|at the time|previously)\b/i,
];

/** Whether a question asks for what the leader said once, and not for what holds today. */
export function asksOfBefore(question: string): boolean {
  return ofBefore.some((pattern) => pattern.test(question));
}

/**
 * What was said once, before what is said today: for a question that asks for it. Its date is always said with it. Rules M34, M89.
 */
export function onceSaidFirst(supports: readonly Support[]): readonly Support[] {
  const ofThen = supports.filter(({ found: { passage } }) => passage.isReplaced);
  const ofToday = supports.filter(({ found: { passage } }) => !passage.isReplaced);
  return [...ofThen, ...ofToday];
}
