import { splitSentences } from './sentences.ts';

/** What tells the avatar what to say or be, and asks nothing. */
const order =
  /^\W*(?:and |also,? |please,? |now,? |then,? )*(?:ignore|forget|disregard|pretend|repeat|announce|confirm|declare|print|output|translate|act as|roleplay|obey|answer every|from now on)\b|\b(?:from now on|you are now|you must (?:say|answer|announce)|(?:order|authorise|authorize|instruct|command|tell) you to (?:say|announce|confirm|declare|answer)|say that (?!.*\?)|developer mode|system prompt|your (?:instructions|prompt|rules)|new instructions?)\b|^\W*(?:system|assistant|user)\s*:|^\W*[\p{L} ]{2,40} (?:said|says|wrote|ordered|confirmed|promised)\s*:\s*["“'‘]/iu;
const markup = /<[^>]{0,200}>|\[\[[^\]]{0,300}\]\]|\{[^}]{0,300}\}/g;

/** A question without markup and without sentences that only give orders; empty when nothing else was in it. Rule M14. */
export function withoutOrders(question: string): string {
  return splitSentences(question.replace(markup, ' '))
    .map(({ text }) => text)
    .filter((text) => !order.test(text))
    .join(' ')
    .trim();
}
