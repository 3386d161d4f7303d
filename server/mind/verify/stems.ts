import { irregularForms, nounForms } from './forms.ts';

/** What form of a verb a word is, as far as its spelling tells. */
export type VerbForm = 'base' | 'third' | 'past' | 'participle' | 'past-or-participle' | 'ing';

const baseOf = new Map<string, string>();
const pastForms = new Set<string>();
const participles = new Set<string>();
for (const [base = '', past = '', participle = past] of irregularForms) {
  for (const form of past.split('/')) {
    baseOf.set(form, base);
    pastForms.add(form);
  }
  for (const form of participle.split('/')) {
    baseOf.set(form, base);
    participles.add(form);
  }
}
const irregularVerbs: ReadonlySet<string> = new Set(irregularForms.map(([base = '']) => base));

/** Lower case without accents: "Vadsø" and "Vadsö" are one. Typographic quotes and dashes become plain ones. */
export function fold(text: string): string {
  return text
    .replace(/[’‘`]/g, "'")
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ø/g, 'o')
    .replace(/æ/g, 'ae')
    .replace(/ß/g, 'ss')
    .replace(/ł/g, 'l');
}

/** A name's spelling without what differs between keyboards: "Moehnetal" and "Möhnetal" are one. */
export function nameKey(folded: string): string {
  return folded.replace(/(?<=[^aeiou])([aou])e(?=[^aeiou])/g, '$1');
}

/** The stem that the forms of an English word share: "closing", "closed" and "closes" give "clos". The word is in lower case. */
export function stem(word: string): string {
  const known = baseOf.get(word) ?? nounForms.get(word) ?? word;
  let w = spelling(known);
  if (w.length < 4 || /\d/.test(w)) return w.replace(/^([^aeiou]+)y$/, '$1i');
  if (/[^ae]ies$/.test(w)) w = `${w.slice(0, -3)}y`;
  else if (/(ss|x|z|ch|sh)es$/.test(w)) w = w.slice(0, -2);
  else if (/[^sui]s$/.test(w)) w = w.slice(0, -1);
  const root = /^(.*[aeiouy].*?)(?:ing|ed)$/.exec(w)?.[1];
  if (root !== undefined && root.length > 2 && !notSuffixed.has(w))
    w = /([^aeiouls])\1$/.test(root) ? root.slice(0, -1) : root;
  return w
    .replace(/ied$/, 'y')
    .replace(/^(.{2,}[^aeiou])e$/, '$1')
    .replace(/^(.{2,}[aeiou][^aeiou]?)e$/, '$1')
    .replace(/^(.+[^aeiou])y$/, '$1i');
}

/** What is left of a stem without the endings that make nouns, adjectives and adverbs: "dismissal" and "dismiss" share it. */
export function root(stemmed: string): string {
  let w = stemmed;
  for (let round = 0; round < 2; round++) {
    const cut = w
      .replace(/^(.{4,})(?:li|ness|ment|abl|ibl|ful|less|hip)$/, '$1')
      .replace(/^(.{3,}[a-z])(?:ation|ition|ion)$/, '$1')
      .replace(/^(.{4,}?)(?:ator|or|er|ar|ant|ent|anc|enc|al|iti|ist|iv|ic|at|iz|is)$/, '$1');
    if (cut === w) break;
    w = cut;
  }
  return w.replace(/([^aeiou])\1$/, '$1').replace(/i$/, '');
}

/** How a word may be a form of a verb; null when its spelling says nothing. */
export function verbForm(word: string): VerbForm | null {
  const past = pastForms.has(word);
  const participle = participles.has(word);
  if (participle && !past && irregularVerbs.has(word)) return 'base';
  if (past && participle) return 'past-or-participle';
  if (past) return 'past';
  if (participle) return 'participle';
  if (irregularVerbs.has(word)) return 'base';
  if (word === 'agreed' || word === 'freed') return 'past-or-participle';
  if (/[a-z]{2}ed$/.test(word) && !notSuffixed.has(word)) return 'past-or-participle';
  if (/[a-z]{2}ing$/.test(word) && !notSuffixed.has(word)) return 'ing';
  return null;
}

/** Whether a word is, or with an -s is, the base form of an irregular verb. */
export function isIrregularBase(word: string): boolean {
  return irregularVerbs.has(word) || irregularVerbs.has(word.replace(/(?:(ss|sh|ch|x|o)es|s)$/, '$1'));
}

/** American spelling, and one of two ways of writing the same word. */
function spelling(word: string): string {
  return (
    respelt.get(word) ??
    word
      .replace(/^(.{2,})isation(s?)$/, '$1ization$2')
      .replace(/^(.{3,})is(e|es|ed|ing)$/, (all, start: string, end: string) =>
        keepsS.has(start) ? all : `${start}iz${end}`,
      )
      .replace(/^(.{3,})our(s?|ed|ing|able|ite)$/, (all, start: string, end: string) =>
        keepsOur.has(start) ? all : `${start}or${end}`,
      )
      .replace(/^(.{2,}[^aeiou])ll(ed|ing|er)$/, '$1l$2')
  );
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));

const keepsS = words(
  'prom exerc prem adv surpr superv rev comprom franch expert parad conc prec dev desp disgu enterpr',
);
const keepsOur = words('hour four your pour tour sour flour');
const notSuffixed = words(
  'need feed seed speed indeed hundred thing nothing something anything everything during spring string bring king ring morning evening building ' +
    'ceiling exceed proceed succeed agreed freed weed deed red bed wing sing swing cling sibling shilling pudding wedding pricing',
);
const respelt: ReadonlyMap<string, string> = new Map(
  Object.entries({
    yoghurt: 'yogurt',
    yoghurts: 'yogurts',
    programme: 'program',
    programmes: 'programs',
    centre: 'center',
    centres: 'centers',
    metre: 'meter',
    metres: 'meters',
    litre: 'liter',
    litres: 'liters',
    theatre: 'theater',
    tonne: 'ton',
    tonnes: 'tons',
    cheque: 'check',
    licence: 'license',
    licences: 'licenses',
    defence: 'defense',
    offence: 'offense',
    grey: 'gray',
    tyre: 'tire',
    tyres: 'tires',
    ageing: 'aging',
    judgement: 'judgment',
    catalogue: 'catalog',
    organisation: 'organization',
    enquiry: 'inquiry',
    aeroplane: 'airplane',
    storey: 'story',
    towards: 'toward',
    whilst: 'while',
    amongst: 'among',
    travelling: 'traveling',
    travelled: 'traveled',
    cancelled: 'canceled',
    cancelling: 'canceling',
    labelled: 'labeled',
    fulfil: 'fulfill',
    enrol: 'enroll',
  }),
);
