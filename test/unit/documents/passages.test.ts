import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languageOf } from '../../../server/documents/language.ts';
import { leaderFrom } from '../../../server/documents/leader.ts';
import { findPassages } from '../../../server/documents/passages.ts';
import { wordCount } from '../../../server/documents/stretch.ts';
import { aDocument, aSentence } from '../../support/a-document.ts';

const leader = leaderFrom('Maya Lindqvist <maya@example.com>');
const maya = 'Maya Lindqvist <maya@example.com>';
const jonas = 'Jonas Ek <jonas@example.com>';
const plan = 'We will keep the plant in Umeå open, because our customers need it and our people have earned it.';
const cost = 'The second shift costs us four million a year, and it pays for itself in orders that we would lose.';

const passagesOf = (document: ReturnType<typeof aDocument>, isOwn = false) => findPassages(document, leader, isOwn);
const textsOf = (text: string, by: string | null = maya) =>
  passagesOf(aDocument([{ by, text }]), true).passages.map((passage) => passage.text);

describe('whose words', () => {
  it('[RD1] only the leader’s turns give passages, and the others are counted', () => {
    const { passages, skipped } = passagesOf(
      aDocument([
        { by: maya, text: plan },
        { by: jonas, text: cost },
        { by: 'Maya Berg', text: cost },
      ]),
    );
    expect(passages.map(({ text }) => text)).toEqual([plan]);
    expect(skipped).toEqual({ others: 2 * wordCount(cost), quoted: 0, dropped: 0 });
  });

  it('[DR28] a passage has the closest link that leads to it', () => {
    const document = aDocument([
      { by: maya, text: plan },
      { by: jonas, text: cost },
      { by: maya, text: `${cost} ${plan}` },
    ]);
    const at = document.text.lastIndexOf(cost);
    const marks = [{ at, link: 'talk.vtt#00:14:05' }];
    const links = passagesOf({ ...document, link: 'talk.vtt', marks }).passages.map(({ link }) => link);
    expect([links[0], links.at(-1)]).toEqual(['talk.vtt', 'talk.vtt#00:14:05']);
  });

  it('[RD3] nobody’s words are the leader’s only in a document of the leader’s own', () => {
    const document = aDocument([{ by: null, text: plan }]);
    expect(passagesOf(document, false).passages).toEqual([]);
    expect(passagesOf(document, true).passages).toHaveLength(1);
  });

  it.each([
    [
      'a quoted turn',
      [
        { by: maya, text: plan },
        { by: maya, text: cost, isQuoted: true },
      ],
    ],
    ['marked lines', [{ by: maya, text: `${plan}\n\n> ${cost}\n> ${cost}` }]],
    [
      'the mail that is answered',
      [{ by: maya, text: `${plan}\n\nOn Fri, 13 Mar 2026 at 10:02,\nJonas Ek <jonas@example.com> wrote:\n${cost}` }],
    ],
    [
      'a forwarded mail',
      [{ by: maya, text: `${plan}\n\n---------- Forwarded message ---------\nFrom: Jonas\n\n${cost}` }],
    ],
    [
      'a mail head',
      [{ by: maya, text: `${plan}\n\nFrom: Jonas Ek\nSent: Friday\nTo: Maya\nSubject: Cost\n\n${cost}` }],
    ],
    ['what another wrote', [{ by: maya, text: `${plan} Jonas wrote: “${cost}”` }]],
    ['what another wrote in two sentences', [{ by: maya, text: `${plan} As Jonas said: "${cost} ${cost}"` }]],
  ])('[RD4] %s is no passage', (_, said) => {
    const { passages, skipped } = passagesOf(aDocument(said));
    expect(passages.map(({ text }) => text)).toEqual([plan]);
    expect(skipped.quoted).toBeGreaterThanOrEqual(wordCount(cost));
  });

  it('[RD4] what the leader answers between quoted lines stays, and the leader’s own quotation too', () => {
    expect(textsOf(`On Friday Jonas wrote:\n> Will you close Umeå?\n${plan}`)).toEqual([plan]);
    const own = 'Last year I said “we will keep the plant in Umeå open”, and I say it again today.';
    expect(textsOf(own)).toEqual([own]);
  });

  it('[RD5] a pasted transcript gives the leader only what stands under the leader’s name', () => {
    const text = `Peter: ${cost}\n\nMaya Lindqvist: ${plan}\n\nAnna Berg: ${cost}\n${cost}\n\nQ: Why now?\n\nMaya: ${plan}`;
    expect(textsOf(text, null)).toEqual([plan, plan]);
    expect(textsOf(`${plan}\n\nPeter: ${cost}\n\n${plan}\n\nNote: ${plan}`, null).join(' ')).not.toContain(
      'four million',
    );
  });

  it('[RD6] another’s question is the context of what follows, and no text', () => {
    const { passages } = passagesOf(
      aDocument([
        { by: jonas, text: 'Thanks. What happens to the plant in Umeå?' },
        { by: maya, text: plan },
        { by: jonas, text: 'Good.' },
        { by: maya, text: cost },
      ]),
    );
    expect(passages.map(({ text, context }) => ({ text, context }))).toEqual([
      { text: plan, context: 'What happens to the plant in Umeå?' },
      { text: cost, context: null },
    ]);
  });
});

