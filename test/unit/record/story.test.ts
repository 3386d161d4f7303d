import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verifyRecord } from '../../../protocol/record/verify.ts';
import { eventTypesOf } from '../../support/story-record.ts';

const text = readFileSync(path.join(import.meta.dirname, '../../data/story.record.jsonl'), 'utf8');
const lines = text.trimEnd().split('\n');

/** Where the proof breaks, or 0 when it holds. */
async function brokenAt(changed: readonly string[]): Promise<number> {
  const verdict = await verifyRecord(changed);
  return verdict.ok ? 0 : verdict.line;
}

describe('the kept record of the story', () => {
  it('[V8] is still proved, and tells the whole story', async () => {
    expect(await verifyRecord(lines)).toMatchObject({ ok: true });
    const types = eventTypesOf(text);
    const story = [
      'townhall.created',
      'member.entered',
      'question.asked',
      'question.approved',
      'answer.prepared',
      'question.voted',
      'question.called',
      'answer.started',
      'answer.finished',
      'question.referred',
      'stage.stopped',
      'session.started',
      'answer.cut',
    ];
    for (const type of story) expect(types).toContain(type);
  });

  it('[V5] a removed, doubled or moved line breaks it there', async () => {
    for (let at = 0; at < lines.length; at++) {
      expect(await brokenAt(lines.toSpliced(at, 1))).toBeGreaterThan(0);
      expect(await brokenAt(lines.toSpliced(at, 0, lines[at] ?? ''))).toBe(at + 2);
      // Two blobs of one entry are told apart only when the second is read.
      const moved = lines.toSpliced(at, 2, lines[at + 1] ?? '', lines[at] ?? '');
      if (at + 1 < lines.length) expect([at + 1, at + 2]).toContain(await brokenAt(moved));
    }
    expect(await brokenAt(lines.slice(0, -1))).toBe(lines.length - 1);
  });

  it('[V6] any changed character breaks it on its line', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(text.trimEnd().length - 1),
        fc.constantFrom('0', 'f', ' ', '"', 'é'),
        async (index, character) => {
          fc.pre(text[index] !== character && text[index] !== '\n');
          const changed = text.slice(0, index) + character + text.slice(index + 1);
          const line = text.slice(0, index).split('\n').length;
          const at = await brokenAt(changed.trimEnd().split('\n'));
          // A personal part that is gone is noticed at the end, a head or key where it is first needed: never before the change.
          expect(at).toBeGreaterThanOrEqual(line);
        },
      ),
      { numRuns: 200 },
    );
  });
});
