import { plannedReplySchema, townhallsReplySchema } from '../../../protocol/organising.ts';
import type { OrganiseDoor } from '../../live/organise-port.ts';
import type { Door, DoorReply } from '../../live/ports.ts';
import { jsonOf, parsedBy, request } from './request.ts';

/** What an organiser asks of the server, through the desk's door: no part of what the hall loads. */
export function createOrganiseDoor({ invitations }: Pick<Door, 'invitations'>): OrganiseDoor {
  const ask = <T>(
    path: string,
    read: (response: Response) => Promise<T | null>,
    body?: unknown,
  ): Promise<DoorReply<T>> => request('desk', path, body === undefined ? null : jsonOf(body), read);
  const done = async () => true as const;
  const path = '/api/townhalls';
  return {
    invitations,
    townhalls: () => ask(path, async (response) => parsedBy(townhallsReplySchema)(await response.json())),
    plan: (asked) => ask(path, async (response) => parsedBy(plannedReplySchema)(await response.json()), asked),
    edit: (asked) => ask(`${path}/edit`, done, asked),
    cancel: (asked) => ask(`${path}/cancel`, done, asked),
    act: (asked) => ask(`${path}/act`, done, asked),
  };
}
