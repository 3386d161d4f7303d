import { describe, expect, it } from 'vitest';
import { leaderFrom } from '../../../server/documents/leader.ts';
import { prepareReview } from '../../../server/documents/prepare-review.ts';
import { readReview, reviewLineOf } from '../../../tools/import/review-file.ts';
import { showPassage } from '../../../tools/import/show.ts';
import { aDocument } from '../../support/a-document.ts';

const terms = {
  leader: leaderFrom('Maya Lindqvist <maya@example.com>'),
  isOwn: false,
  stays: ['Norrland Instruments'],
};
const maya = 'Maya Lindqvist <maya@example.com>';
const prepared = (said: Parameters<typeof aDocument>[0], about: Parameters<typeof aDocument>[1] = {}) =>
  prepareReview(aDocument(said, about), terms).prepared;

describe('a passage to review', () => {
  it('[RD14] knows who speaks, who is addressed, and who is named in full anywhere', () => {
    const [passage] = prepared(
      [
        { by: 'Xyla Wremkel <x@example.com>', text: 'I talked to Dr Quorra Vant.' },
        { by: 'zed.brak@example.com', text: 'So did I.' },
        { by: 'Support Team', text: 'Noted.' },
        {
          by: maya,
          text: 'I agree with Wremkel, with Vant, with zed, and with Tolk, and Support stays open for all of us.',
        },
      ],
      { audience: 'Tolk, Ilyo <ilyo@example.com>; everybody' },
    );
    expect(passage?.redaction.text).toBe(
      'I agree with a colleague, with a colleague, with a colleague, and with a colleague, and Support stays open for all of us.',
    );
  });

  it('[RD13] is clean in its title, place, audience and context, too', () => {
    const [passage] = prepared(
      [
        { by: 'Jonas Ek', text: 'What did Anna Berg say?' },
        { by: maya, text: 'She said that Norrland Instruments will grow.' },
      ],
      { title: 'Re: Peter Berg, again', place: '1:1 with Jonas', audience: 'Jonas Ek <jonas@example.com>' },
    );
    expect(passage).toMatchObject({
      title: 'Re: a colleague, again',
      place: '1:1 with a colleague',
      audience: 'A colleague <[e-mail address]>',
      context: 'What did a colleague say?',
    });
  });

  it('[RD6] [RD22] goes into the file without the question, and without what was taken out', () => {
    const [passage] = prepared([
      { by: 'Jonas Ek', text: 'Is it true?' },
      { by: maya, text: 'Yes, Jonas. We do this:\n\n- one thing for\nPeter Berg\n- and\tanother \u202ething' },
    ]);
    if (passage === undefined) throw new Error('no passage');
    const line = reviewLineOf(passage);
    expect(line.text).toBe('Yes. We do this:\n- one thing for a colleague\n- and another thing');
    expect(JSON.stringify(line)).not.toMatch(/Jonas|Peter|Berg|true\?/);
    expect(readReview(`${JSON.stringify(line)}\n\n`)).toMatchObject({ faults: [], statements: [{ line: 1 }] });
  });

  it('[RD25] is shown without what would steer a terminal', () => {
    const [passage] = prepared([
      { by: maya, text: 'I like Pe\u00adter \u001bBerg, and Wremkel\u202e too, and we will keep the plant.' },
    ]);
    if (passage === undefined) throw new Error('no passage');
    const shown = showPassage(passage, 1).join('\n');
    for (const unseen of ['\u001b', '\u202e', '\u00ad']) expect(shown).not.toContain(unseen);
    expect(shown).toContain('+ I like a colleague, and Wremkel too');
    expect(shown).toContain('Still there, and perhaps names: Wremkel.');
    expect(shown).toMatch(/^\[1\] Spring letter · 2026-03-14 · E-mail to all staff · en · letters\.mbox#7 0–\d+$/m);
  });

  it('[RD26] has an id of what it says, so that only its words make it another', () => {
    const line = (text: string, topics: readonly string[] = []) =>
      JSON.stringify({
        title: 'T',
        date: '2026-01-01',
        place: 'P',
        audience: null,
        lang: null,
        link: 'l',
        start: 0,
        end: 9,
        text,
        removed: {},
        topics,
      });
    const { statements } = readReview([line('One thing.'), line('One thing.', ['x']), line('Another.')].join('\n'));
    const [one, same, other] = statements.map(({ statement }) => statement.id);
    expect(one).toBe(same);
    expect(other).not.toBe(one);
  });

  it('[RD9] [RD22] of whatever a document repeats is made in time in proportion to its length', () => {
    const units =
      '. |.|“|" |\n|> a\n|From: a\n|Peter: a\n|Anna Berg |- a\n|1 |0-|a.b@c|a@|I said “|&|\u00ad|\u0301|ok |van '.split(
        '|',
      );
    const begun = performance.now();
    for (const unit of units) prepared([{ by: maya, text: unit.repeat(40_000 / unit.length) }]);
    expect(performance.now() - begun).toBeLessThan(20_000);
  });
});
