import { foreignWords } from '../guards/foreign-words.ts';
import { plainText } from '../guards/plain.ts';

/** Further words that tell these languages from each other, without accents. */
const more: Readonly<Record<keyof typeof foreignWords, string>> = {
  de: 'im am bei auf aus kann konnen gibt geben uns euch kommt bekommen bekommt wollen muss mussen darf durfen nach uber seit bis auch noch schon mein meine dieses dieser bleibt wohin wessen',
  fr: 'ouvre travailler en un se par votre vos etes est-ce ils elles sur sont-ils peut peuvent aux cette ces mon ma mes sans plus quoi ou y a-t-il avons avons-nous allons faut depuis chez leur leurs ce on cet ete etre',
  es: 'trabajar trabajo cerrar abre se un que ser puedo puede podemos tenemos nosotros este esta estos estas que hemos han sobre desde hasta sin muy tambien mas vamos empresa hacer se nos',
  it: 'da le i possiamo posso puo lavorare lavoro ferie gli sul sulla questa questo questi queste nostra nostro siamo anche quali quale dei delle degli alla allo agli nella nello abbiamo fare dopo prima ancora ci',
  pt: 'podemos posso pode trabalhar trabalho ferias fechar vamos abre se um ser pelo pela pelos pelas nossa nosso nossas nossos este esta isto sao foi foram sobre desde ate mais muito tambem estamos empresa fazer das dos ao aos vai quais',
  sv: 'nar jobba oppnar oss era vara vart vilka vilken kan ska skulle fran om vid efter blir blev mer ocksa nagon nagot mina mitt detta denna hos kommer hit inga inget',
  da: 'vi ikke hvilke hvilken kan skal fra om ved efter bliver blev mere ogsa noen noe noget mine mitt dette denne hos kommer blir vaere jer oss av',
  nl: 'gaat open de en jullie ons onze kunnen kan moet moeten uit bij naar over sinds tot ook nog mijn deze dit die wordt worden komt krijgen gaan zal zullen hebben heb heeft aan op er geen',
  pl: 'i czy gdzie jaki jaka jakie mozemy moge bedzie sie od po dla przez oraz tego ten ta tym jestesmy nasz nasza',
  fi: 'missa kuka onko voiko voimme saa saako han me te he tama se miten milloin mutta myos kun',
};

const wordsOf = Object.entries(more).map(([code, words]) => {
  const own = Object.entries(foreignWords).find(([each]) => each === code)?.[1] ?? '';
  return { code, words: new Set([...own.split(' '), ...words.split(' ')]) };
});

/** Letters that few of these languages have. */
const letters: Readonly<Record<string, RegExp>> = {
  de: /ß/,
  es: /[ñ¿¡]/,
  pt: /[ãõ]/,
  fr: /[œêèù]/,
  da: /[æø]/,
  pl: /[łąęśżźćń]/,
};

/** Scripts of one language each. */
const scripts: readonly (readonly [string, RegExp])[] = [
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ['ko', /\p{Script=Hangul}/u],
  ['el', /\p{Script=Greek}/u],
  ['th', /\p{Script=Thai}/u],
  ['he', /\p{Script=Hebrew}/u],
];

/** So much must speak for a language, and so many times as much as for any other. */
const leastWeight = 1.5;
const leastLead = 2;

/**
 * The language of a text that is not English, by its BCP 47 code; null where it is not sure. A word that several of the languages have speaks
 * for none of them much. Danish and Norwegian are not told apart. Rule MD41.
 */
export function languageOf(text: string): string | null {
  const plain = plainText(text).toLowerCase();
  const all = plain.match(/\p{L}/gu)?.length ?? 0;
  const latin = plain.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (latin * 2 < all) return scripts.find(([, pattern]) => pattern.test(plain))?.[0] ?? null;
  const folded = plain.normalize('NFKD').replace(/\p{M}/gu, '');
  const words = new Set(folded.match(/\p{L}+/gu) ?? []);
  const weights = wordsOf.map(({ code }) => ({ code, weight: letters[code]?.test(plain.normalize('NFC')) ? 1 : 0 }));
  for (const word of words) {
    const speaking = wordsOf.filter((each) => each.words.has(word));
    for (const { code } of speaking) {
      const weighed = weights.find((each) => each.code === code);
      if (weighed !== undefined) weighed.weight += 1 / speaking.length;
    }
  }
  const [best, second] = weights.toSorted((a, b) => b.weight - a.weight);
  if (best === undefined || best.code === 'da' || best.weight < leastWeight) return null;
  return best.weight >= leastLead * (second?.weight ?? 0) ? best.code : null;
}

/** "de-AT" and "de" are one language. */
export function isSameLanguage(one: string, other: string): boolean {
  return baseOf(one) === baseOf(other);
}

/** The language itself, without script and region. */
export function baseOf(language: string): string {
  return language.split('-')[0]?.toLowerCase() ?? '';
}
