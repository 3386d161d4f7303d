import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { bodyPath } from '../../../protocol/body-files.ts';
import { readPersona } from '../../../server/adapters/node/persona-files.ts';
import { openingNotice } from '../../../server/mind/notices.ts';

const assets = path.join(import.meta.dirname, '../../../assets');
const both = ['maya-lindqvist', 'daniel-okafor'];

describe('a persona by its id', () => {
  it.each(both)('[PN9] %s comes with the body that it names, under its hash', (id) => {
    const { persona, bodyHash, files } = readPersona(id);
    const body = readFileSync(path.join(assets, `models/${persona.body}.glb`));
    expect(bodyHash).toBe(createHash('sha256').update(body).digest('hex').slice(0, 16));
    expect([...files]).toEqual([[bodyPath(bodyHash), body]]);
  });

  it('[PN7] both have a name, a company, a voice, a body and statements of their own', () => {
    const [maya, daniel] = both.map(readPersona);
    for (const own of ['id', 'leaderName', 'company', 'referTo', 'voice', 'body'] as const)
      expect(maya?.persona[own]).not.toBe(daniel?.persona[own]);
    const texts = [maya, daniel].flatMap((each) => each?.statements.map(({ text }) => text) ?? []);
    expect(new Set(texts).size).toBe(texts.length);
  });

  it.each(both)('[M11] %s opens with the reviewed notice', (id) => {
    const { opening } = JSON.parse(readFileSync(path.join(assets, `persona/${id}.persona.json`), 'utf8'));
    expect(opening).toBe(openingNotice(readPersona(id).persona.leaderName).text);
  });

  it('[PN7] that is not there is refused with those that are', () => {
    expect(() => readPersona('nobody')).toThrow(
      'PERSONA=nobody: there is no such persona. There are: daniel-okafor, maya-lindqvist.',
    );
  });
});
