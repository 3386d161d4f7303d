import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Logger } from 'pino';
import type { AccountDoor } from './access/account-door.ts';
import { type Mapping, readMapping, usualMapping } from './access/claims-mapping.ts';
import type { DoorOptions } from './access/door.ts';
import { SignInFlows } from './access/sign-in-flows.ts';
import { StartError } from './adapters/node/start-error.ts';
import { CompanySignIn } from './adapters/oidc/company-sign-in.ts';
import type { Closers } from './closers.ts';
import type { Config } from './config.ts';
import { SignInDesk, type SignInDeskParts } from './session/sign-in-desk.ts';

/** The start waits so long for the provider, to say on the terminal how it stands; it goes on without. */
const firstLookMs = 2000;

export interface HallSignIn {
  readonly desk: SignInDesk;
  /** Looks for the provider; gives what whoever starts it should know. `url`: where people find the town hall. */
  begin(url: string): Promise<readonly string[]>;
}

/** The company's sign-in; null where it is not configured. */
export function openHallSignIn(
  config: Config['oidc'],
  parts: DoorOptions & {
    readonly accounts: AccountDoor;
    readonly rooms: SignInDeskParts['rooms'];
    readonly log: Logger;
  },
  closers: Closers,
): HallSignIn | null {
  if (config === null) return null;
  let base = '';
  const { nowMs, log, rooms, accounts } = parts;
  const mapping = mappingOf(config.mappingFile);
  const provider = closers.keep(
    new CompanySignIn({
      ...config,
      redirectUri: () => `${base}/sign-in/callback`,
      signedOutUri: () => `${base}/`,
      ...{ nowMs, log },
    }),
    (part) => part.close(),
  );
  const desk = new SignInDesk({
    ...{ provider, mapping, rooms, nowMs, log },
    door: accounts,
    flows: new SignInFlows(parts),
  });
  const begin = async (url: string): Promise<readonly string[]> => {
    base = url;
    await Promise.race([provider.look(), new Promise((resolve) => setTimeout(resolve, firstLookMs).unref())]);
    const health = desk.health();
    const where = `People sign in with ${config.issuer.href} at ${url}/hall`;
    return [
      where,
      ...('reason' in health ? [health.reason] : []),
      `The provider must allow this address: ${base}/sign-in/callback`,
    ];
  };
  return { desk, begin };
}

function mappingOf(file: string | null): Mapping {
  if (file === null) return usualMapping;
  const read = readMapping(textOf(file));
  if ('mapping' in read) return read.mapping;
  throw new StartError(
    `OIDC_MAPPING: ${file} is not understood:\n${read.faults.map((fault) => `  - ${fault}`).join('\n')}`,
  );
}

function textOf(file: string): string {
  try {
    return readFileSync(path.resolve(file), 'utf8');
  } catch (error) {
    throw new StartError(`OIDC_MAPPING: ${file} cannot be read. Does it exist, and may this user read it?`, {
      cause: error,
    });
  }
}
