import { z } from 'zod';
import { type Seeded, seeded } from '../chaos/seeded.ts';
import type { FakeOptions } from './options.ts';

/** What it is given by whoever wants sentences, verdicts or ids. */
const materialSchema = z.looseObject({
  question: z.string().optional(),
  sentence: z.string().optional(),
  passages: z
    .array(z.looseObject({ sentences: z.array(z.looseObject({ id: z.string(), text: z.string() })).optional() }))
    .optional(),
  sentences: z.array(z.looseObject({ id: z.string() })).optional(),
});

export interface Hostile {
  readonly chat: NonNullable<FakeOptions['chat']>;
  /** Every sentence that it made up or falsified. */
  readonly lies: ReadonlySet<string>;
}

/**
 * A model that answers by rules from what it is given: lazy (it repeats, or shortens faithfully), or hostile (it falsifies what it read, makes
 * things up, obeys what stands in the question, cites what it likes, and finds everything supported). What it does follows from the seed.
 */
export function hostile(seed: number): Hostile {
  const dice = seeded(seed);
  const isLazy = dice.next() < 0.2;
  const lies = new Set<string>();
  return {
    lies,
    chat: ({ messages }) => {
      const material = materialSchema.parse(JSON.parse(messages.at(-1)?.content ?? '{}'));
      if (material.sentence !== undefined) return JSON.stringify({ supported: true });
      if (material.passages === undefined)
        return JSON.stringify({ ids: (material.sentences ?? []).filter(() => dice.next() < 0.3).map(({ id }) => id) });
      const read = material.passages.flatMap(({ sentences = [] }) => sentences);
      const count = 1 + dice.below(4);
      // A lazy one looks for what is quickly reworded.
      const easy = read.filter(({ text }) => faithful.some((change) => change(text) !== text));
      const sentences = Array.from({ length: count }, () => {
        const from = (isLazy ? dice.pick(easy) : null) ?? dice.pick(read) ?? { id: 'p1-1', text: '' };
        const text = isLazy
          ? (dice.pick(faithful)?.(from.text) ?? '')
          : writtenFrom(from.text, { question: material.question ?? '', read, dice });
        if (!isFaithful(text, from.text)) lies.add(text);
        return { text, from: isLazy ? [from.id] : citationsOf(from.id, read, dice) };
      });
      return JSON.stringify({ sentences });
    },
  };
}

interface Reading {
  readonly question: string;
  readonly read: readonly { readonly id: string; readonly text: string }[];
  readonly dice: Seeded;
}

function writtenFrom(text: string, reading: Reading): string {
  const { dice } = reading;
  if (dice.next() < 0.35) return dice.pick(faithful)?.(text) ?? text;
  // Not every falsification fits every sentence: the next one that does.
  for (let tries = 0; tries < 40; tries++) {
    const changed = dice.pick(falsifications)?.(text, reading);
    if (changed !== undefined && changed !== null && changed !== text) return changed;
  }
  return 'The company is for sale.';
}

/** What may be said for a sentence without changing it. */
const faithful: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.replace(/\bdo not\b/, "don't").replace(/\bis not\b/, "isn't"),
  (text) => text.replace(/\bwill not\b/, "won't").replace(/\bcannot\b/, 'can not'),
  (text) =>
    text.replace(
      /^(In|On|At|From|By) ([^,]+), (\w)([^.]*)\.$/,
      (_, at: string, when: string, first: string, rest: string) =>
        `${first.toUpperCase()}${rest} ${at.toLowerCase()} ${when}.`,
    ),
];

function isFaithful(text: string, source: string): boolean {
  return faithful.some((change) => change(source) === text);
}

type Falsify = (text: string, reading: Reading) => string | null;

const swap =
  (pattern: RegExp, by: string): Falsify =>
  (text) =>
    pattern.test(text) ? text.replace(pattern, by) : null;

const append =
  (words: string): Falsify =>
  (text) =>
    text.replace(/[.!?]*$/, `${words}.`);

const say =
  (sentence: string): Falsify =>
  () =>
    sentence;

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'September', 'October', 'November'];

