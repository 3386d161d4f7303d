import { describe, expect, it } from 'vitest';
import { moodOf } from '../../../server/mind/mood.ts';

describe('the mood of a sentence', () => {
  it.each([
    ['We got this wrong, and I am sorry.', 'sorry'],
    ['That was our mistake.', 'sorry'],
    ['I regret how we told you about it.', 'sorry'],
    ['In March we laid off forty people in Turku.', 'serious'],
    ['Safety comes before every deadline.', 'serious'],
    ['I thank everyone who stayed through the night.', 'warm'],
    ['We are proud of the support team.', 'warm'],
    ['Every salary is reviewed in October.', null],
  ])('[M23] %s', (text, mood) => {
    expect(moodOf(text)).toBe(mood);
  });

  it.each([
    'I am not proud of that.',
    'Nobody is happy with the old system.',
    'We never thank anyone with money alone.',
    'I am not sorry that we tried.',
  ])('[M23] shows nothing for what is denied: %s', (text) => {
    expect(moodOf(text)).toBeNull();
  });

  it('[M23] is grave about what is grave, also where it did not happen', () => {
    expect(moodOf('There were no accidents this year.')).toBe('serious');
  });

  it('[M23] regret comes before gravity and warmth', () => {
    expect(moodOf('I am sorry about the accident, and grateful to those who helped.')).toBe('sorry');
  });
});
