import { Timer, TimerOff } from 'lucide-preact';
import { useEffect, useState } from 'preact/hooks';
import type { Backstage } from '../../live/backstage.ts';
import { clockOf, runningItem, titleOf } from '../../world/agenda-words.ts';
import './agenda.css';

/** The running item and its time, counted down; nothing when none runs. Words and shape say when it is over. Rule AG7. */
export function AgendaClock({ backstage }: { readonly backstage: Backstage }) {
  const agenda = backstage.agenda.value;
  const running = agenda === null ? null : runningItem(agenda);
  const isRunning = running !== null;
  const [, tick] = useState(0);
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(() => tick((n) => n + 1), 500);
    return () => clearInterval(timer);
  }, [isRunning]);
  if (running === null) return null;
  const { isOver, words } = clockOf(running, backstage.nowMs());
  return (
    <span class="agenda-clock" data-is-over={isOver}>
      {isOver ? <TimerOff aria-hidden="true" /> : <Timer aria-hidden="true" />}
      <bdi>{titleOf(running)}</bdi> <strong class="count">{words}</strong>
    </span>
  );
}
