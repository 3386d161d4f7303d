import { open } from 'node:fs/promises';

const bytes = 50 * 1024 * 1024;

/** Writes 50 MB of mails of the demo's leader, half of them with HTML beside the text; each so-many-th has a picture of 300 kB. Gives how many. */
export async function writeMbox(file: string, pictureEvery: number): Promise<number> {
  const handle = await open(file, 'w');
  const picture = Buffer.alloc(300_000, 'picture').toString('base64').replaceAll(/.{76}/g, '$&\n');
  let written = 0;
  let count = 0;
  for (; written < bytes; count++)
    written += (await handle.write(mail(count, count % pictureEvery === 0 ? picture : null))).bytesWritten;
  await handle.close();
  return count;
}

const sentence =
  'We keep the office in Berlin because the people who work there asked us to, and that does not change this year.';

function mail(id: number, picture: string | null): string {
  const words = Array.from({ length: 3 + (id % 9) }, (_, i) => `${sentence} (${id}.${i})`).join('\n\n');
  const text = `${words}\n\nOn Mon, Mar 2, 2026 at 10:00 AM Bo Berg <bo@example.com> wrote:\n> ${sentence}\n> Why?\n\n-- \nMaya Lindqvist\n`;
  const parts = [`Content-Type: text/plain; charset=utf-8\n\n${text}`];
  if (id % 2 === 0)
    parts.push(`Content-Type: text/html; charset=utf-8\n\n<div><p>${words.replaceAll('\n\n', '</p><p>')}</p></div>\n`);
  if (picture !== null)
    parts.push(
      `Content-Type: image/png\nContent-Transfer-Encoding: base64\nContent-Disposition: attachment\n\n${picture}\n`,
    );
  const body = parts.map((part) => `--b${id}\n${part}`).join('');
  return `From maya@example.com Tue Mar  3 10:00:00 2026\nFrom: Maya Lindqvist <maya@example.com>\nTo: All staff <all@example.com>\nDate: Tue, 3 Mar 2026 10:00:00 +0100\nSubject: Number ${id}\nMessage-ID: <${id}@example.com>\nContent-Type: multipart/${picture !== null ? 'mixed' : 'alternative'}; boundary=b${id}\n\n${body}--b${id}--\n\n`;
}
