import { useId } from 'preact/hooks';
import { limits } from '../../../protocol/limits.ts';
import type { TownhallsReply } from '../../../protocol/organising.ts';
import { AskedBox, AskedField, FieldSays, useMarks } from './plan-field.tsx';
import type { DraftPartProps } from './plan-when.tsx';

type PartProps = DraftPartProps & { readonly known: TownhallsReply };

/** The hall, who is asked, and how many bodies are in it. */
export function PlanWhere({ draft, set, known }: PartProps) {
  return (
    <fieldset class="plan-part">
      <legend>Where, and who answers</legend>
      <div class="plan-grid">
        <AskedField field="hallId" label="Hall">
          {(marks) => (
            <select {...marks} value={draft.hallId} onChange={(event) => set({ hallId: event.currentTarget.value })}>
              {withOwn(known.halls, draft.hallId).map((hall) => (
                <option key={hall.id} value={hall.id}>
                  {hall.name}
                  {hall.seats > 0 && `, ${hall.seats} seats`}
                </option>
              ))}
            </select>
          )}
        </AskedField>
        <AskedField field="personaId" label="Leader who is asked">
          {(marks) => (
            <select
              {...marks}
              value={draft.personaId}
              onChange={(event) => set({ personaId: event.currentTarget.value })}
            >
              {withOwn(known.personas, draft.personaId).map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </AskedField>
      </div>
      <AskedField
        field="capacity"
        label="People in the hall, at most"
        hint="Empty: as many as this installation holds. Whoever comes after that watches, asks in writing and votes."
        class="plan-number"
      >
        {(marks) => (
          <input
            {...marks}
            type="text"
            inputmode="numeric"
            value={draft.capacity}
            onInput={(event) => set({ capacity: event.currentTarget.value })}
          />
        )}
      </AskedField>
    </fieldset>
  );
}

/** What is chosen can be seen though it is not there any more. */
function withOwn<T extends { readonly id: string; readonly name: string }>(known: readonly T[], id: string) {
  const listed: readonly { readonly id: string; readonly name: string; readonly seats?: number }[] = known;
  const all =
    listed.some((each) => each.id === id) || id === '' ? listed : [...listed, { id, name: `${id}, not here any more` }];
  return all.map((each) => ({ seats: 0, ...each }));
}

/** Who comes in, by how people come in here. Rule OP8. */
export function PlanWho({ draft, set, known }: PartProps) {
  return (
    <fieldset class="plan-part">
      <legend>Who comes in</legend>
      {known.entry === 'demo' && <p class="quiet-text">Whoever has the link of this demo, under any name they type.</p>}
      {known.entry === 'invitation' && (
        <p class="quiet-text">
          Whoever has a link of yours. Plan it first, then make its links under Invitations, also for moderators and the
          leader.
        </p>
      )}
      {known.entry === 'company' && (
        <>
          <ForWhom {...{ draft, set }} />
          {known.takesGuests ? (
            <AskedBox
              field="allowsGuests"
              label="Guests too"
              hint="Links may be made for people whom the company does not know."
              isChecked={draft.allowsGuests}
              set={(allowsGuests) => set({ allowsGuests })}
            />
          ) : (
            <p class="quiet-text">Guests: none. This installation lets in only people of the company.</p>
          )}
        </>
      )}
    </fieldset>
  );
}

function ForWhom({ draft, set }: DraftPartProps) {
  const id = useId();
  const marks = useMarks('departments', id);
  const choices = [
    ['everybody', 'Everybody who signs in'],
    ['departments', 'Only some departments'],
  ] as const;
  return (
    <div class="plan-field" role="radiogroup" aria-label="Who of the company">
      {choices.map(([value, words]) => (
        <label key={value} class="plan-box">
          <input
            type="radio"
            name={`${id}-whom`}
            disabled={marks.disabled}
            checked={draft.forWhom === value}
            onChange={() => set({ forWhom: value })}
          />
          {words}
        </label>
      ))}
      {draft.forWhom === 'departments' && (
        <>
          <label for={id}>Departments, one a line</label>
          <textarea
            {...marks}
            rows={3}
            value={draft.departments}
            onInput={(event) => set({ departments: event.currentTarget.value })}
          />
        </>
      )}
      <FieldSays
        field="departments"
        id={id}
        label="departments"
        hint={draft.forWhom === 'departments' ? 'Named as your company’s sign-in names them.' : undefined}
      />
    </div>
  );
}

/** How questions are asked. */
export function PlanQuestions({ draft, set, known }: PartProps) {
  return (
    <fieldset class="plan-part">
      <legend>Questions</legend>
      <AskedBox
        field="readsFirst"
        label="A moderator reads each question before it is shown"
        hint="Off, everybody sees a question at once. It can be switched at the desk too."
        isChecked={draft.readsFirst}
        set={(readsFirst) => set({ readsFirst })}
      />
      {known.hasKeepers ? (
        <AskedBox
          field="allowsAnonymous"
          label="Anonymous questions"
          hint="Who asked is encrypted to two people. Only both together can open it."
          isChecked={draft.allowsAnonymous}
          set={(allowsAnonymous) => set({ allowsAnonymous })}
        />
      ) : (
        <p class="quiet-text">
          Anonymous questions: not here yet. They need two people who each hold a key; whoever runs this installation
          names them with <code>ANONYMOUS_KEEPERS</code>.
        </p>
      )}
    </fieldset>
  );
}

/** What it is called and about. */
export function PlanWhat({ draft, set }: DraftPartProps) {
  const { aboutLength } = limits.organising;
  const left = aboutLength - draft.about.trim().length;
  return (
    <fieldset class="plan-part">
      <legend>What it is</legend>
      <AskedField field="title" label="Title">
        {(marks) => (
          <input
            {...marks}
            type="text"
            autocomplete="off"
            value={draft.title}
            onInput={(event) => set({ title: event.currentTarget.value })}
          />
        )}
      </AskedField>
      <AskedField
        field="about"
        label="What it is about"
        hint={
          left < 100
            ? `${Math.abs(left)} characters ${left < 0 ? 'too many' : 'left'}.`
            : 'People read it in the invitation and before the doors open. It may stay empty.'
        }
      >
        {(marks) => (
          <textarea
            {...marks}
            rows={3}
            value={draft.about}
            onInput={(event) => set({ about: event.currentTarget.value })}
          />
        )}
      </AskedField>
    </fieldset>
  );
}
