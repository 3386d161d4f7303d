import { z } from 'zod';
import { limits } from '../protocol/limits.ts';
import type { Keeper } from './session/anonymous-ports.ts';

const how =
  'is two names with their public keys, “Ana Ruiz=KEY,Ben Okoro=KEY”, as “npm run anonymous -- keys” prints them';
/** 32 bytes as base64url. */
const publicKey = /^[A-Za-z0-9_-]{43}$/;

/** Two different people with a key each. */
export const keepersSchema = z.string().transform((text, context): readonly [Keeper, Keeper] => {
  const [first, second, ...more] = text.split(',').map(readKeeper);
  const wrong = (message: string) => {
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  };
  if (first === undefined || second === undefined || first === null || second === null || more.length > 0)
    return wrong(`${how}.`);
  if (first.name === second.name) return wrong('needs two people, and names one twice.');
  if (first.publicKey === second.publicKey) return wrong('needs two keys: both people have the same one.');
  return [first, second];
});

function readKeeper(text: string): Keeper | null {
  const at = text.indexOf('=');
  const name = text.slice(0, Math.max(0, at)).trim();
  const key = text.slice(at + 1).trim();
  const isName = name !== '' && name.length <= limits.nameLength;
  return isName && publicKey.test(key) ? { name, publicKey: key } : null;
}