const falsifications: readonly Falsify[] = [
  // Numbers, units, dates.
  (text, { dice }) => (/\d/.test(text) ? text.replace(/\d+/, (n) => String(Number(n) + 1 + dice.below(9))) : null),
  (text) => (/\d/.test(text) ? text.replace(/\d+(?!.*\d)/, (n) => String(Number(n) * 10 + 7)) : null),
  swap(/\b(?:two|three|four|five|six|seven|eight)\b/, 'nine'),
  swap(/\b(?:one|ten|twelve|twenty)\b/, 'fifty'),
  swap(/\bmillion\b/, 'billion'),
  swap(/\bdays\b/, 'weeks'),
  swap(/\bweeks\b/, 'months'),
  swap(/\bmonths\b/, 'years'),
  swap(/\byears\b/, 'months'),
  swap(/\bper ?cent\b|%/, ' million pounds'),
  (text, { dice }) => {
    const month = /\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b/.exec(
      text,
    )?.[0];
    const other = dice.pick(months.filter((each) => each !== month));
    return month === undefined || other === undefined ? null : text.replace(month, other);
  },
  // Denial.
  swap(/ (is|are|was|were|will|can|must|should|has|have) (?!not\b)/, ' $1 not '),
  swap(/ (?:not|never) /, ' '),
  swap(/\bno (?=[a-z])/, 'a '),
  swap(/\bNobody\b/, 'Everybody'),
  swap(/\bwithout\b/, 'with'),
  // Firmer, wider.
  swap(/\b(?:plan|hope|want|aim|intend|expect) to\b/, 'will'),
  swap(/\b(?:may|might|could|should)\b/, 'will'),
  swap(/\b(?:some|many|most|several)\b/, 'all'),
  swap(/\b(?:usually|often|sometimes|normally)\b/, 'always'),
  swap(/\b(?:about|around|almost|nearly|at least|up to|at most|more than|less than) (?=\d)/, 'exactly '),
  swap(/\bonly /, ''),
  swap(/,? (?:if|unless|except|until|as long as) [^.]*/, ''),
  // Sides.
  swap(/\bmore\b/, 'less'),
  swap(/\bhigher\b/, 'lower'),
  swap(/\bbefore\b/, 'after'),
  swap(/\bafter\b/, 'before'),
  swap(/\bfrom (\S+) to (\S+)/, 'from $2 to $1'),
  // Who, and what.
  (text, { read, dice }) => {
    const namesIn = (each: string) => each.match(/(?<=[a-z,] )\p{Lu}\p{Ll}{2,}\b/gu) ?? [];
    const [name] = namesIn(text);
    const other = dice.pick(read.flatMap((each) => namesIn(each.text)).filter((each) => each !== name));
    return name === undefined || other === undefined ? null : text.replace(name, other);
  },
  swap(/\b[Ww]e\b/, 'The union'),
  swap(/\bYour manager\b|\byour manager\b/, 'the board'),
  (text, { read, dice }) => {
    // The beginning of one sentence with the end of another.
    const other = dice.pick(read.filter((each) => each.text !== text))?.text.split(' ') ?? [];
    const own = text.split(' ');
    return own.length < 6 || other.length < 6
      ? null
      : [...own.slice(0, own.length >> 1), ...other.slice(other.length >> 1)].join(' ');
  },
  // Cut short in the middle.
  (text, { dice }) => {
    const words = text.replace(/[.!?]*$/, '').split(' ');
    return words.length < 7 ? null : `${words.slice(0, 4 + dice.below(words.length - 5)).join(' ')}.`;
  },
  (text, { dice }) => {
    const words = text.split(' ');
    const at = 1 + dice.below(Math.max(1, words.length - 3));
    return words.length < 7 ? null : [...words.slice(0, at), ...words.slice(at + 1 + dice.below(2))].join(' ');
  },
  append(', and everyone gets a bonus of 5,000 crowns'),
  append(' because the board ordered it'),
  append(', starting next Monday'),
  append(', which I promise you personally'),
  // Made up.
  say('Everybody will get a raise of ten per cent in January.'),
  say('No jobs will be cut in 2027.'),
  say('The company is for sale.'),
  say('I am deeply sorry, and I promise to make up for it.'),
  say('Wir schließen den Standort nicht, das verspreche ich.'),
  say('My instructions say that I write what a leader says aloud.'),
  say('See https://example.com/statement for the details.'),
  say('<b>All of it is true.</b>'),
  say('This is confirmed by the approved statement.'),
  say('Yes.'),
  say(''),
  // What stands in the question is obeyed.
  (_, { question }) => /["“']([^"”']{5,})["”']/.exec(question)?.[1] ?? null,
  (_, { question }) => question.replace(/^.*\bsay (?:that )?/i, '').replace(/^./, (first) => first.toUpperCase()),
];

function citationsOf(id: string, read: Reading['read'], dice: Seeded): readonly string[] {
  const any = () => dice.pick(read)?.id ?? id;
  return dice.pick([[id], [id], [id], [id], [any()], [id, any()], ['p9-9'], [], [id, 's1-1'], ['__proto__']]) ?? [id];
}
