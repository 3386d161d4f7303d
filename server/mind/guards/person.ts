import { englishRank } from '../word-lists.ts';
import { phrases } from './phrases.ts';
import { bareText } from './plain.ts';

/** Stands in a bare text for one person who is not the leader. */
const someone = 'thatperson';

/** Who stands for one person, as people say it without a name. */
const roles =
  /\b(?:(?:my|our|the|his|her|their|your) (?:\p{L}+ ){0,2}(?:manager|boss|supervisor|foreman|colleague|co-worker|coworker|teammate|assistant|secretary|deputy|successor|predecessor|chairman|chairwoman|chairperson|chair|director|accountant|treasurer|receptionist|ombudsman|cfo|cto|coo|husband|wife|son|daughter)|(?:the|our|your|their) (?:\p{L}+ )?head of \p{L}+|(?:this|that|which|what) (?:driver|colleague|employee|manager|person|captain|engineer|worker|inspector|director|boss)|(?:one|which|any) of (?:my|our|the|your) (?:colleagues|drivers|managers|employees|people))(?![\p{L}-])/giu;

/** What is a person's own affair. */
const affairs = phrases(`
  # Love and family
  thatperson .. affair
  affair with
  sleeping/slept/sleeps/dating/flirting with thatperson
  thatperson .. sleeping/dating/flirting with
  thatperson and thatperson .. couple/together/married/dating/lovers
  are/is thatperson and thatperson .. a couple
  thatperson .. pregnant/divorced/divorcing/married/single/engaged/gay/lesbian/homosexual/bisexual/transgender/trans
  thatperson .. divorce
  # Body and soul
  thatperson .. ill/sick/depressed/depression/burnout/burnt/cancer/suicidal/addicted/alcoholic/drunk/disabled/dying
  thatperson .. off/away with/for/since/sick
  thatperson .. seeing thatperson
  thatperson drink/drinks/drinking
  does thatperson drink
  does thatperson (still) take drugs/medication/pills
  illness/disease/diagnosis/disability thatperson has
  illness/disease/diagnosis/disability does thatperson have
  thatperson's illness/diagnosis/health/addiction
  thatperson .. back at work
  # Money
  salary/bonus/pay/income/wage/wages/pension/raise/debts of thatperson
  thatperson's salary/bonus/pay/income/wage/wages/pension/raise/debts
  thatperson .. earn/earns/earning/earned
  thatperson .. paid (too) more/less/much/enough
  thatperson .. in debt
  # Standing at work
  thatperson .. fired/sacked/dismissed/suspended/demoted/disciplined/warned/resign/resigning/resigned/quit/quitting/incompetent/lazy/corrupt/bullying/bully
  thatperson .. get/getting/got the sack
  thatperson .. leaving/leave the company/us
  thatperson (is) leaving ?/.
  is thatperson leaving
  # Faith, origin, address
  religion/faith/church/party/nationality/age/address .. thatperson
  thatperson's religion/faith/party/nationality/age/address
  how old is thatperson
  where does/do/did thatperson live/lives/stay
  (private) phone/telephone/mobile number of thatperson
  address of thatperson
  # Of all these, in any order, where the asker speaks of nobody else
  thatperson/thatperson's & hiv/aids/baby/jewish/muslim/christian/catholic/hindu/atheist/foreigner/gay/trans/abortion/suicide/drugs/criminal/prison/jail & !i & !we & !our
  thatperson & take/takes/bring/brings & home & how/what
  what is/what's wrong with thatperson
  what is/what's the matter with thatperson
  thatperson/thatperson's & marriage/divorce/affair/pregnant/lover/headscarf/husband/wife/cancer/alcoholic/drunk/therapy/depression/illness/diagnosis/salary/religion/faith/church/debts & !i & !my & !we & !our
  thatperson/thatperson's & private/home/personal address/phone/number/life/mobile
  thatperson/thatperson's & earn/earns/make/makes/paid & year/month/much/hour & !i & !we
  thatperson & leave/left/leaving/quit & suddenly/us/why & !we & !i
  how old is/was thatperson
  # Guilt
  thatperson .. steal/stole/stolen/stealing/cheat/cheated/cheating/lied/lying/guilty/blame/fault/mistake
  thatperson .. caused
`);

