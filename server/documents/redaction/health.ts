import { sentencesIn } from '../sentences-in.ts';
import { type Finding, found } from './finding.ts';
import { tellsOfOne } from './individual.ts';
import type { Replacements } from './replacements.ts';

const condition = `(?:burn-?out|(?:[\\p{L}]+ )?cancer|leuka?emia|(?:brain )?tumou?r|diabetes|depression|anxiety|migraines?|epilepsy|asthma|HIV|AIDS|covid(?:-19)?|(?:mini-)?stroke|heart (?:attack|condition|disease|problem|surgery|failure)s?|surgery|(?:heart|back|knee|hip|brain|eye) (?:surgery|operation)|operation|chemotherapy|dementia|alzheimer['’]?s?|parkinson['’]?s?|multiple sclerosis|ADHD|ADD|autism|asperger['’]?s?|bipolar disorder|eating disorder|anorexia|bulimia|PTSD|OCD|concussion|(?:broken|fractured|sprained) [\\p{L}]+|back (?:pain|trouble|problems?)|slipped disc|miscarriage|abortion|pneumonia|tuberculosis|hepatitis|the flu|flu|a cold(?= ?(?:[.,;!?]|$|and |since |last |this |in ))|fever|(?:nervous |mental )?breakdown|panic attacks?|(?:alcohol|drinking|drug|gambling|mental health|health|heart|back) problems?|addiction|psychosis|schizophrenia|arthritis|fibromyalgia|endometriosis|an? (?:[\\p{L}]+ )?(?:illness|disease|disorder|disability|infection|injury|syndrome|diagnosis)|seizures?|allerg(?:y|ies)|insomnia|dyslexia)`;
/** After these the words before were about work on an illness, not about having it. */
const notHad =
  '(?![\\p{L}-])(?! (?:research|care|centre|center|insurance|policy|policies|drugs?|patients|programmes?|tests?|screening|money|budget|product|sensors?|days?|team))';
/** Of whom or what: up to three words, but not the next part of the sentence. */
const why =
  "(?:(?!(?:and|but|so|who|which|until|since|in|at|from|when|while|last|this|next|on|as)\\b)[\\p{L}'’-]+ ?){1,4}";

interface Pattern {
  readonly form: RegExp;
  readonly replacement: string;
}

const matter = 'a personal matter';
const pattern = (source: string, replacement: string): Pattern => ({ form: new RegExp(source, 'giu'), replacement });

/** Each with a group `it` that goes; what stands before it stays. */
const patterns: readonly Pattern[] = [
  pattern(
    `\\b(?<it>(?:on|off on|out on|into) (?:(?:a |long-term |long |medical |extended |paid )*)(?:sick|medical|stress|maternity sick)[ -]leave(?: (?:with|for|because of|due to|after|following) ${why})?)`,
    'away',
  ),
  pattern(`\\b(?<it>off sick(?: (?:with|because of) ${why})?|signed off(?: work)?(?: sick| with ${why}))`, 'away'),
  pattern('\\b(?<it>(?:called|phoned|rang|reported) in sick)\\b', 'stayed away'),
  pattern(`\\b(?<it>(?:been )?diagnosed with ${why})`, 'going through a personal matter'),
  pattern(`\\b(?<it>suffers from ${why})`, 'has a personal matter'),
  pattern(`\\b(?<it>suffer(?:ed|ing)? from ${why})`, 'had a personal matter'),
  pattern(`\\b(?<it>recover(?:s|ed|ing) from ${why})`, 'coming back from a personal matter'),
  pattern(
    `\\b(?<it>(?:treated|hospitali[sz]ed|in treatment|in therapy|operated on) (?:for|with|because of|after) ${why})`,
    'away',
  ),
  pattern(`\\b(?<it>died (?:of|from) ${why})`, 'died'),
  pattern(
    `\\b(?:has|had|have|having|got|getting|gets|with|from|after|of|by|fighting|battling|fought) (?<it>(?:(?:a|an|the|his|her|another|severe|mild|chronic|serious|bad|recurrent|acute|type [12]) )*${condition})${notHad}`,
    matter,
  ),
  pattern(
    "\\b(?:is|was|be|been|being|became|becomes?|fell|fallen|got|gets|feels?|felt|he['’]s|she['’]s) (?:(?:not|still|now|again|also|very|so|too|quite|openly|already) )*(?<it>(?:seriously |badly |chronically |mentally |terminally |gravely |critically |clinically |slightly )?(?:pregnant|ill|depressed|autistic|disabled|HIV[- ]positive|burn(?:ed|t)[- ]out|(?:an |a recovering )?alcoholic|bipolar|diabetic|epileptic|infertile|suicidal|anorexic|handicapped|dyslexic|sick(?! (?:of|and tired))|(?:blind|deaf)(?! to)|on (?:antidepressants|medication)|a (?:drug )?addict|addicted to [\\p{L}]+))(?![\\p{L}-])",
    'going through a personal matter',
  ),
  pattern(
    '\\b(?<it>in (?:the |a )?(?:hospital|intensive care|rehab|rehabilitation|therapy|a coma|psychiatric care|chemotherapy))(?![\\p{L}-])(?! (?:management|sector|business|equipment|logistics|beds?|wards?))',
    'away',
  ),
];

