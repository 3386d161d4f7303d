import type { Townhall } from '../../live/townhall.ts';
import { orderSummary } from '../../world/order-words.ts';
import { OrderOut } from './order-out.tsx';
import { OrderPace } from './order-pace.tsx';
import { OrderReports } from './order-reports.tsx';
import { OrderTalk } from './order-talk.tsx';
import { OrderWords } from './order-words.tsx';
import './order.css';

/** Order in the hall: who may talk, how often one may ask, whether people react, which words are kept out, who, and what was reported. Rules OH1 to OH10. */
export function OrderCard({ townhall }: { readonly townhall: Townhall }) {
  const hall = townhall.hall.value;
  const reports = townhall.connection.order.value.reports.length;
  if (hall === null) return null;
  return (
    <details class="order">
      <summary>
        Order in the hall: <strong>{orderSummary(hall)}</strong>
        {reports > 0 && <strong class="order-count"> · {reports === 1 ? '1 report' : `${reports} reports`}</strong>}
      </summary>
      <OrderReports townhall={townhall} />
      <OrderTalk townhall={townhall} talk={hall.talk} />
      <OrderPace townhall={townhall} hall={hall} />
      <OrderWords townhall={townhall} />
      <OrderOut townhall={townhall} />
    </details>
  );
}
