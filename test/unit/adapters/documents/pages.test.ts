import { describe, expect, it } from 'vitest';
import { readHere, readOne, refusalOf, saidIn } from '../../../support/read-here.ts';

const page = async (body: string, head = ''): Promise<string> =>
  (await readOne(`<!doctype html><html lang="en"><head>${head}</head><body>${body}</body></html>`, 'a.html')).text;

describe('reading a page', () => {
  it('[DR16] takes title, language, author and date as its head says them', async () => {
    const head =
      '<title>A &amp; B</title><meta name=author content="Maya Lindqvist"><meta name=date content="2026-03-03">';
    expect(
      await readOne(`<html lang=de-DE><head>${head}</head><h1>Head</h1><p>One<br>two</p><ul><li>three</ul>`, 'a.html'),
    ).toEqual({
      title: 'A & B',
      date: '2026-03-03',
      place: null,
      audience: null,
      lang: 'de-DE',
      link: 'a.html',
      text: 'Head\n\nOne\ntwo\n\nthree',
      turns: [{ start: 6, end: 20, speaker: 'Maya Lindqvist', isQuoted: false }],
    });
  });

  it.each([
    '<script>x</script>',
    '<style>x</style>',
    '<!-- x -->',
    '<template>x</template>',
    '<nav>x</nav>',
    '<pre><code>x</code></pre>',
    '<p hidden>x</p>',
    '<p aria-hidden="true">x</p>',
    '<div style="display: none"><p>x</p></div>',
    '<p style="visibility:hidden">x</p>',
    '<span style="font-size:0">x</span>',
    '<span style="FONT-SIZE: 0px; color: red">x</span>',
    '<span style="opacity:0.0">x</span>',
    '<span style="color:#fff">x</span>',
    '<font color="white">x</font>',
    '<div style="background:#123"><span style="color:#123">x</span></div>',
    '<p style="position:absolute;left:-9999px">x</p>',
    '<div style="max-height:0;overflow:hidden">x</div>',
    '<svg><title>x</title><text>x</text></svg>',
    '<textarea>x</textarea>',
  ])('[DR16] drops what nobody sees: %s', async (unseen) => {
    expect(await page(`<p>Seen.</p>${unseen}<p>Seen too.</p>`)).toBe('Seen.\n\nSeen too.');
  });

  it('[DR16] drops what a style sheet hides everywhere, and keeps what it hides on some screens', async () => {
    const sheet =
      '<style>.preheader, #trap { display:none } @media (max-width:600px) { .wide { display:none } } .big { font-size:0.9em }</style>';
    const body = '<p class="preheader">x</p><p id=trap>x</p><p class="wide">Wide.</p><p class="big">Big.</p>';
    expect(await page(body, sheet)).toBe('Wide.\n\nBig.');
  });

  it('[DR16] keeps white words on a dark ground', async () => {
    expect(await page('<div style="background-color:#000"><p style="color:white">Seen.</p></div>')).toBe('Seen.');
  });

  it('[DR17] block quotes are quoted, headings are nobody’s', async () => {
    const document = await readOne(
      '<h2>Head</h2><p>Own.<blockquote><p>Theirs.<blockquote>Older.</blockquote></blockquote><p>Own too.',
      'a.html',
    );
    expect(saidIn(document)).toEqual([
      [null, 'Own.'],
      [null, 'Theirs.\n\nOlder.', 'quoted'],
      [null, 'Own too.'],
    ]);
    expect(document.title).toBe('Head');
  });

  it('[DR8] refuses elements inside each other without end', async () => {
    expect(await refusalOf(readHere('<div>'.repeat(10_000), 'a.html'))).toBe('too-deep');
    expect(await refusalOf(readHere(`<html>${'<blockquote>'.repeat(10_000)}x`, 'a'))).toBe('too-deep');
  });

  it('[DR10] has the characters that the page declares', async () => {
    const bytes = Buffer.from('<html><meta charset=windows-1252><p>Caf\xe9 \x80 5</p>', 'latin1');
    expect((await readOne(bytes, 'a.html')).text).toBe('Café € 5');
  });
});

describe('reading Markdown', () => {
  it('[DR18] takes what front matter says', async () => {
    const source =
      '---\ntitle: "On staying"\ndate: 3 March 2026\nauthor: Maya Lindqvist\naudience: All staff\nplace: Town hall\nlang: en\n---\n# Head\n\nWe *stay* in [Berlin](https://example.com).\n';
    expect(await readOne(source, 'a.md')).toEqual({
      title: 'On staying',
      date: '2026-03-03',
      place: 'Town hall',
      audience: 'All staff',
      lang: 'en',
      link: 'a.md',
      text: 'Head\n\nWe stay in Berlin.',
      turns: [{ start: 6, end: 24, speaker: 'Maya Lindqvist', isQuoted: false }],
    });
  });

  it('[DR18] drops code and pictures, and what its HTML hides; block quotes are quoted', async () => {
    const source =
      'Own.\n\n> Theirs\n> goes on.\n\n```js\nx\n```\n\n    indented x\n\n![x](x.png)\n\n<div hidden>x</div>\n\n<!-- x -->\n\n- a\n- b `c`\n';
    expect(saidIn(await readOne(source, 'a.md'))).toEqual([
      [null, 'Own.'],
      [null, 'Theirs\ngoes on.', 'quoted'],
      [null, 'a\n\nb c'],
    ]);
  });

  it('[DR8] refuses quotes and lists inside each other without end', async () => {
    expect(await refusalOf(readHere(`${'>'.repeat(10_000)} x`, 'a.md'))).toBe('too-deep');
    expect(await refusalOf(readHere(`${'- '.repeat(10_000)} x`, 'a.md'))).toBe('too-deep');
    const steps = Array.from({ length: 2_000 }, (_, i) => `${'  '.repeat(i)}- x`).join('\n');
    expect(await refusalOf(readHere(steps, 'a.md'))).toBe('too-deep');
  });
});
