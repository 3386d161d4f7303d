import type { Townhall } from '../../live/townhall.ts';
import { orderSummary } from '../../world/order-words.ts';
import { OrderOut } from './order-out.tsx';
import { OrderPace } from './order-pace.tsx';
import { OrderTalk } from './order-talk.tsx';
import { OrderWords } from './order-words.tsx';
import './order.css';

/** Order in the hall: who may talk, how often one may ask, whether people react, which words are kept out, and who. Rules OH1 to OH8. */
export function OrderCard({ townhall }: { readonly townhall: Townhall }) {
  const hall = townhall.hall.value;
  if (hall === null) return null;
  return (
    <details class="order">
      <summary>
        Order in the hall: <strong>{orderSummary(hall)}</strong>
      </summary>
      <OrderTalk townhall={townhall} talk={hall.talk} />
      <OrderPace townhall={townhall} hall={hall} />
      <OrderWords townhall={townhall} />
      <OrderOut townhall={townhall} />
    </details>
  );
}
