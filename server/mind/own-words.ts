/** What limits, denies, weakens or turns what is said: leaving one of these out changes what was meant. */
const turning = new Set(
  [
    'not no never nobody nothing none neither nor without only except unless if until but however although though while whereas',
    'may might could can should would must shall plan plans planned hope hopes intend intends expect expects aim aims want wants try tries',
    'some most many few several all every each any both half about around almost nearly least more less fewer than up over under',
    'usually often sometimes always mostly generally normally once still yet already again soon so far',
    'say says said think thinks believe believes hear heard rumour rumours perhaps probably possibly maybe when where because since before after',
  ].flatMap((line) => line.split(' ')),
);

/**
 * Whether a sentence says a sentence of its source in that one's own words, in their order, leaving out at most whole parts between commas in
 * which nothing limits, denies or weakens. Contractions may be written out or in. This needs no understanding, and so cannot misunderstand: only
 * such sentences go out unread. Rule MD15.
 */
export function isInOwnWords(text: string, source: string): boolean {
  const words = wordsOf(text);
  const parts = source.split(/[,;:–—]+/).map(wordsOf);
  if (words.length === 0 || !isMadeOf(words, parts)) return false;
  return sameTurns(words, wordsOf(source));
}

/** Whether the words are some of the parts, whole, one after the other. */
function isMadeOf(words: readonly string[], parts: readonly (readonly string[])[]): boolean {
  // Places in the words that the parts up to here can have led to.
  let reached = new Set([0]);
  for (const part of parts) {
    const further = [...reached].filter((at) => part.every((word, i) => words[at + i] === word));
    reached = new Set([...reached, ...further.map((at) => at + part.length)]);
  }
  return reached.has(words.length);
}

function sameTurns(words: readonly string[], source: readonly string[]): boolean {
  const turnsOf = (all: readonly string[]) => all.filter((word) => turning.has(word)).sort();
  const own = turnsOf(words);
  const theirs = turnsOf(source);
  return own.length === theirs.length && own.every((word, i) => word === theirs[i]);
}

function wordsOf(text: string): readonly string[] {
  const plain = text
    .toLowerCase()
    .replace(/[‘’]/g, "'")
    .replace(/\bwon't\b/g, 'will not')
    .replace(/\bcan(?:'t|not)\b/g, 'can not')
    .replace(/n't\b/g, ' not')
    .replace(/\b(we|they|you)'re\b/g, '$1 are')
    .replace(/\b(it|that|there|here|what|who)'s\b/g, '$1 is')
    .replace(/'ll\b/g, ' will')
    .replace(/'ve\b/g, ' have');
  return plain.match(/[\p{L}\p{N}]+(?:[.'%-][\p{L}\p{N}]+)*%?|[£$€]/gu) ?? [];
}
