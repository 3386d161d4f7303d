/** A string, a sign of JSON's own, or a number or word. */
const tokens = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

/** Gives the line (from 1) in which a place of a text lies. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

/**
 * Gives the line (from 1) in which the value at a path stands, in a text that is JSON; where there is none, that of what would hold it.
 * Of an object's member it is the line of its key.
 */
export function lineInJson(text: string, path: readonly PropertyKey[]): number {
  const found = offsetsIn(text);
  for (let length = path.length; length > 0; length--) {
    const offset = found.get(keyOf(path.slice(0, length)));
    if (offset !== undefined) return lineAt(text, offset);
  }
  return lineAt(text, found.get(keyOf([])) ?? 0);
}

function keyOf(path: readonly PropertyKey[]): string {
  return JSON.stringify(path.map(String));
}

function offsetsIn(text: string): ReadonlyMap<string, number> {
  const offsets = new Map<string, number>();
  const all = [...text.matchAll(tokens)];
  let next = 0;
  const value = (path: readonly PropertyKey[], at: number): void => {
    offsets.set(keyOf(path), at);
    const opening = all[next++]?.[0];
    if (opening !== '{' && opening !== '[') return;
    const closing = opening === '{' ? '}' : ']';
    for (let index = 0; next < all.length && all[next]?.[0] !== closing; index++) {
      const first = all[next];
      if (opening === '{') next += 2;
      value([...path, opening === '{' ? String(JSON.parse(first?.[0] ?? '""')) : index], first?.index ?? at);
      if (all[next]?.[0] === ',') next++;
    }
    next++;
  };
  value([], all[0]?.index ?? 0);
  return offsets;
}
