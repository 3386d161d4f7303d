import type { SourceDocument } from './document.ts';
import { type LeaderIdentity, readPerson } from './leader.ts';
import type { Skipped } from './own-words.ts';
import { findPassages, type Passage } from './passages.ts';
import { type Redaction, redact } from './redact.ts';
import { doubtfulIn, fullNamesIn, type KnownNames } from './redaction/names.ts';

/** What whoever imports says about the documents. */
export interface ImportTerms {
  readonly leader: LeaderIdentity;
  /** The documents are the leader's own: what nobody's name stands on is the leader's. */
  readonly isOwn: boolean;
  /** Names that stay: the company's, its products'. */
  readonly stays: readonly string[];
}

/** A passage as a person reviews it. `passage` still holds what is taken out: it is shown, and kept nowhere. */
export interface PreparedPassage {
  readonly passage: Passage;
  readonly redaction: Redaction;
  /** Redacted like the text. */
  readonly title: string;
  readonly place: string | null;
  readonly audience: string | null;
  readonly context: string | null;
  /** Words that stay and may be names: no rule explains their capital. */
  readonly doubtful: readonly string[];
}

/** Cuts a document into passages and takes out what is nobody's business, with all names that the document knows. Rules RD6 to RD15. */
export function prepareReview(
  document: SourceDocument,
  terms: ImportTerms,
): { readonly prepared: readonly PreparedPassage[]; readonly skipped: Skipped } {
  const { passages, skipped } = findPassages(document, terms.leader, terms.isOwn);
  const people = peopleOf(document, terms);
  const prepared = passages.map((passage): PreparedPassage => {
    const known = { ...knownBy(terms, passage.lang), people };
    const clean = (text: string | null): string | null => (text === null ? null : redact(text, known).text);
    const redaction = redact(passage.text, known);
    return {
      passage,
      redaction,
      title: redact(passage.title, known).text,
      place: clean(passage.place),
      audience: clean(passage.audience),
      context: clean(passage.context),
      doubtful: doubtfulIn(redaction.text, known),
    };
  });
  return { prepared, skipped };
}

/** Who speaks or is named in full in a document. Never kept. Rule RD14. */
function peopleOf(document: SourceDocument, terms: ImportTerms): readonly string[] {
  const speakers = new Set(document.turns.flatMap(({ speaker }) => (speaker === null ? [] : [speaker])));
  const told = [...speakers, ...(document.audience?.split(/[,;]| and /) ?? [])].map(readPerson);
  const byAddress = told.flatMap(({ address }) => (address === null ? [] : [nameInAddress(address)]));
  const isName = (name: string): boolean => /^[\p{Lu}@]/u.test(name) && name.split(' ').length <= 4;
  const names = [
    ...told.map(({ name }) => turnedName(name)).filter(isName),
    ...byAddress.filter((name) => name !== ''),
  ];
  return [...new Set([...names, ...fullNamesIn(document.text, knownBy(terms, document.lang))])];
}

function knownBy({ leader, stays }: ImportTerms, lang: string | null): KnownNames {
  return { people: [], stays, leader: leader.names, lang };
}

/** "Ek, Jonas" is "Jonas Ek"; what stands in brackets is no name. */
function turnedName(name: string): string {
  const bare = name.replace(/\([^)]*\)/g, '').trim();
  const turned = /^([^,]+), ([^,]+)$/.exec(bare);
  return turned === null ? bare : `${turned[2]} ${turned[1]}`;
}

/** "jonas.ek@…" names Jonas Ek. One word alone may be anything. */
function nameInAddress(address: string): string {
  const parts = (address.split('@')[0] ?? '').split(/[._-]/).filter((part) => /^\p{L}{2,}$/u.test(part));
  return parts.length < 2 ? '' : parts.map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join(' ');
}
