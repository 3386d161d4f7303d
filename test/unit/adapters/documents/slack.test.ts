import { describe, expect, it } from 'vitest';
import { linkAt } from '../../../../server/documents/read-link.ts';
import { readHere, readOne, refusalOf, saidIn } from '../../../support/read-here.ts';
import { zipOf } from '../../../support/small-files.ts';

const at = 1_772_532_000; // 2026-03-03, 10:00 UTC
const message = (minute: number, user: string, text: string, more: object = {}): object => ({
  type: 'message',
  ts: `${at + minute * 60}.000100`,
  user,
  text,
  ...more,
});
const maya = { user_profile: { real_name: 'Maya Lindqvist', display_name: 'maya', name: 'maya' } };
const bo = { user_profile: { real_name: 'Bo Berg', name: 'bo' } };
const day = (...messages: readonly object[]): string => JSON.stringify(messages);

describe('reading a Slack day', () => {
  it('[DR24] gives each message its name and time', async () => {
    const document = await readOne(
      day(message(0, 'U1', 'We *stay*.', maya), message(1, 'U2', 'Good', bo), message(2, 'U1', 'Yes &amp; no')),
      'export/general/2026-03-03.json',
    );
    expect(document).toMatchObject({
      title: '#general',
      date: '2026-03-03',
      place: 'Slack #general',
      audience: '#general',
      text: '10:00 Maya Lindqvist\nWe stay.\n\n10:01 Bo Berg\nGood\n\n10:02 Maya Lindqvist\nYes & no',
    });
    expect(saidIn(document)).toEqual([
      ['Maya Lindqvist', 'We stay.'],
      ['Bo Berg', 'Good'],
      ['Maya Lindqvist', 'Yes & no'],
    ]);
    expect(linkAt(document, document.text.indexOf('Good'))).toBe(`export/general/2026-03-03.json#${at + 60}.000100`);
  });

  it('[DR24] shows mentions, channels and links as people see them, without code', async () => {
    const text =
      '<@U2> and <@U9|cy> see <#C1|general>, <https://example.com|the plan> and <https://example.com>. <!here>\n```x```\nDone_well_ok';
    const { text: shown } = await readOne(day(message(0, 'U1', text, maya), message(1, 'U2', 'Ok', bo)), 'a.json');
    expect(shown).toContain('@Bo Berg and @cy see #general, the plan and https://example.com. @here\n\nDone_well_ok');
  });

  it('[DR24] has edits as they were made last, no deleted ones and no events; replies below what they answer', async () => {
    const file = day(
      message(0, 'U1', 'Question?', { ...maya, thread_ts: `${at}.000100`, edited: { ts: '1' } }),
      message(1, 'U2', 'Aside.', bo),
      message(2, 'U2', 'Answer.', { ...bo, thread_ts: `${at}.000100` }),
      message(3, 'U2', 'Gone.', bo),
      { type: 'message', subtype: 'message_deleted', ts: '1', deleted_ts: `${at + 180}.000100` },
      { type: 'message', subtype: 'message_changed', ts: '2', message: message(1, 'U2', 'Aside, better.', bo) },
      message(4, 'U2', 'Bo has joined', { ...bo, subtype: 'channel_join' }),
    );
    expect(saidIn(await readOne(file, 'a.json'))).toEqual([
      ['Maya Lindqvist', 'Question?'],
      ['Bo Berg', 'Answer.'],
      ['Bo Berg', 'Aside, better.'],
    ]);
  });

  it('[DR25] quotes what is quoted or shared, and leaves to nobody what an app posts', async () => {
    const file = day(
      message(0, 'U1', '&gt; Theirs\nMine', maya),
      message(1, 'U1', 'See', {
        attachments: [{ is_share: true, author_name: 'Bo Berg', text: 'Shared' }, { text: 'preview' }],
      }),
      { type: 'message', subtype: 'bot_message', ts: `${at + 120}.0`, username: 'Builder', text: 'Built.' },
      message(3, 'U7', 'Unknown.'),
    );
    const document = await readOne(file, 'a.json');
    expect(saidIn(document)).toEqual([
      [null, 'Theirs', 'quoted'],
      ['Maya Lindqvist', 'Mine'],
      ['Maya Lindqvist', 'See'],
      ['Bo Berg', 'Shared', 'quoted'],
      ['U7', 'Unknown.'],
    ]);
    expect(document.text).toContain('10:02 Builder (app)\nBuilt.');
  });

  it('[DR8] refuses too many messages, and arrays inside each other without end', async () => {
    expect(await refusalOf(readHere(day(message(0, 'U1', 'a'), message(1, 'U1', 'b')), 'a.json', { parts: 1 }))).toBe(
      'too-many-parts',
    );
    expect(await refusalOf(readHere('['.repeat(100_000), 'a.json'))).toBe('too-deep');
  });
});

describe('reading a Slack export', () => {
  const users = [
    { id: 'U1', name: 'maya', profile: { real_name: 'Maya Lindqvist' } },
    { id: 'U2', name: 'bo' },
  ];
  const parts = [
    { name: 'users.json', data: JSON.stringify(users) },
    { name: 'channels.json', data: JSON.stringify([{ name: 'general' }, { name: 'plans' }]) },
    { name: 'plans/2026-03-03.json', data: day(message(0, 'U2', 'Plan.')) },
    { name: 'general/2026-03-03.json', data: day(message(0, 'U1', 'Hello <@U2>.')) },
    { name: 'general/2026-03-04.json', data: day(message(1_440, 'U2', 'Next.')) },
    { name: 'secret/2026-03-03.json', data: day(message(0, 'U1', 'Private.')) },
  ];

  it('[DR26] gives each day of each public channel, and counts what is private', async () => {
    const { documents, leftOut } = await readHere(zipOf(parts), 'slack.zip');
    expect(documents.map(({ place, date, link }) => [place, date, link])).toEqual([
      ['Slack #general', '2026-03-03', 'slack.zip#general/2026-03-03.json'],
      ['Slack #general', '2026-03-04', 'slack.zip#general/2026-03-04.json'],
      ['Slack #plans', '2026-03-03', 'slack.zip#plans/2026-03-03.json'],
    ]);
    expect(documents.flatMap(saidIn)).toEqual([
      ['Maya Lindqvist', 'Hello @bo.'],
      ['bo', 'Next.'],
      ['bo', 'Plan.'],
    ]);
    expect(leftOut).toBe(1);
  });

  it('[DR26] is refused when its users cannot be read', async () => {
    expect(await refusalOf(readHere(zipOf([{ name: 'users.json', data: '{}' }, ...parts.slice(2)]), 'slack.zip'))).toBe(
      'broken',
    );
  });
});