describe('passages', () => {
  it('[RD8] none crosses a heading, another speaker or what was dropped', () => {
    expect(textsOf(`${plan}\n\nWhat it costs\n\n${cost}\n\n# And then\n\n${plan}`)).toEqual([plan, cost, plan]);
    expect(textsOf(`${plan} Can you all hear me? ${cost}`)).toEqual([plan, cost]);
  });

  it('[RD9] short paragraphs are put together, long ones are cut between sentences, to 40 to 140 words', () => {
    const short = textsOf([15, 15, 20, 15, 15, 20].map((words) => aSentence(words)).join('\n\n'));
    const long = textsOf(Array.from({ length: 30 }, () => aSentence(17)).join(' '));
    for (const text of [...short, ...long]) {
      expect(wordCount(text)).toBeGreaterThanOrEqual(40);
      expect(wordCount(text)).toBeLessThanOrEqual(140);
      expect(text).toMatch(/^In Lund .*today\.$/s);
    }
    expect(long.length).toBeGreaterThan(3);
  });

  it('[RD9] a sentence that leans on the one before is not cut from it', () => {
    const sentences = Array.from({ length: 12 }, (_, i) =>
      i % 2 === 0 ? aSentence(20) : aSentence(20).replace('In Lund', 'But then'),
    );
    for (const text of textsOf(sentences.join(' '))) expect(text).toMatch(/^In Lund/);
  });

  it('[RD9] what has only a short thought to say is a short passage', () => {
    expect(textsOf('We will not close Umeå.')).toEqual(['We will not close Umeå.']);
  });

  it.each([
    ['a mail', `Hi all,\n\n${plan}\n\nBest, Maya`],
    ['a greeting before the first sentence', `Dear colleagues, ${plan}`],
    [
      'a signature',
      `Good morning everyone,\n\n${plan}\n\nKind regards,\nMaya\n\nMaya Lindqvist\nChief executive\n+46 70 123 45 67\nwww.example.com`,
    ],
    ['a delimiter', `${plan}\n-- \nMaya Lindqvist, Norrland Instruments`],
    ['a disclaimer', `${plan}\n\nThis e-mail and any attachments are confidential and intended for the addressee.`],
    ['a newsletter', `${plan}\n\nYou are receiving this because you work here. Unsubscribe here.`],
    ['a meeting', `Okay. Can everybody hear me? Let me share my screen. ${plan} Any other questions?`],
    ['a closing of a talk', `${plan}\n\nThank you all for coming.`],
    ['a goodbye', `${plan} Thank you all, and see you in June.`],
    ['a phone', `${plan}\n\nSent from my iPhone`],
    ['Swedish', `Hej alla,\n\n${plan}\n\nVänliga hälsningar\nMaya`],
    ['Yes alone', `Yes.\n\n${plan}`],
  ])('[RD10] of %s the thought is left', (_, text) => {
    expect(textsOf(text)).toEqual([plan]);
  });

  it('[RD10] a list with its numbers stays whole', () => {
    const list = `We do three things, in this order:\n1. ${aSentence(14)}\n2. ${aSentence(14)}\n3. ${aSentence(14)}`;
    expect(textsOf(list)).toEqual([list]);
  });

  it('[RD11] each tells where it is from, and in which language', () => {
    const swedish =
      'Vi kommer att behålla fabriken i Umeå, och det är ett beslut som vi har tagit för alla våra kunder.';
    const { passages } = passagesOf(
      aDocument(
        [
          { by: maya, text: plan },
          { by: jonas, text: 'Tack.' },
          { by: maya, text: swedish },
        ],
        { lang: 'de' },
      ),
    );
    expect(passages.map(({ lang }) => lang)).toEqual(['en', 'sv']);
    expect(passages[0]).toMatchObject({
      title: 'Spring letter',
      date: '2026-03-14',
      place: 'E-mail to all staff',
      audience: 'everybody',
      link: 'letters.mbox#7',
    });
  });

  it.each([
    ['en', 'We will keep the plant open, because it is what our customers need.'],
    ['sv', 'Vi måste ta hand om varandra när det är svårt, och det gäller alla.'],
    ['de', 'Wir werden das Werk nicht schließen, weil unsere Kunden es brauchen und wir auch.'],
    ['fr', 'Nous ne fermerons pas l’usine, parce que nos clients en ont besoin et que c’est la nôtre.'],
    ['es', 'No vamos a cerrar la planta, porque es lo que necesitan los clientes y también nosotros.'],
    ['ja', '私たちは工場を閉鎖しません。'],
    [null, 'Umeå 2026'],
  ])('[RD11] tells %s', (lang, text) => {
    expect(languageOf(text)).toBe(lang);
  });

  it('[RD12] every word is a passage’s, another’s, quoted or dropped', () => {
    const text = `Hi all,\n\n${plan}\n\n> ${cost}\n\nBest,\nMaya`;
    const { passages, skipped } = passagesOf(
      aDocument([
        { by: maya, text },
        { by: jonas, text: cost },
      ]),
    );
    const taken = passages.reduce((sum, passage) => sum + wordCount(passage.text), 0);
    expect(skipped).toEqual({ others: wordCount(cost), quoted: wordCount(cost), dropped: 4 });
    expect(taken + skipped.others + skipped.quoted + skipped.dropped).toBe(wordCount(`${text} ${cost}`));
  });
});

