import { expect, it } from 'vitest';
import { limits } from '../../../../protocol/limits.ts';
import { sha256Hex } from '../../../../protocol/record/chain.ts';
import { sealedSchema } from '../../../../protocol/sealed.ts';
import {
  createSealer,
  makeKeyPair,
  openLayer,
  readIdentity,
  readPrivateKey,
} from '../../../../server/adapters/jose/sealing.ts';
import { townhallId } from '../../../support/build-session.ts';
import { idOf, questionId } from '../../../support/build-townhall.ts';

const ana = await makeKeyPair();
const ben = await makeKeyPair();
const sealer = await createSealer([
  { name: 'Ana', publicKey: ana.x },
  { name: 'Ben', publicKey: ben.x },
]);
const identity = (memberId: string, name: string) => ({
  townhallId,
  questionId: questionId('q'),
  memberId: idOf(memberId),
  name,
});

it('[AQ3] opens with both keys, one after the other, and with neither alone', async () => {
  const { box, inside } = await sealer.seal(identity('m-ada', 'Ada “the first” 李'));
  const inner = await openLayer(box, ana);
  expect(sha256Hex(inner)).toBe(inside);
  expect(readIdentity(await openLayer(inner, ben))).toEqual(identity('m-ada', 'Ada “the first” 李'));
  await expect(openLayer(box, ben)).rejects.toThrow();
  await expect(openLayer(inner, ana)).rejects.toThrow();
});

it('[AQ3] is as long for anybody, and another one each time', async () => {
  const people = [identity('a', ''), identity('m'.repeat(64), '😀'.repeat(limits.nameLength / 2)), identity('a', '')];
  const sealed = await Promise.all(people.map((person) => sealer.seal(person)));
  expect(new Set(sealed.map(({ box }) => box.length)).size).toBe(1);
  expect(new Set(sealed.map(({ box, inside }) => box + inside)).size).toBe(3);
  for (const each of sealed) sealedSchema.parse(each);
});

it('[AQ1] takes no key that nothing can be sealed to', async () => {
  const nobody = { name: 'Ben', publicKey: 'A'.repeat(43) };
  await expect(createSealer([{ name: 'Ana', publicKey: ana.x }, nobody])).rejects.toThrow();
});

it('[AQ11] reads a secret key, and nothing else', () => {
  expect(readPrivateKey(JSON.stringify(ana))).toEqual(ana);
  for (const text of ['', '{}', ana.x, JSON.stringify({ ...ana, crv: 'P-256' })])
    expect(readPrivateKey(text)).toBeNull();
});
