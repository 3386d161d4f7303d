import type { SourceDocument } from './document.ts';
import { dateIn } from './read-date.ts';
import { documentOf } from './read-pieces.ts';
import { repliesOf } from './read-replies.ts';

export interface Person {
  readonly name: string;
  readonly address: string;
}

/** A mail whose parts, encodings and characters have been undone. */
export interface ParsedMail {
  readonly from: Person | null;
  readonly to: readonly Person[];
  readonly subject: string;
  /** The header as it stands there. */
  readonly date: string;
  /** Without its angle brackets; empty when there is none. */
  readonly messageId: string;
  readonly lang: string | null;
  /** The body with `>` before what is quoted. */
  readonly body: string;
}

/** Most recipients that are named. */
const named = 3;

/** One mail as a document: its sender speaks, except what they quote or sign with. Null when they say nothing. Rules DR12–DR14. */
export function documentOfMail(mail: ParsedMail, file: string): SourceDocument | null {
  const audience = audienceOf(mail.to);
  return documentOf(
    {
      title: mail.subject,
      date: dateIn(mail.date),
      place: audience === null ? 'E-mail' : `E-mail to ${audience}`,
      audience,
      lang: mail.lang,
      link: mail.messageId === '' ? file : `${file}#${mail.messageId.slice(0, 250)}`,
    },
    repliesOf(mail.body, mail.from === null ? null : speakerOf(mail.from)),
  );
}

function speakerOf({ name, address }: Person): string | null {
  if (name === '' || name === address) return address === '' ? null : address;
  return address === '' ? name : `${name} <${address}>`;
}

function audienceOf(to: readonly Person[]): string | null {
  const names = to.map(({ name, address }) => (name === '' ? address : name)).filter((name) => name !== '');
  if (names.length === 0) return null;
  if (names.length > named) return `${names.slice(0, named - 1).join(', ')} and ${names.length - named + 1} others`;
  return names.length === 1 ? (names[0] ?? null) : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
