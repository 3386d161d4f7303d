import { inModules, type Outcome, outcomeOf, runNode } from './run-program.ts';

/** Rules that see no files are green for ever: at least this many must have been read. */
const modulesAtLeast = 200;
const folders = ['protocol', 'scenes', 'server', 'client', 'tools', 'test'];

/** The rules of `.dependency-cruiser.cjs`, over everything that is ours. */
export async function importRules(): Promise<Outcome> {
  const cruiser = inModules('dependency-cruiser/bin/dependency-cruise.mjs');
  const argv = ['--require', './tools/swc-preload.cjs', cruiser, '--config', '.dependency-cruiser.cjs', ...folders];
  const { code, output } = await runNode(argv);
  const seen = Number(/\((\d+) modules/.exec(output)?.[1] ?? /(\d+) modules/.exec(output)?.[1] ?? 0);
  const isEnough = seen >= modulesAtLeast;
  const says = isEnough ? output : `${output}\nOnly ${seen} modules were read; ${modulesAtLeast} or more are there.`;
  return outcomeOf(code === 0 && isEnough, says);
}
