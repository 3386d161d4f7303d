import { TriangleAlert } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { createContext } from 'preact';
import { useContext, useId } from 'preact/hooks';
import type { PlanTroubles } from '../../world/organise/check-plan.ts';
import type { PlanField } from '../../world/organise/plan-draft.ts';

/** What the form says of its fields: what is wrong, what somebody else wrote meanwhile, and which can be changed no more. */
export interface FieldNotes {
  readonly troubles: PlanTroubles;
  /** What it says now; by a press it is taken. */
  readonly meanwhile: ReadonlyMap<PlanField, string>;
  /** Somebody else changed it, and this one had not: it is as they wrote it. */
  readonly taken: readonly PlanField[];
  readonly take: (field: PlanField) => void;
  readonly isFixed: (field: PlanField) => boolean;
}

export const FieldNotesContext = createContext<FieldNotes | null>(null);

export interface FieldMarks {
  readonly id: string;
  readonly disabled: boolean;
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby': string;
}

interface PlanFieldProps {
  readonly field: PlanField;
  readonly label: string;
  readonly hint?: ComponentChildren;
  readonly class?: string;
  /** The one thing that is filled in; it is marked with what is said of it. */
  readonly children: (marks: FieldMarks) => ComponentChildren;
}

/** One thing that is asked, with what is said of it below. Rule OP7. */
export function AskedField({ field, label, hint, class: className = '', children }: PlanFieldProps) {
  const id = useId();
  const marks = useMarks(field, id);
  return (
    <div class={`plan-field ${className}`}>
      <label for={id}>{label}</label>
      {children(marks)}
      <FieldSays {...{ field, id, hint }} label={label} />
    </div>
  );
}

/** A choice that is made or not. */
export function AskedBox(props: {
  readonly field: PlanField;
  readonly label: string;
  readonly hint?: ComponentChildren;
  readonly isChecked: boolean;
  readonly set: (isChecked: boolean) => void;
}) {
  const { field, label, hint, isChecked, set } = props;
  const id = useId();
  return (
    <div class="plan-field">
      <div class="plan-box">
        <input
          {...useMarks(field, id)}
          type="checkbox"
          checked={isChecked}
          onChange={(event) => set(event.currentTarget.checked)}
        />
        <label for={id}>{label}</label>
      </div>
      <FieldSays {...{ field, id, hint, label }} />
    </div>
  );
}

export function useMarks(field: PlanField, id: string): FieldMarks {
  const notes = useContext(FieldNotesContext);
  return {
    id,
    disabled: notes?.isFixed(field) === true,
    'aria-invalid': notes?.troubles[field] !== undefined,
    'aria-describedby': `${id}-says`,
  };
}

/** The hint, what is wrong, and what somebody else wrote. */
export function FieldSays(props: {
  readonly field: PlanField;
  readonly id: string;
  readonly hint?: ComponentChildren;
  readonly label: string;
}) {
  const { field, id, hint, label } = props;
  const notes = useContext(FieldNotesContext);
  const trouble = notes?.troubles[field];
  const newer = notes?.meanwhile.get(field);
  return (
    <div id={`${id}-says`} class="field-says">
      {hint !== undefined && <p class="quiet-text">{hint}</p>}
      {trouble !== undefined && (
        <p class="field-trouble">
          <TriangleAlert aria-hidden="true" /> {trouble}
        </p>
      )}
      {newer !== undefined && (
        <div class="meanwhile">
          <p>
            Somebody else wrote meanwhile: <bdi>{newer}</bdi>
          </p>
          <button type="button" class="small" aria-label={`Take theirs, ${label}`} onClick={() => notes?.take(field)}>
            Take theirs
          </button>
        </div>
      )}
      {notes?.taken.includes(field) === true && <p class="quiet-text">Changed meanwhile by somebody else.</p>}
    </div>
  );
}
