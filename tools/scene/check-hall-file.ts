import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { z } from 'zod';
import { checkHall } from '../../scenes/check-hall.ts';
import { type Hall, hallSchema } from '../../scenes/hall-schema.ts';

/** What is wrong, in which line of the file (from 1), and what to do. */
export interface LineFault {
  readonly line: number;
  /** Path in the file, such as `seats[17].position`; empty for the file as a whole. */
  readonly at: string;
  readonly message: string;
}

export type HallFileVerdict =
  | { readonly ok: true; readonly hall: Hall }
  | { readonly ok: false; readonly faults: readonly LineFault[] };

type Path = readonly (string | number)[];

/** Checks a hall's file as a whole: JSON, then sizes and units, then what only the hall as a place can show. Rule HALL3. */
export function checkHallFile(text: string): HallFileVerdict {
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false, allowEmptyContent: true });
  const [error] = errors;
  // After the first one a parser guesses.
  if (error !== undefined) return { ok: false, faults: [notJson(text, error)] };
  const lineOf = (path: Path): number => lineAt(text, nearestNode(tree, path)?.offset ?? 0);

  const parsed = hallSchema.safeParse(tree === undefined ? undefined : JSON.parse(text));
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => {
      const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
      return { line: lineOf(path), at: nameOf(path), message: wordsOf(issue, valueAt(tree, path)) };
    });
    return { ok: false, faults };
  }
  const faults = checkHall(parsed.data).map(({ at, message }) => ({ line: lineOf(pathOf(at)), at, message }));
  return faults.length === 0 ? { ok: true, hall: parsed.data } : { ok: false, faults };
}

function notJson(text: string, { error, offset, length }: ParseError): LineFault {
  const found = text.slice(offset, offset + Math.min(length, 20));
  const what = printParseErrorCode(error).replace(
    /([a-z])([A-Z])/g,
    (_, a: string, b: string) => `${a} ${b.toLowerCase()}`,
  );
  return {
    line: lineAt(text, offset),
    at: '',
    message: `is no JSON${found.trim() === '' ? '' : ` at “${found}”`} (${what.toLowerCase()}); numbers are written as 1.5, without comments or a comma at the end`,
  };
}

/** Names end in their unit. */
const units = [
  [/M$/, 'metres'],
  [/Rad$/, 'radians'],
  [/S$/, 'seconds'],
] as const;

/** What is there, then the schema's own sentence: `is 200; too big: expected number to be <=20 (in metres)`. */
function wordsOf(issue: z.core.$ZodIssue, value: unknown): string {
  if (issue.code === 'unrecognized_keys')
    return `has ${issue.keys.map((key) => `“${key}”`).join(', ')}, which no hall has; check the spelling`;
  const name = String(issue.path.findLast((step) => typeof step === 'string') ?? '');
  const unit = units.find(([ending]) => ending.test(name))?.[1];
  const rule = `${issue.message.charAt(0).toLowerCase()}${issue.message.slice(1)}${unit === undefined ? '' : ` (in ${unit})`}`;
  if (value === undefined) return `is missing; ${rule.replace(', received undefined', '')}`;
  if (Array.isArray(value)) return `has ${value.length} entries; ${rule}`;
  return `is ${JSON.stringify(value)}; ${rule}`;
}

function valueAt(tree: Node | undefined, path: Path): unknown {
  const node = tree === undefined ? undefined : findNodeAtLocation(tree, [...path]);
  if (node?.type === 'array') return node.children ?? [];
  return node?.type === 'object' ? {} : node?.value;
}

/** The node of the path, or the nearest around where it should be. */
function nearestNode(tree: Node | undefined, path: Path): Node | undefined {
  if (tree === undefined) return undefined;
  for (let length = path.length; length > 0; length--) {
    const node = findNodeAtLocation(tree, path.slice(0, length));
    if (node !== undefined) return node;
  }
  return tree;
}

/** `seats[17] (c-4)` → `['seats', 17]`. */
function pathOf(at: string): Path {
  const [place = ''] = at.split(' ');
  return (place.match(/[^.[\]]+/g) ?? []).map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}

function nameOf(path: Path): string {
  return path.map((step, i) => (typeof step === 'number' ? `[${step}]` : i === 0 ? step : `.${step}`)).join('');
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
