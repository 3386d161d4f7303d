import type { Finding } from './finding.ts';
import { firstNames } from './first-names.ts';
import {
  auxiliaries,
  determiners,
  eponyms,
  particles,
  personObjects,
  personVerbs,
  roleNouns,
  surnamesToo,
  titles,
} from './name-cues.ts';
import { nameFinding } from './name-finding.ts';
import { type NameWord, nameWordsOf, plainOf } from './name-words.ts';
import {
  calendarNames,
  organisations,
  organisationWords,
  placeNames,
  places,
  thingNames,
  wordNames,
} from './not-names.ts';
import { type Replacements, replacementsIn } from './replacements.ts';
import { demonym, isAcronym, isCommon, isDouble, isSurname, isThing, isWeekday, placeOpenings } from './word-kinds.ts';

/** What is known of names beforehand. */
export interface KnownNames {
  /** Full names of people in the document: each goes, in full and in part. */
  readonly people: readonly string[];
  /** Names that stay: the leader's, the company's, its products'. */
  readonly stays: readonly string[];
  /** Names of the leader's: their parts stay alone, but not within another's name. */
  readonly leader: readonly string[];
  /** BCP 47. In German every noun has a capital, so that one says nothing. */
  readonly lang: string | null;
}

/** Words from `from` to `to`, both included. */
interface Name {
  readonly from: number;
  readonly to: number;
}

/** Finds names of people other than the leader, each from its title to its last part. Rules RD13 to RD15. */
export function findNames(text: string, known: KnownNames): readonly Finding[] {
  const reading = new NameReading(text, known);
  return reading.names().map(({ from, to }) => reading.findingOf(from, to));
}

/** The full names, of two words or more, that a text has: what is known of the people in it. */
export function fullNamesIn(text: string, known: KnownNames): readonly string[] {
  const reading = new NameReading(text, known);
  return reading.names().flatMap(({ from, to }) => (to > from ? [reading.plainNameOf(from, to)] : []));
}

/** Words with a capital that no rule explains: perhaps names, left for a person to look at. */
export function doubtfulIn(text: string, known: KnownNames): readonly string[] {
  return new NameReading(text, known).doubtful();
}

const mostWords = 5;
/** Shorter surnames ("Ng", "Ito") are names only beside another part. */
const longEnough = 4;
/** Longest row of capitals that is looked at for an organisation in it. */
const mostInRow = 8;

/** Languages that add an s without an apostrophe. */
const hasGenitive = /^(?:sv|da|nb|nn|no|de)\b/;

/** There "Hans" is also "his". */
const isNordic = /^(?:sv|da|nb|nn|no)\b/;

class NameReading {
  readonly #text: string;
  readonly #words: readonly NameWord[];
  readonly #known: KnownNames;
  readonly #nounsHaveCapitals: boolean;
  readonly #put: Replacements;
  readonly #leaderParts: ReadonlySet<string>;
  readonly #peopleParts: ReadonlySet<string>;
  readonly #staying: ReadonlySet<number>;

  constructor(text: string, known: KnownNames) {
    this.#text = text;
    this.#words = nameWordsOf(text);
    this.#known = known;
    this.#nounsHaveCapitals = known.lang?.startsWith('de') === true;
    this.#put = replacementsIn(known.lang);
    this.#leaderParts = new Set(known.leader.flatMap(partsOf));
    // "Support Team" in a chat is nobody, and neither is every field because a Tom Field is there.
    const isName = (part: string): boolean => !this.#leaderParts.has(part) && (isDouble(part) || !isCommon(part));
    this.#peopleParts = new Set(known.people.flatMap(partsOf).filter(isName));
    this.#staying = this.#occurrences([...known.stays, ...known.leader.filter((name) => partsOf(name).length > 1)]);
  }

