import { type Refusal, type RefusalCode, refuse } from '../../protocol/refusals.ts';
import { can, type Role } from '../../protocol/roles.ts';
import { cleanText } from './clean-text.ts';
import type { TownhallState } from './state.ts';

/** Who comes: `department` is what their company says, empty where it does not; undefined: they did not sign in by it. */
export interface Comer {
  readonly role: Role;
  readonly department?: string | undefined;
  /** Whether the leader named them. */
  readonly isDelegate?: boolean | undefined;
}

/**
 * Whether the plan is for other departments than that of somebody who signed in by their company. Departments are the same whatever their case.
 * Never for who runs the town hall, its leader and delegates. Rule OT17.
 */
export function isOfOtherDepartment({ plan }: TownhallState, { role, department, isDelegate }: Comer): boolean {
  const wanted = plan?.departments ?? [];
  if (wanted.length === 0 || department === undefined) return false;
  if (isDelegate === true || can(role, 'order.exempt')) return false;
  return !wanted.some((each) => compared(each) === compared(department));
}

/** A refusal at the door; `says`: the sentence to read, where it is another than that of the code. */
export interface ToldRefusal extends Refusal {
  readonly says?: string;
}

/** Gives a refusal at the door as it is told: of another department, for whom the town hall is. Rule OT17. */
export function told({ plan }: TownhallState, code: RefusalCode): ToldRefusal {
  if (code !== 'other-department') return refuse(code);
  const names = new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(plan?.departments ?? []);
  return { ...refuse(code), says: `This town hall is for ${names}. Ask its organiser if you should be in.` };
}

function compared(department: string): string {
  return cleanText(department).toLowerCase();
}
