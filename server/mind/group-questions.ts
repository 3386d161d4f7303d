import { isSameQuestion } from './same-question.ts';
import { type AskedWord, askedWords } from './words.ts';

/** A question to be grouped, and who is for it: each is counted once. */
export interface GroupedQuestion {
  readonly id: string;
  readonly text: string;
  readonly voters: ReadonlySet<string>;
}

export interface QuestionGroup<Q extends GroupedQuestion> {
  /** As it is read; no two groups have one name. */
  readonly name: string;
  /** Of the leader's statements; null where the questions' own words name the group. */
  readonly topic: string | null;
  /** Everybody who is for one of them. */
  readonly voters: ReadonlySet<string>;
  /** Most voted first, those about the same matter one after the other. */
  readonly questions: readonly Q[];
}

/** What is left when nothing else can be said of it; always last. */
export const otherGroup = 'Other';
/** Two questions are about the same matter when they share so much of what the shorter one says. */
const sameMatter = 0.5;
/** Of one word alone, if it says so much by being rare: "time" is no matter. */
const tellingRarity = 0.35;
const lightRarity = 0.25;
/** A word of like meaning counts this much. */
const kinShare = 0.6;
const wordsInName = 2;

/**
 * Groups questions: those about the same matter together, matters of one topic together, and what is alone and has no topic in "Other". Of
 * the topics that `topicOf` gives to questions of one matter, that of most voters is the matter's. Each question is in one group; groups
 * come by their votes, "Other" last. The order of the questions changes nothing. Rule RV21.
 */
export function groupQuestions<Q extends GroupedQuestion>(
  questions: readonly Q[],
  topicOf: (question: string) => string | null,
  ownNames: readonly string[] = [],
): readonly QuestionGroup<Q>[] {
  const read = questions
    .map((question) => ({ question, words: askedWords(question.text, ownNames) }))
    .sort((a, b) => compareText(a.question.id, b.question.id));
  const groups = new Map<string, { name: string; topic: string | null; matters: Matter<Q>[] }>();
  for (const matter of mattersOf(read)) {
    const topic = topicOfMatter(matter, topicOf);
    const name = topic === null ? nameOf(matter) : capitalised(topic);
    const key = name.toLowerCase();
    const group = groups.get(key) ?? { name, topic, matters: [] };
    groups.set(key, { ...group, topic: group.topic ?? topic, matters: [...group.matters, matter] });
  }
  return [...groups.values()].map(groupOf).sort(compareGroups);
}

interface Read<Q> {
  readonly question: Q;
  readonly words: readonly AskedWord[];
}

/** Questions about the same; at least one. */
type Matter<Q> = readonly Read<Q>[];

function topicOfMatter<Q extends GroupedQuestion>(
  matter: Matter<Q>,
  topicOf: (question: string) => string | null,
): string | null {
  const voters = new Map<string | null, number>();
  for (const { question } of matter) {
    const topic = topicOf(question.text);
    voters.set(topic, (voters.get(topic) ?? 0) + question.voters.size);
  }
  // One that was found by chance is not to stand for many that have none.
  const [most] = [...voters].sort(
    ([a, one], [b, other]) => other - one || Number(a === null) - Number(b === null) || compareText(a ?? '', b ?? ''),
  );
  return most?.[0] ?? null;
}

function groupOf<Q extends GroupedQuestion>(group: {
  readonly name: string;
  readonly topic: string | null;
  readonly matters: readonly Matter<Q>[];
}): QuestionGroup<Q> {
  const { name, topic } = group;
  const questions = group.matters
    .map((matter) => matter.map(({ question }) => question).sort(compareVotes))
    .sort((a, b) => votersOf(b).size - votersOf(a).size || compareText(a[0]?.id ?? '', b[0]?.id ?? ''))
    .flat();
  return { name, topic, voters: votersOf(questions), questions };
}

/** Parts questions by what they are about: whoever is about the same as one of a part belongs to it. */
function mattersOf<Q extends GroupedQuestion>(read: readonly Read<Q>[]): readonly Matter<Q>[] {
  let parts: readonly Matter<Q>[] = [];
  for (const each of read) {
    const near = parts.filter((part) => part.some((other) => isSameMatter(each, other)));
    parts = [...parts.filter((part) => !near.includes(part)), [...near.flat(), each]];
  }
  return parts;
}

function isSameMatter<Q extends GroupedQuestion>(a: Read<Q>, b: Read<Q>): boolean {
  if (isSameQuestion(a.question.text, b.question.text)) return true;
  const shared = a.words.flatMap((word) => {
    if (b.words.some(({ stem }) => stem === word.stem)) return [{ ...word, share: 1 }];
    const isKin = !word.isName && b.words.some(({ stem, isName }) => !isName && word.kin.includes(stem));
    return isKin ? [{ ...word, share: kinShare }] : [];
  });
  const isTelling = shared.some((word) => !word.isLight && word.rarity >= tellingRarity);
  const least = Math.min(weightOf(a.words), weightOf(b.words));
  return isTelling && shared.reduce((sum, word) => sum + word.share * weightOf([word]), 0) >= sameMatter * least;
}

function weightOf(words: readonly AskedWord[]): number {
  return words.reduce((sum, { rarity, isLight }) => sum + (isLight ? lightRarity * rarity : rarity), 0);
}

/** The words that most of them share, the rarest first ("Parking and bikes"); "Other" for what stands alone. */
function nameOf<Q extends GroupedQuestion>(matter: Matter<Q>): string {
  const told = new Map<string, { readonly rarity: number; readonly forms: readonly string[] }>();
  for (const { words } of matter)
    for (const { stem, word, rarity, isLight } of words)
      if (!isLight) told.set(stem, { rarity, forms: [...(told.get(stem)?.forms ?? []), word] });
  const shared = [...told]
    .filter(([, { forms }]) => forms.length > 1)
    .sort(([a, one], [b, other]) => {
      return other.forms.length - one.forms.length || other.rarity - one.rarity || compareText(a, b);
    })
    .slice(0, wordsInName);
  return shared.length === 0 ? otherGroup : capitalised(shared.map(([, { forms }]) => usualForm(forms)).join(' and '));
}

/** As most wrote it; of equals the first of the alphabet. */
function usualForm(forms: readonly string[]): string {
  const count = (form: string) => forms.filter((other) => other === form).length;
  return forms.toSorted((a, b) => count(b) - count(a) || compareText(a, b))[0] ?? '';
}

function votersOf(questions: readonly GroupedQuestion[]): ReadonlySet<string> {
  return new Set(questions.flatMap(({ voters }) => [...voters]));
}

function compareVotes(a: GroupedQuestion, b: GroupedQuestion): number {
  return b.voters.size - a.voters.size || compareText(a.id, b.id);
}

function compareGroups<Q extends GroupedQuestion>(a: QuestionGroup<Q>, b: QuestionGroup<Q>): number {
  const isOther = Number(a.name === otherGroup) - Number(b.name === otherGroup);
  return (
    isOther || b.voters.size - a.voters.size || b.questions.length - a.questions.length || compareText(a.name, b.name)
  );
}

/** By code units: the same on every machine. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
