/** What canonical JSON can hold. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A value that has no canonical form: not a number, a lone surrogate, a function. Always a bug or a hostile file. */
export class NotCanonical extends Error {
  constructor(what: string) {
    super(`no canonical JSON: ${what}`);
    this.name = 'NotCanonical';
  }
}

/**
 * Canonical JSON by RFC 8785: one text for one value, so that it can be hashed. Object keys in UTF-16 order, numbers as ECMAScript writes
 * them, no white space. Members that are undefined are left out, as JSON does. Throws {@link NotCanonical}.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new NotCanonical('a number that is not finite');
    return JSON.stringify(value);
  }
  if (typeof value === 'string') {
    // JSON.stringify would escape a lone surrogate, RFC 8785 forbids it.
    if (!value.isWellFormed()) throw new NotCanonical('a lone surrogate');
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object') throw new NotCanonical(`a ${typeof value}`);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${canonicalJson(key)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}

/** Parses a text only if it is the canonical form of its value; null otherwise (spaces, doubled keys, other number forms). */
export function parseCanonical(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
    return canonicalJson(value) === text ? value : null;
  } catch {
    return null;
  }
}
