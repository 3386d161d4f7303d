import { type TownhallEvent, townhallEventSchema } from '../../protocol/events.ts';
import { type MemberId, type TownhallId, townhallStream } from '../../protocol/ids.ts';
import { limits } from '../../protocol/limits.ts';
import type { Plan, PlannedTownhall } from '../../protocol/organising.ts';
import { emptyTownhall } from '../townhall/empty-townhall.ts';
import { evolvePlan } from '../townhall/evolve-plan.ts';
import { calendarPathOf, stageOf } from '../townhall/plan-view.ts';
import type { TownhallState } from '../townhall/state.ts';
import { readable } from '../townhall/views.ts';
import { emptyHead, foldStream, type Head } from './fold-stream.ts';
import type { Record } from './ports.ts';

/** As much of a town hall as a list of them tells. */
interface Glimpse {
  /** Its life and its plan; nobody and nothing is in it. */
  readonly townhall: TownhallState;
  readonly people: ReadonlySet<MemberId>;
  readonly asked: number;
  readonly head: Head;
}

/** The one in the house, as it is now. */
export interface TownhallHere {
  readonly id: TownhallId;
  readonly state: () => TownhallState;
}

/**
 * The town halls of the installation, from their records. What was read once is kept, and only what came since is read: nobody but the
 * house writes. That of the house is its own state. Rule OT8.
 */
export class PlannedTownhalls {
  readonly #record: Pick<Record, 'read' | 'townhalls'>;
  readonly #here: TownhallHere;
  readonly #glimpses = new Map<TownhallId, Glimpse>();
  /** One reads at a time. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(record: Pick<Record, 'read' | 'townhalls'>, here: TownhallHere) {
    this.#record = record;
    this.#here = here;
  }

  /** Those that somebody planned: to come and running ones, the nearest first, then those that are over, the latest first. */
  async list(): Promise<readonly PlannedTownhall[]> {
    const ids = await this.#record.townhalls(limits.organising.listed);
    const all: PlannedTownhall[] = [];
    for (const id of ids) {
      const found = await this.find(id);
      if (found !== null) all.push(found);
    }
    const isPast = ({ stage }: PlannedTownhall) => stage === 'ended' || stage === 'cancelled';
    const byStart = (a: PlannedTownhall, b: PlannedTownhall) => a.plan.startsAtMs - b.plan.startsAtMs;
    return [...all.filter((each) => !isPast(each)).sort(byStart), ...all.filter(isPast).sort(byStart).reverse()];
  }

  /** Null where there is no such town hall, or nobody planned it. */
  async find(id: TownhallId): Promise<PlannedTownhall | null> {
    if (id === this.#here.id) {
      const state = this.#here.state();
      return plannedOf(state, { isHere: true, people: state.members.size, asked: state.questions.size });
    }
    const { townhall, people, asked } = await this.#glimpse(id);
    return plannedOf(townhall, { isHere: false, people: people.size, asked });
  }

  #glimpse(id: TownhallId): Promise<Glimpse> {
    const read = () => this.#read(id);
    const reading = this.#last.then(read, read);
    this.#last = reading;
    return reading;
  }

  async #read(id: TownhallId): Promise<Glimpse> {
    const known = this.#glimpses.get(id);
    const people = new Set(known?.people);
    let asked = known?.asked ?? 0;
    const { state: townhall, head } = await foldStream(
      this.#record,
      townhallStream(id),
      townhallEventSchema,
      known?.townhall ?? emptyTownhall(id),
      (before, event) => {
        if (event.type === 'member.entered') people.add(event.memberId);
        if (event.type === 'question.asked') asked++;
        return lived(before, event);
      },
      known?.head ?? emptyHead,
    );
    const glimpse = { townhall, people, asked, head };
    // What nobody ever made is not remembered: guesses would fill the memory.
    if (head.seq > 0) this.#glimpses.set(id, glimpse);
    return glimpse;
  }
}

/** Folds a town hall's life and plan alone. */
function lived(before: TownhallState, event: TownhallEvent): TownhallState {
  const state = { ...before, seq: before.seq + 1 };
  switch (event.type) {
    case 'townhall.created':
    case 'townhall.edited':
    case 'townhall.cancelled':
      return evolvePlan(state, event);
    case 'townhall.opened':
      return { ...state, phase: 'open' };
    case 'townhall.closed':
      return { ...state, phase: 'closed' };
    default:
      return state;
  }
}

function plannedOf(
  state: TownhallState,
  { isHere, people, asked }: { readonly isHere: boolean; readonly people: number; readonly asked: number },
): PlannedTownhall | null {
  const { id, plan, revision, cancelled } = state;
  if (plan === null) return null;
  return {
    id,
    plan: copied(plan),
    stage: stageOf(state, isHere),
    isHere,
    revision,
    reason: cancelled === null ? '' : (readable(cancelled.reason) ?? ''),
    people,
    asked,
    calendarPath: calendarPathOf(id),
  };
}

/** The state's own is nobody's to change. */
function copied(plan: Plan): Plan {
  return { ...plan, departments: [...plan.departments] };
}
