import { describe, expect, it } from 'vitest';
import { abstentionNotices, dateLead, openingNotice, referralOf } from '../../../server/mind/notices.ts';

const toJonas = referralOf({ referTo: 'Jonas Ek, her chief of staff', today: '2026-12-28' });

describe('notices', () => {
  it.each([
    ['All-hands in Umeå', 'at the all-hands in Umeå'],
    ['Conference in Rotterdam', 'at the conference in Rotterdam'],
    ['Memo to all staff', 'in a memo to all staff'],
    ['Letter to all managers', 'in a letter to all managers'],
    ['Interview with Nordic Measurement Review', 'in an interview with Nordic Measurement Review'],
    ['Site visit in Pune', 'on a site visit in Pune'],
    ['Podcast Measured Voices', 'in the podcast Measured Voices'],
    ['Umeå, canteen', 'Umeå, canteen'],
  ])('[M11] says where: %s', (place, said) => {
    expect(dateLead({ date: '2026-03-03', place }).text).toBe(`On 3 March 2026, ${said}:`);
  });

  it('[M20] keeps the text and says the date in words', () => {
    const lead = dateLead({ date: '2026-03-03', place: 'All-hands in Umeå' });
    expect(lead.spoken).not.toMatch(/\d/);
    expect(lead.spoken).toMatch(/third/);
  });

  it('[Q13] who has the question and by which day they answer, as people say it', () => {
    const last = abstentionNotices('no-support', toJonas).at(-1);
    expect(toJonas).toEqual({ owner: 'Jonas Ek, her chief of staff', due: '2027-01-04' });
    expect(last?.text).toBe('I have passed it to Jonas Ek, her chief of staff, who answers by 4 January.');
    expect(last?.spoken).toBe(
      'I have passed it to Jonas Ek, her chief of staff, who answers by the fourth of January.',
    );
  });

  it('[M11] [M13] each is a NOTICE without source, and says "I" only of knowing and passing on', () => {
    const all = [
      openingNotice('Maya Lindqvist'),
      ...abstentionNotices('no-support', toJonas),
      ...abstentionNotices('guard', toJonas),
    ];
    for (const { label, sources, text } of all) {
      expect({ label, sources }).toEqual({ label: 'NOTICE', sources: [] });
      expect(text.replace("I don't know", '').replace('I have passed', '')).not.toMatch(/\b(I|my|me|mine)\b/);
    }
    expect(all.map((sentence) => sentence.cue)).toEqual(['welcome', 'dont-know', 'refer', 'dont-know', 'refer']);
  });
});
