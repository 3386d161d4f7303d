import { hallIdSchema, personaIdSchema, type TownhallId } from '../../protocol/ids.ts';
import { OrganisingDesk, type PlannersAct } from '../../server/session/organising-desk.ts';
import type { Record } from '../../server/session/ports.ts';
import { TownhallSession } from '../../server/session/session.ts';
import { Listener, sessionOptions } from './build-session.ts';
import type { FakeClock } from './fake-clock.ts';

/** Where organisers plan, beside a session that is in the house; what it would turn to is kept. */
export function anOrganisingDesk(record: Record, clock: FakeClock, town: TownhallSession) {
  const turned: { readonly id: TownhallId; readonly next: PlannersAct | undefined }[] = [];
  let made = 0;
  const desk = new OrganisingDesk({
    house: {
      id: town.state.id,
      gate: town,
      state: () => town.state,
      turn: (id, next) => void turned.push({ id, next }),
    },
    record,
    visit: (id) => TownhallSession.open({ ...sessionOptions(record, clock, new Listener()), id, isVisit: true }),
    halls: ['assembly', 'cellar'].map((id) => ({ id: hallIdSchema.parse(id), name: id, seats: 6 })),
    personas: [{ id: personaIdSchema.parse('demo'), name: 'Lea' }],
    entry: 'invitation',
    hasKeepers: false,
    takesGuests: false,
    randomText: () => `planned-${++made}`,
    nowMs: () => clock.now(),
    entranceUrl: () => 'https://townhall.example/hall',
  });
  return { desk, turned };
}
