import type { Command } from '../../protocol/commands.ts';
import type { Actor } from '../../protocol/events.ts';
import { type TownhallId, townhallIdSchema } from '../../protocol/ids.ts';
import type {
  CancelPlanRequest,
  EditPlanRequest,
  Plan,
  PlanActRequest,
  PlannedReply,
  PlannedTownhall,
  TownhallsReply,
} from '../../protocol/organising.ts';
import { type Refusal, type RefusalCode, refuse } from '../../protocol/refusals.ts';
import { can } from '../../protocol/roles.ts';
import type { Membership } from '../access/ports.ts';
import { calendarFile } from '../townhall/files/calendar.ts';
import { changesOf } from '../townhall/plan.ts';
import { doorsAtMs } from '../townhall/plan-view.ts';
import type { TownhallState } from '../townhall/state.ts';
import { PlannedTownhalls } from './planned-townhalls.ts';
import type { Gate, Record } from './ports.ts';

/** Under what is kept which town hall is in the house. */
export const houseSetting = 'in-the-house';

/** The town hall in the house, and the way to another one. */
export interface House {
  readonly id: TownhallId;
  readonly gate: Gate;
  readonly state: () => TownhallState;
  /** Brings a town hall into the house, or the same one anew, once what is being answered is answered; `next` is done to it. */
  turn(id: TownhallId, next?: PlannersAct): void;
}

/** What an organiser does to a town hall. */
export interface PlannersAct {
  readonly actor: Actor;
  readonly command: Command;
}

export interface OrganisingDeskParts
  extends Pick<TownhallsReply, 'halls' | 'personas' | 'entry' | 'hasKeepers' | 'takesGuests'> {
  readonly house: House;
  readonly record: Pick<Record, 'read' | 'townhalls'>;
  /** A session on a town hall that is not in the house, for the length of one act. */
  readonly visit: (id: TownhallId) => Promise<Gate & { close(): Promise<void> }>;
  readonly randomText: (bytes: number) => string;
  readonly nowMs: () => number;
  /** Where people enter. */
  readonly entranceUrl: () => string;
}

/** Where organisers plan town halls, change, cancel, open and end them. Rules OT1 to OT13. */
export class OrganisingDesk {
  readonly #parts: OrganisingDeskParts;
  readonly #planned: PlannedTownhalls;
  /** This desk ends with the town hall that it is in. */
  #isTurning = false;
  /** One act at a time: two sessions on one record would step on each other. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(parts: OrganisingDeskParts) {
    this.#parts = parts;
    this.#planned = new PlannedTownhalls(parts.record, parts.house);
  }

  /** What they are in the town hall now counts, else what their session says. */
  mayPlan({ memberId, role }: Membership): boolean {
    return can(this.#parts.house.state().members.get(memberId)?.role ?? role, 'townhall.plan');
  }

  async list(): Promise<TownhallsReply> {
    const { halls, personas, entry, hasKeepers, takesGuests } = this.#parts;
    const townhalls = [...(await this.#planned.list())];
    return { townhalls, halls, personas, entry, hasKeepers, takesGuests };
  }

  plan(member: Membership, plan: Plan): Promise<PlannedReply | Refusal> {
    return this.#inTurn(async () => {
      const trouble = this.#unknownIn(plan);
      if (trouble !== null) return refuse(trouble);
      const id = townhallIdSchema.parse(this.#parts.randomText(16));
      const { title, hallId, personaId } = plan;
      const command = { type: 'townhall.create', title, hallId, personaId, plan } as const;
      return (await this.#actOn(id, { actor: plannerOf(member), command })) ?? { id };
    });
  }

  /** Null when it was done. */
  edit(member: Membership, { id, revision, plan }: EditPlanRequest): Promise<Refusal | null> {
    return this.#inTurn(async () => {
      const before = await this.#planned.find(id);
      if (before === null) return refuse('no-such-townhall');
      const trouble = this.#unknownIn(plan);
      if (trouble !== null) return refuse(trouble);
      const command = { type: 'townhall.edit', revision, plan } as const;
      const refused = await this.#actOn(id, { actor: plannerOf(member), command });
      const changed = changesOf(before.plan, plan);
      // Nobody was in it yet: its doors are opened anew, to another hall.
      if (refused === null && before.isHere && (changed.includes('hallId') || changed.includes('personaId')))
        this.#turn(id);
      return refused;
    });
  }

  cancel(member: Membership, { id, reason }: CancelPlanRequest): Promise<Refusal | null> {
    return this.#inTurn(async () => {
      if ((await this.#planned.find(id)) === null) return refuse('no-such-townhall');
      return this.#actOn(id, { actor: plannerOf(member), command: { type: 'townhall.cancel', reason } });
    });
  }

  act(member: Membership, { id, act }: PlanActRequest): Promise<Refusal | null> {
    return this.#inTurn(async () => {
      const found = await this.#planned.find(id);
      if (found === null) return refuse('no-such-townhall');
      const actor = plannerOf(member);
      if (act === 'end') {
        if (found.stage === 'planned' || found.stage === 'lobby') return refuse('town-hall-not-open');
        return this.#actOn(id, { actor, command: { type: 'townhall.close' } });
      }
      if (found.stage === 'ended' || found.stage === 'cancelled') return refuse('is-over');
      const begin = act === 'begin' ? { actor, command: { type: 'townhall.open' } as const } : undefined;
      if (found.isHere) return begin === undefined ? null : this.#actOn(id, begin);
      if (this.#isTaken) return refuse('another-is-open');
      this.#turn(id, begin);
      return null;
    });
  }

