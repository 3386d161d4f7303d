import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Backstage } from '../../live/backstage.ts';
import type { Townhall } from '../../live/townhall.ts';
import type { GreenRoomCardProps } from './green-room-card.tsx';

interface GreenRoomSlotProps {
  readonly townhall: Townhall;
  /** Where the page has one already; null: the card makes its own. */
  readonly backstage: Backstage | null;
}

/** The green room, fetched by itself: desk and studio share it, and the hall carries nothing of it. */
export function GreenRoomSlot(props: GreenRoomSlotProps) {
  const [card, setCard] = useState<{ readonly Card: ComponentType<GreenRoomCardProps> } | 'coming' | 'failed'>(
    'coming',
  );
  useEffect(() => {
    import('./green-room-card.tsx').then(
      ({ GreenRoomCard }) => setCard({ Card: GreenRoomCard }),
      () => setCard('failed'),
    );
  }, []);
  if (card === 'coming') return null;
  if (card === 'failed')
    return <p class="quiet-text">The green room could not be loaded. Reload the page to try again.</p>;
  return <card.Card {...props} />;
}
