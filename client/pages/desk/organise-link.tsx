import { CalendarCog } from 'lucide-preact';
import { can } from '../../../protocol/roles.ts';
import type { Townhall } from '../../live/townhall.ts';

/** To the town halls, for whoever plans, opens and ends them. In a window of its own: the desk stays. Rule OP13. */
export function OrganiseLink({ townhall }: { readonly townhall: Townhall }) {
  if (!can(townhall.role.value, 'townhall.open')) return null;
  return (
    <a class="button small" href="/organise" target="_blank" rel="noopener">
      <CalendarCog aria-hidden="true" /> Town halls
    </a>
  );
}
