import type { Townhall } from '../../live/townhall.ts';
import { orderSummary } from '../../world/order-words.ts';
import { OrderTalk } from './order-talk.tsx';
import './order.css';

/** Order in the hall: who may talk. Rules OH1 to OH3. */
export function OrderCard({ townhall }: { readonly townhall: Townhall }) {
  const hall = townhall.hall.value;
  if (hall === null) return null;
  return (
    <details class="order">
      <summary>
        Order in the hall: <strong>{orderSummary(hall)}</strong>
      </summary>
      <OrderTalk townhall={townhall} talk={hall.talk} />
    </details>
  );
}
