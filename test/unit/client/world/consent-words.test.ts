import { expect, it } from 'vitest';
import { consentWords, wholeScope } from '../../../../client/world/consent-words.ts';
import { townhallIdSchema } from '../../../../protocol/ids.ts';

const id = (text: string) => townhallIdSchema.parse(text);
const whole = wholeScope('2026-03-01', '2026-12-31', 'any');
const words = (change: Partial<typeof whole>) =>
  consentWords({ kind: 'given', epoch: 1, atMs: 5, scope: { ...whole, ...change } }, 'demo');

it('[PN45] says what is consented to, where and on which days', () => {
  expect(words({})).toEqual([
    'It may use your words, your voice, your face and your gestures.',
    'In any town hall on this server.',
    'From 1 March 2026 through 31 December 2026.',
  ]);
  expect(words({ face: false, gestures: false, where: [id('demo')], until: '2026-03-01' })).toEqual([
    'It may use your words and your voice.',
    'In this town hall only.',
    'On 1 March 2026.',
  ]);
  expect(words({ where: [id('demo'), id('spring')] })[1]).toBe('In this town hall and one other.');
  expect(words({ where: [id('spring')] })[1]).toBe('Not in this town hall: in others only.');
  expect(consentWords({ kind: 'missing' }, 'demo')).toEqual([]);
  expect(consentWords({ kind: 'revoked', epoch: 1, atMs: 5 }, 'demo')).toEqual([]);
});
