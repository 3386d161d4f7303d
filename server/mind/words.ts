import { kin, phrases } from './kin.ts';

/** One content word of a question: its stem, the stems that may stand for it, and how much it says about what is asked. */
export interface AskedWord {
  readonly stem: string;
  readonly kin: readonly string[];
  /** A proper name or a year: an answer about another place or year is no answer. */
  readonly isName: boolean;
  /** A word that many questions hold whatever they are about ("people", "choose"): it counts little. */
  readonly isLight: boolean;
  /** Asked as *your* salary: a passage where the leader says *my* salary is meant before others. */
  readonly isLeaders: boolean;
}

/** The mark in a passage's stems that the leader said "my" before this stem. */
export function leadersOwn(stem: string): string {
  return `my ${stem}`;
}

/** Stems of a passage's content words, in order, with repetitions. */
export function stemsOf(text: string): readonly string[] {
  return tokens(text).flatMap((word, i, all) => {
    if (isEmptyWord(word)) return [];
    const root = stem(word);
    return all[i - 1] === 'my' || (all[i - 1] === 'own' && all[i - 2] === 'my') ? [root, leadersOwn(root)] : [root];
  });
}

/**
 * Content words of a question, each once, in order. Words that only frame a question ("what do you think about") say nothing about
 * its matter and are left out. Empty for a question without any.
 */
export function askedWords(question: string): readonly AskedWord[] {
  const words = new Map<string, AskedWord>();
  const names = namesIn(question);
  const asked = tokens(question);
  for (const [i, word] of asked.entries()) {
    if (framing.has(word) || (isEmptyWord(word) && !names.has(word))) continue;
    const root = stem(word);
    const family = kinOf.get(root) ?? [];
    const isName = family.length === 0 && (names.has(word) || /^(19|20)\d\d$/.test(word));
    const isLeaders =
      asked[i - 1] === 'your' || asked[i - 1] === 'you' || (asked[i - 1] === 'own' && asked[i - 2] === 'your');
    if (!words.has(root)) words.set(root, { stem: root, kin: family, isName, isLight: light.has(word), isLeaders });
  }
  return [...words.values()];
}

/** The stem of a word that says something of its own; null for words that only frame a question or that many questions hold. */
export function contentStem(word: string): string | null {
  const [plain] = tokens(word);
  if (plain === undefined || isEmptyWord(plain) || framing.has(plain) || light.has(plain)) return null;
  return stem(plain);
}

/** Stems that may stand for this one. */
export function kinOfStem(root: string): readonly string[] {
  return kinOf.get(root) ?? [];
}

/** Reduces an English word to a stem shared by its common forms: "hiring", "hired" and "hire" give one. Light by design (no tables). */
export function stem(word: string): string {
  const known = irregular.get(word);
  if (known === word) return word;
  let w = known ?? word;
  if (w.length < 4 || /\d/.test(w)) return w;
  if (/ies$/.test(w)) w = `${w.slice(0, -3)}y`;
  else if (/(ss|x|z|ch|sh)es$/.test(w)) w = w.slice(0, -2);
  else if (/[^su]s$/.test(w)) w = w.slice(0, -1);
  const root = /^(.*[aeiouy].*?)(?:ings?|ed)$/.exec(w)?.[1];
  if (root !== undefined && root.length > 2) w = /([^aeiouls])\1$/.test(root) ? root.slice(0, -1) : root;
  w = w
    .replace(/^(.{4,})(?:ly|ment|ness)$/, '$1')
    .replace(/^(.{3,}[st])ion$/, '$1')
    .replace(/^(.{4,})er$/, '$1');
  return w.replace(/^(.{3,})e$/, '$1').replace(/^(.+[^aeiou])y$/, '$1i');
}

/** Words in order, phrases already one word each. */
function tokens(text: string): readonly string[] {
  let plain = fold(text);
  for (const [pattern, word] of phrases) plain = plain.replace(pattern, word);
  return (plain.match(/[\p{L}\p{N}]+(?:[.,]\p{N}+)*/gu) ?? []).map((word) => digits.get(word) ?? word);
}

