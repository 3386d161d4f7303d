import { emptyWords } from './lexicon.ts';
import { fold, stem } from './stems.ts';
import { isKnown } from './synonyms.ts';

const foreign: ReadonlySet<string> = new Set(
  (
    'der die das und nicht wir ich ein eine ist sind mit von den dem auf werden wird haben hat fur auch le la les des du et nous je une est sont pas avec pour dans a au aux ce cette nos vos leur plus mais que qui sur ' +
    'el los las y no en es son con para por una del se al och att det som inte vi jag ar en ett av med till pa har det ikke vi er og til pa jeg de het een van niet wij ik zijn met ' +
    'il lo gli e non di che per sono con nie jest w na z do si ne ve bir ja ei on ovat'
  ).split(' '),
);

/** Whether a text is English, the one language whose words these checks know. */
export function isEnglish(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if ((text.match(/\p{Script=Latin}/gu)?.length ?? 0) < letters) return false;
  const words = fold(text).match(/\p{L}+(?:'\p{L}+)?/gu) ?? [];
  const plain =
    text
      .toLowerCase()
      .replace(/[’‘]/g, "'")
      .match(/\p{L}+(?:'\p{L}+)?/gu) ?? [];
  const english = plain.filter((word) => emptyWords.has(word) && (word === 'a' || !foreign.has(word))).length;
  const others = words.filter((word) => foreign.has(word) && !emptyWords.has(word)).length;
  if (others > english) return false;
  return english > 0 || words.filter((word) => isKnown(stem(word))).length * 2 >= words.length;
}
