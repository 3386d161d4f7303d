import { describe, expect, it } from 'vitest';
import { personaIdSchema, personaStream } from '../../../protocol/ids.ts';
import { BrokenEntry, noHash, openEntry, readBody, readOwnBody, seal } from '../../../protocol/record/chain.ts';
import { isHeadSigned, signHead } from '../../../protocol/record/sign.ts';
import { chain, entered, publicKey, secretKey, stream } from '../../support/a-record.ts';

describe('entry', () => {
  it('[V2] gives its event back, and an erased one says so', () => {
    const event = entered('Ada “Å” 🦉');
    const [entry] = chain([event]);
    if (entry === undefined) throw new Error('no entry');
    expect(openEntry(entry)).toEqual(event);
    expect(openEntry({ ...entry, personal: null })).toEqual({ ...event, personal: 'erased' });
    expect(readOwnBody(entry.body, { stream, seq: 1, prev: noHash })).toEqual(readBody(entry.body));
  });

  it('[V2] holds nothing personal outside its personal part, and the same part has another digest every time', () => {
    const [one, two] = [1, 2].map((salt) =>
      seal({ stream, seq: 1, prev: noHash }, entered('Ada'), new Uint8Array(16).fill(salt)),
    );
    expect(one?.body).not.toContain('Ada');
    expect(one?.body).not.toBe(two?.body);
  });

  it('[V2] is refused in another form, version or with fields that nobody knows', () => {
    const [entry] = chain([entered('Ada')]);
    const body = entry?.body ?? '';
    for (const changed of [
      ` ${body}`,
      body.replace('"v":1', '"v":2'),
      body.replace('"v":1', '"v":1,"w":1'),
      'null',
      '{',
    ])
      expect(() => readBody(changed)).toThrow(BrokenEntry);
  });

  it('[V2] is refused in another place than its own, and in another form', () => {
    const [entry] = chain([entered('Ada')]);
    const body = entry?.body ?? '';
    const place = { stream, seq: 1, prev: noHash };
    for (const other of [
      { stream: personaStream(personaIdSchema.parse('demo')) },
      { seq: 2 },
      { prev: entry?.hash ?? noHash },
    ])
      expect(() => readOwnBody(body, { ...place, ...other })).toThrow(BrokenEntry);
    for (const changed of [
      '{',
      'null',
      body.replace('"v":1', '"v":2'),
      body.replace('"event":', '"event":null,"e":'),
      body.replace(/"personalDigest":"\w+"/, '"personalDigest":7'),
    ]) {
      expect(changed).not.toBe(body);
      expect(() => readOwnBody(changed, place)).toThrow(BrokenEntry);
    }
  });
});

describe('signed head', () => {
  it('[V9] is the key’s over this very head', () => {
    const [first, second] = chain([entered('Ada'), entered('Bo')]);
    if (first === undefined || second === undefined) throw new Error('no entries');
    const signature = signHead(first.hash, secretKey);
    expect(isHeadSigned(first.hash, signature, publicKey)).toBe(true);
    expect(isHeadSigned(second.hash, signature, publicKey)).toBe(false);
    expect(isHeadSigned(first.hash, signature.replace(/^../, '00'), publicKey)).toBe(false);
    expect(isHeadSigned(first.hash, 'x', publicKey)).toBe(false);
    expect(isHeadSigned(first.hash, signature, 'f'.repeat(64))).toBe(false);
  });
});