const line = fc.oneof(
  fc.constantFrom(
    plan,
    cost,
    'Hi all,',
    'Best, Maya',
    '> quoted words of somebody',
    '',
    'A heading',
    '# Another',
    '- a point of ours',
    '1. one',
  ),
  fc.constantFrom(
    'Peter said: “We should close all of it at once.”',
    'Can you hear me?',
    'But this is ours 🎻, too.',
    'Anna Berg: no.',
  ),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
);
const turn = fc.record({
  by: fc.constantFrom(maya, jonas, null, 'Maya Lindqvist', 'Maya'),
  text: fc.array(line, { minLength: 1, maxLength: 8 }).map((lines) => lines.join('\n')),
  isQuoted: fc.boolean(),
});

describe('any document', () => {
  it('[RD7] [RD8] gives exact slices, in order, each within words of the leader’s that nobody quoted', () => {
    fc.assert(
      fc.property(
        fc.array(turn, { maxLength: 6 }),
        fc.boolean(),
        fc.constantFrom('\n', '\n\n', '\n00:01\n'),
        (said, isOwn, between) => {
          const document = aDocument(said, {}, between);
          const { passages } = passagesOf(document, isOwn);
          let before = 0;
          for (const { text, start, end } of passages) {
            expect(document.text.slice(start, end)).toBe(text);
            expect(start).toBeGreaterThanOrEqual(before);
            before = end;
            // A turn without a word parts nothing.
            const spoken = document.turns.filter((each) => each.end > each.start);
            const touched = spoken.filter((each) => each.start < end && each.end > start);
            for (const { speaker, isQuoted } of touched) {
              expect(isQuoted).toBe(false);
              expect(speaker === null ? isOwn : speaker.startsWith('Maya Lindqvist')).toBe(true);
            }
            expect(text).not.toMatch(/^>/m);
            expect(text).toBe(text.trim());
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('[RD9] of any length is cut in time', () => {
    const begun = performance.now();
    const text = Array.from({ length: 4000 }, (_, i) => aSentence(5 + (i % 30))).join(' ');
    expect(textsOf(text).length).toBeGreaterThan(500);
    expect(performance.now() - begun).toBeLessThan(10_000);
  });
});
