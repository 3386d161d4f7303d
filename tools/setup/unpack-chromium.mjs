// Unpacks the Chromium inside @sparticuz/chromium, and the libraries it needs on a bare machine, into the folder given.
import { mkdirSync } from 'node:fs';
import process from 'node:process';

const folder = process.argv[2];
if (folder === undefined) throw new Error('usage: unpack-chromium.mjs FOLDER');
mkdirSync(folder, { recursive: true });
// The package unpacks into the temporary folder, and takes what lies there unchecked: so it gets one of its own.
process.env.TMPDIR = folder;
process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs22.x';
const { default: chromium } = await import('@sparticuz/chromium');
process.stdout.write(await chromium.executablePath());
