import { plannedReplySchema, townhallsReplySchema } from '../../../protocol/organising.ts';
import type { OrganiseDoor } from '../../live/organise-port.ts';
import type { Door } from '../../live/ports.ts';
import { askThrough, parsedBy } from './request.ts';

/** What an organiser asks of the server, through the desk's door: no part of what the hall loads. */
export function createOrganiseDoor({ invitations }: Pick<Door, 'invitations'>): OrganiseDoor {
  const ask = askThrough('desk');
  const done = () => true as const;
  const path = '/api/townhalls';
  return {
    invitations,
    townhalls: () => ask(path, parsedBy(townhallsReplySchema)),
    plan: (asked) => ask(path, parsedBy(plannedReplySchema), asked),
    edit: (asked) => ask(`${path}/edit`, done, asked),
    cancel: (asked) => ask(`${path}/cancel`, done, asked),
    act: (asked) => ask(`${path}/act`, done, asked),
  };
}
