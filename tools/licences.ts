import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isAllowed, licenceList, shippedPackages } from './licences/shipped.ts';

/** `npm run licences`: writes docs/LICENCES.md from the lock file; with `--check` it only says whether that is up to date. */
const repository = path.join(import.meta.dirname, '..');
const file = path.join(repository, 'docs/LICENCES.md');
const packages = shippedPackages(readFileSync(path.join(repository, 'package-lock.json'), 'utf8'));
const problems = packages
  .filter(({ licence }) => !isAllowed(licence))
  .map(({ name, licence }) => `${name}: ${licence}`);

if (problems.length > 0) {
  process.stderr.write(`Not among the allowed licences:\n${problems.join('\n')}\n`);
  process.exitCode = 1;
} else if (process.argv.includes('--check')) {
  const isCurrent = readFileSync(file, 'utf8') === licenceList(packages);
  process.stderr.write(
    isCurrent ? 'docs/LICENCES.md is up to date.\n' : 'docs/LICENCES.md is old: npm run licences.\n',
  );
  process.exitCode = isCurrent ? 0 : 1;
} else {
  writeFileSync(file, licenceList(packages));
  process.stderr.write(`docs/LICENCES.md: ${packages.length} packages.\n`);
}
