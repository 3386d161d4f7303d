import { singular } from './name-cues.ts';

/** English and Swedish; German "sie" and "ihr" are too many things. */
const pronoun = 'he|she|him|her|his|hers|himself|herself|han|hon|honom|henne|hennes|hans|seine?|seinem|seinen';
const oneOfMany = `(?:my|our|the|this|that|your) (?:[\\p{L}-]+ ){0,2}(?:${singular})|one of (?:my|our|the) (?:[\\p{L}-]+ ){0,2}(?:${singular})s`;
const told = `somebody|someone|a colleague|a friend of mine|our colleague`;
/** Somebody in particular, not named: "she", "my assistant", "one of our drivers". What is of everybody is nobody's. */
export const individual = `\\b(?:${pronoun}|${oneOfMany}|${told})\\b`;

const anyIndividual = new RegExp(individual, 'giu');

/** Whether a text speaks of one person other than the speaker, by pronoun, by role or by one of the names that were found at these places. */
export function tellsOfOne(
  text: string,
  start: number,
  end: number,
  names: readonly { readonly start: number }[],
): boolean {
  if (names.some((name) => name.start >= start && name.start < end)) return true;
  return text.slice(start, end).search(anyIndividual) >= 0;
}
