import type { Outcome } from '../../client/world/command-reply.ts';
import type { PageCommand } from '../../protocol/commands.ts';
import { limits } from '../../protocol/limits.ts';
import { refusals } from '../../protocol/refusals.ts';
import { fullBucket, takeToken } from '../../server/access/token-bucket.ts';

/** Takes whatever comes, but no more of it than a page may send at once. By the clock of `Date`, which may be a fake one. */
export function aLimitedGate() {
  let bucket = fullBucket(limits.rates.command, Date.now());
  const sent: PageCommand[] = [];
  const send = async (command: PageCommand): Promise<Outcome> => {
    const taken = takeToken(bucket, limits.rates.command, Date.now());
    bucket = taken.bucket;
    if (!taken.isAllowed) return { kind: 'refused', code: 'too-fast', message: refusals['too-fast'] };
    sent.push(command);
    return { kind: 'accepted', seq: 1 };
  };
  return { sent, send };
}
