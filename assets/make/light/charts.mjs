import { sheetNormal } from '../geometry/mesh-builder.mjs';

/** A sample on the very edge may lie inside the neighbour: it is taken so many texels further in. */
const insetTexels = 0.3;

/**
 * Where each sheet's rectangle of texels lies in a picture of `widthPx`: rows of rectangles, the tallest first. Texels are `texelM` wide,
 * more where a sheet is coarse; the first and last texel of a side lie on its two edges, so that nothing bleeds in from the next sheet.
 */
export function layOut(charts, { texelM, widthPx }) {
  const places = charts.map(({ widthM, heightM, coarse }) => ({
    x: 0,
    y: 0,
    width: texelsFor(widthM / coarse, texelM, widthPx),
    height: texelsFor(heightM / coarse, texelM, widthPx),
  }));
  const order = places.map((_, i) => i).sort((a, b) => places[b].height - places[a].height || a - b);
  let [x, y, rowHeight] = [0, 0, 0];
  for (const i of order) {
    const place = places[i];
    if (x + place.width > widthPx) [x, y, rowHeight] = [0, y + rowHeight, 0];
    place.x = x;
    place.y = y;
    x += place.width;
    rowHeight = Math.max(rowHeight, place.height);
  }
  return { places, widthPx, heightPx: Math.ceil((y + rowHeight) / 4) * 4 };
}

function texelsFor(lengthM, texelM, most) {
  return Math.max(2, Math.min(most, Math.ceil(lengthM / texelM) + 1));
}

/** For each vertex its place in the picture, 0 to 1. */
export function lightUvs(charts, { places, widthPx, heightPx }, vertexCount) {
  const uvs = new Float32Array(vertexCount * 2);
  charts.forEach(({ first, columns, rows }, k) => {
    const { x, y, width, height } = places[k];
    for (let j = 0; j <= rows; j++) {
      for (let i = 0; i <= columns; i++) {
        const at = (first + j * (columns + 1) + i) * 2;
        uvs[at] = (x + 0.5 + (i / columns) * (width - 1)) / widthPx;
        uvs[at + 1] = (y + 0.5 + (j / rows) * (height - 1)) / heightPx;
      }
    }
  });
  return uvs;
}

/** A place and a normal for every texel of every sheet, in the order of the sheets, row by row. */
export function texelSamples(charts, { places }) {
  const count = places.reduce((sum, { width, height }) => sum + width * height, 0);
  const positions = new Float32Array(count * 3);
  const normals = new Float32Array(count * 3);
  const starts = [];
  let sample = 0;
  charts.forEach(({ at, flip }, k) => {
    const { width, height } = places[k];
    starts.push(sample);
    for (let j = 0; j < height; j++) {
      for (let i = 0; i < width; i++) {
        const u = along(i, width);
        const v = along(j, height);
        positions.set(at(u, v), sample * 3);
        normals.set(sheetNormal(at, u, v, flip), sample * 3);
        sample++;
      }
    }
  });
  return { positions, normals, starts, count };
}

function along(i, count) {
  return Math.max(insetTexels, Math.min(count - 1 - insetTexels, i)) / (count - 1);
}
