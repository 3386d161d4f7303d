// Builds a hall from its file alone: node assets/make/own-hall.mjs FILE DRAWN [--draft] writes DRAWN.glb, DRAWN-light.webp and
// DRAWN-light.bin. Run by npm run scene -- build FILE, and by the server for a hall that was never built.
import { readFileSync } from 'node:fs';
import { buildHall } from './hall/build-hall.mjs';

const [file, drawn, ...more] = process.argv.slice(2);
if (file === undefined || drawn === undefined) throw new Error('Use it like this: own-hall.mjs FILE DRAWN [--draft]');
await buildHall({ hall: JSON.parse(readFileSync(file, 'utf8')), drawn, isDraft: more.includes('--draft') });
