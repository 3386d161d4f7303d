import { expect, it } from 'vitest';
import type { TownhallEvent } from '../../../protocol/events.ts';
import { townhallIdSchema, townhallStream } from '../../../protocol/ids.ts';
import { noHash, seal, sha256Hex } from '../../../protocol/record/chain.ts';
import { checkReleasedSeal, type ReleasedSeal, releasedSealSchema } from '../../../protocol/record/released-seal.ts';
import { signHead } from '../../../protocol/record/sign.ts';
import { publicKey, secretKey } from '../../support/a-record.ts';
import { secretOf } from '../../support/an-anonymous-question.ts';
import { answerId, questionId } from '../../support/build-townhall.ts';

const stream = townhallStream(townhallIdSchema.parse('demo'));
const by = { kind: 'part', part: 'sealed' } as const;
const asked: TownhallEvent = {
  type: 'question.asked',
  at: 1,
  by,
  questionId: questionId('q'),
  author: { kind: 'sealed', ownerHash: sha256Hex(secretOf('s')) },
  personal: { text: 'Why?', sealed: { box: 'box', inside: answerId('d') } },
};
const released: TownhallEvent = {
  type: 'question.seal-released',
  at: 2,
  by: { kind: 'part', part: 'session' },
  questionId: questionId('q'),
  personal: { reason: 'A threat.' },
};
const entryOf = (event: TownhallEvent, seq: number, prev = noHash) =>
  seal({ stream, seq, prev }, event, new Uint8Array(16).fill(seq));

function aSeal(first: TownhallEvent = asked, second: TownhallEvent = released, secondSeq = 7): ReleasedSeal {
  const entry = entryOf(second, secondSeq, answerId('e'));
  const proof = { asked: entryOf(first, 3), released: entry, signature: signHead(entry.hash, secretKey) };
  return releasedSealSchema.parse({ rostrum: 'released-seal', ...proof, key: publicKey });
}

it('[AQ10] takes a seal whose release stands in the record, and says of which question and why', () => {
  expect(checkReleasedSeal(aSeal(), publicKey)).toEqual({
    ok: true,
    townhallId: 'demo',
    questionId: 'q',
    text: 'Why?',
    reason: 'A threat.',
    atMs: 2,
    sealed: { box: 'box', inside: answerId('d') },
  });
});

it.each<[string, ReleasedSeal]>([
  ['another installation', { ...aSeal(), key: answerId('f') }],
  ['the signature', { ...aSeal(), signature: aSeal(asked, { ...released, at: 3 }).signature }],
  ['the record does not say', aSeal(asked, { ...asked, questionId: questionId('other') })],
  ['of another question', aSeal(asked, { ...released, questionId: questionId('other') })],
  ['of another question', aSeal(asked, released, 2)],
  ['not an anonymous one', aSeal({ ...asked, personal: { text: 'Why?' } })],
  ['an entry is not', { ...aSeal(), asked: { ...aSeal().asked, personal: { salt: '0'.repeat(32), text: '{}' } } }],
  ['an entry is not', { ...aSeal(), asked: { ...aSeal().asked, body: aSeal().released.body } }],
  ['an entry is not', { ...aSeal(), asked: { ...aSeal().asked, body: 'no' } }],
])('[AQ10] refuses one with: %s', (reason, broken) => {
  const checked = checkReleasedSeal(broken, publicKey);
  expect(checked).toMatchObject({ ok: false });
  expect(checked.ok ? '' : checked.reason).toContain(reason);
});

it('[AQ10] refuses one of an installation that was not named', () => {
  expect(checkReleasedSeal(aSeal(), answerId('f'))).toMatchObject({ ok: false });
});
