/** Says how far two clocks are apart: “about an hour”, “about 5 minutes”. */
export function aboutSoLong(differenceMs: number): string {
  const seconds = Math.round(Math.abs(differenceMs) / 1000);
  if (seconds < 90) return `about ${seconds} seconds`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 50) return `about ${minutes} minutes`;
  const hours = Math.round(minutes / 60);
  if (hours < 36) return hours <= 1 ? 'about an hour' : `about ${hours} hours`;
  return `about ${Math.round(hours / 24)} days`;
}
