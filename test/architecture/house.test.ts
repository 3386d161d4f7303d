import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const repository = path.join(import.meta.dirname, '../..');

describe('the house', () => {
  it.each([
    'protocol',
    'protocol/record',
    'scenes',
    'assets',
    'assets/make',
    'server/townhall',
    'server/persona',
    'server/access',
    'server/crowd',
    'server/documents',
    'server/mind',
    'server/speech',
    'server/session',
    'server/leader',
    'server/adapters',
    'client/world',
    'client/adapters',
    'client/pages',
    'test/unit',
    'test/contract',
    'test/room',
    'test/fuzz',
    'test/e2e',
    'test/support',
    'test/data',
    'test/architecture',
    'docs',
    'tools',
  ])('[ARCH4] %s is there, and lived in', (folder) => {
    expect(readdirSync(path.join(repository, folder)).length).toBeGreaterThan(0);
  });
});
