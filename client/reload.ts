const reloadedKey = 'rostrum.reloaded-at';
const rejoinKey = 'rostrum.rejoin-as';
const againMs = 60_000;

/**
 * Reloads the page, unless it did so within the last minute: an error that a reload does not cure is shown instead. Who was in goes in
 * again under the same name. Rule CO6.
 */
export function reloadOnce(rejoinAs: string | null): boolean {
  const lastMs = Number(sessionStorage.getItem(reloadedKey) ?? 0);
  if (Date.now() - lastMs < againMs) return false;
  sessionStorage.setItem(reloadedKey, String(Date.now()));
  if (rejoinAs !== null) sessionStorage.setItem(rejoinKey, rejoinAs);
  location.reload();
  return true;
}

/** The name under which to go in again after a reload of ours; once. */
export function takeRejoin(): string | null {
  const name = sessionStorage.getItem(rejoinKey);
  sessionStorage.removeItem(rejoinKey);
  return name;
}
