import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/** `node tools/bench/plots.ts FIGURES FOLDER`: draws docs/PERFORMANCE.md's two plots from the lines of `npm run bench -- crowd --json`. */
const [figuresFile, folder] = process.argv.slice(2);
if (figuresFile === undefined || folder === undefined) {
  process.stderr.write('Use it like this: node tools/bench/plots.ts FIGURES.jsonl FOLDER\n');
  process.exit(2);
}

const figureSchema = z.object({ name: z.string(), p50: z.number() });
const values = new Map(
  readFileSync(figuresFile, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => figureSchema.parse(JSON.parse(line)))
    .map(({ name, p50 }) => [name, p50]),
);
const crowds = [50, 200, 500, 1000, 2000];
const series = (figureAt: (people: number) => number | undefined): readonly Point[] =>
  crowds.flatMap((people) => {
    const value = figureAt(people);
    return value === undefined ? [] : [[people, value] as const];
  });
const figure = (what: string, people: number | string) => values.get(`crowd.${what}-${people}`);
const kbit = (bytesPerSecond: number) => (bytesPerSecond * 8) / 1000;

/** People who see each other in one hall elsewhere, as far as published. */
const others = [
  [25, 'Hubs'],
  [50, 'Spatial'],
  [80, 'VRChat'],
  [356, 'High Fidelity'],
] as const;

const oursBytes = (people: number) => figure('bytes-per-client', people);
write('crowd-bytes.svg', {
  title: 'What each person receives of the crowd, kbit/s',
  rangeY: [10, 20_000],
  lines: [
    {
      name: 'plain Colyseus schema',
      color: '#b4552d',
      points: series((people) => {
        const [bytes, ratio] = [oursBytes(people), figure('bytes-ratio', people)];
        return bytes === undefined || ratio === undefined ? undefined : kbit(bytes * ratio);
      }),
    },
    {
      name: 'Rostrum',
      color: '#5b35b5',
      points: series((people) => {
        const bytes = oursBytes(people);
        return bytes === undefined ? undefined : kbit(bytes);
      }),
    },
  ],
  marks: [
    [150, 'our budget: 150'],
    [3000, 'High Fidelity: 3,000'],
  ],
});
const inSections = figure('loop-lag-ms', '2000-in-sections');
write('crowd-lag.svg', {
  title: 'How late the server’s loop is, P99, ms',
  rangeY: [1, 2000],
  lines: [
    {
      name: 'plain Colyseus schema',
      color: '#b4552d',
      points: series((people) => figure('plain-loop-lag-ms', people)),
    },
    { name: 'Rostrum, one crowd', color: '#5b35b5', points: series((people) => figure('loop-lag-ms', people)) },
    ...(inSections === undefined
      ? []
      : [{ name: 'in sections of 250', color: '#1f7a6d', points: [[2000, inSections] as const] }]),
  ],
  marks: [[50, 'our budget at 2,000 people: 50']],
});

type Point = readonly [people: number, value: number];

interface Plot {
  readonly title: string;
  readonly rangeY: readonly [number, number];
  readonly lines: readonly { readonly name: string; readonly color: string; readonly points: readonly Point[] }[];
  /** Values with their names, drawn across. */
  readonly marks: readonly (readonly [value: number, name: string])[];
}

/** Both axes are logarithmic. */
function write(file: string, { title, rangeY, lines, marks }: Plot): void {
  const [width, height] = [760, 420];
  const box = { left: 72, right: 600, top: 56, bottom: 364 };
  const rangeX = [20, 2500] as const;
  const share = (value: number, [from, to]: readonly [number, number]) => Math.log(value / from) / Math.log(to / from);
  const x = (people: number) => (box.left + share(people, rangeX) * (box.right - box.left)).toFixed(1);
  const y = (value: number) => (box.bottom - share(value, rangeY) * (box.bottom - box.top)).toFixed(1);
  const text = (at: string, words: string, more = '') => `<text ${at} ${more}>${words}</text>`;
  const parts: string[] = [text('x="24" y="32"', title, 'font-size="17" font-weight="650"')];
  for (let value = rangeY[0]; value <= rangeY[1]; value *= 10) {
    parts.push(`<path d="M${box.left} ${y(value)}H${box.right}" stroke="#e2ddd3"/>`);
    parts.push(text(`x="${box.left - 8}" y="${y(value)}" dy="4"`, value.toLocaleString('en'), 'text-anchor="end"'));
  }
  for (const people of crowds)
    parts.push(text(`x="${x(people)}" y="${box.bottom + 20}"`, people.toLocaleString('en'), 'text-anchor="middle"'));
  parts.push(
    text(
      `x="${box.right}" y="${box.bottom + 42}"`,
      'people in one hall (dotted: the most that others publish)',
      'text-anchor="end"',
    ),
  );
  for (const [people, name] of others) {
    parts.push(`<path d="M${x(people)} ${box.top}V${box.bottom}" stroke="#c9c2b4" stroke-dasharray="2 4"/>`);
    parts.push(
      text(
        `transform="translate(${x(people)} ${box.top + 4}) rotate(90)" dy="-5"`,
        `${name} ${people}`,
        'fill="#7a7366" font-size="12"',
      ),
    );
  }
  for (const [value, name] of marks) {
    parts.push(`<path d="M${box.left} ${y(value)}H${box.right}" stroke="#1b1813" stroke-dasharray="6 5"/>`);
    parts.push(text(`x="${x(95)}" y="${y(value)}" dy="17"`, name));
  }
  for (const { name, color, points } of lines) {
    const last = points.at(-1);
    if (last === undefined) throw new Error(`${file}: no figures of ${name}`);
    parts.push(
      `<polyline points="${points.map(([people, value]) => `${x(people)},${y(value)}`).join(' ')}" fill="none" stroke="${color}" stroke-width="2.5"/>`,
    );
    for (const [people, value] of points)
      parts.push(`<circle cx="${x(people)}" cy="${y(value)}" r="4" fill="${color}"/>`);
    parts.push(
      text(`x="${Number(x(last[0])) + 10}" y="${y(last[1])}" dy="4"`, name, `fill="${color}" font-weight="650"`),
    );
  }
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="Inter, system-ui, sans-serif" font-size="13" fill="#1b1813">
<title>${title}</title>
<rect width="${width}" height="${height}" rx="12" fill="#fbf8f2"/>
${parts.join('\n')}
</svg>
`;
  writeFileSync(path.join(folder ?? '.', file), svg);
}
