import { createSealer } from './adapters/jose/sealing.ts';
import { watchReleaseRequests } from './adapters/node/release-requests.ts';
import { StartError } from './adapters/node/start-error.ts';
import { systemClock } from './adapters/node/system-clock.ts';
import type { Closers } from './closers.ts';
import type { Config } from './config.ts';
import { AnonymousDesk, type AnonymousDeskParts } from './session/anonymous-desk.ts';
import type { Gate } from './session/ports.ts';
import { releasedSeal, type SealReleaseParts } from './session/seal-release.ts';
import type { TownhallState } from './townhall/state.ts';

export interface HallAnonymousOptions extends Pick<AnonymousDeskParts, 'context' | 'leaderName' | 'log'> {
  readonly town: Gate & { readonly state: TownhallState };
  readonly record: SealReleaseParts['record'];
  readonly folder: { readonly path: string; readonly signer: SealReleaseParts['signer'] };
}

export interface HallAnonymous {
  readonly desk: AnonymousDesk;
  readonly keepers: readonly [string, string] | null;
}

/** Anonymous questions: off until two people hold a key each. What was asked before stays its askers', and can be released. */
export async function openHallAnonymous(
  { keepers, everyMs }: Config['anonymous'],
  { town, context, record, folder, leaderName, log }: HallAnonymousOptions,
  closers: Closers,
): Promise<HallAnonymous> {
  const sealer =
    keepers === null
      ? null
      : await createSealer(keepers).catch((error: unknown) => {
          throw new StartError('ANONYMOUS_KEEPERS: one of the two keys is no key. Make it again.', { cause: error });
        });
  const parts = { gate: town, state: () => town.state, clock: systemClock, context, leaderName, log };
  const desk = closers.keep(new AnonymousDesk({ ...parts, sealer, everyMs }), (part) => part.close());
  const release: Parameters<typeof watchReleaseRequests>[2] = (request) =>
    releasedSeal({ ...parts, record, signer: folder.signer }, request);
  closers.keep(watchReleaseRequests(folder.path, log, release), (part) => part.close());
  return { desk, keepers: sealer?.keepers ?? null };
}
