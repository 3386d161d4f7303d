import MiniSearch from 'minisearch';
import { toSpoken } from '../speech/spoken.ts';
import { createFamilies } from './families.ts';
import type { ApprovedStatement, Knowledge } from './ports.ts';
import { type SentenceSpan, splitSentences } from './sentences.ts';
import { speakingSeconds } from './speaking-time.ts';
import { createSpelling } from './spelling.ts';
import { type Spelling, stemsOf, writtenWords } from './words.ts';

/** A statement that may be spoken today, cut into sentences and reduced to stems. */
export interface Passage {
  readonly statement: ApprovedStatement;
  readonly sentences: readonly ReadSentence[];
  /** Stems of title and topics: what the passage is about. */
  readonly heading: ReadonlySet<string>;
  /** Stems of heading, place, year and text. */
  readonly all: ReadonlySet<string>;
  /** Whether a newer statement has replaced it: it may be quoted as what was said once, with its date, and never as the word of today. */
  readonly isReplaced: boolean;
}

export interface ReadSentence extends SentenceSpan {
  /** How long it takes to say. */
  readonly seconds: number;
  readonly stems: ReadonlySet<string>;
}

/** What may be spoken today, ready to be searched. */
export interface Library {
  readonly knowledge: Knowledge;
  /** ISO date of the day it is read for. */
  readonly today: string;
  readonly passages: ReadonlyMap<string, Passage>;
  readonly index: MiniSearch;
  /** Number of passages that hold a stem. */
  readonly passagesWith: ReadonlyMap<string, number>;
  /** The stems that may be another form of one ("privatisation" of "privatise"). */
  readonly familyOf: (stem: string) => readonly string[];
  /** What a word that somebody typed is a slip of. */
  readonly meant: Spelling;
}

/**
 * Statements that may be spoken on the day `today`: valid, not superseded by one that is or has been valid, for the ears of those
 * who listen, and in English, the one language that the word index and the embedded voice know. A statement with a scope is for those of that
 * scope alone. Rules M1, M2, M3.
 */
export function speakableStatements(knowledge: Knowledge, scope?: string): readonly ApprovedStatement[] {
  const { statements, today } = knowledge;
  const replaced = replacedOn(knowledge);
  return statements.filter(
    (s) =>
      hasBegun(s, today) &&
      !replaced.has(s.id) &&
      (s.validUntil === undefined || today <= s.validUntil) &&
      isFor(s, scope),
  );
}

/** Ids of the statements in whose place a newer one has become valid. */
function replacedOn({ statements, today }: Knowledge): ReadonlySet<string> {
  const begun = statements.filter((s) => hasBegun(s, today));
  return new Set(begun.flatMap((s) => (s.supersedes ?? []).filter((id) => id !== s.id)));
}

/** Statements that a newer one has replaced: what the leader once said. Rule M34. */
function replacedStatements(knowledge: Knowledge, scope?: string): readonly ApprovedStatement[] {
  const replaced = replacedOn(knowledge);
  return knowledge.statements.filter((s) => replaced.has(s.id) && hasBegun(s, knowledge.today) && isFor(s, scope));
}

function hasBegun({ validFrom }: ApprovedStatement, today: string): boolean {
  return validFrom === undefined || validFrom <= today;
}

function isFor({ scope, lang }: ApprovedStatement, heardBy: string | undefined): boolean {
  return (scope === undefined || scope === heardBy) && (lang === undefined || /^en\b/i.test(lang));
}

/** What is read beside the statements of today, and what is known beside them. */
export interface LibraryOptions {
  readonly scope?: string | undefined;
  /** Whether a word is English: then it is no slip of another. */
  readonly isWord?: ((word: string) => boolean) | undefined;
  /** Whether what a newer statement replaced is read too. */
  readonly withReplaced?: boolean;
}

/** Reads the speakable statements into an index. Tens of milliseconds for a hundred statements. */
export function openLibrary(knowledge: Knowledge, options: LibraryOptions = {}): Library {
  const { scope, isWord, withReplaced = false } = options;
  const replaced = withReplaced ? replacedStatements(knowledge, scope) : [];
  const forms = new Set<string>();
  const passages = new Map<string, Passage>();
  const passagesWith = new Map<string, number>();
  const index = new MiniSearch({
    fields: ['heading', 'text'],
    tokenize: (text) => text.split('\n'),
    processTerm: (term) => (term === '' ? null : term),
  });
  for (const statement of [...speakableStatements(knowledge, scope), ...replaced]) {
    const { title, topics = [], place } = statement;
    for (const word of writtenWords([title, ...topics, place, statement.text].join('. '))) forms.add(word);
    const heading = stemsOf([title, ...topics].join('. '));
    const text = stemsOf(`${place}. ${statement.date.slice(0, 4)}. ${statement.text}`);
    const passage: Passage = {
      statement,
      sentences: splitSentences(statement.text).map(readSentence),
      heading: new Set(heading),
      all: new Set([...heading, ...text]),
      isReplaced: replaced.includes(statement),
    };
    passages.set(statement.id, passage);
    for (const stem of passage.all) passagesWith.set(stem, (passagesWith.get(stem) ?? 0) + 1);
    index.add({ id: statement.id, heading: heading.join('\n'), text: text.join('\n') });
  }
  const { today } = knowledge;
  const familyOf = createFamilies([...passagesWith.keys()]);
  return { knowledge, today, passages, index, passagesWith, familyOf, meant: createSpelling(forms, isWord) };
}

function readSentence(span: SentenceSpan): ReadSentence {
  return { ...span, stems: new Set(stemsOf(span.text)), seconds: speakingSeconds(toSpoken(span.text)) };
}
