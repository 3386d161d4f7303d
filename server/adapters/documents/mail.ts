import PostalMime, { type Address } from 'postal-mime';
import { DocumentFailure } from '../../documents/read-failure.ts';
import type { ReadingLimits } from '../../documents/read-limits.ts';
import { documentOfMail } from '../../documents/read-mail.ts';
import { languageOf } from '../../documents/read-memo.ts';
import { readHtml } from './html.ts';
import type { Read } from './read.ts';

const headerBytes = 256 * 1024;

/**
 * One mail. Its text is the `text/plain` part where there is one, else the HTML as text; attachments, and mails that are attached, are
 * left out and counted, and so is a mail that says nothing. Rules DR12–DR14.
 */
export async function readMail(bytes: Uint8Array, file: string, { depth }: ReadingLimits): Promise<Read> {
  const mail = await PostalMime.parse(bytes, {
    maxNestingDepth: depth,
    maxHeadersSize: headerBytes,
    forceRfc822Attachments: true,
  }).catch((error: unknown) => {
    if (error instanceof Error && error.message.startsWith('Maximum MIME nesting depth'))
      throw new DocumentFailure('too-deep');
    if (error instanceof Error && /header/i.test(error.message))
      throw new DocumentFailure('too-large', 'the headers of a mail');
    throw error;
  });
  if (mail.headers.length === 0) throw new DocumentFailure('broken', 'a mail without headers');
  const header = (key: string): string => mail.headers.find((one) => one.key === key)?.value ?? '';
  const document = documentOfMail(
    {
      from: personsOf(mail.from)[0] ?? null,
      to: (mail.to ?? []).flatMap(personsOf),
      subject: mail.subject ?? '',
      date: header('date'),
      messageId: (mail.messageId ?? '').replaceAll(/[<>\s]/g, ''),
      lang: languageOf(header('content-language') || null),
      body: mail.text?.trim() ? mail.text : bodyOfHtml(mail.html ?? '', depth),
    },
    file,
  );
  return {
    documents: document === null ? [] : [document],
    leftOut: mail.attachments.length + (document === null ? 1 : 0),
  };
}

/** Paragraphs with `>` for each block quote around them, as plain mails have it. */
function bodyOfHtml(html: string, depth: number): string {
  return readHtml(html, depth)
    .blocks.map((block) => {
      const marks = '>'.repeat(block.depth);
      return marks === ''
        ? block.text
        : block.text
            .split('\n')
            .map((line) => `${marks} ${line}`)
            .join('\n');
    })
    .join('\n\n');
}

function personsOf(address: Address | undefined): readonly { name: string; address: string }[] {
  if (address === undefined) return [];
  // A group has a name and members; to whom it went is the group's name.
  return [{ name: address.name, address: address.address ?? '' }];
}
