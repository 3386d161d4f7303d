import type { DeskWork } from '../../live/desk-work.ts';
import type { Townhall } from '../../live/townhall.ts';
import { departmentsOf, hasMine, labelsInUse } from '../../world/desk/question-marks.ts';

/** Narrows by what moderators put on questions, and by department: each only where there is any. Rule LB10. */
export function FilterTools({ townhall, work }: { readonly townhall: Townhall; readonly work: DeskWork }) {
  const filter = work.filter.value;
  const all = [...townhall.lists.value.byId.values()];
  const labels = labelsInUse(all);
  const departments = departmentsOf(all);
  return (
    <>
      {(filter.isMine || hasMine(all, townhall.self.value?.memberId ?? null)) && (
        <button
          type="button"
          class="small"
          aria-pressed={filter.isMine}
          onClick={() => work.narrow({ isMine: !filter.isMine })}
        >
          Mine
        </button>
      )}
      <Choice
        name="Label"
        any="Any label"
        of={labels}
        chosen={filter.label}
        choose={(label) => work.narrow({ label })}
      />
      <Choice
        name="Department"
        any="Any department"
        of={departments}
        chosen={filter.department}
        choose={(department) => work.narrow({ department })}
      />
    </>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly any: string;
  readonly of: readonly string[];
  readonly chosen: string | null;
  readonly choose: (word: string | null) => void;
}

function Choice({ name, any, of, chosen, choose }: ChoiceProps) {
  if (of.length === 0 && chosen === null) return null;
  return (
    <select aria-label={name} value={chosen ?? ''} onChange={(event) => choose(event.currentTarget.value || null)}>
      <option value="">{any}</option>
      {/* The last of its kind may have gone while it is chosen. */}
      {[...of, ...(chosen === null || of.includes(chosen) ? [] : [chosen])].map((word) => (
        <option key={word} value={word}>
          {word}
        </option>
      ))}
    </select>
  );
}
