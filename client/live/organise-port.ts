import type {
  CancelPlanRequest,
  EditPlanRequest,
  PlanActRequest,
  PlannedReply,
  PlanRequest,
  TownhallsReply,
} from '../../protocol/organising.ts';
import type { Door, DoorReply } from './ports.ts';

/** The organiser's part of the server's HTTP, same origin; loaded with their page alone. Never rejects. */
export interface OrganiseDoor extends Pick<Door, 'invitations'> {
  townhalls(): Promise<DoorReply<TownhallsReply>>;
  plan(request: PlanRequest): Promise<DoorReply<PlannedReply>>;
  edit(request: EditPlanRequest): Promise<DoorReply<true>>;
  cancel(request: CancelPlanRequest): Promise<DoorReply<true>>;
  act(request: PlanActRequest): Promise<DoorReply<true>>;
}
