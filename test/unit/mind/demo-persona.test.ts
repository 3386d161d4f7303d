import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { statementSchema } from '../../../protocol/answer.ts';
import { splitSentences } from '../../../server/mind/sentences.ts';
import { demoStatements, personaFile } from './knowledge.ts';

const okafor = z.array(statementSchema).parse(personaFile('daniel-okafor.statements.json'));
const everyStatement = [...demoStatements, ...okafor];
const byId = new Map(demoStatements.map((statement) => [statement.id, statement]));

describe('the demo persona', () => {
  it('[M21] has at least sixty statements under ids of their own', () => {
    expect(demoStatements.length).toBeGreaterThanOrEqual(60);
    expect(byId.size).toBe(demoStatements.length);
    expect(new Set(demoStatements.map((statement) => statement.title)).size).toBe(demoStatements.length);
  });

  it('[M21] the second has at least twelve, each under an id and title of its own', () => {
    expect(okafor.length).toBeGreaterThanOrEqual(12);
    expect(new Set(okafor.map(({ id }) => id)).size).toBe(okafor.length);
    expect(new Set(okafor.map(({ title }) => title)).size).toBe(okafor.length);
  });

  it.each(everyStatement)('[M21] $id has 40 to 140 words, a date between 2024 and 2026, and topics', (statement) => {
    const words = statement.text.split(/\s+/).length;
    expect(words).toBeGreaterThanOrEqual(40);
    expect(words).toBeLessThanOrEqual(140);
    expect(statement.date >= '2024-01-01' && statement.date <= '2026-11-21').toBe(true);
    expect(statement.topics?.length).toBeGreaterThanOrEqual(2);
  });

  it('[M21] at least eight statements replace an older one that is there', () => {
    const replacing = demoStatements.filter((statement) => statement.supersedes !== undefined);
    expect(replacing.length).toBeGreaterThanOrEqual(8);
    for (const { id, date, supersedes } of replacing) {
      for (const older of supersedes ?? []) {
        expect(older, id).not.toBe(id);
        expect((byId.get(older)?.date ?? 'missing') < date, `${id} replaces ${older}`).toBe(true);
      }
    }
  });

  it.each(everyStatement)(
    '[M7] $id splits into whole sentences, each an exact slice, nothing left over',
    ({ text }) => {
      const spans = splitSentences(text);
      expect(spans.length).toBeGreaterThanOrEqual(3);
      for (const span of spans) {
        expect(text.slice(span.start, span.end)).toBe(span.text);
        expect(span.text).toMatch(/^["A-Z0-9].*[.?!]["]?$/);
      }
      expect(spans.map((span) => span.text).join(' ')).toBe(text);
    },
  );
});
