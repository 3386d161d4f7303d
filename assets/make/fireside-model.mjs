// Builds the fireside from its file, under the folder it is given. Run: npm run assets
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { buildHall } from './hall/build-hall.mjs';

const repository = path.join(import.meta.dirname, '../..');
const [folder = repository] = process.argv.slice(2);
const hall = JSON.parse(readFileSync(path.join(repository, 'scenes/fireside.hall.json'), 'utf8'));
await buildHall({ hall, drawn: path.join(folder, 'assets/models/fireside') });
