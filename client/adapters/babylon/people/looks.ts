import { hairStyles } from './head-shape.ts';

const skins = ['#f0c9ae', '#e2b08e', '#c98f6a', '#a86f4b', '#8a5638', '#6d4230', '#553325', '#d9a37f'];
const hairs = ['#1b1512', '#2c1e17', '#4a2f1f', '#6b4528', '#8f6236', '#a8824f', '#6d6a68', '#7d3c22'];
const tops = [
  '#2f4858',
  '#6b3f4a',
  '#3f5a4a',
  '#8a6a3c',
  '#4a4a6a',
  '#7a4a35',
  '#c9bfae',
  '#35353d',
  '#5b6f86',
  '#87574f',
  '#d8cfc0',
  '#46604f',
];
const trousers = ['#23262f', '#2f2a28', '#3a4150', '#4b4238', '#1d1d22'];

/** Writes how a person looks into their row: what they chose one day, until then what their id gives. */
export function writeLook(id: string, out: Float32Array, at: number): void {
  const random = seeded(id);
  const skin = pick(skins, random());
  const style = Math.floor(random() * hairStyles.length);
  const hair = pick(hairs, random());
  out.set([...linear(skin), style], at);
  out.set([...linear(hair), random()], at + 4);
  out.set([...linear(pick(tops, random())), Math.floor(random() * 4)], at + 8);
  out.set([...linear(pick(trousers, random())), random()], at + 12);
}

function pick(list: readonly string[], t: number): string {
  return list[Math.floor(t * list.length)] ?? '#808080';
}

function linear(hex: string): readonly [number, number, number] {
  const part = (at: number) => (Number.parseInt(hex.slice(at, at + 2), 16) / 255) ** 2.2;
  return [part(1), part(3), part(5)];
}

/** The same person looks the same on every screen. */
function seeded(id: string): () => number {
  let state = 2166136261;
  for (const letter of id) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 16777619) >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return ((state ^ (state >>> 15)) >>> 0) / 4294967296;
  };
}
