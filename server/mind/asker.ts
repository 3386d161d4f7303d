/** Who asks, said before the question: a name, where one works, how long one has been here. */
const name = "\\p{Lu}[\\p{L}'’-]+(?: \\p{Lu}[\\p{L}'’-]+){0,3}";
const greeting = anyCase(
  '(?:hi|hello|hey|good (?:morning|afternoon|evening|day))(?: all| everyone| everybody| there)?',
);
const introduction = anyCase("(?:my name is|i am|i['’]m|this is)");
const here = anyCase('here');
const named = new RegExp(
  `^\\W*(?:${greeting}[,.! ]+)?(?:${introduction} ${name}|${name} ${here})(?:[.,:;!]|\\s+(?:${anyCase('and')}|–|-)\\s)\\s*`,
  'u',
);
const asSomebody = /^\W*as (?:an?|one of|someone|somebody|the) [^,.?!:]{2,60}[,:]\s*/iu;
/** What gives nobody other rights. */
const ofGender =
  /^\W*as an? (?:(?:non-binary|trans|young|younger|old|older) )?(?:wom[ae]n|m[ae]n|person|girl|boy|lady|guy)[,:]\s*/iu;
const ofOneself =
  /^\W*i(?: am|['’]m) (?:an?|one of|from|in|with|based|new) [^.?!:]{1,70}[.:]\s*|^\W*i (?:work|sit|belong|come|began|started|joined|live) [^.?!:]{1,70}[.:]\s*|^\W*i(?: have|['’]ve) (?:been|worked) [^.?!:]{1,70}[.:]\s*/iu;
const wanting =
  /^\W*(?:i(?:['’]d| would)? (?:just )?(?:like|want|wish|wanted) to (?:know|ask)|i wonder|my question is)\s*[,:]?\s*/iu;
/** Whoever asks for themselves asks for somebody of their kind. */
const forOneself = /\b(?:i|me|my|mine|myself)\b/iu;
/** What gives people other rights than the rest: of these a statement may speak, or not. */
const status =
  /\b(?:contractors?|freelancers?|temps?|temporary|agency|interim|part[- ]tim\w*|trainees?|apprentices?|students?|pensioners?|retired|retirees?|customers?|clients?|suppliers?|shareholders?|investors?|owners?|neighbou?rs?|journalists?|union|shop steward|works council|disabled|sick|pregnant|abroad|remote\w*|home|nights?|weekends?|shift\w*)\b/iu;

/**
 * The question without what its asker says of themselves before it. Name, department, years and the like change nothing of the answer; what
 * somebody asks for themselves, or as one who has other rights than the rest, is left as it is. Rule M106.
 */
export function withoutAsker(question: string): string {
  let rest = question;
  for (let parts = 0; parts < 3; parts++) {
    const shorter = withoutOne(rest);
    if (shorter === rest) break;
    rest = shorter;
  }
  return rest === question || !rest.includes('?') ? question : rest;
}

function withoutOne(text: string): string {
  const bare = text.replace(named, '').replace(ofGender, '');
  if (bare !== text) return bare.replace(wanting, '');
  for (const part of [asSomebody, ofOneself]) {
    const said = part.exec(text)?.[0];
    if (said === undefined) continue;
    const rest = text.slice(said.length).replace(wanting, '');
    return status.test(said) || forOneself.test(rest) ? text : rest;
  }
  return text;
}

/** A pattern in letters of either case, beside others that tell them apart. (`(?i:…)` was once seen to match otherwise after long use.) */
function anyCase(pattern: string): string {
  return pattern.replace(/\p{L}/gu, (letter) => `[${letter.toLowerCase()}${letter.toUpperCase()}]`);
}
