import { CalendarPlus } from 'lucide-preact';
import { useEffect, useState } from 'preact/hooks';
import type { MeReply } from '../../../protocol/greeting.ts';
import type { GreetingPlan } from '../../../protocol/greeting-plan.ts';
import type { Beginning } from '../../live/beginning.ts';
import { countdownWords, momentWords, toldCountdown, whenWords } from '../../world/lobby/plan-words.ts';

/** What is due may come a little late before anybody is told that it does. */
const lateMs = 60_000;
/** Whoever comes back to the page sees how it stands, unless that was just asked. */
const freshMs = 15_000;

/** How a plan stands for this page. */
export interface PlanNow {
  readonly plan: GreetingPlan | null;
  readonly nowMs: number;
  /** Null in the document: what draws that does not know the reader's zone. */
  readonly timeZone: string | null;
  readonly trouble: string | null;
}

/** The plan as it stands; before the live side has been loaded, as the document brought it. */
export function usePlan(greeting: MeReply, beginning: Beginning | null, isAwake: boolean): PlanNow {
  const [aheadMs] = useState(() => Date.now() - greeting.nowMs);
  useEffect(() => {
    if (beginning === null) return;
    let askedMs = Date.now();
    const ask = () => {
      if (document.hidden || Date.now() - askedMs < freshMs) return;
      askedMs = Date.now();
      void beginning.ask();
    };
    document.addEventListener('visibilitychange', ask);
    return () => document.removeEventListener('visibilitychange', ask);
  }, [beginning]);
  return {
    plan: beginning === null ? greeting.plan : beginning.plan.value,
    nowMs: beginning?.nowMs.value ?? (isAwake ? Date.now() - aheadMs : greeting.nowMs),
    timeZone: isAwake ? new Intl.DateTimeFormat().resolvedOptions().timeZone : null,
    trouble: beginning?.trouble.value ?? null,
  };
}

/** When it is and what about; and until its doors open, how long that is. Rules LO1, LO2. */
export function Lobby({ plan, nowMs, timeZone, trouble }: PlanNow & { readonly plan: GreetingPlan }) {
  const when = timeZone === null ? null : whenWords(plan, nowMs, timeZone);
  return (
    <section class="lobby" aria-label="When it is">
      <div class="lobby-when">
        <strong>{when?.day ?? '\u00a0'}</strong>
        {plan.stage === 'planned' && (
          <a class="button small" href={plan.calendarPath} download>
            <CalendarPlus aria-hidden="true" /> Add to calendar
          </a>
        )}
        <span>{when?.time ?? '\u00a0'}</span>
      </div>
      {plan.about !== '' && <p class="lobby-about">{plan.about}</p>}
      <Countdown plan={plan} nowMs={nowMs} timeZone={timeZone} trouble={trouble} />
    </section>
  );
}

/** Until the doors open, then until it begins. The document leaves its times to the page. */
function Countdown({ plan, nowMs, timeZone, trouble }: PlanNow & { readonly plan: GreetingPlan }) {
  const isPlanned = plan.stage === 'planned';
  if (!isPlanned && plan.stage !== 'lobby') return null;
  const atMs = isPlanned ? plan.doorsAtMs : plan.startsAtMs;
  const leftMs = atMs - nowMs;
  const moment = timeZone === null ? '' : momentWords(atMs, plan.startsAtMs, timeZone);
  const isLate = isPlanned && timeZone !== null && leftMs < -lateMs;
  const told = timeZone === null ? '' : toldCountdown(leftMs);
  return (
    <>
      <div class="lobby-wait">
        <p>
          <span>{`${isLate ? 'Doors were to open' : isPlanned ? 'Doors open' : 'Begins'} ${moment}`}</span>
          <strong class="count" role="timer">
            {timeZone === null ? '\u00a0' : countdownWords(leftMs)}
          </strong>
        </p>
        <p class="quiet-text">
          {isLate && 'It takes a little longer. '}
          {isPlanned
            ? 'Keep this page open: it lets you in then.'
            : 'The doors are open: come in, find a seat, meet the others.'}
        </p>
        {isPlanned && trouble !== null && <p class="lobby-trouble">{trouble}</p>}
      </div>
      <p class="sr-only" role="status">
        {isPlanned ? (trouble ?? (told === '' ? '' : `Doors open ${told}.`)) : 'The doors are open. You can come in.'}
      </p>
    </>
  );
}
