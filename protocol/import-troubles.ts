/** Why a file was not taken, and what to do. After the file's name and a colon. */
export const importTroubles = {
  'import-busy': 'another file is being read right now. Try again in a moment.',
  'file-unknown-kind':
    'it is no mail, memo, speech, chat export, transcript or decision log. Save it as .eml, .mbox, .md, .txt, .docx, .pdf, .html, .json, .vtt, .srt or .csv.',
  'file-too-large': 'it is too large. Split it.',
  'file-too-many-parts': 'it has too many pages, messages or rows. Split it.',
  'file-too-deep': 'it is nested too deep to be a text that people wrote.',
  'file-too-slow': 'reading it took too long. Split it.',
  'file-too-much-memory': 'reading it took too much memory. Split it.',
  'file-encrypted': 'it is locked with a password. Save it without one.',
  'file-broken': 'it is damaged, or not what its name says. Save it again.',
  'file-empty': 'it holds no words.',
} as const;
export type ImportTrouble = keyof typeof importTroubles;

/** A file that is not taken: why, and a sentence of ours that says more and never quotes it. */
export interface FileRefused {
  readonly unreadable: Extract<ImportTrouble, `file-${string}`>;
  readonly detail: string;
}
