import { Ban, CalendarClock, Check, CircleDot, DoorOpen } from 'lucide-preact';
import { useEffect, useRef } from 'preact/hooks';
import type { PlanStage } from '../../../protocol/greeting-plan.ts';
import { hallName, leaderName } from '../../world/organise/field-words.ts';
import { whenWords } from '../../world/organise/plan-time-words.ts';
import { stageNames, standingWords } from '../../world/organise/stage-words.ts';
import { ownZone } from './own-zone.ts';
import { TownhallActs, type TownhallItemProps } from './townhall-acts.tsx';

const stageIcons = {
  planned: CalendarClock,
  lobby: DoorOpen,
  open: CircleDot,
  ended: Check,
  cancelled: Ban,
} as const satisfies Record<PlanStage, unknown>;

/** One town hall: when, where, how it stands, and what can be done with it. Rules OP1–OP3. */
export function TownhallItem(props: TownhallItemProps) {
  const { known, organising, townhall, isAt } = props;
  const { plan, stage, isHere } = townhall;
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (isAt) head.current?.focus();
  }, [isAt]);
  const zone = ownZone();
  const when = whenWords(plan, zone);
  const isAnotherOpen = known.townhalls.some(
    (each) => each.id !== townhall.id && (each.stage === 'lobby' || each.stage === 'open'),
  );
  const standing = standingWords(townhall, { ms: organising.nowMs, zone, isAnotherOpen });
  const isShort = standing !== '' && standing.length < 32 && stage !== 'cancelled';
  const Icon = stageIcons[stage];
  const isOver = stage === 'ended' || stage === 'cancelled';
  return (
    <li class="card planned" data-stage={stage}>
      <div class="planned-head">
        <h3 ref={head} tabIndex={-1}>
          <bdi>{plan.title}</bdi>
        </h3>
        <span class="stage-mark">
          <Icon aria-hidden="true" />
          <span>
            {stageNames[stage]}
            {isShort && ` · ${standing}`}
          </span>
        </span>
      </div>
      <p class="planned-when">
        <time dateTime={new Date(plan.startsAtMs).toISOString()}>{when.own}</time>
        {when.there !== null && <span class="quiet-text"> · {when.there}</span>}
      </p>
      <p class="quiet-text">
        {hallName(plan, known.halls)} · <bdi>{leaderName(plan, known.personas)}</bdi> answers
      </p>
      {standing !== '' && !isShort && (
        <p class="planned-reason">{stage === 'cancelled' ? <bdi>{standing}</bdi> : capital(standing)}</p>
      )}
      {isOver && isHere && stage === 'ended' && (
        <p class="quiet-text">
          <a href="/record">Read its record</a> · <a href="/fairness">See how fair it was</a>
        </p>
      )}
      {!isOver && <TownhallActs {...props} />}
    </li>
  );
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