  /** Its file for calendar programs; null where there is no such town hall. Rule OT10. */
  async calendarOf(id: TownhallId): Promise<string | null> {
    const found = await this.#planned.find(id);
    if (found === null) return null;
    const { plan, revision, stage } = found;
    const { nowMs, entranceUrl } = this.#parts;
    const isCancelled = stage === 'cancelled';
    return calendarFile({ id, plan, revision, isCancelled, url: entranceUrl(), nowMs: nowMs() });
  }

  /** Whether the house cannot be turned: a planned town hall has begun in it, or somebody is on the stage of one that nobody planned. Rule OT12. */
  get #isTaken(): boolean {
    const { phase, plan, stage } = this.#parts.house.state();
    return phase === 'open' && (plan !== null || stage.kind !== 'nobody');
  }

  /** Opens the doors of the town hall whose time it is, if the one in the house does not need it. Rule OT13. */
  openDue(): Promise<void> {
    return this.#inTurn(async () => {
      const nowMs = this.#parts.nowMs();
      if (this.#isTurning || this.#isTaken) return;
      const all = await this.#planned.list();
      const isAhead = ({ plan }: PlannedTownhall) => plan.startsAtMs + plan.minutes * 60_000 > nowMs;
      // People sit in its lobby, or come soon.
      if (all.some((each) => each.stage === 'lobby' && isAhead(each))) return;
      const due = all.find((each) => each.stage === 'planned' && doorsAtMs(each.plan) <= nowMs && isAhead(each));
      if (due !== undefined) this.#turn(due.id);
    });
  }

  #turn(id: TownhallId, next?: PlannersAct): void {
    this.#isTurning = true;
    this.#parts.house.turn(id, next);
  }

  #unknownIn({ hallId, personaId }: Plan): RefusalCode | null {
    if (!this.#parts.halls.some(({ id }) => id === hallId)) return 'unknown-hall';
    return this.#parts.personas.some(({ id }) => id === personaId) ? null : 'unknown-persona';
  }

  /** Through the session of the house, or one of its own for the length of it. */
  async #actOn(id: TownhallId, { actor, command }: PlannersAct): Promise<Refusal | null> {
    const { house, visit } = this.#parts;
    if (id === house.id) return refusalIn(await house.gate.submit(actor, command));
    const session = await visit(id);
    try {
      return refusalIn(await session.submit(actor, command));
    } finally {
      await session.close();
    }
  }

  #inTurn<T>(task: () => Promise<T>): Promise<T> {
    const done = this.#last.then(task, task);
    this.#last = done;
    return done;
  }
}

function plannerOf({ memberId }: Membership): Actor {
  return { kind: 'planner', memberId };
}

function refusalIn(outcome: Awaited<ReturnType<Gate['submit']>>): Refusal | null {
  return 'refused' in outcome ? refuse(outcome.refused) : null;
}
