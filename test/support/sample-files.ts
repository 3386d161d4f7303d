import { docxOf, pdfOf, wordParagraph, zipOf } from './small-files.ts';

const mail = (id: number): string =>
  `From: Maya Lindqvist <maya@example.com>\nTo: All <all@example.com>\nDate: Tue, 3 Mar 2026 10:00:00 +0100\nSubject: Number ${id}\nMessage-ID: <m${id}@example.com>\nContent-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\nWe stay =E2=80=93 for good.\n\nOn 2 March 2026 Bo wrote:\n> Why?\n\n-- \nMaya\n--b\nContent-Type: text/html\n\n<p>We stay.</p>\n--b--\n`;
const slackDay = JSON.stringify([
  {
    type: 'message',
    ts: '1772532000.000100',
    user: 'U1',
    text: 'We *stay*, <@U1>.',
    user_profile: { real_name: 'Maya' },
  },
  { type: 'message', ts: '1772532060.000100', user: 'U2', text: '&gt; quoted\nWhy?' },
]);

/** One small file of every kind that is read, by its name. */
export const sampleFiles: readonly (readonly [string, Buffer])[] = [
  ['a.eml', Buffer.from(mail(1))],
  ['a.mbox', Buffer.from([1, 2].map((id) => `From maya@example.com Tue Mar  3 10:00:00 2026\n${mail(id)}\n`).join(''))],
  [
    'a.md',
    Buffer.from(
      '---\ntitle: Staying\ndate: 2026-03-03\n---\n# Head\n\nWe *stay*.\n\n> Why?\n\n- a\n- b\n\n| a | b |\n|---|---|\n| c | d |\n',
    ),
  ],
  ['a.txt', Buffer.from('To: All\nFrom: Maya\nDate: 3 March 2026\n\nWe stay – for good.\n\n> Why?\n')],
  [
    'a.html',
    Buffer.from(
      '<!doctype html><html lang="en"><title>Staying</title><style>.x{display:none}</style><p>We <b>stay</b>.<blockquote>Why?</blockquote><p hidden>x</p>',
    ),
  ],
  [
    'a.docx',
    docxOf(`${wordParagraph('We stay.', 'Quote')}${wordParagraph('For good.')}`, [
      { name: 'docProps/core.xml', data: '<c><title>Staying</title></c>' },
    ]),
  ],
  [
    'a.pdf',
    pdfOf([['From: Maya', 'Date: 3 March 2026', '', 'We stay here, all of us.'], ['For good.']], { title: 'Staying' }),
  ],
  [
    'a.vtt',
    Buffer.from(
      'WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\n<v Maya>We stay.</v>\n\n00:00:03.000 --> 00:00:04.000\n<v Bo>Why?</v>\n',
    ),
  ],
  [
    'a.srt',
    Buffer.from(
      '1\n00:00:01,000 --> 00:00:02,000\nMaya Lindqvist: We stay.\n\n2\n00:00:03,000 --> 00:00:04,000\nBo Berg: Why?\n',
    ),
  ],
  ['a.csv', Buffer.from('decision,reason,date,owner\n"We stay.","Cheap, good",2026-03-03,Maya\n')],
  [
    'log.json',
    Buffer.from('{"decisions":[{"decision":"We stay.","reason":"Cheap","date":"2026-03-03","owner":"Maya"}]}'),
  ],
  ['general/2026-03-03.json', Buffer.from(slackDay)],
  [
    'slack.zip',
    zipOf([
      { name: 'users.json', data: JSON.stringify([{ id: 'U1', name: 'maya' }]) },
      { name: 'channels.json', data: '[{"name":"general"}]' },
      { name: 'general/2026-03-03.json', data: slackDay },
    ]),
  ],
];
