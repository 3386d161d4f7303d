import { describe, expect, it } from 'vitest';
import {
  acceptedPassage,
  draftOf,
  isUnmarked,
  missingWords,
  type ReviewedPassage,
  removedWords,
  topicsIn,
} from '../../../../client/world/passage-review.ts';
import { foundPassageSchema } from '../../../../protocol/import-http.ts';

const nothing = { title: '', date: '', place: '', topics: '' };
const found = (more: object = {}) =>
  foundPassageSchema.parse({
    title: 'Letter',
    date: '2026-03-14',
    place: null,
    audience: null,
    lang: 'en',
    link: '',
    span: { start: 3, end: 20 },
    text: 'The plant stays open.',
    parts: [{ kept: 'The plant stays open.' }],
    removed: {},
    context: null,
    doubtful: [],
    ...more,
  });
const reviewed = (more: object = {}, usual: object = {}): ReviewedPassage => {
  const passage = found(more);
  return {
    key: 1,
    file: 'a.md',
    found: passage,
    draft: draftOf(passage, { ...nothing, ...usual }),
    state: 'open',
    trouble: '',
  };
};

describe('a passage under review', () => {
  it('[PN73] says what was taken out, in numbers', () => {
    expect(removedWords({})).toBe('Nothing was taken out.');
    expect(removedWords({ name: 2, salary: 1 })).toBe('Taken out: 2 names, 1 amount of pay.');
  });

  it('[PN76] takes what its file says before what was said for all, and tells what is missing', () => {
    const { draft } = reviewed({}, { title: 'Other', date: '2020-01-01', place: 'Lund', topics: 'plants' });
    expect(draft).toMatchObject({ title: 'Letter', date: '2026-03-14', place: 'Lund', topics: 'plants' });
    expect(missingWords(draft)).toBe('');
    expect(missingWords({ ...draft, date: '', place: ' ' })).toBe('Add the day it was said and where it was said.');
    expect(missingWords({ ...draft, text: '\n' })).toBe('No words are left. Drop it.');
  });

  it('[PN76] is accepted with others only when nothing in it is marked and nothing is missing', () => {
    const usual = { place: 'Lund' };
    expect(isUnmarked(reviewed({}, usual))).toBe(true);
    expect(isUnmarked(reviewed())).toBe(false);
    expect(isUnmarked({ ...reviewed({}, usual), state: 'dropped' })).toBe(false);
    expect(isUnmarked(reviewed({ doubtful: ['Torvik'] }, usual))).toBe(false);
    const parts = [{ taken: 'Peter', put: 'a colleague', kind: 'name' }];
    expect(isUnmarked(reviewed({ parts }, usual))).toBe(false);
  });

  it('[PN75] goes as a person left it, with where it comes from, and without what is empty', () => {
    const usual = { place: ' Lund ', topics: 'plants, jobs, plants,' };
    expect(acceptedPassage(reviewed({ link: 'a.md#2', audience: 'All staff' }, usual))).toEqual({
      title: 'Letter',
      date: '2026-03-14',
      place: 'Lund',
      text: 'The plant stays open.',
      topics: ['plants', 'jobs'],
      audience: 'All staff',
      link: 'a.md#2',
      lang: 'en',
      span: { start: 3, end: 20 },
    });
    expect(Object.keys(acceptedPassage(reviewed({ lang: null })))).toEqual(['title', 'date', 'place', 'text', 'span']);
    expect(topicsIn(' , ')).toEqual([]);
  });
});
