import { expect, it } from 'vitest';
import type { Manner } from '../../../../protocol/answer.ts';
import type { Asking } from '../../../../server/mind/model/asking.ts';
import { createSentenceWriter } from '../../../../server/mind/model/write-sentences.ts';
import { noAbort } from '../knowledge.ts';

/** What the model is told of one manner. */
async function instructionFor(manner: Manner): Promise<string> {
  let told = '';
  const model: Asking = {
    id: 'm',
    ask: async ({ instruction }, schema) => {
      told = instruction;
      return schema.parse({ sentences: [] });
    },
  };
  await createSentenceWriter(model).write({ question: 'Why?', passages: [], manner }, noAbort);
  return told;
}

it('[M94] a model is told to write plainly, or lightly where the leader set that; all else is the same', async () => {
  const [plain, light] = [
    await instructionFor({ length: 'normal' }),
    await instructionFor({ length: 'normal', humour: 'on' }),
  ];
  expect(plain).toContain('no joke');
  expect(light).toContain('may be light');
  const rest = (told: string) => told.split('\n').filter((line) => !line.startsWith('The tone'));
  expect(rest(light)).toEqual(rest(plain));
  expect(rest(plain)).toContainEqual(expect.stringContaining('Add no fact'));
});

it('[M94] openings, closings and pace are no matter of the model', async () => {
  const more = { pace: 'slow', openings: ['Thank you for asking.'], closings: ['I hope that helps.'] } as const;
  expect(await instructionFor({ length: 'long', ...more })).toBe(await instructionFor({ length: 'long' }));
});
