import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { isAllowed, licenceList, shippedPackages } from '../../tools/licences/shipped.ts';

const repository = path.join(import.meta.dirname, '../..');
const packages = shippedPackages(readFileSync(path.join(repository, 'package-lock.json'), 'utf8'));

describe('licences', () => {
  it('[ARCH5] everything shipped has an allowed licence', () => {
    expect(packages.length).toBeGreaterThan(50);
    expect(packages.filter(({ licence }) => !isAllowed(licence))).toEqual([]);
  });

  it('[ARCH5] docs/LICENCES.md lists it all (else: npm run licences)', () => {
    expect(readFileSync(path.join(repository, 'docs/LICENCES.md'), 'utf8')).toBe(licenceList(packages));
  });

  it.each([
    ['MIT', true],
    ['GPL-3.0-only', false],
    ['(MIT OR GPL-3.0-only)', true],
    ['(Apache-2.0 AND BSD-3-Clause)', true],
    ['Apache-2.0 AND LGPL-3.0-or-later', false],
    ['unknown', false],
  ])('[ARCH5] %s is allowed: %s', (licence, expected) => {
    expect(isAllowed(licence)).toBe(expected);
  });
});
