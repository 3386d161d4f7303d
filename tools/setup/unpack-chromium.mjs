// Unpacks the Chromium inside @sparticuz/chromium, and the libraries it needs on a bare machine, into the folder given.
const folder = process.argv[2];
if (folder === undefined) throw new Error('usage: unpack-chromium.mjs FOLDER');
// The package unpacks into the temporary folder, and takes what lies there unchecked: so it gets one of its own.
process.env.TMPDIR = folder;
// Without this it leaves out the libraries.
process.env.AWS_LAMBDA_JS_RUNTIME = 'nodejs22.x';
const { default: chromium } = await import('@sparticuz/chromium');
await chromium.executablePath();
