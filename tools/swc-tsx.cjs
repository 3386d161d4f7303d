// dependency-cruiser 17 asks swc to read .tsx files as plain TypeScript and falls over their tags: this preload says what they are.
const swc = require('@swc/core');

const { parseFileSync } = swc;
swc.parseFileSync = (file, options) => parseFileSync(file, { ...options, tsx: file.endsWith('.tsx') });
