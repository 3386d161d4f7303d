/** What floats before the eyes stays until they have turned this far, then follows. */
const slackRad = 0.3;
/** Who turned so far looks for it where they look now. */
const lostRad = 1.2;
const followPerS = 5;

/** Gives the yaw of what lazily follows eyes that look along `wantedRad`. Rule HALL11. */
export function followYaw(yawRad: number, wantedRad: number, seconds: number): number {
  const away = Math.atan2(Math.sin(wantedRad - yawRad), Math.cos(wantedRad - yawRad));
  if (Math.abs(away) > lostRad) return wantedRad;
  if (Math.abs(away) <= slackRad) return yawRad;
  return yawRad + (away - Math.sign(away) * slackRad) * Math.min(1, seconds * followPerS);
}
