import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { givesPromise } from '../../../../server/mind/guards/promises.ts';
import { isHardNews, isPlanted } from '../../../../server/mind/guards/sentences.ts';
import { splitSentences } from '../../../../server/mind/sentences.ts';
import { guardedPromises, guardedSentences } from '../../../support/guard-tables.ts';
import { demoStatements, personaFile } from '../knowledge.ts';

const textSchema = z.object({ text: z.string() });
const sentencesOf = (texts: readonly { readonly text: string }[]) =>
  texts.flatMap(({ text }) => splitSentences(text)).map(({ text }) => text);

describe('sentences of statements', () => {
  it('[M65] [M66] hard news, and what is written for machines, are told from all else', () => {
    const told = guardedSentences.map(({ sentence }) => ({
      sentence,
      expect: isPlanted(sentence) ? 'order' : isHardNews(sentence) ? 'hard-news' : 'plain',
    }));
    expect(guardedSentences.length).toBeGreaterThan(50);
    expect(told).toEqual(guardedSentences);
  });

  it('[M66] none of nine hundred sentences that leaders say is taken for one that is written for machines', () => {
    const tuned = readFileSync(new URL('../../../../assets/eval/tuned.statements.jsonl', import.meta.url), 'utf8');
    const lines = tuned
      .trim()
      .split('\n')
      .map((line) => textSchema.parse(JSON.parse(line)));
    const second = z.array(textSchema).parse(personaFile('daniel-okafor.statements.json'));
    const all = sentencesOf([...lines, ...demoStatements, ...second]);
    expect(all.length).toBeGreaterThan(800);
    expect(all.filter(isPlanted)).toEqual([]);
  });

  it('[M64] a promise is given by the words of the statement, its figures and its years', () => {
    const told = guardedPromises.map((row) => ({
      ...row,
      isGiven: givesPromise(row.question, sentencesOf([{ text: row.statement }]), '2026-11-21'),
    }));
    expect(told).toEqual(guardedPromises);
  });
});
