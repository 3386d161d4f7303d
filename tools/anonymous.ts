import path from 'node:path';
import { anonymous } from './anonymous/command.ts';
import { runCommand } from './run-command.ts';

/** `npm run anonymous -- keys|release|open …` */
runCommand((args) =>
  anonymous(args, {
    dataDir: path.resolve(process.env.DATA_DIR || path.join(import.meta.dirname, '../data')),
    say: (line) => void process.stdout.write(`${line}\n`),
  }),
);
