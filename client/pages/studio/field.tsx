import { useId } from 'preact/hooks';

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly set: (value: string) => void;
  readonly type?: 'text' | 'date';
  readonly maxLength?: number;
  readonly isRequired?: boolean;
  /** What it is for, below it. */
  readonly hint?: string;
}

/** A line that is typed, under its name. */
export function Field({ label, value, set, type = 'text', maxLength = 200, isRequired = false, hint }: FieldProps) {
  const id = useId();
  return (
    <div class="studio-field">
      <label for={id}>{label}</label>
      <input
        id={id}
        type={type}
        value={value}
        required={isRequired}
        maxLength={type === 'text' ? maxLength : undefined}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onInput={(event) => set(event.currentTarget.value)}
      />
      {hint !== undefined && (
        <p id={`${id}-hint`} class="quiet-text">
          {hint}
        </p>
      )}
    </div>
  );
}
