import type { Hall } from '../scenes/hall-schema.ts';
import { hallsOnDisk, listedHall } from './adapters/node/hall-files.ts';
import { personasOnDisk } from './adapters/node/persona-files.ts';
import type { Closers } from './closers.ts';
import type { Config } from './config.ts';
import { OrganisingDesk, type OrganisingDeskParts } from './session/organising-desk.ts';
import { type SessionOptions, TownhallSession } from './session/session.ts';

type Parts = Pick<OrganisingDeskParts, 'house' | 'record' | 'randomText' | 'entranceUrl' | 'hasKeepers'> & {
  readonly session: Omit<SessionOptions, 'id' | 'owed' | 'publisher' | 'silencer' | 'isVisit'>;
  readonly hall: Hall;
};

/** Doors open so late at most. */
const lookMs = 10_000;

/** In a town hall that is not in the house nobody is: nothing is silenced, and nobody is told. */
const nobody = {
  owed: { read: async () => [], keep: async () => undefined, clear: async () => undefined },
  publisher: { published: () => undefined, recordStatus: () => undefined },
  silencer: { silence: () => undefined },
};

/** Where organisers plan the town halls of the installation. */
export function openHallOrganising(
  config: Config,
  { session, hall, ...parts }: Parts,
  closers: Closers,
): OrganisingDesk {
  const known = hallsOnDisk();
  const isListed = known.some(({ id }) => id === hall.id);
  const desk = new OrganisingDesk({
    ...parts,
    halls: isListed ? [...known] : [...known, listedHall(hall)],
    personas: [...personasOnDisk()],
    entry: config.oidc !== null ? 'company' : config.byInvitation ? 'invitation' : 'demo',
    takesGuests: false,
    nowMs: () => session.clock.now(),
    visit: (id) => TownhallSession.open({ ...session, ...nobody, id, isVisit: true }),
  });
  const look = () =>
    void desk
      .openDue()
      .catch((error: unknown) => session.log.error({ err: error }, 'whose doors open now cannot be read'));
  closers.keep(setInterval(look, lookMs), clearInterval);
  return desk;
}
