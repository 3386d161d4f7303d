import { useId } from 'preact/hooks';
import { startOf } from '../../world/organise/check-plan.ts';
import type { PlanDraft } from '../../world/organise/plan-draft.ts';
import { dayWords, hoursWords, offsetWords, placeOf, whenWords } from '../../world/organise/plan-time-words.ts';
import { momentOf, wallTimeAt } from '../../world/organise/wall-time.ts';
import { ownZone, zonesByPart } from './own-zone.ts';
import { AskedField, FieldSays, useMarks } from './plan-field.tsx';

export interface DraftPartProps {
  readonly draft: PlanDraft;
  readonly set: (change: Partial<PlanDraft>) => void;
}

/** Day, time and zone, how long, and how long before its doors open. Rules OP5, OP6. */
export function PlanWhen({ draft, set, nowMs }: DraftPartProps & { readonly nowMs: number }) {
  const id = useId();
  const marks = useMarks('when', `${id}-date`);
  const zone = ownZone();
  return (
    <fieldset class="plan-part">
      <legend>When</legend>
      <div class="plan-grid">
        <div class="plan-field">
          <label for={`${id}-date`}>Day</label>
          <input
            {...marks}
            type="date"
            min={wallTimeAt(nowMs, draft.timeZone === '' ? zone : draft.timeZone).date}
            value={draft.date}
            onInput={(event) => set({ date: event.currentTarget.value })}
          />
        </div>
        <div class="plan-field">
          <label for={`${id}-time`}>Time</label>
          <input
            {...marks}
            id={`${id}-time`}
            type="time"
            value={draft.time}
            onInput={(event) => set({ time: event.currentTarget.value.slice(0, 5) })}
          />
        </div>
        <div class="plan-field">
          <label for={`${id}-zone`}>Time zone</label>
          <select
            {...marks}
            id={`${id}-zone`}
            value={draft.timeZone}
            onChange={(event) => set({ timeZone: event.currentTarget.value })}
          >
            {[...zonesByPart([zone, draft.timeZone])].map(([part, zones]) => (
              <optgroup key={part} label={part}>
                {zones.map((each) => (
                  <option key={each} value={each}>
                    {placeOf(each)}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
        </div>
      </div>
      <Twice {...{ draft, set }} />
      <FieldSays field="when" id={`${id}-date`} label="when" hint={<WhenItIs draft={draft} zone={zone} />} />
      <div class="plan-grid">
        <AskedField field="minutes" label="How long, in minutes">
          {(each) => (
            <input
              {...each}
              type="text"
              inputmode="numeric"
              value={draft.minutes}
              onInput={(event) => set({ minutes: event.currentTarget.value })}
            />
          )}
        </AskedField>
        <AskedField field="doorsMinutes" label="Doors open before, in minutes">
          {(each) => (
            <input
              {...each}
              type="text"
              inputmode="numeric"
              value={draft.doorsMinutes}
              onInput={(event) => set({ doorsMinutes: event.currentTarget.value })}
            />
          )}
        </AskedField>
      </div>
    </fieldset>
  );
}

/** In the night in which clocks go back an hour comes twice. */
function Twice({ draft, set }: DraftPartProps) {
  const name = useId();
  const { date, time, timeZone, isSecond } = draft;
  const moment = momentOf({ date, time }, timeZone);
  if (moment.kind !== 'twice') return null;
  const choices = [
    [false, 'The first', moment.firstMs],
    [true, 'The second', moment.secondMs],
  ] as const;
  return (
    <fieldset class="plan-twice">
      <legend>Clocks go back that day, and {time} comes twice. Which one?</legend>
      {choices.map(([second, words, ms]) => (
        <label key={words} class="plan-box">
          <input type="radio" name={name} checked={isSecond === second} onChange={() => set({ isSecond: second })} />
          {words}, {offsetWords(ms, timeZone)}
        </label>
      ))}
    </fieldset>
  );
}

/** The day with its name, and what one’s own clock shows then. */
function WhenItIs({ draft, zone }: { readonly draft: PlanDraft; readonly zone: string }) {
  const start = startOf(draft);
  if (start.ms === null) return <>Everybody reads it in their own time zone.</>;
  const { timeZone } = draft;
  const minutes = /^\d{1,3}$/.test(draft.minutes) ? Number(draft.minutes) : 0;
  const plan = { startsAtMs: start.ms, minutes, timeZone };
  const { own, there } = whenWords(plan, zone);
  return (
    <>
      {dayWords(start.ms, timeZone)}, {hoursWords(plan, timeZone)} in {placeOf(timeZone)} (
      {offsetWords(start.ms, timeZone)}).{there !== null && ` For you that is ${own.replace(' your time', '')}.`}
    </>
  );
}
