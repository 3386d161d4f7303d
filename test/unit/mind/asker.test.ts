import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { withoutAsker } from '../../../server/mind/asker.ts';
import { askAs } from '../../../server/rehearsal/ask-as.ts';
import { askerSchema } from '../../../server/rehearsal/question.ts';

const shipped = z
  .array(askerSchema)
  .parse(JSON.parse(readFileSync(new URL('../../../assets/rehearsal/askers.json', import.meta.url), 'utf8')));
const letters = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

describe('who asks', () => {
  it.each(shipped.map((asker) => [asker.words, asker] as const))(
    '[M106] “%s” changes nothing of the question',
    (_words, asker) => {
      const question = 'What about the new office in Lisbon?';
      expect(letters(withoutAsker(askAs(asker, question)))).toBe(letters(question));
    },
  );

  it.each([
    'Hello everyone, my name is Łukasz Żak and I am in sales. When does the canteen open?',
    'Good morning, this is Anne-Marie O’Neill. When does the canteen open?',
    'As somebody who has two children, I wonder: when does the canteen open?',
    'I joined in May. When does the canteen open?',
  ])('[M106] %s', (question) => {
    expect(letters(withoutAsker(question))).toBe('when does the canteen open');
  });

  it.each([
    'As a woman, how is my pay decided?',
    'As a non-binary person, I would like to know: how is my pay decided?',
  ])('[M106] gender gives nobody other rights: %s', (question) => {
    expect(letters(withoutAsker(question))).toBe('how is my pay decided');
  });

  it.each([
    // For themselves: who they are is part of it.
    'As a nurse in Umeå, do I get a bonus?',
    'I work nights. What is our pay then?',
    // Other rights than the rest.
    'As a contractor, what about the pension?',
    'I am a shareholder from Malmö. What about the dividend?',
    'As a part-time employee, what are the rules for holidays?',
    // Not about the asker.
    'As I understood, the plant closes. Is that so?',
    'Is it true that I am new here?',
    'What changes as a result of the merger?',
    'I am new here.',
  ])('[M106] leaves “%s” whole', (question) => {
    expect(withoutAsker(question)).toBe(question);
  });
});
