import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  layoutScreen,
  marginPx,
  partHeard,
  pictureHeightPx,
  pictureWidthPx,
} from '../../client/adapters/babylon/stage/screen-layout.ts';
import type { Measure } from '../../client/adapters/babylon/stage/screen-parts.ts';
import {
  balanceLines,
  lettersOf,
  shorten,
  shortenLines,
  wrapLines,
} from '../../client/adapters/babylon/stage/text-lines.ts';
import type { StageLook, StageScreen } from '../../client/world/ports.ts';
import { hashSchema, statementIdSchema } from '../../protocol/ids.ts';
import type { MistakenFor } from '../../protocol/views.ts';

/** Every letter is 0.56 of the size wide, as those of Inter are on average. */
const measure: Measure = (text, sizePx) => text.length * sizePx * 0.56;
const avatar: StageLook = { holder: 'avatar', leaderName: 'Maya Lindqvist' };
const notice = 'An AI speaks here for Maya Lindqvist. It says only what approved statements support.';
const words = (count: number) => Array.from({ length: count }, (_, i) => `word${i}${i % 9 === 8 ? ',' : ''}`).join(' ');
const asked = { askedBy: 'Chiara', mistakenFor: '', votes: 31 } as const;

function aScreen(text: string, over: { readonly question?: string; readonly place?: string } = {}): StageScreen {
  const source = {
    statementId: statementIdSchema.parse('s-1'),
    statementHash: hashSchema.parse('a'.repeat(64)),
    title: 'Pay principles',
    date: '2026-03-12',
    place: over.place ?? 'Spring all-hands',
    start: 0,
    end: 10,
  };
  return {
    title: 'Autumn town hall',
    question: over.question === undefined ? null : { ...asked, text: over.question },
    sentence: { text, label: 'QUOTE', sources: [source] },
    next: '',
    notice,
  };
}

/** What stands on the screen, apart from the notice, joined by tone. */
function read(screen: StageScreen, heardTo = 0, stage: StageLook = avatar) {
  const layout = layoutScreen(screen, stage, heardTo, measure);
  const sentence = layout.runs.filter((run) => run.tone === 'ink');
  const quiet = layout.runs.filter((run) => run.tone === 'quiet').slice(1);
  const join = (runs: readonly { readonly text: string }[]) => runs.map((run) => run.text).join(' ');
  const labelY = layout.runs.find((run) => run.tone === 'light')?.y ?? 0;
  return {
    layout,
    sentence: join(sentence),
    sizePx: sentence[0]?.sizePx ?? 0,
    label: join(layout.runs.filter((run) => run.tone === 'light')),
    question: join(quiet.filter((run) => run.y < labelY)),
    source: join(quiet.filter((run) => run.y > labelY)),
    lowest: Math.max(...layout.runs.map((run) => run.y)),
    widest: Math.max(...layout.runs.map((run) => run.x + measure(run.text, run.sizePx, run.weight))),
  };
}

describe('lines of the stage screen', () => {
  const widthOf = (text: string) => text.length;

  it('[HALL13] breaks a title into lines of nearly the same length, without a lone last word', () => {
    expect(wrapLines('The autumn town hall of us all', 24, widthOf).map(({ text }) => text)).toEqual([
      'The autumn town hall of',
      'us all',
    ]);
    expect(balanceLines('The autumn town hall of us all', 24, widthOf).map(({ text }) => text)).toEqual([
      'The autumn town',
      'hall of us all',
    ]);
  });

  it('[HALL13] breaks a word that is wider than the screen, and leaves out no letter', () => {
    const lines = balanceLines(`so ${'x'.repeat(25)} it is`, 10, widthOf);
    expect(
      lines
        .map(({ text }) => text)
        .join('')
        .replaceAll(' ', ''),
    ).toBe(`so${'x'.repeat(25)}itis`);
    expect(Math.max(...lines.map(({ text }) => text.length))).toBeLessThanOrEqual(10);
  });

  it('[B84] parts no letter as people count them, and leaves room for the ellipsis', () => {
    const family = '👨‍👩‍👧‍👦';
    const inLetters = (text: string) => lettersOf(text).length;
    expect(shorten(family.repeat(4), 3, inLetters)).toBe(`${family.repeat(2)}…`);
    expect(shorten('e\u0301e\u0301e\u0301', 2, inLetters)).toBe('e\u0301…');
    expect(shorten(family, 1, inLetters)).toBe(family);
    expect(wrapLines('🇩🇪🇫🇷🇪🇺', 2, inLetters).map(({ text }) => text)).toEqual(['🇩🇪🇫🇷', '🇪🇺']);
    expect(shortenLines('x'.repeat(30), 10, widthOf, 2).map(({ text }) => text)).toEqual(['xxxxxxxxxx', 'xxxxxxxxx…']);
  });

  it('[HALL13] shortens after a whole word, and only what does not fit', () => {
    expect(shortenLines('one two three four', 10, widthOf, 1).map(({ text }) => text)).toEqual(['one two …']);
    expect(shortenLines('one two', 10, widthOf, 1).map(({ text }) => text)).toEqual(['one two']);
  });
});

