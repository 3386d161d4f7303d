import { z } from 'zod';
import { limits } from '../../protocol/limits.ts';
import { type Role, roleSchema } from '../../protocol/roles.ts';
import { lineAt, lineInJson } from './json-lines.ts';

/** What an identity provider says of a person. */
export type Claims = Readonly<Record<string, unknown>>;

const claim = z.string('needs the name of a claim, in quotes').min(1, 'needs the name of a claim').max(200);
const text = z.string('needs a text, in quotes').min(1, 'needs a text');
const roles = roleSchema.options.join(', ');

const mappingSchema = z.strictObject(
  {
    /** The first of these claims that holds a name is the name. */
    name: z
      .union([claim, z.array(claim).min(1)], 'needs the name of a claim, or a list of them such as ["name"]')
      .transform((name) => (typeof name === 'string' ? [name] : name))
      .default(['name', 'preferred_username']),
    department: claim.nullable().default('department'),
    /** The first that fits counts. */
    roles: z
      .array(
        z.strictObject(
          {
            claim,
            is: z
              .union([text, z.array(text).min(1)], 'needs a text, or a list of texts of which one is enough')
              .transform((is) => (typeof is === 'string' ? [is] : is)),
            role: z.enum(roleSchema.options, `is one of ${roles}`),
          },
          'needs claim, is and role: { "claim": "groups", "is": "moderators", "role": "moderator" }',
        ),
        'needs a list: [ { "claim": "groups", "is": "moderators", "role": "moderator" } ]',
      )
      .default([]),
    /** Whom none fits. */
    otherwise: z.enum(['attendee', 'spectator', 'refused'], 'is attendee, spectator or refused').default('attendee'),
  },
  'needs an object: { "roles": [ … ], "otherwise": "attendee" }',
);

/** Who people are here, by what their company's sign-in says of them. */
export type Mapping = Readonly<z.infer<typeof mappingSchema>>;

/** Where there is no file: everybody attends. */
export const usualMapping: Mapping = mappingSchema.parse({});

/** Reads the text of a mapping file; gives every fault at once, each with its line, its key and what to do. Rule SI2. */
export function readMapping(
  file: string,
): { readonly mapping: Mapping } | { readonly faults: readonly [string, ...string[]] } {
  let value: unknown;
  try {
    value = JSON.parse(file);
  } catch (error) {
    return { faults: [`line ${lineOfSyntax(file, error)}: this is no JSON. Look for a comma or a quote there.`] };
  }
  const parsed = mappingSchema.safeParse(value);
  if (parsed.success) return { mapping: parsed.data };
  const [first, ...others] = parsed.error.issues.flatMap((issue) => faultsOf(file, issue));
  return { faults: [first ?? 'it is not understood', ...others] };
}

function faultsOf(file: string, issue: z.core.$ZodIssue): readonly string[] {
  const told = (path: readonly PropertyKey[], words: string) =>
    `line ${lineInJson(file, path)}${path.length === 0 ? '' : `, ${path.map(String).join('.')}`}: ${words}`;
  if (issue.code !== 'unrecognized_keys') return [told(issue.path, issue.message)];
  const known = issue.path.length === 0 ? 'name, department, roles and otherwise' : 'claim, is and role';
  return issue.keys.map((key) => told([...issue.path, key], `is not known here. Known are ${known}.`));
}

/** Where the engine says that it stopped; at the end, where it does not say. */
function lineOfSyntax(file: string, error: unknown): number {
  const at = /at position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
  return lineAt(file, at === undefined ? file.length : Number(at));
}

/** Who somebody is in the town hall, as their company says; or why they may not come in. */
export type Entitlement =
  | { readonly role: Role; readonly name: string; readonly department: string }
  | { readonly refused: 'not-listed' | 'no-name' };

/**
 * Gives role, name and department of whoever holds these claims. Nothing is taken out of a name, so that one that looks like another's keeps
 * its mark in the hall; it is only cut to the length of names. Rules SI1, SI3.
 */
export function entitlementOf(claims: Claims, mapping: Mapping): Entitlement {
  const fits = mapping.roles.find((rule) => textsOf(claims, rule.claim).some((value) => rule.is.includes(value)));
  const role = fits?.role ?? mapping.otherwise;
  if (role === 'refused') return { refused: 'not-listed' };
  const name = mapping.name.map((from) => shownName(textsOf(claims, from)[0] ?? '')).find((each) => each !== '');
  if (name === undefined) return { refused: 'no-name' };
  const department = mapping.department === null ? '' : (textsOf(claims, mapping.department)[0] ?? '');
  return { role, name, department: cut(department.trim()) };
}

/** Empty where there is nothing to be seen. Of an address only what stands before its @ is shown. */
function shownName(value: string): string {
  const name = value.trim().replace(/^([^\s@]+)@\S+$/, '$1');
  return /[^\p{C}\p{Z}]/u.test(name) ? cut(name) : '';
}

/** Never in the middle of a character. */
function cut(value: string): string {
  let kept = '';
  for (const character of value) {
    if (kept.length + character.length > limits.nameLength) break;
    kept += character;
  }
  return kept;
}

/** What a claim holds, as texts. A dot leads into it where no claim has the whole name: `realm_access.roles`. */
function textsOf(claims: Claims, name: string): readonly string[] {
  if (Object.hasOwn(claims, name)) return leaves(claims[name]);
  const dot = name.indexOf('.');
  if (dot < 0) return [];
  const head = name.slice(0, dot);
  const inner = Object.hasOwn(claims, head) ? claims[head] : null;
  return isClaims(inner) ? textsOf(inner, name.slice(dot + 1)) : [];
}

function leaves(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(leaves);
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? [String(value)] : [];
}

function isClaims(value: unknown): value is Claims {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
