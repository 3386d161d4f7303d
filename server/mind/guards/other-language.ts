import { emptyWords } from '../verify/lexicon.ts';
import { stem } from '../verify/stems.ts';
import { isKnown } from '../verify/synonyms.ts';
import { englishRank } from '../word-lists.ts';

/** Words that hold questions together in the languages of people who may sit in the hall, without accents. */
const foreign: ReadonlySet<string> = new Set(
  `wann wie wo warum welche welcher welches wer was ist sind wird werden haben hat habe ich wir ihr der die das den dem ein eine einen nicht und oder mit fur von zu viele unser unsere
  quand comment pourquoi quel quelle quels quelles qui que est sont sera le la les des du de un une nous vous je il elle pas et ou avec pour dans notre nos votre combien
  cuando como por cual cuales quien cuantos cuantas cuanto el los las una es son sera en con para nuestro nuestra tengo tiene hay del al y
  quanto quanti quante quando perche chi dove il lo gli della del nel apre sono abbiamo con per non e
  quanto quantos quantas onde quem o os as custa na no da do em com para nao temos tenho uma e
  nar hur varfor vem vad var ar och att det den en ett jag vi har inte med for till pa manga som
  hvornar hvordan hvorfor hvem hvad er og det jeg har ikke med til pa
  wanneer hoe waarom welke wie wat het een van niet wij ik mag veel dagen met voor
  kiedy jak dlaczego kto co ile jest sa nie mam mamy mi przysluguje ile w na z do
  milloin miten miksi kuka mita on ovat meilla minulla kuinka monta ja ei`.split(/\s+/),
);

/** English words that are words there too say nothing, and "a" in both. */
const shared: ReadonlySet<string> = new Set([
  'a',
  'do',
  'no',
  'as',
  'on',
  'in',
  'per',
  'die',
  'was',
  'am',
  'me',
  'den',
  'o',
  'do',
  'me',
]);

/**
 * Whether a text is plainly in another language than English: most of its letters are of another script, or words that hold its sentences
 * together are. A name or a word of another language in an English question changes nothing. Rule M62.
 */
export function isOtherLanguage(plain: string): boolean {
  const letters = plain.match(/\p{L}/gu)?.length ?? 0;
  const latin = plain.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (letters > 1 && latin * 2 < letters) return true;
  const written = plain.normalize('NFC').match(/\p{L}+/gu) ?? [];
  const words = written.map((word) => word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase());
  const english = words.filter(
    (word, i) => emptyWords.has(word) && !shared.has(word) && !hasAccent(written[i] ?? ''),
  ).length;
  const others = words.filter((word) => foreign.has(word) && !emptyWords.has(word)).length;
  if (others >= 2 && others > english) return true;
  // A short question may hold no such word of any language.
  const isStrange = (word: string, i: number) =>
    hasAccent(written[i] ?? '') || (!isKnown(stem(word)) && englishRank(word) === undefined);
  const strange = words.filter(isStrange).length;
  return english === 0 && strange * 2 > words.length && (others > 0 || written.some(isAccented));
}

function hasAccent(word: string): boolean {
  return /[^a-z]/i.test(word);
}

/** A name may have its accents. */
function isAccented(word: string): boolean {
  return hasAccent(word) && /^\p{Ll}+$/u.test(word);
}