describe('the stage screen', () => {
  it('[HALL13] shows sentence, label, source and question whole, above the head of the leader as the front row sees it', () => {
    const text = 'Pay follows the work and the market, never who asks the loudest.';
    const shown = read(aScreen(text, { question: 'Can I see the rules?' }));
    expect(shown).toMatchObject({
      sentence: text,
      label: 'AI speaking · Quote',
      source: 'From Pay principles, Spring all-hands, 12 March 2026',
      question: 'Can I see the rules?',
    });
    expect(shown.sizePx).toBeGreaterThanOrEqual(88);
    expect(shown.lowest).toBeLessThanOrEqual(850);
  });

  it('[HALL13] shortens the question before the sentence is set smaller', () => {
    const text = words(14);
    const alone = read(aScreen(text, { question: 'Why?' }));
    const crowded = read(aScreen(text, { question: words(60) }));
    expect(crowded.sizePx).toBe(alone.sizePx);
    expect(crowded.question).toMatch(/^word0 .*…$/);
    expect(crowded.sentence).toBe(text);
  });

  it('[HALL13] sets a longer sentence smaller, and its long source in two lines, both whole', () => {
    const place = 'a meeting in a hall with a very long name at the old shipyard of Gothenburg';
    const shown = read(aScreen(words(30), { place }));
    expect(shown.sentence).toBe(words(30));
    expect(shown.source).toBe(`From Pay principles, ${place}, 12 March 2026`);
    expect(shown.sizePx).toBeGreaterThanOrEqual(72);
    expect(shown.layout.runs.filter((run) => run.sizePx < 70 && run.y > 700)).toHaveLength(2);
  });

  it('[HALL13] shows a sentence that is too long in parts that follow what is heard, with label and source on each', () => {
    const text = words(120);
    const { partEnds } = read(aScreen(text)).layout;
    expect(partEnds.length).toBeGreaterThan(1);
    const parts = partEnds.map((end) => read(aScreen(text), end));
    expect(parts.map(({ sentence }) => sentence).join(' ')).toBe(text);
    expect(parts.map(({ label }) => label)).toEqual(
      partEnds.map((_, i) => `AI speaking · Quote · part ${i + 1} of ${partEnds.length}`),
    );
    expect(new Set(parts.map(({ source }) => source))).toEqual(
      new Set(['From Pay principles, Spring all-hands, 12 March 2026']),
    );
    expect(partHeard(partEnds, 0)).toBe(0);
    expect(partHeard(partEnds, (partEnds[0] ?? 0) + 1)).toBe(1);
    expect(partHeard(partEnds, text.length)).toBe(partEnds.length - 1);
  });

  it('[HALL13] whatever is said stands on the screen, in full and in letters that the last row reads', () => {
    const word = fc.string({ minLength: 1, maxLength: 40 }).map((text) => text.replace(/\s/g, 'x'));
    const texts = fc.array(word, { minLength: 1, maxLength: 150 }).map((list) => list.join(' '));
    fc.assert(
      fc.property(texts, texts, fc.double({ min: 0, max: 1, noNaN: true }), (text, question, heard) => {
        const heardTo = Math.floor(text.length * heard);
        const shown = read(aScreen(text, { question }), heardTo);
        const { partEnds } = shown.layout;
        const all = partEnds.map((end) => read(aScreen(text, { question }), end).sentence).join(' ');
        expect(all.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
        expect(shown.source).toBe('From Pay principles, Spring all-hands, 12 March 2026');
        expect(shown.sizePx).toBeGreaterThanOrEqual(72);
        expect(shown.lowest).toBeLessThan(pictureHeightPx);
        expect(shown.widest).toBeLessThanOrEqual(pictureWidthPx - marginPx + 84);
      }),
      { numRuns: 150 },
    );
  });

  it('[HALL13] shows title, waiting question and the person who is live whole', () => {
    const idle: StageScreen = { ...aScreen('x'), sentence: null, next: 'Next: 3 questions wait' };
    const absent: StageLook = { holder: 'nobody', avatar: 'absent', why: 'Consent is missing.' };
    const ink = (screen: StageScreen, stage: StageLook) => read(screen, 0, stage).sentence;
    expect(ink(idle, absent)).toBe('Autumn town hall');
    const text = words(90);
    const called: StageScreen = { ...idle, question: { ...asked, text } };
    const question = read(called, 0, { holder: 'nobody', avatar: 'ready', why: '' });
    expect(question.sentence).toBe(text);
    expect(question.lowest).toBeLessThan(pictureHeightPx);
    expect(read(called, 0, { holder: 'human', leaderName: 'Maya Lindqvist' })).toMatchObject({
      sentence: 'Maya Lindqvist',
      label: 'Live',
    });
  });

  it('[NM1] says of who asks that they are not whom their name reads like', () => {
    const idle: StageScreen = { ...aScreen('x'), sentence: null };
    const asks = (askedBy: string, mistakenFor: MistakenFor) =>
      read({ ...idle, question: { text: 'Why?', askedBy, mistakenFor, votes: 1 } }, 0, {
        holder: 'nobody',
        avatar: 'ready',
        why: '',
      }).source;
    expect(asks('Ada', '')).toBe('Ada asks · 1 vote');
    expect(asks('Мауа', 'leader')).toBe('Мауа (not the leader) asks · 1 vote');
    expect(asks('נורה', 'moderator')).toBe('\u2068נורה\u2069 (not a moderator) asks · 1 vote');
  });
});

describe('a poll on the screen', () => {
  const poll = (count: number, isHidden = false) => ({
    question: 'Where should we meet next year, and what would you be willing to give up for it?',
    lines: Array.from({ length: count }, (_, i) => ({
      label: `Choice ${i} ${words(8)}`,
      figure: isHidden ? null : '48 · 44 %',
      share: isHidden ? null : 0.44,
    })),
    foot: '48 people have answered.',
  });
  const nobody: StageLook = { holder: 'nobody', avatar: 'ready', why: '' };
  const idle = (count: number, isHidden = false): StageScreen => ({
    ...{ title: 'T', question: null, sentence: null, next: '', notice },
    poll: poll(count, isHidden),
  });

  it('[PO13] stands whole within the picture, however many choices it has', () => {
    for (const count of [0, 2, 6, 10]) {
      const { runs, bars = [] } = layoutScreen(idle(count), nobody, 0, measure);
      expect(bars).toHaveLength(count);
      for (const { text, x, y, sizePx, weight } of runs) {
        expect(x + measure(text, sizePx, weight)).toBeLessThanOrEqual(pictureWidthPx - marginPx + 1);
        expect(y).toBeLessThanOrEqual(pictureHeightPx - 24);
        expect(sizePx).toBeGreaterThanOrEqual(30);
      }
      const rows = bars.map(({ y, heightPx }) => [y, y + heightPx]);
      for (const [index, [top]] of rows.entries()) expect(top).toBeGreaterThan(rows[index - 1]?.[1] ?? 0);
    }
  });

  it('[PO13] has no bar while its results are hidden, and gives way to a question', () => {
    expect(layoutScreen(idle(3, true), nobody, 0, measure).bars).toEqual([]);
    const called = { ...idle(3), question: { ...asked, text: 'Why?' } };
    expect(layoutScreen(called, nobody, 0, measure).runs.some(({ text }) => text.startsWith('Choice'))).toBe(false);
  });
});
