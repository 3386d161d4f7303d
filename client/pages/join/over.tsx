import type { GreetingPlan } from '../../../protocol/greeting-plan.ts';
import { whenWords } from '../../world/lobby/plan-words.ts';
import type { PlanNow } from './lobby.tsx';

/** In place of the way in, where there is none any more. Rule LO5. */
export function Over({ plan, nowMs, timeZone }: PlanNow & { readonly plan: GreetingPlan }) {
  const when = timeZone === null ? null : whenWords(plan, nowMs, timeZone);
  if (plan.stage === 'cancelled')
    return (
      <section class="lobby" aria-label="Cancelled">
        <p class="lobby-over">This town hall was cancelled.</p>
        {plan.reason !== '' && (
          <p class="lobby-about">
            <bdi>{plan.reason}</bdi>
          </p>
        )}
        <p class="quiet-text">
          {when === null ? '\u00a0' : `It was planned for ${when.day}, ${when.time}.`} There is nothing you need to do.
        </p>
      </section>
    );
  return (
    <section class="lobby" aria-label="Ended">
      <p class="lobby-over">This town hall has ended.</p>
      <p class="quiet-text">{when === null ? '\u00a0' : `It was on ${when.day}, ${when.time}.`}</p>
      <p>Everything asked, decided and said is in its record. What was passed on is answered among the questions.</p>
      <div class="lobby-ways">
        <a class="button primary" href="/listen">
          Your questions, and the answers
        </a>
        <a class="button" href="/record">
          Read the record
        </a>
        <a class="button" href="/fairness">
          See how fair it was
        </a>
      </div>
    </section>
  );
}