/** What asks who somebody was, so that a hall would know. */
const exposing = phrases(`
  what is/was his/her/their name
  what's his/her name
  what are their names
  name the person/driver/colleague/culprit/employee
  want/need/give/tell names
  the names of those/them/people
  who (exactly) was to/at blame/fault
  whose fault was
  who .. complained/reported/denounced/snitched about/against/me/us/on
  which/who (of) you/us/them & took/stole/lied/did/broke/complained/reported/wrote
  who/whoever (was it that) leaked/stole/betrayed/lied/cheated/denounced/snitched/blabbed
  who was it that/who
  who & filed/made/wrote/sent/signed & complaint/accusation/denunciation
  who in my/our team/department/group
  who voted against/for
  who is the employee/person/driver/colleague/manager that/who
  who was the employee/person/driver/colleague/manager that/who
  who (of us) is/are sick/ill/depressed/pregnant
`);

/** Words with a capital that name nobody. */
const neverNames: ReadonlySet<string> = new Set(
  `i i'm i've i'd i'll ai it monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
  september october november december christmas easter new year's eve english swedish german french spanish portuguese italian dutch
  jewish muslim christian catholic hindu atheist protestant european american british union council board works committee`.split(
    /\s+/,
  ),
);
const capital = "\\p{Lu}\\p{Ll}[\\p{L}'’-]*";
const inner = new RegExp(`(?<=[\\p{L}\\p{N},;’'"] )${capital}(?: ${capital})*`, 'gu');
const first = new RegExp(`^(${capital})(?: ${capital})+`, 'u');
const pronouns = /\b(?:he|she)\b/giu;
const possessives = /\b(?:his|her)\b(?! name)/giu;

/** Whom a question cannot mean by a name: the leader, and what statements have in their titles, topics and places. */
export interface Known {
  readonly leaderName: string;
  /** Words in small letters. */
  readonly names: ReadonlySet<string>;
}

/**
 * Whether a question asks into the private affairs of somebody who is not the leader: love, health, money, faith, where they live, what they
 * are blamed for, or who it was that nobody named. `previous` is the question before, which may name whom "she" means. A role that many hold
 * ("a head of department") is nobody. Rule M63.
 */
export function asksIntoPerson(plain: string, known: Known, previous = ''): boolean {
  const named = withPersons(plain, known);
  const isGoingOn = withPersons(previous, known).includes(someone);
  const text = isGoingOn ? named.replace(pronouns, someone).replace(possessives, `${someone}'s`) : named;
  const bare = bareText(text);
  return affairs(bare) || exposing(bare);
}

/** The text with each person in it, by name or by role, as the one word `thatperson`. */
export function withPersons(plain: string, known: Known): string {
  return withNames(plain, known).replace(roles, someone);
}

function withNames(plain: string, known: Known): string {
  const words = plain.match(/\p{L}+/gu) ?? [];
  // Where most words have capitals, they say nothing.
  if (words.filter((word) => /^\p{Lu}/u.test(word)).length * 2 > words.length + 2) return plain;
  const leader = new Set(known.leaderName.toLowerCase().split(/\s+/));
  const isStranger = (name: string) =>
    name
      .toLowerCase()
      .replace(/['’]s$/, '')
      .split(' ')
      .every((word) => !leader.has(word) && !known.names.has(word) && !neverNames.has(word));
  const replaced = (name: string) => (isStranger(name) ? (/['’]s$/.test(name) ? `${someone}'s` : someone) : name);
  const opened = plain.replace(first, (name, word: string) =>
    englishRank(word.toLowerCase()) === undefined ? replaced(name) : name,
  );
  return opened.replace(inner, replaced);
}
