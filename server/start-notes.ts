import type { Config } from './config.ts';

/** What whoever starts it should know. */
export function notesOf(config: Config, tls: { readonly fingerprint: string } | null): string[] {
  const notes = config.oidc === null && !config.byInvitation ? ['This is a demo: whoever has a link gets in.'] : [];
  if (config.liveKit === null && config.liveKitBin === null) {
    notes.push('Voices are off: no livekit-server was found. Captions and text work.');
  }
  if (tls !== null) {
    notes.push('A headset warns of an unknown certificate once: choose "Advanced", then "Proceed".');
    notes.push(`Its fingerprint: ${tls.fingerprint}`);
  }
  return notes;
}

/** A town hall stays with the persona that it was made with. Rule PN8. */
export function otherPersonaNotes(
  { id, leaderName }: { readonly id: string; readonly leaderName: string },
  { persona }: Config,
): readonly string[] {
  // Who asked for none gets what they had.
  if (persona === null || persona === id) return [];
  return [
    `This town hall was made for ${leaderName} (“${id}”), and stays theirs: its record says what was answered in their name. For a town hall with PERSONA=${persona}, begin with another data folder: DATA_DIR=…`,
  ];
}
