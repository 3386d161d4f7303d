import { families } from './families.ts';
import { opposites } from './opposites.ts';
import { root, stem } from './stems.ts';
import thesaurus from './thesaurus.json' with { type: 'json' };

const familiesOf = new Map<string, Set<number>>();
const familiesOfRoot = new Map<string, Set<number>>();
for (const [i, line] of [...families, ...thesaurus.families.split(';')].entries()) {
  for (const word of line.trim().split(/\s+/)) {
    put(familiesOf, stem(word), i);
    put(familiesOfRoot, root(stem(word)), i);
  }
}

function put(map: Map<string, Set<number>>, key: string, family: number): void {
  const known = map.get(key) ?? new Set<number>();
  known.add(family);
  map.set(key, known);
}

/** Words that say less than others: who says "change" says nothing that "rise" does not. */
const narrower: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    change: 'rise raise fall lower cut increase reduce grow drop decrease alter move shift',
    receive: 'give offer pay grant',
    employee: 'work',
    affect: 'damage hit hurt',
    handle: 'process settle',
    happen: 'start begin open close',
    reply: 'answer',
    person: 'employee worker colleague customer patient passenger resident student',
    vehicle: 'car lorry truck bus van',
    animal: 'dog cat cow horse',
    money: 'euro pound dollar',
    increase: 'double triple',
    rise: 'double triple',
    grow: 'double triple',
    fall: 'halve',
    drop: 'halve',
  }).map(([general, list]) => [stem(general), new Set(list.split(' ').map(stem))]),
);

const oppositesOf = new Map<string, Set<string>>();
for (const [one, other] of opposites) {
  const [a, b] = [stem(one), stem(other)];
  oppositesOf.set(a, (oppositesOf.get(a) ?? new Set()).add(b));
  oppositesOf.set(b, (oppositesOf.get(b) ?? new Set()).add(a));
}

/** Whether a stem is one of an English word that has synonyms. */
export function isKnown(stemmed: string): boolean {
  return familiesOf.has(stemmed);
}

/** Whether one stem says the contrary of the other. */
export function areOpposite(a: string, b: string): boolean {
  return oppositesOf.get(a)?.has(b) === true;
}

/** Deeds of two sides: who gives is not who receives. */
const converses: ReadonlySet<string> = new Set(
  ['give receive', 'grant receive', 'lend borrow', 'sell buy', 'pay receive', 'offer receive', 'teach learn'].map(
    (pair) => pair.split(' ').map(stem).join(' '),
  ),
);

/** Whether one stem is the other told from the other side. */
export function areConverse(a: string, b: string): boolean {
  return converses.has(`${a} ${b}`) || converses.has(`${b} ${a}`);
}

/** Whether a claim may say the first stem where its source says the second: the same, of one derivation or family, or a wider word. */
export function mayStandFor(said: string, known: string, isStrict = false): boolean {
  if (said === known) return true;
  if (areOpposite(said, known)) return false;
  if (narrower.get(said)?.has(known) === true) return true;
  const [a, b] = [root(said), root(known)];
  if (a === b && a.length > 2 && said.length > 3 && known.length > 3) return true;
  if (isStrict) return share(familiesOf.get(said), familiesOf.get(known), families.length);
  return (
    share(familiesOf.get(said), familiesOf.get(known)) ||
    share(familiesOfRoot.get(a), familiesOf.get(known)) ||
    share(familiesOf.get(said), familiesOfRoot.get(b))
  );
}

function share(
  families: ReadonlySet<number> | undefined,
  others: ReadonlySet<number> | undefined,
  below = Number.POSITIVE_INFINITY,
): boolean {
  if (families === undefined || others === undefined) return false;
  for (const family of families) if (family < below && others.has(family)) return true;
  return false;
}
