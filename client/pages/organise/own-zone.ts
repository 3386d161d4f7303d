/** The time zone of this browser. */
export function ownZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** Every zone that can be chosen, by part of the world; those named are there too, though the browser calls them otherwise. */
export function zonesByPart(named: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const zones = [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', ...named])].sort();
  return Map.groupBy(zones, (zone) => (zone.includes('/') ? zone.slice(0, zone.indexOf('/')) : 'Everywhere'));
}
