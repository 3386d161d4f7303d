/** Words that are in every other sentence of a language, and in few others. */
const telling: Readonly<Record<string, string>> = {
  en: 'the of and to in is that it for was with are be this have from not we you they which will our but what their would there',
  sv: 'och att det som en på är av för med till den har inte om ett vi jag men så kan ska skall från vara när måste också alla våra',
  da: 'og at det som en på er af for med til den har ikke om et vi jeg men så kan skal fra være når også blev efter vores hvad',
  nb: 'og at det som en på er av for med til den har ikke om et vi jeg men så kan skal fra være når også ble etter våre hva',
  de: 'der die das und ist nicht wir ich ein eine sind mit von den dem auf werden wird haben hat für auch sich im zu es dass aber unsere',
  nl: 'de het een van en is niet wij ik zijn met op te dat die voor er aan hebben wordt ook naar maar onze bij we worden dit',
  fr: "le la les des du et nous je une est sont pas avec pour dans ce cette nos vos leur plus mais que qui sur au aux c'est n'est",
  es: 'el los las y no en es son con para por una del se al que lo un su pero más como nuestro nuestra está hay muy también',
  it: 'il lo gli e non di che per sono con una un la le è del della nel ma più come anche nostro nostra questo siamo ci dei',
  pt: 'o os as e não em é são com para por uma um do da dos das que no na mas mais como nosso nossa está também isso ao',
  fi: 'ja on ei se että hän oli olla mutta kun niin myös ovat tai kanssa meidän me ole mitä jos joka nyt tämä sen sitä',
  pl: 'i w nie się na jest z do to że jak o ale co po jego tak od za czy przez nas już tylko są dla być ten',
};

const scripts: readonly (readonly [string, RegExp])[] = [
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['ko', /\p{Script=Hangul}/gu],
  ['zh', /\p{Script=Han}/gu],
  ['el', /\p{Script=Greek}/gu],
  ['he', /\p{Script=Hebrew}/gu],
  ['th', /\p{Script=Thai}/gu],
];

const lists = Object.entries(telling).map(([lang, words]) => [lang, new Set(words.split(' '))] as const);

/** The language of a text as BCP 47, by its small words or its script; null when it is too short to tell or like two of them. Rule RD11. */
export function languageOf(text: string): string | null {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  for (const [lang, script] of scripts) if ((text.match(script)?.length ?? 0) * 3 > letters && letters > 0) return lang;
  const words =
    text
      .toLowerCase()
      .normalize('NFC')
      .match(/\p{L}+(?:['’]\p{L}+)?/gu) ?? [];
  const scores = lists
    .map(([lang, list]) => ({ lang, score: words.filter((word) => list.has(word)).length }))
    .toSorted((a, b) => b.score - a.score);
  const [best, next] = scores;
  if (best === undefined || next === undefined || best.score < 2 || best.score * 8 < words.length) return null;
  return best.score > next.score ? best.lang : null;
}
