import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkHallFile, type LineFault } from '../../../tools/scene/check-hall-file.ts';

const textOf = (id: string) => readFileSync(path.join(import.meta.dirname, `../../../scenes/${id}.hall.json`), 'utf8');
const text = textOf('townhall');

/** A hall's file with one text in it changed; the line of that text, and what is found. */
function changed(
  from: string,
  to: string,
  file = text,
): { readonly line: number; readonly faults: readonly LineFault[] } {
  const at = file.indexOf(from);
  expect(at).toBeGreaterThan(0);
  const verdict = checkHallFile(file.replace(from, to));
  return { line: file.slice(0, at).split('\n').length, faults: verdict.ok ? [] : verdict.faults };
}

describe('a hall’s file', () => {
  it('[HALL3] that is a hall is taken', () => {
    const verdict = checkHallFile(text);
    expect(verdict.ok && verdict.hall.seats.length).toBe(252);
  });

  it.each([
    ['a ceiling of 200 m', '"ceilingM": 9.6', '"ceilingM": 200', 'ceilingM', /^is 200; too big: .*20 \(in metres\)$/],
    ['a number that is none', '"ceilingM": 9.6', '"ceilingM": NaN', '', /^is no JSON at “NaN” \(invalid symbol\)/],
    ['a comma too much', '"ceilingM": 9.6,', '"ceilingM": 9.6,,', '', /^is no JSON at “,” /],
    ['a word for a number', '"widthM": 9.6', '"widthM": "wide"', 'screen.widthM', /^is "wide"; .*expected number/],
    ['a screen without an end', '"widthM": 9.6', '"widthM": 1e999', 'screen.widthM', /; .*number/],
  ])('[HALL3] with %s is refused, with the line', (_, from, to, at, message) => {
    const { line, faults } = changed(from, to);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject({ line, at });
    expect(faults[0]?.message).toMatch(message);
  });

  it('[HALL3] with a misspelt name is told both: what is missing, and what is not known', () => {
    const { faults } = changed('"ceilingM"', '"cielingM"');
    expect(faults.map(({ message }) => message)).toEqual([
      'is missing; invalid input: expected number (in metres)',
      'has “cielingM”, which no hall has; check the spelling',
    ]);
  });

  it('[HALL3] with a seat in the air is told its line and the height that is right', () => {
    const [, id = '', x = '', y = '', z = ''] =
      /"id": "([^"]+)",\s*"row": 5,\s*"position": \[([-\d.]+), ([-\d.]+), ([-\d.]+)\]/.exec(text) ?? [];
    const seat = `[${x}, ${y}, ${z}]`;
    const { line, faults } = changed(seat, `[${x}, ${Number(y) + 1}, ${z}]`);
    const fault = faults.find(({ message }) => message.includes('above the floor'));
    expect(fault?.at).toContain(`(${id})`);
    expect(fault?.message).toBe(`is 1.00 m above the floor; its height must be ${y}`);
    expect(Math.abs((fault?.line ?? 0) - line)).toBeLessThanOrEqual(3);
  });

  it('[HALL3] with ten thousand seats is refused by their number, once', () => {
    const hall: { seats: unknown[] } = JSON.parse(text);
    hall.seats = Array.from({ length: 10_000 }, () => hall.seats[0]);
    const verdict = checkHallFile(JSON.stringify(hall));
    expect(verdict.ok ? [] : verdict.faults.map(({ at, message }) => `${at} ${message}`)).toEqual([
      'seats has 10000 entries; too big: expected array to have <=600 items',
    ]);
  });

  it.each([
    ['furniture of no kind', '"kind": "hearth"', '"kind": "heart"', 'furniture[0].kind', /^is "heart"; .*"hearth"/],
    ['a colour by name', '"seats": "#', '"seats": "red#', 'look.seats', /; a colour such as #8a5a33$/],
    ['a material that is none', '"material": "boards"', '"material": "bored"', 'look.floor.material', /; .*"boards"/],
    ['a pane too many', '"columns": 3', '"columns": 300', 'windows[0].panes.columns', /^is 300; too big/],
    [
      'a shelf up to the roof',
      '"heightM": 2.3',
      '"heightM": 23',
      /^furniture\[\d+\] \(shelf-left-1\)$/,
      /through the ceiling at 3\.1 m/,
    ],
  ])('[HALL27] with %s is refused, with the line', (_, from, to, at, message) => {
    const { line, faults } = changed(from, to, textOf('fireside'));
    expect(faults).toHaveLength(1);
    expect(faults[0]?.at).toMatch(at);
    expect(faults[0]?.message).toMatch(message);
    // A fault of a whole piece is told at its beginning.
    expect(line - (faults[0]?.line ?? 0)).toBeLessThanOrEqual(8);
  });

  it('[HALL27] with a shelf across the room is told every seat that nobody reaches, each with its line', () => {
    const file = textOf('fireside');
    const hall: { furniture: object[] } = JSON.parse(file);
    const shelf = { kind: 'bookshelf', position: [0, 0, 4.4], yawRad: 0, depthM: 0.3, heightM: 2, colour: '#5a3d27' };
    const desk = hall.furniture.at(-1) ?? {};
    hall.furniture = [{ id: 'across', widthM: 8.4, ...shelf }, desk];
    const verdict = checkHallFile(JSON.stringify(hall, null, 2));
    const faults = verdict.ok ? [] : verdict.faults;
    expect(faults).toHaveLength(13);
    expect(faults[0]?.message).toMatch(/^cannot be walked to from spawns\[0\]; free the way/);
    expect(new Set(faults.map(({ line }) => line)).size).toBe(13);
  });

  it.each(['', '   ', '[]', '7', 'null', '{}'])('[HALL3] that is %j is refused', (broken) => {
    const verdict = checkHallFile(broken);
    expect(verdict.ok ? [] : verdict.faults.length).toBeGreaterThan(0);
  });
});
