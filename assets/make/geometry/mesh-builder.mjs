/**
 * Collects triangles with a normal, a texture place in metres and a material number per vertex. Counter-clockwise is the front. Every
 * sheet is also a chart of the light map: a rectangle of texels over its u and v.
 */
export class MeshBuilder {
  positions = [];
  normals = [];
  uvs = [];
  materials = [];
  /** For each vertex red, green, blue as bytes: square roots of what the surface's own colour is multiplied by. */
  tints = [];
  indices = [];
  /** For each sheet: `at`, `flip`, its size in metres, where its vertices and indices are, and how coarse its texels may be. */
  charts = [];
  /** For the light: rectangles, of the sheets that shine. */
  lamps = [];

  get vertexCount() {
    return this.materials.length;
  }

  vertex(position, normal, uv, material, tint = [material * 16, material * 16, material * 16]) {
    this.positions.push(...position);
    this.normals.push(...normal);
    this.uvs.push(...uv);
    this.materials.push(material);
    this.tints.push(tint);
    return this.materials.length - 1;
  }

  /**
   * A curved sheet: `at(u, v)` gives a place for u, v in 0..1. The front is where u × v points; `flip` turns it over. Texture places
   * are lengths along the sheet unless `uv(u, v, place)` gives them. `coarse` makes its texels so many times larger;
   * `shines: { radiance, pieces }` makes it a row of lights along u. `tint` is a colour, or gives one
   * for u, v.
   */
  patch(at, columns, rows, material, { flip = false, uv, coarse = 1, shines, tint } = {}) {
    if (shines !== undefined) this.#shine(at, flip, shines);
    const first = this.vertexCount;
    const widthM = distance(at(0, 0.5), at(0.5, 0.5)) + distance(at(0.5, 0.5), at(1, 0.5));
    const heightM = distance(at(0.5, 0), at(0.5, 0.5)) + distance(at(0.5, 0.5), at(0.5, 1));
    const indexFrom = this.indices.length;
    const indexTo = indexFrom + columns * rows * 6;
    this.charts.push({ at, flip, widthM, heightM, first, columns, rows, coarse, indexFrom, indexTo });
    for (let j = 0; j <= rows; j++) {
      for (let i = 0; i <= columns; i++) {
        const u = i / columns;
        const v = j / rows;
        const place = at(u, v);
        const colour = typeof tint === 'function' ? tint(u, v) : tint;
        const spot = uv?.(u, v, place) ?? [u * widthM, v * heightM];
        this.vertex(place, sheetNormal(at, u, v, flip), spot, material, colour);
      }
    }
    for (let j = 0; j < rows; j++) {
      for (let i = 0; i < columns; i++) {
        const a = first + j * (columns + 1) + i;
        const d = a + columns + 1;
        if (flip) this.indices.push(a, d, a + 1, a + 1, d, d + 1);
        else this.indices.push(a, a + 1, d, a + 1, d + 1, d);
      }
    }
  }

  #shine(at, flip, { radiance, pieces = 1 }) {
    const half = (a, b) => minus(b, a).map((value) => value / 2);
    for (let k = 0; k < pieces; k++) {
      const middle = (k + 0.5) / pieces;
      const v = half(at(middle, 0), at(middle, 1));
      this.lamps.push({
        center: at(middle, 0.5),
        u: half(at(k / pieces, 0.5), at((k + 1) / pieces, 0.5)),
        v: flip ? v.map((value) => -value) : v,
        radiance,
      });
    }
  }

  /** A box by its middle and half sizes, turned about +Y; `faces` of 'xXyYzZ' (small: negative side) are drawn. */
  box([x, y, z], [a, b, c], material, { yawRad = 0, faces = 'xXyYzZ', coarse = 1, tint } = {}) {
    const cos = Math.cos(yawRad);
    const sin = Math.sin(yawRad);
    const put = (p, q, r) => [x + p * cos + r * sin, y + q, z - p * sin + r * cos];
    const side = {
      X: (u, v) => put(a, b * (2 * v - 1), c * (1 - 2 * u)),
      x: (u, v) => put(-a, b * (2 * v - 1), c * (2 * u - 1)),
      Y: (u, v) => put(a * (2 * u - 1), b, c * (1 - 2 * v)),
      y: (u, v) => put(a * (2 * u - 1), -b, c * (2 * v - 1)),
      Z: (u, v) => put(a * (2 * u - 1), b * (2 * v - 1), c),
      z: (u, v) => put(a * (1 - 2 * u), b * (2 * v - 1), -c),
    };
    const offset = (Math.abs(x * 7.31 + z * 3.77) % 3) * 1.7;
    for (const face of faces) {
      this.patch(side[face], 1, 1, material, {
        coarse,
        tint,
        uv: (_u, _v, p) =>
          face === 'y' || face === 'Y' ? [p[0], p[2]] : [offset + (face === 'z' || face === 'Z' ? p[0] : p[2]), p[1]],
      });
    }
  }
}

export function sheetNormal(at, u, v, flip) {
  const step = 1e-3;
  const du = minus(at(Math.min(1, u + step), v), at(Math.max(0, u - step), v));
  const dv = minus(at(u, Math.min(1, v + step)), at(u, Math.max(0, v - step)));
  const normal = normalize(cross(du, dv));
  return flip ? normal.map((value) => -value) : normal;
}

export const minus = (a, b) => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
export const cross = (a, b) => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
export const distance = (a, b) => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
export function normalize(a) {
  const length = Math.hypot(...a);
  return length > 0 ? a.map((value) => value / length) : [0, 1, 0];
}
