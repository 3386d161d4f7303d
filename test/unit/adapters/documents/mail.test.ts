import { describe, expect, it } from 'vitest';
import { readHere, readOne, refusalOf, saidIn } from '../../../support/read-here.ts';

const head = [
  'From: Maya Lindqvist <maya@example.com>',
  'To: All staff <all@example.com>',
  'Date: Tue, 3 Mar 2026 23:30:00 -0800',
  'Subject: =?utf-8?q?Caf=C3=A9_in_Berlin?=',
  'Message-ID: <m1@example.com>',
];
const mail = (body: string, ...headers: readonly string[]): string => [...head, ...headers, '', body].join('\r\n');
const part = (boundary: string, type: string, body: string): string =>
  `--${boundary}\r\nContent-Type: ${type}\r\n\r\n${body}\r\n`;

describe('reading a mail', () => {
  it('[DR12] takes title, date, place, audience and sender from its headers', async () => {
    expect(await readOne(mail('The office stays open.\r\n'), 'in/one.eml')).toEqual({
      title: 'Café in Berlin',
      date: '2026-03-03',
      place: 'E-mail to All staff',
      audience: 'All staff',
      lang: null,
      link: 'in/one.eml#m1@example.com',
      text: 'The office stays open.',
      turns: [{ start: 0, end: 22, speaker: 'Maya Lindqvist <maya@example.com>', isQuoted: false }],
    });
  });

  it('[DR12] takes the plain text of two alternatives, and the HTML where there is no other', async () => {
    const both = `${part('b', 'text/plain', 'Plain words.')}${part('b', 'text/html', '<p>Pretty words.</p>')}--b--`;
    const type = 'Content-Type: multipart/alternative; boundary=b';
    expect((await readOne(mail(both, type), 'a.eml')).text).toBe('Plain words.');
    const page = '<div>Pretty <b>words</b>.<br>A line.</div><div style="display:none">unseen</div>';
    expect((await readOne(mail(page, 'Content-Type: text/html'), 'a.eml')).text).toBe('Pretty words.\nA line.');
  });

  it('[DR12] undoes encodings, characters and flowed lines', async () => {
    const latin = mail(
      'Caf=E9 =\r\nopens.',
      'Content-Type: text/plain; charset=iso-8859-1',
      'Content-Transfer-Encoding: quoted-printable',
    );
    expect((await readOne(latin, 'a.eml')).text).toBe('Café opens.');
    const base64 = mail(
      Buffer.from('Grüße an alle').toString('base64'),
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: base64',
    );
    expect((await readOne(base64, 'a.eml')).text).toBe('Grüße an alle');
    const flowed = mail('A sentence that \r\ngoes on.\r\nAnother.', 'Content-Type: text/plain; format=flowed');
    expect((await readOne(flowed, 'a.eml')).text).toBe('A sentence that goes on.\nAnother.');
  });

  it('[DR12] leaves out attachments and attached mails, and counts them', async () => {
    const attached = part('b', 'application/pdf', '%PDF-1.4');
    const forwarded = part('b', 'message/rfc822', 'From: other@example.com\r\n\r\nOther words.');
    const body = `${part('b', 'text/plain', 'See attached.')}${attached}${forwarded}--b--`;
    const { documents, leftOut } = await readHere(mail(body, 'Content-Type: multipart/mixed; boundary=b'), 'a.eml');
    expect({ texts: documents.map(({ text }) => text), leftOut }).toEqual({ texts: ['See attached.'], leftOut: 2 });
  });

  it('[DR12] refuses what has no headers, and a mail that says nothing', async () => {
    expect(await refusalOf(readHere('\r\n\r\nwords', 'a.eml'))).toBe('broken');
    expect(await refusalOf(readHere(mail(''), 'a.eml'))).toBe('empty');
  });

  it('[DR8] refuses parts inside each other without end', async () => {
    const open = Array.from(
      { length: 10_000 },
      (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n`,
    );
    expect(await refusalOf(readHere(`${head.join('\r\n')}\r\n${open.join('')}`, 'a.eml'))).toMatch(
      /too-deep|too-large/,
    );
  });
});

describe('what a mail quotes', () => {
  const said = async (body: string, ...headers: readonly string[]) =>
    saidIn(await readOne(mail(body, ...headers), 'a.eml'));
  const maya = 'Maya Lindqvist <maya@example.com>';

  it.each([
    ['in one line', 'On Mon, Mar 2, 2026 at 10:00 AM Bo Berg <bo@example.com> wrote:', 'Bo Berg <bo@example.com>'],
    ['wrapped', 'On Mon, Mar 2, 2026 at 10:00 AM Bo Berg\r\n<bo@example.com> wrote:', 'Bo Berg <bo@example.com>'],
    ['of Thunderbird', 'On 02.03.26 10:00, Bo Berg wrote:', 'Bo Berg'],
    ['in German', 'Am 02.03.2026 um 10:00 schrieb Bo Berg:', 'Bo Berg'],
  ])('[DR13] is of whom the line above it names, %s', async (_, line, speaker) => {
    expect(await said(`No.\r\n\r\n${line}\r\n> Will it\r\n> close?\r\n\r\nIt stays.`)).toEqual([
      [maya, 'No.'],
      [speaker, 'Will it\nclose?', 'quoted'],
      [maya, 'It stays.'],
    ]);
  });

  it('[DR13] is nobody’s by name where no line names one, at any depth', async () => {
    expect(await said('> Old.\r\n>> Older.\r\nNew.')).toEqual([
      [null, 'Old.\nOlder.', 'quoted'],
      [maya, 'New.'],
    ]);
    expect(await said('On 2 March 2026 Bo wrote:\r\n> On 1 March 2026 Cy wrote:\r\n>> Oldest.\r\n> Older.')).toEqual([
      ['Cy', 'Oldest.', 'quoted'],
      ['Bo', 'Older.', 'quoted'],
    ]);
  });

  it.each([
    '-----Original Message-----\r\nFrom: Bo Berg\r\nSent: Monday\r\nTo: Maya\r\nSubject: Closing',
    '________________________________\r\nFrom: Bo Berg\r\nSent: Monday, 2 March\r\nTo: Maya; Cy\r\nSubject: Closing',
    '*From:* Bo Berg\r\n\r\n*Date:* Monday\r\n\r\n*To:* Maya\r\n\r\n*Subject:* Closing',
    '---------- Forwarded message ---------\r\nFrom: Bo Berg\r\nDate: Mon, Mar 2\r\nSubject: Closing\r\nTo: Maya',
  ])('[DR13] is everything below the header of another mail (%#)', async (header) => {
    const [first, ...rest] = await said(`It stays.\r\n\r\n${header}\r\n\r\nWill it close?\r\n\r\nBo`);
    expect(first?.[0]).toBe(maya);
    expect(first?.[1]).toMatch(/^It stays\.(?:\n\n_+)?$/);
    expect(rest).toEqual([['Bo Berg', 'Will it close?\n\nBo', 'quoted']]);
  });

  it('[DR13] is everything below an attribution without marks', async () => {
    expect(
      await said('It stays.\r\n\r\nOn 2 Mar 2026, at 10:00, Bo Berg <bo@example.com> wrote:\r\n\r\nWill it close?'),
    ).toEqual([
      [maya, 'It stays.'],
      ['Bo Berg <bo@example.com>', 'Will it close?', 'quoted'],
    ]);
  });

  it('[DR13] is what HTML has in block quotes, and below Outlook’s header', async () => {
    const gmail =
      '<div>It stays.</div><div class="gmail_quote"><div class="gmail_attr">On Mon, Mar 2, 2026 at 10:00 AM Bo Berg &lt;<a href="x">bo@example.com</a>&gt; wrote:<br></div><blockquote>Will it close?</blockquote></div>';
    expect(await said(gmail, 'Content-Type: text/html')).toEqual([
      [maya, 'It stays.'],
      ['Bo Berg <bo@example.com>', 'Will it close?', 'quoted'],
    ]);
    const apple =
      '<div>It stays.</div><blockquote type="cite"><div>On 2 Mar 2026, at 10:00, Bo Berg &lt;bo@example.com&gt; wrote:</div><br><div>Will it close?</div></blockquote>';
    expect(await said(apple, 'Content-Type: text/html')).toEqual([
      [maya, 'It stays.'],
      ['Bo Berg <bo@example.com>', 'Will it close?', 'quoted'],
    ]);
    const outlook =
      '<p>It stays.</p><div style="border-top:solid"><p><b>From:</b> Bo Berg<br><b>Sent:</b> Monday<br><b>To:</b> Maya<br><b>Subject:</b> Closing</p></div><p>Will it close?</p>';
    expect(await said(outlook, 'Content-Type: text/html')).toEqual([
      [maya, 'It stays.'],
      ['Bo Berg', 'Will it close?', 'quoted'],
    ]);
  });

  it('[DR13] is not what only begins like it', async () => {
    expect(await said('On Monday we close.\r\nFrom: here on, all is well.\r\n3 > 2, they wrote:\r\nfine.')).toEqual([
      [maya, 'On Monday we close.\nFrom: here on, all is well.\n3 > 2, they wrote:\nfine.'],
    ]);
  });

  it('[DR14] signatures are nobody’s', async () => {
    expect(await said('It stays.\r\n\r\n-- \r\nMaya Lindqvist\r\nCEO\r\n> old')).toEqual([
      [maya, 'It stays.'],
      [null, 'old', 'quoted'],
    ]);
    expect(await said('It stays.\r\n\r\nSent from my iPhone')).toEqual([[maya, 'It stays.']]);
  });
});