  names(): readonly Name[] {
    const names: Name[] = [];
    for (let at = 0; at < this.#words.length; at++) {
      const name = this.#staying.has(at) ? null : this.#nameAt(at);
      if (name === null || this.#isLeaders(name)) continue;
      names.push(name);
      at = name.to;
    }
    return names;
  }

  doubtful(): readonly string[] {
    if (this.#nounsHaveCapitals) return [];
    // The words that may open a sentence are known in English alone.
    const isEnglish = this.#known.lang?.startsWith('en') === true;
    const named = new Set(
      this.names().flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, i) => from + i)),
    );
    return this.#words.flatMap(({ text, plain, opens }, at) =>
      (opens && !isEnglish) || named.has(at) || this.#leaderParts.has(plain) || !this.#isUnknown(at) ? [] : [text],
    );
  }

  plainNameOf(from: number, to: number): string {
    const words = this.#words.slice(from, to + 1).filter(({ text }) => !titles.test(text));
    return words.map(({ text }) => text).join(' ');
  }

  findingOf(from: number, to: number): Finding {
    const first = this.#words[from];
    const last = this.#words[to];
    if (first === undefined || last === undefined) throw new Error('invariant: a name has words');
    const before = first.isJoined ? this.#words[from - 1] : undefined;
    const isGenitive = this.#isGenitive(last.plain) && !firstNames.has(last.plain);
    const hasOwnS = isGenitive && isNordic.test(this.#known.lang ?? '');
    return nameFinding(
      { text: this.#text, first, last, before, isToldRole: this.#isToldRole(from), hasOwnS },
      this.#put,
    );
  }

  #word(at: number): NameWord | undefined {
    return this.#words[at];
  }

  /** The next word, if it belongs to the same row. */
  #next(at: number): NameWord | undefined {
    const next = this.#words[at + 1];
    return next?.isJoined === true ? next : undefined;
  }

  #nameAt(at: number): Name | null {
    const word = this.#words[at];
    if (word === undefined) return null;
    if (titles.test(word.text) && this.#next(at)?.isCapital === true && !this.#isFixed(at + 1))
      return { from: at, to: this.#reach(at + 1) };
    if (this.#isHandle(word)) return { from: at, to: at };
    const isKnown = this.#peopleParts.has(word.plain) && this.#mayBeKnown(at);
    if (!word.isCapital) return isKnown && !isCommon(word.plain) && !isDouble(word.plain) ? { from: at, to: at } : null;
    if (this.#isOrganisation(at)) return null;
    if (isKnown || this.#isFirstName(at) || this.#isInitialOfName(at)) return { from: at, to: this.#reach(at) };
    return this.#bySurname(at) ?? this.#byCue(at);
  }

  /** Where the name that begins at a word ends. */
  #reach(from: number): number {
    let to = from;
    while (to - from < mostWords - 1) {
      const next = this.#next(to);
      if (next === undefined) break;
      if (particles.has(next.plain) && !next.isCapital) {
        const far = this.#lastParticle(to + 1);
        if (far === null) break;
        to = far;
        continue;
      }
      if (!next.isCapital || this.#staying.has(to + 1) || !(next.isInitial || this.#mayFollow(to + 1))) break;
      to += 1;
    }
    return to;
  }

  /** "van der Berg": the word after all particles, if it is a name. */
  #lastParticle(from: number): number | null {
    let at = from;
    while (particles.has(this.#word(at)?.plain ?? '') && this.#word(at)?.isCapital === false) at++;
    const word = this.#word(at);
    return word?.isCapital === true && word.isJoined && !isThing(word.plain) ? at : null;
  }

  /** Whether a word with a capital goes on a name that has begun. */
  #mayFollow(at: number): boolean {
    const word = this.#words[at];
    if (word === undefined) return false;
    const { plain, text } = word;
    if (isSurname(plain) || surnamesToo.has(plain) || firstNames.has(plain)) return true;
    if (isAcronym(text) || calendarNames.has(plain) || isThing(plain))
      return placeNames.has(plain) && !places.has(plain);
    return !isWeekday(plain);
  }

  #isFirstName(at: number): boolean {
    const word = this.#words[at];
    if (word === undefined) return false;
    const { plain } = word;
    if (word.opens && plain === 'hans' && isNordic.test(this.#known.lang ?? '')) return this.#hasSurname(at);
    const parts = plain.split('-');
    if (isAcronym(word.text) && !this.#hasSurname(at)) return false;
    if (organisations.has(plain)) return firstNames.has(plain) && this.#hasSurname(at);
    if (calendarNames.has(plain) || placeNames.has(plain))
      return this.#hasSurname(at) || this.#actsLike(at, personVerbs);
    if (thingNames.has(plain) || wordNames.has(plain)) {
      if (this.#hasSurname(at, word.opens && thingNames.has(plain)) || this.#actsLike(at, personVerbs)) return true;
      if (word.opens) return wordNames.has(plain) && this.#actsLike(at, auxiliaries);
      return !this.#nounsHaveCapitals && !this.#isAmongCapitals(at) && !this.#hasDeterminer(at);
    }
    return (
      firstNames.has(plain) ||
      this.#isGenitive(plain) ||
      (parts.length > 1 && parts.every((part) => firstNames.has(part) || isSurname(part)))
    );
  }

  /** "Annas", as Swedes and Germans write it. */
  #isGenitive(plain: string): boolean {
    const base = plain.replace(/s$/, '');
    return (
      base !== plain &&
      hasGenitive.test(this.#known.lang ?? '') &&
      (firstNames.has(base) || this.#peopleParts.has(base))
    );
  }

  /** "J. Andersson" */
  #isInitialOfName(at: number): boolean {
    const word = this.#words[at];
    return word?.isInitial === true && this.#text[word.end] === '.' && this.#hasSurname(at);
  }

  #bySurname(at: number): Name | null {
    const word = this.#words[at];
    if (word === undefined || isThing(word.plain)) return null;
    if (isSurname(word.plain)) {
      const isAlone = this.#next(at)?.isCapital !== true;
      if (isAcronym(word.text) || isCommon(word.plain) || (isAlone && word.plain.length < longEnough)) return null;
      return { from: at, to: this.#reach(at) };
    }
    if (!this.#isUnknown(at)) return null;
    const next = this.#next(at);
    const isBeforeSurname =
      next?.isCapital === true && isSurname(next.plain) && !this.#staying.has(at + 1) && !isThing(next.plain);
    return isBeforeSurname ? { from: at, to: this.#reach(at + 1) } : null;
  }

  /** Words that no list has, where a role before, what is done to them or what they do tells a person. */
  #byCue(at: number): Name | null {
    if (this.#nounsHaveCapitals || !this.#isUnknown(at) || this.#hasDeterminer(at)) return null;
    // "Shopkeepers asked": a plural at the beginning of a sentence.
    if (this.#words[at]?.opens === true && this.#words[at].plain.endsWith('s') && !this.#next(at)?.isCapital)
      return null;
    let to = at;
    while (to - at < 2 && this.#next(to)?.isCapital === true && this.#isUnknown(to + 1)) to++;
    if (this.#next(to)?.isCapital === true) return null;
    const word = this.#words[at];
    const before = this.#text.slice(Math.max(0, (word?.start ?? 0) - 24), word?.start);
    const isCued = this.#isToldRole(at) || personObjects.test(before) || this.#actsLike(to, personVerbs);
    return isCued || this.#isExplained(to, before) ? { from: at, to } : null;
  }

  /** "Tomaž Novak, our head of quality", but not "at Zendesk, our supplier". */
  #isExplained(to: number, before: string): boolean {
    const after = this.#text.slice(this.#words[to]?.end, (this.#words[to]?.end ?? 0) + 60);
    if (/\b(?:at|in|from|of|near|for|on|into|to) $/i.test(before)) return false;
    const who = /^, (?:who|(?:our|the|my|a|one of our) ([\p{L} ]{1,40}))/u.exec(after);
    return who !== null && (who[1] === undefined || who[1].split(' ').some((noun) => roleNouns.has(plainOf(noun))));
  }

  /** A capital that no list explains. At the beginning of a sentence only what is no English word at all. */
  #isUnknown(at: number): boolean {
    const word = this.#words[at];
    if (word === undefined || !word.isCapital || word.isInitial || word.text === 'I') return false;
    if (this.#staying.has(at) || this.#isFixed(at)) return false;
    const { plain, text } = word;
    const isProduct =
      isAcronym(text) || /\p{N}/u.test(text) || /\p{Ll}\p{Lu}/u.test(text.replace(/^(?:Mc|Mac|O['’])/, ''));
    return !(isProduct || isThing(plain) || isWeekday(plain) || isCommon(plain) || demonym.test(plain));
  }

  /** A thing that reads like a person after a title: "Dr Pepper". */
  #isFixed(at: number): boolean {
    return /^(?:pepper|martens|who|strangelove|no|president|chairman|chairwoman|chair)$/.test(
      this.#words[at]?.plain ?? '',
    );
  }

  #mayBeKnown(at: number): boolean {
    const word = this.#words[at];
    if (word === undefined) return false;
    return !isDouble(word.plain) || this.#isFirstName(at);
  }

  #hasSurname(at: number, mustBeListed = false): boolean {
    const next = this.#next(at);
    if (next === undefined || !next.isCapital || this.#staying.has(at + 1)) return false;
    if (next.isInitial) return this.#hasSurname(at + 1, mustBeListed);
    if (isSurname(next.plain)) return !isThing(next.plain) || placeNames.has(next.plain);
    return !mustBeListed && this.#isUnknown(at + 1);
  }

  #actsLike(at: number, verbs: ReadonlySet<string>): boolean {
    const next = this.#next(at);
    return next !== undefined && !next.isCapital && verbs.has(next.plain);
  }

  #hasDeterminer(at: number): boolean {
    return this.#words[at]?.isJoined === true && determiners.has(this.#words[at - 1]?.plain ?? '');
  }

  #isAmongCapitals(at: number): boolean {
    const previous = this.#words[at - 1];
    if (this.#next(at)?.isCapital === true) return true;
    if (previous === undefined || !previous.isCapital || previous.opens) return false;
    // "New Year's Eve" is one thing, too.
    return (
      this.#words[at]?.isJoined === true || /^['’]s $/.test(this.#text.slice(previous.end, this.#words[at]?.start))
    );
  }

  /** "our new CFO" right before: then the role alone says who it was. */
  #isToldRole(at: number): boolean {
    const before = this.#words[at - 1];
    if (before === undefined || this.#words[at]?.isJoined !== true || !roleNouns.has(before.plain)) return false;
    return [2, 3, 4].some((back) => determiners.has(this.#words[at - back]?.plain ?? ''));
  }

  #isHandle(word: NameWord): boolean {
    if (this.#text[word.start - 1] !== '@' || this.#leaderParts.has(word.plain)) return false;
    return (
      !/[\p{L}\p{N}]/u.test(this.#text[word.start - 2] ?? ' ') &&
      !/^(?:channel|here|everyone|all|everybody|team|group)$/.test(word.plain)
    );
  }

  #isLeaders({ from, to }: Name): boolean {
    const words = this.#words.slice(from, to + 1).filter(({ text }) => !titles.test(text));
    return words.every(({ plain }) => this.#leaderParts.has(plain));
  }

  /** Whether the row of capitals that a word is in, joined by "&" and "of" too, is called something that no person is. */
  #isOrganisation(at: number): boolean {
    const word = this.#words[at];
    if (word === undefined) return false;
    if (word.isJoined && placeOpenings.has(this.#words[at - 1]?.text ?? '')) return true;
    let to = at;
    while (to - at < mostInRow && this.#next(to)?.isCapital === true) to++;
    const row = this.#words.slice(at, to + 1);
    if (/^ ?& ?\p{Lu}/u.test(this.#text.slice(row.at(-1)?.end))) return true;
    if (/\p{Lu}[\p{L}]* ?& ?$/u.test(this.#text.slice(Math.max(0, word.start - 40), word.start))) return true;
    if (row.length > 1 && row.every(({ plain }) => organisations.has(plain))) return true;
    const after = this.#next(to);
    if (/^['’]s (?:law|theorem|principle|razor|paradox|comet)\b/.test(this.#text.slice(row.at(-1)?.end))) return true;
    if (row.length > 1 && after !== undefined && eponyms.has(after.plain)) return true;
    const isPerson = row.length === 2 && firstNames.has(word.plain) && surnamesToo.has(row[1]?.plain ?? '');
    return !isPerson && row.slice(1).some(({ plain }) => organisationWords.has(plain));
  }

  /** Which words are part of these phrases, wherever they stand. */
  #occurrences(phrases: readonly string[]): ReadonlySet<number> {
    const places = new Set<number>();
    for (const phrase of phrases) {
      const parts = partsOf(phrase);
      if (parts.length === 0) continue;
      for (let at = 0; at + parts.length <= this.#words.length; at++) {
        if (parts.every((part, back) => this.#words[at + back]?.plain === part))
          for (let back = 0; back < parts.length; back++) places.add(at + back);
      }
    }
    return places;
  }
}

function partsOf(name: string): readonly string[] {
  return nameWordsOf(name)
    .filter(({ text, plain }) => plain.length > 1 && !titles.test(text) && !(particles.has(plain) && plain === text))
    .map(({ plain }) => plain);
}
