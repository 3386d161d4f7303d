import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type PlannedTownhall, planTroubleSchema, type TownhallsReply } from '../../../protocol/organising.ts';
import type { OrganiseDoor } from '../../live/organise-port.ts';
import type { DoorReply } from '../../live/ports.ts';
import { checkPlan, fieldOfTrouble, type PlanTroubles } from '../../world/organise/check-plan.ts';
import { fieldWords } from '../../world/organise/field-words.ts';
import {
  changeableAfterwards,
  draftOfPlan,
  newDraft,
  type PlanDraft,
  type PlanField,
  planFields,
  rebaseDraft,
  takeField,
} from '../../world/organise/plan-draft.ts';
import { Trouble } from '../shared/trouble.tsx';
import { ownZone } from './own-zone.ts';
import { type FieldNotes, FieldNotesContext } from './plan-field.tsx';
import { PlanQuestions, PlanWhat, PlanWhere, PlanWho } from './plan-people.tsx';
import { PlanWhen } from './plan-when.tsx';
import { type Organising, wordsOf } from './use-organising.ts';

interface PlanFormProps {
  readonly door: OrganiseDoor;
  readonly organising: Organising;
  readonly known: TownhallsReply;
  /** Null: a new one. */
  readonly edited: PlannedTownhall | null;
  /** What was done, in words, and with which. */
  readonly onDone: (words: string, id: string) => void;
  readonly onCancel: () => void;
}

const none = { contested: [] as readonly PlanField[], taken: [] as readonly PlanField[] };

/** A plan is written, or changed. Nothing that was typed is lost before it is kept. Rules OP5–OP9. */
export function PlanForm({ door, organising, known, edited, onDone, onCancel }: PlanFormProps) {
  /** The plan as this form saw it last. */
  const [base, setBase] = useState(edited);
  const [draft, setDraft] = useState(() => (edited === null ? newDraft(known, ownZone()) : draftOfPlan(edited.plan)));
  const [first, setFirst] = useState(draft);
  const [troubles, setTroubles] = useState<PlanTroubles>({});
  const [meanwhile, setMeanwhile] = useState(none);
  const [trouble, setTrouble] = useState<string | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    head.current?.focus();
    head.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const isTyped = useMemo(() => JSON.stringify(draft) !== JSON.stringify(first), [draft, first]);
  useAskBeforeLeaving(isTyped);
  const hasBegun = base?.stage === 'open';
  const set = (change: Partial<PlanDraft>) => {
    setDraft({ ...draft, ...change });
    // What is being put right is not wrong any more.
    setTroubles(Object.fromEntries(Object.entries(troubles).filter(([field]) => !touches(change, field))));
  };
  /** The first of these, once it is drawn. */
  const focusSoon = (wanted: string) =>
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>(wanted)?.focus());
  const fail = (words: PlanTroubles) => {
    setTroubles(words);
    const count = Object.keys(words).length;
    setTrouble(count === 1 ? 'One thing needs another look.' : `${count} things need another look.`);
    focusSoon('[aria-invalid="true"]');
  };
  const rebase = (now: PlannedTownhall) => {
    if (base === null) return;
    const { draft: rebased, contested, taken } = rebaseDraft(draft, base.plan, now.plan);
    setDraft(rebased);
    setFirst(draftOfPlan(now.plan));
    setMeanwhile({ contested, taken });
    setBase(now);
    setTrouble(contested.length > 0 ? contestedWords : changedWords);
    focusSoon('.meanwhile button');
  };
  const refuse = async (refusal: Exclude<DoorReply<unknown>, { kind: 'ok' }>) => {
    const code = refusal.kind === 'refused' ? planTroubleSchema.safeParse(refusal.code).data : undefined;
    const field = code === undefined ? undefined : fieldOfTrouble[code];
    if (field !== undefined) return fail({ [field]: wordsOf(refusal) });
    setTrouble(wordsOf(refusal));
    if (code !== 'changed-meanwhile' && code !== 'already-begun') return;
    const now = (await organising.read())?.townhalls.find(({ id }) => id === base?.id);
    if (now !== undefined) rebase(now);
  };
  const send = async () => {
    const checked = checkPlan(draft, {
      nowMs: Date.now(),
      edited: base === null ? null : { plan: base.plan, hasBegun },
    });
    if (checked.kind === 'troubles') return fail(checked.troubles);
    setTroubles({});
    setTrouble(null);
    const { plan } = checked;
    const refusal =
      base === null
        ? await organising.run(
            () => door.plan({ plan }),
            ({ id }) => onDone('Planned. Now copy its invitation and send it.', id),
          )
        : await organising.run(
            () => door.edit({ id: base.id, revision: base.revision, plan }),
            () => onDone(editedWords(base, plan.startsAtMs), base.id),
          );
    if (refusal !== null) await refuse(refusal);
  };
  const notes: FieldNotes = {
    troubles,
    taken: meanwhile.taken,
    meanwhile: new Map(
      base === null ? [] : meanwhile.contested.map((field) => [field, fieldWords(field, base.plan, known)]),
    ),
    take: (field) => {
      if (base !== null) setDraft(takeField(draft, draftOfPlan(base.plan), field));
      setMeanwhile({ ...meanwhile, contested: meanwhile.contested.filter((each) => each !== field) });
      focusSoon('.meanwhile button, button[type="submit"]');
    },
    isFixed: (field) => hasBegun && !changeableAfterwards.includes(field),
  };
  const parts = { draft, set, known };
  return (
    <FieldNotesContext.Provider value={notes}>
      <form
        ref={form}
        class="card plan-form"
        aria-labelledby="plan-head"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <h2 id="plan-head" ref={head} tabIndex={-1}>
          {edited === null ? 'Plan a town hall' : `Edit “${edited.plan.title}”`}
        </h2>
        {hasBegun && (
          <p class="desk-note">It has begun: its title, its text and how long it lasts can still be changed.</p>
        )}
        <PlanWhat {...parts} />
        <PlanWhen {...parts} nowMs={organising.nowMs} />
        <PlanWhere {...parts} />
        <PlanWho {...parts} />
        <PlanQuestions {...parts} />
        <div class="plan-end">
          <Trouble text={trouble} />
          <div class="row">
            <button type="submit" class="primary" disabled={organising.isBusy}>
              {edited === null ? 'Plan it' : 'Save the changes'}
            </button>
            <button type="button" class="quiet" onClick={onCancel}>
              {isTyped ? 'Throw away what I typed' : 'Back to the list'}
            </button>
          </div>
        </div>
      </form>
    </FieldNotesContext.Provider>
  );
}

const contestedWords =
  'Somebody else has changed it meanwhile. What you typed stands; what they wrote is beside it. Look, then save again.';
const changedWords =
  'Somebody else has changed it meanwhile: what you had not touched is as they wrote it. Look, then save again.';

/** Calendars are not told by themselves. */
function editedWords(before: PlannedTownhall, startsAtMs: number): string {
  return before.plan.startsAtMs === startsAtMs
    ? 'Saved.'
    : 'Saved. It has another time now: send the invitation and the calendar file again.';
}

function touches(change: Partial<PlanDraft>, field: string): boolean {
  const keys: readonly string[] = Object.entries(planFields).find(([name]) => name === field)?.[1] ?? [];
  return Object.keys(change).some((key) => keys.includes(key));
}

/** A browser asks before a page with something typed in it is left. */
function useAskBeforeLeaving(isTyped: boolean): void {
  useEffect(() => {
    if (!isTyped) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [isTyped]);
}
