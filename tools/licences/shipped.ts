import { z } from 'zod';

export interface ShippedPackage {
  readonly name: string;
  readonly version: string;
  /** SPDX expression, as the package gives it. */
  readonly licence: string;
}

const allowed = [
  'MIT',
  'MIT-0',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BSD-4-Clause',
  'ISC',
  '0BSD',
  'OFL-1.1',
  'BlueOak-1.0.0',
  'Unlicense',
  'Python-2.0',
  'CC0-1.0',
];

/** What runs beside the packages, and comes another way. */
const others: readonly ShippedPackage[] = [
  { name: 'livekit-server (found on the machine, or built by set-up)', version: '1.13', licence: 'Apache-2.0' },
  { name: 'Node.js (the machine’s own, or a package of the list below)', version: '24', licence: 'MIT' },
];

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      name: z.string().optional(),
      version: z.string().optional(),
      license: z.string().optional(),
      dev: z.boolean().optional(),
    }),
  ),
});

/** Every package that is installed in production, on any platform, by name and version. */
export function shippedPackages(lock: string): readonly ShippedPackage[] {
  const byKey = new Map<string, ShippedPackage>();
  for (const [at, { name: own, version = '', license = 'unknown', dev }] of Object.entries(
    lockSchema.parse(JSON.parse(lock)).packages,
  )) {
    if (at === '' || dev === true) continue;
    // One that stands in for another has its own name.
    const name = own ?? at.slice(at.lastIndexOf('node_modules/') + 'node_modules/'.length);
    byKey.set(`${name} ${version}`, { name, version, licence: license });
  }
  return [...byKey.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

/** Of alternatives one must be allowed; of licences that hold together all. */
export function isAllowed(licence: string): boolean {
  const alternatives = licence.replaceAll(/[()]/g, '').split(' OR ');
  return alternatives.some((alternative) => alternative.split(' AND ').every((one) => allowed.includes(one)));
}

/** The page `docs/LICENCES.md`. */
export function licenceList(packages: readonly ShippedPackage[]): string {
  const row = ({ name, version, licence }: ShippedPackage): string => `| ${name} | ${version} | ${licence} |`;
  return [
    '# Licences of everything shipped',
    '',
    'Rostrum is licensed under Apache-2.0 (`LICENSE`; attributions in `NOTICE`). Written by `npm run licences` from the lock file.',
    '',
    '## Beside the packages',
    '| part | version | licence |',
    '|---|---|---|',
    ...others.map(row),
    '',
    '## Packages',
    'Installed in production; those made for one platform are installed there only.',
    '',
    '| package | version | licence |',
    '|---|---|---|',
    ...packages.map(row),
    '',
  ].join('\n');
}
