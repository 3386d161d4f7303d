import type { Role } from '../../protocol/roles.ts';

/**
 * Whether a role has a body in the hall. Written out beside the table of rights, because folding an old record must give the same state
 * when the table changes; a test keeps them equal. Rule MB4.
 */
export function hasBody(role: Role): boolean {
  return role !== 'spectator' && role !== 'administrator';
}