/** What is said most often of one person in the other languages. */
const swedish =
  /(?<![\p{L}])(?<it>(?:lång(?:tids)?)?(?:sjukskriven|sjukanmäld|utbränd|gravid|deprimerad)(?: (?:för|på grund av|med) \p{L}+)?)(?!\p{L})/giu;
const german =
  /(?<![\p{L}])(?<it>(?:krankgeschrieben|schwanger|depressiv|schwer krank|im Krankenhaus)(?: (?:wegen|mit) \p{L}+)?)(?!\p{L})/giu;

const ownNoun = `(?:[\\p{L}]+ )?(?:illness|disease|cancer|depression|anxiety|burn-?out|pregnancy|surgery|diagnosis|disability|medication|therapy|chemotherapy|health|sick[ -]leave|sickness|miscarriage|addiction|drinking|stroke|heart attack|breakdown|mental health|health problems?|tumou?r|diabetes|migraines?|epilepsy|asthma|dementia|autism|ADHD)${notHad}`;
const ownPattern = new RegExp(`\\b(?:his|her) (?<it>${ownNoun})`, 'giu');
const ownAfterName = new RegExp(`^['’]s (?<it>${ownNoun})`, 'iu');

/** Finds the health of somebody in particular, in sentences that speak of one. Rule RD21. */
export function findHealth(text: string, names: readonly Finding[], put: Replacements): readonly Finding[] {
  const findings: Finding[] = [];
  for (const { start, end, text: sentence } of sentencesIn(text)) {
    const add = (match: RegExpMatchArray, from: number, replacement: string): void => {
      const it = match.groups?.it ?? '';
      const at = from + match[0].lastIndexOf(it);
      findings.push(found('health', at, at + it.trimEnd().length, replacement));
    };
    for (const match of sentence.matchAll(ownPattern)) add(match, start + match.index, 'personal matter');
    for (const name of names) {
      if (name.start < start || name.end > end) continue;
      const match = ownAfterName.exec(text.slice(name.end, end));
      if (match !== null) add(match, name.end, 'personal matter');
    }
    for (const form of [swedish, german])
      for (const match of sentence.matchAll(form)) {
        const at = start + match.index;
        if (tellsOfOne(text, start, at, names)) add(match, at, put.away);
      }
    for (const { form, replacement } of patterns)
      for (const match of sentence.matchAll(form)) {
        const at = start + match.index;
        if (tellsOfOne(text, start, at, names)) add(match, at, replacement);
      }
  }
  return findings;
}
