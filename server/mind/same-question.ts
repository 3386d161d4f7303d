/**
 * Whether two questions ask the same, word for word: capitals, marks, accents of keyboards, contractions, articles, courtesy and the plural
 * of a noun may differ, and nothing else. Every word of one is held by the other, in its order, so that no name, number, denial, time or
 * person differs. Rule M87.
 *
 * @example isSameQuestion('Are we closing Leeds?', "Hi, are we really closing the Leeds sites'") // false: "sites" is new
 */
export function isSameQuestion(a: string, b: string, names: readonly string[] = []): boolean {
  const [one, other] = [wordsOf(a, names), wordsOf(b, names)];
  if (one.length === 0 || one.length !== other.length) return false;
  return one.every((word, i) => isSameWord(word, other[i] ?? ''));
}

function wordsOf(question: string, names: readonly string[]): readonly string[] {
  const words = withoutNames(question, names).flatMap((word) => (long[word] ?? word).split(' '));
  return words.map((word) => numbers[word] ?? word).filter((word) => !courtesy.has(word));
}

/** The words in lower case; whom the question greets by name is not what it is about. */
function withoutNames(question: string, names: readonly string[]): readonly string[] {
  const plain = fold(question);
  const greeted = names
    .flatMap((name) => [fold(name), ...fold(name).split(' ')])
    .map((name) => name.replace(/[^\p{L}\p{N} -]/gu, '.'));
  const left =
    greeted.length === 0
      ? plain
      : plain
          .replace(
            new RegExp(
              `^\\W*(?:(?:hi|hello|hey|dear|good morning|good afternoon)[, ]+)?(?:${greeted.join('|')})\\s*[,:!–-]`,
              'u',
            ),
            ' ',
          )
          .replace(new RegExp(`,\\s*(?:${greeted.join('|')})(?=\\W*$)`, 'u'), ' ');
  return left.match(/[\p{L}\p{N}]+(?:['.,:/-][\p{L}\p{N}]+)*%?/gu) ?? [];
}

function fold(text: string): string {
  const plain = text.replace(/[’‘`]/g, "'").normalize('NFKC').toLowerCase();
  return plain
    .replace(/\b(?:many )?thank(?:s| you)(?: very much)?\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Equal but for the ending of a plural. Words that look alike and mean two things ("train", "trainer") are two. */
function isSameWord(a: string, b: string): boolean {
  return a === b || singular(a) === singular(b);
}

function singular(word: string): string {
  if (word.length < 4 || /(?:ss|us|is)$/.test(word) || /\d/.test(word)) return word;
  return word
    .replace(/ies$/, 'y')
    .replace(/(?<=[sxz]|[cs]h)es$/, '')
    .replace(/s$/, '');
}

/** Nothing changes with these. */
const courtesy: ReadonlySet<string> = new Set(
  'a an the please kindly hi hello hey dear well so actually really exactly honestly'.split(' '),
);

const long: Readonly<Record<string, string>> = {
  "what's": 'what is',
  "who's": 'who is',
  "where's": 'where is',
  "when's": 'when is',
  "how's": 'how is',
  "why's": 'why is',
  "that's": 'that is',
  "there's": 'there is',
  "it's": 'it is',
  "i'm": 'i am',
  "we're": 'we are',
  "you're": 'you are',
  "they're": 'they are',
  "we've": 'we have',
  "you've": 'you have',
  "i've": 'i have',
  "we'll": 'we will',
  "you'll": 'you will',
  "i'll": 'i will',
  "don't": 'do not',
  "doesn't": 'does not',
  "didn't": 'did not',
  "isn't": 'is not',
  "aren't": 'are not',
  "wasn't": 'was not',
  "weren't": 'were not',
  "haven't": 'have not',
  "hasn't": 'has not',
  "won't": 'will not',
  "wouldn't": 'would not',
  "can't": 'can not',
  cannot: 'can not',
  "couldn't": 'could not',
  "shouldn't": 'should not',
  gonna: 'going to',
};

const numbers: Readonly<Record<string, string>> = Object.fromEntries(
  'zero one two three four five six seven eight nine ten eleven twelve'.split(' ').map((word, i) => [word, String(i)]),
);
