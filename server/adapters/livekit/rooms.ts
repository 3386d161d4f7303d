import { type SectionId, sectionIdSchema, type TownhallId } from '../../../protocol/ids.ts';

/** How our rooms are called at a media server that others may use too. */
export interface Rooms {
  nameOf(sectionId: SectionId): string;
  /** Null for a room that is none of ours. */
  sectionOf(room: string): SectionId | null;
}

/**
 * Rooms of one town hall of one installation. Two installations may share a LiveKit, and a demo's town hall has the same id everywhere:
 * in one room they would hear, and put out, each other's people. Rule LK21.
 */
export function roomsOf(townhallId: TownhallId, installationKey: string): Rooms {
  const prefix = `${townhallId}.${installationKey.slice(0, 16)}.`;
  return {
    nameOf: (sectionId) => `${prefix}${sectionId}`,
    sectionOf(room) {
      const section = sectionIdSchema.safeParse(room.startsWith(prefix) ? room.slice(prefix.length) : '');
      return section.success ? section.data : null;
    },
  };
}
