import { describe, expect, it } from 'vitest';
import { checkSentence, type Verdict } from '../../../../server/mind/verify/check.ts';
import type { CitedPassage } from '../../../../server/mind/verify/source.ts';

const mill: CitedPassage = {
  title: 'The mill in Halden',
  date: '2026-03-10',
  place: 'works meeting, Aasen Paper',
  text:
    'We will rebuild paper machine 2 in Halden from 4 May, and it will stand still for nine weeks. About 140 people get training meanwhile, on full pay. ' +
    'If the boiler passes its test, we can start a week earlier. The union asked for two more days off; we have not decided that. ' +
    'Berit Moen leads the work, Karl Lund plans the training. Sales fell by 3 percent last year because the krone was strong. ' +
    'Some customers in Denmark buy from Skjern Mill meanwhile. Usually a roll is sent within two days. Only contractors with a card may use the north gate.',
};
const today = '2026-12-01';

function verdict(sentence: string, passages: readonly CitedPassage[] = [mill]): Verdict {
  return checkSentence(sentence, passages, today);
}

function reason(sentence: string, passages?: readonly CitedPassage[]): string {
  const said = verdict(sentence, passages);
  return said.passes ? 'passes' : said.reason;
}

describe('checkSentence', () => {
  it.each([
    ['[M42] figures in words', 'Around one hundred and forty people get training meanwhile, on full pay.'],
    ['[M42] a hedge that stays', 'Roughly 140 people are trained in the meantime.'],
    ['[M43] a date the other way round', 'From the fourth of May we will rebuild paper machine 2 in Halden.'],
    ['[M45] a denial in other words', "We haven't decided that yet."],
    ['[M46] less firm than it is meant', 'We hope to rebuild paper machine 2 in Halden from 4 May.'],
    ['[M46] a passive', 'Paper machine 2 in Halden will be rebuilt from 4 May.'],
    ['[M49] a condition that stays', 'We can start a week earlier if the boiler passes its test.'],
    ['[M50] what others asked for', 'The union asked for two more days off.'],
    ['[M51] a cause that is given', 'Because the krone was strong, sales dropped by 3% last year.'],
    ['[M54] a connecting phrase', 'In short, Berit Moen leads the work.'],
    ['[M54] a contraction', "It'll stand still for nine weeks."],
  ])('%s passes: %s', (_, sentence) => {
    expect(verdict(sentence)).toEqual({ passes: true });
  });

  it.each([
    ['[M42] another figure', 'Paper machine 2 will stand still for six weeks.', 'number'],
    ['[M42] another unit', 'Paper machine 2 will stand still for nine days.', 'number'],
    ['[M42] a hedge that is gone', '140 people get training meanwhile, on full pay.', 'hedge'],
    ['[M43] another date', 'We will rebuild paper machine 2 in Halden from 4 June.', 'date'],
    ['[M44] another name', 'Berit Lund leads the work.', 'name'],
    ['[M45] a denial that is gone', 'We have decided that.', 'negation'],
    ['[M45] a denial that is added', 'We will not rebuild paper machine 2 in Halden.', 'negation'],
    ['[M46] a possibility as a promise', 'If the boiler passes its test, we will start a week earlier.', 'firmness'],
    ['[M47] a comparison turned', 'If the boiler passes its test, we can start a week later.', 'comparison'],
    ['[M48] always for usually', 'A roll is always sent within two days.', 'quantity'],
    ['[M48] all for some', 'All customers in Denmark buy from Skjern Mill meanwhile.', 'quantity'],
    ['[M49] a condition that is gone', 'We can start a week earlier.', 'condition'],
    ['[M49] an "only" that is gone', 'People may use the north gate.', 'condition'],
    ['[M50] the wishes of others as our own', 'We asked for two more days off.', 'attribution'],
    ['[M51] a cause that nobody gave', 'Sales fell by 3 percent last year because of the boiler.', 'cause'],
    ['[M51] a fact that is added', 'Berit Moen leads the work and gets a bonus.', 'unsupported'],
    ['[M52] the past as present', 'Sales fall by 3 percent.', 'tense'],
  ])('%s does not: %s', (_, sentence, expected) => {
    expect(reason(sentence)).toBe(expected);
  });

  it('[M52] lets what is superseded or over be told only as past, with its date', () => {
    const old = { ...mill, supersededBy: '2026-09-01' };
    const over = { ...mill, validUntil: '2026-11-30' };
    expect(reason('Berit Moen leads the work.', [old])).toBe('outdated');
    expect(reason('Berit Moen led the work.', [over])).toBe('outdated');
    expect(verdict('In March 2026 Berit Moen led the work.', [old])).toEqual({ passes: true });
    expect(verdict('Berit Moen leads the work.', [{ ...mill, validUntil: today }])).toEqual({ passes: true });
  });

  it('[M50] joins facts of two passages, and does not mix them', () => {
    const shop: CitedPassage = {
      ...mill,
      title: 'The shop',
      text: 'The shop in Moss closes at eight. Its manager is Eva Dahl.',
    };
    expect(verdict('Berit Moen leads the work, and the shop in Moss closes at eight.', [mill, shop])).toEqual({
      passes: true,
    });
    expect(verdict('The shop in Halden closes at eight.', [mill, shop]).passes).toBe(false);
    expect(verdict('Eva Dahl leads the work.', [mill, shop]).passes).toBe(false);
  });

  it.each([
    'Wir bauen die Papiermaschine 2 in Halden ab dem 4. Mai um.',
    'Nous allons reconstruire la machine à papier à Halden.',
    'Vi bygger om pappersmaskinen i Halden och det tar nio veckor.',
    '我们将从五月四日开始重建。',
    'Мы перестроим машину в Халдене.',
  ])('[M53] cannot check another language: %s', (sentence) => {
    expect(verdict(sentence)).toEqual({ passes: false, reason: 'cannot-check' });
  });

  it('[M51] says nothing passes without a passage', () => {
    expect(reason('Berit Moen leads the work.', [])).toBe('unsupported');
  });

  it('[M40] tells the desk in plain words why', () => {
    expect(verdict('Paper machine 2 will stand still for six weeks.')).toEqual({
      passes: false,
      reason: 'number',
      detail: '"six weeks" is not in the statement',
    });
  });
});
