/** Rounds in which texels that lie inside something take the light of their neighbours. */
const fillRounds = 6;
/** Until no blotch is seen of the few rays. */
const softRounds = 6;

/**
 * Light for each texel, sheet by sheet: what came from other surfaces is smoothed, for it is soft by nature and was taken by few rays;
 * shadows less. Texels inside something get the light beside them.
 */
export function smoothed({ direct, bounced, buried }, { places }, starts) {
  const out = new Float32Array(direct.length);
  places.forEach(({ width, height }, sheet) => {
    const start = starts[sheet];
    const isGood = Uint8Array.from({ length: width * height }, (_, i) => 1 - buried[start + i]);
    const cut = (from) => from.slice(start * 3, (start + width * height) * 3);
    let soft = filled(cut(bounced), isGood, width, height);
    for (let round = 0; round < softRounds; round++) soft = blurred(soft, width, height, 1);
    let sharp = filled(cut(direct), isGood, width, height);
    for (let round = 0; round < 2; round++) sharp = blurred(sharp, width, height, 0.6);
    for (let i = 0; i < soft.length; i++) out[start * 3 + i] = soft[i] + sharp[i];
  });
  return out;
}

function filled(values, isGoodAtFirst, width, height) {
  let isGood = isGoodAtFirst;
  for (let round = 0; round < fillRounds; round++) {
    const next = isGood.slice();
    for (let j = 0; j < height; j++) {
      for (let i = 0; i < width; i++) {
        const at = j * width + i;
        if (isGood[at] === 1) continue;
        const beside = neighbours(i, j, width, height).filter((each) => isGood[each] === 1);
        if (beside.length === 0) continue;
        for (let c = 0; c < 3; c++)
          values[at * 3 + c] = beside.reduce((sum, each) => sum + values[each * 3 + c], 0) / beside.length;
        next[at] = 1;
      }
    }
    isGood = next;
  }
  return values;
}

/** Mixes each texel with the mean of those around it. */
function blurred(values, width, height, part) {
  const out = values.slice();
  for (let j = 0; j < height; j++) {
    for (let i = 0; i < width; i++) {
      const around = neighbours(i, j, width, height);
      for (let c = 0; c < 3; c++) {
        const mean = around.reduce((sum, each) => sum + values[each * 3 + c], 0) / around.length;
        const at = (j * width + i) * 3 + c;
        out[at] = values[at] * (1 - part * 0.7) + mean * part * 0.7;
      }
    }
  }
  return out;
}

function neighbours(i, j, width, height) {
  const out = [];
  for (let b = Math.max(0, j - 1); b <= Math.min(height - 1, j + 1); b++)
    for (let a = Math.max(0, i - 1); a <= Math.min(width - 1, i + 1); a++)
      if (a !== i || b !== j) out.push(b * width + a);
  return out;
}