/** Lower case without accents, so that "Umea" finds Umeå; possessive endings go. */
function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’]s\b/g, '')
    .replace(/(\w)['’](\w)/g, '$1$2');
}

/** Words with a capital that do not open a sentence. A question in capitals or title case has none: there a capital says nothing. */
function namesIn(question: string): ReadonlySet<string> {
  const inner = [...question.matchAll(/(?<=[\p{L}\p{N},;’']\s+)\p{L}[\p{L}\p{N}]*/gu)].map((match) => match[0]);
  const capitals = inner.filter((word) => /^\p{Lu}/u.test(word) && word !== 'I');
  if (capitals.length > 2 && capitals.length * 2 > inner.length) return new Set();
  return new Set(capitals.flatMap(tokens));
}

function isEmptyWord(word: string): boolean {
  return stopWords.has(word) || /^\p{L}$/u.test(word);
}

function list(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/));
}

const stopWords =
  list(`a about above after again against all also although always am an and any anybody anyone anything are arent
as at be became because been before being below between both but by came can cannot cant come comes could couldnt did didnt do does doesnt
doing dont down during each either else even ever every everybody everyone everything few for from further get gets getting give go goes
going gone got had has hasnt have havent having he her here hers him his how however i id if ill im in instead into is isnt it its itself
ive just let lets like made make makes making many may maybe me might mine more most much must my myself never no nobody nor not nothing
now of off often on once one only onto or other others our ours ourselves out over own per please put quite rather really same shall she
should shouldnt since so some somebody someone something still such than that thats the their them themselves then there theres these they
theyre thing things this those though through till to today together too toward under unless until up upon us very via want wants was
wasnt way we well went were werent weve what whats whatever when where whether which while who whom whose why will with within without wont
would wouldnt yes yet you your youre yours yourself youve`);

const framing =
  list(`actual actually agree answer approach ask asked asking believe best briefly care clarify company comment consider
currently describe detail details discuss employee employees exactly explain expect feel feeling firm great guidance happen happened
happening happens hear hello hey hi hope idea important intend kind know latest lindqvist long maya mean mention opinion organisation
organization plan planning plans policy possible question questions regarding rule rules said say saying says serious share sort stance
take talk tell term thank thanks think thought thoughts true understand update view views wonder wondering`);

const light =
  list(`able common critical handle issue issues situation stay staying topic improve introduce last late later lot maker makers months part parts rate rates target add allow allowed become begin big bring case change changed choose chosen concern current day days decide decided
difference different do early enough fast future goal good happy help high idea keep look main mark matter month need needed new next
number often people percent person problem provide reach reason receive reduce remain show small solve start started stop support sure
team teams time treat treated try use used week weeks work working works world worry year years`);

const digits: ReadonlyMap<string, string> = new Map(
  'two three four five six seven eight nine ten eleven twelve'.split(' ').map((word, i) => [word, String(i + 2)]),
);

const irregular: ReadonlyMap<string, string> = new Map(
  Object.entries({
    paid: 'pay',
    bought: 'buy',
    sold: 'sell',
    built: 'build',
    spent: 'spend',
    left: 'quit',
    women: 'woman',
    men: 'man',
    children: 'child',
    flew: 'fly',
    flown: 'fly',
    flying: 'fly',
    flights: 'flight',
    learnt: 'learn',
    hurt: 'hurt',
    closing: 'close',
    moving: 'move',
    chose: 'choose',
    chosen: 'choose',
    grew: 'grow',
    lost: 'lose',
    kept: 'keep',
    won: 'win',
    met: 'meet',
    people: 'person',
    managing: 'manage',
    wrote: 'write',
    written: 'write',
    began: 'begin',
    begun: 'begin',
    marketing: 'marketing',
    worse: 'bad',
    worst: 'bad',
    raised: 'raise',
    raising: 'raise',
    using: 'use',
    used: 'use',
    news: 'news',
  }),
);

const kinOf: ReadonlyMap<string, readonly string[]> = familyMap();

function familyMap(): ReadonlyMap<string, readonly string[]> {
  const map = new Map<string, readonly string[]>();
  for (const family of kin) {
    const stems = family.map(stem);
    for (const root of stems)
      map.set(root, [...new Set([...(map.get(root) ?? []), ...stems.filter((s) => s !== root)])]);
  }
  return map;
}
