/**
 * What a file holds, as its reader gives it: a mail, a memo, one channel of a chat, a transcript, a decision. A file may hold many.
 * Nothing in it is trusted or approved: it is what somebody wrote, and partly by whom.
 */
export interface SourceDocument {
  /** As the file says it; empty when it does not. */
  readonly title: string;
  /** ISO date (YYYY-MM-DD) on which it was said or written; null when the file does not say. */
  readonly date: string | null;
  /** Where it was said or written, as people say it: "Slack #general", "E-mail to all staff". */
  readonly place: string | null;
  /** For whom it was, as the file says it. */
  readonly audience: string | null;
  /** BCP 47; null when unknown. */
  readonly lang: string | null;
  /** Where the original is found: a file's name, with what leads to the part in it ("town-hall.vtt#00:14:05", "2026.mbox#message-id"). */
  readonly link: string;
  /** The original as people read it, with \n between lines and an empty line between paragraphs. All spans count in it, in UTF-16 units. */
  readonly text: string;
  /** Who speaks where: in order, without overlap, each inside the text. What no turn covers is nobody's (headings, time stamps). */
  readonly turns: readonly Turn[];
  /** Places from which on a closer link than the document's leads there, in order: a message, a cue, a page. */
  readonly marks?: readonly Mark[];
}

export interface Mark {
  readonly at: number;
  readonly link: string;
}

/** A stretch of a document that one person wrote or said. */
export interface Turn {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  /** As the file names them: a name, an e-mail address, or both ("Maya Lindqvist <maya@example.com>"). Null: the document's one author, unnamed. */
  readonly speaker: string | null;
  /** Somebody else's words inside it, by the file's own marks: a quoted mail, a forwarded message, a block quote. */
  readonly isQuoted: boolean;
}

/** Why a file is refused, whole: nothing of it is taken. */
export const documentRefusals = [
  'unknown-kind',
  'too-large',
  'too-many-parts',
  'too-deep',
  'too-slow',
  'too-much-memory',
  'encrypted',
  'broken',
  'empty',
] as const;
export type DocumentRefusal = (typeof documentRefusals)[number];
