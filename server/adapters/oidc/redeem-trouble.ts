import * as oidc from 'openid-client';
import { z } from 'zod';
import { aboutSoLong } from '../../access/clock-words.ts';
import { SignInFailure } from '../../access/sign-in-ports.ts';

/** The provider's clock is ahead by so much; behind, where it is less than nothing. */
export function clockTrouble(aheadMs: number): SignInFailure {
  return new SignInFailure(
    'clock',
    `Nobody can sign in: this server’s clock differs by ${aboutSoLong(aheadMs)} from the identity provider’s: set it right, best by NTP. OIDC_CLOCK_TOLERANCE is for seconds.`,
  );
}

/** Of a token that counts as expired: when it was made. */
const expired = z.object({ claims: z.object({ iat: z.number() }), tolerance: z.number() });
const timestamp = 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED';

/** What went wrong between the provider and us, for whoever runs the installation. */
export function redeemTrouble(error: unknown, nowMs: number): SignInFailure {
  if (error instanceof SignInFailure) return error;
  if (error instanceof oidc.AuthorizationResponseError)
    return new SignInFailure('declined', `The provider answered ${error.error}.`, { cause: error });
  if (error instanceof oidc.ResponseBodyError) return refusedCode(error);
  if (error instanceof oidc.ClientError) {
    if (error.code === timestamp) return lateToken(error, nowMs);
    if (error.code === 'OAUTH_TIMEOUT') return notThere(error);
    return new SignInFailure('failed', error.message, { cause: error });
  }
  return error instanceof TypeError && error.message.includes('fetch')
    ? notThere(error)
    : new SignInFailure('failed', error instanceof Error ? error.message : String(error), { cause: error });
}

function notThere(error: Error): SignInFailure {
  return new SignInFailure('down', 'The identity provider did not answer when somebody came back from it.', {
    cause: error,
  });
}

function refusedCode(error: oidc.ResponseBodyError): SignInFailure {
  const isUnknown = error.error === 'invalid_client' || error.error === 'unauthorized_client';
  const words = isUnknown
    ? 'Nobody can sign in: the provider does not accept OIDC_CLIENT_ID with OIDC_CLIENT_SECRET. Compare them with what it has.'
    : `The provider answered ${error.error}${error.error_description === undefined ? '' : `: ${error.error_description}`}.`;
  return new SignInFailure(isUnknown ? 'unknown-client' : 'failed', words, { cause: error });
}

/** A token that was made just now and counts as old: the clocks differ. One that was made long ago is only old. */
function lateToken(error: oidc.ClientError, nowMs: number): SignInFailure {
  for (let each: unknown = error; each instanceof Error; each = each.cause) {
    const late = expired.safeParse(each.cause).data;
    if (late === undefined) continue;
    const aheadMs = late.claims.iat * 1000 - nowMs;
    if (Math.abs(aheadMs) > late.tolerance * 1000) return clockTrouble(aheadMs);
  }
  return new SignInFailure('failed', 'The provider sent an ID token that had expired.', { cause: error });
}
