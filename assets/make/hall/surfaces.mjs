/** Surfaces that take their colour from the hall's file. Numbers are those of client/adapters/babylon/hall/hall-shader.ts. */
export const surface = {
  metal: 5,
  wood: 9,
  boards: 10,
  stone: 11,
  plaster: 12,
  cloth: 13,
  glow: 14,
  lacquer: 15,
  brick: 11,
};

/** Bricks are small slabs. */
const brickScale = [5.2, 8.4];
/** Light of a surface that shines, when its tint is white. */
const glowScale = 3;

const channels = (hex) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);

/** A colour as a tint: the square roots of its linear parts as bytes. */
export function tintOf(hex, by = 1) {
  return channels(hex).map((part) => Math.round(255 * Math.sqrt(Math.min(1, part ** 2.2 * by))));
}

/** The same for a surface that shines `brightness` times as bright as white paper in full light. */
export const glowOf = (hex, brightness) => tintOf(hex, brightness / glowScale);

export function mixed(a, b, part) {
  return a.map((value, i) => Math.round(value + (b[i] - value) * part));
}

/** What the mesh builder wants for a surface of the hall's file: its number, its colour and its places. */
export function made({ material, colour }, by = 1) {
  const scale = material === 'brick' ? brickScale : [1, 1];
  const uvOf = (places) => (u, v, p) => places(u, v, p).map((value, i) => value * scale[i]);
  return { kind: surface[material], tint: tintOf(colour, by), uvOf };
}

/** How much light a surface gives back; null where it shines. */
export function albedoOf(mesh, vertex) {
  const kind = mesh.materials[vertex];
  if (kind === surface.glow) return null;
  if (kind === surface.metal) return [0.05, 0.05, 0.05];
  return mesh.tints[vertex].map((byte) => 0.92 * (byte / 255) ** 2);
}

/** 0 to 1, the same for the same number on every machine. */
export function random(n) {
  let h = Math.imul(n ^ 0x9e3779b9, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return ((h ^ (h >>> 16)) >>> 0) / 4294967296;
}

export const lerp = (a, b, t) => a + (b - a) * t;
