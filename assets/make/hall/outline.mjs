/** Whether a point of the plan lies in an outline of x, z pairs (even-odd rule). */
export function isInside(outline, x, z) {
  let inside = false;
  outline.forEach(([ax, az], i) => {
    const [bx, bz] = outline.at(i - 1);
    if (az > z !== bz > z && x < ((bx - ax) * (z - az)) / (bz - az) + ax) inside = !inside;
  });
  return inside;
}

/** An outline as strips between two z each: their left and right x at both. */
export function strips(outline) {
  const zs = [...new Set(outline.map(([, z]) => z))].sort((a, b) => a - b);
  return zs.slice(1).flatMap((far, i) => {
    const near = zs[i];
    const middle = (near + far) / 2;
    const crossings = outline
      .map((from, k) => [from, outline[(k + 1) % outline.length]])
      .filter(([[, az], [, bz]]) => az > middle !== bz > middle)
      .map(([[ax, az], [bx, bz]]) => {
        const at = (z) => ax + ((bx - ax) * (z - az)) / (bz - az);
        return { near: at(near), far: at(far), middle: at(middle) };
      })
      .sort((a, b) => a.middle - b.middle);
    const found = [];
    for (let k = 0; k + 1 < crossings.length; k += 2)
      found.push({ near, far, left: crossings[k], right: crossings[k + 1] });
    return found;
  });
}

/** The edges of an outline, each with its length and the unit normal that points inside. */
export function edges(outline) {
  return outline.map(([ax, az], i) => {
    const [bx, bz] = outline[(i + 1) % outline.length];
    const lengthM = Math.hypot(bx - ax, bz - az);
    const normal = [-(bz - az) / lengthM, (bx - ax) / lengthM];
    const side = isInside(outline, (ax + bx) / 2 + normal[0] * 0.02, (az + bz) / 2 + normal[1] * 0.02) ? 1 : -1;
    return { from: [ax, az], to: [bx, bz], lengthM, inward: normal.map((value) => value * side), isFlipped: side < 0 };
  });
}
