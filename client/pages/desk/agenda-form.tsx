import { ArrowDown, ArrowUp, Plus, X } from 'lucide-preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { AgendaView } from '../../../protocol/agenda.ts';
import { agendaItemIdSchema } from '../../../protocol/ids.ts';
import { limits } from '../../../protocol/limits.ts';
import { randomText } from '../../live/random-text.ts';
import { type AgendaDraftItem, draftOf, moved } from '../../world/agenda-words.ts';
import { Trouble } from '../shared/trouble.tsx';
import type { Action } from '../shared/use-action.ts';

interface AgendaFormProps {
  readonly agenda: AgendaView;
  readonly action: Action;
  readonly onSave: (items: readonly { item: AgendaDraftItem['item']; title: string; minutes: number }[]) => void;
  readonly onCancel: () => void;
}

const blank = (): AgendaDraftItem => ({ item: agendaItemIdSchema.parse(randomText()), title: '', minutes: '10' });

/** The agenda as it is being written: a line an item. Saved as a whole. Rules AG1, AG2. */
export function AgendaForm({ agenda, action, onSave, onCancel }: AgendaFormProps) {
  const [draft, setDraft] = useState<readonly AgendaDraftItem[]>(() =>
    agenda.items.length === 0 ? [blank()] : draftOf(agenda),
  );
  const list = useRef<HTMLOListElement>(null);
  const added = useRef(false);
  useEffect(() => {
    if (added.current) list.current?.querySelector<HTMLInputElement>('li:last-child input')?.focus();
    added.current = false;
  }, [draft.length]);
  const change = (index: number, to: Partial<AgendaDraftItem>) =>
    setDraft(draft.map((item, at) => (at === index ? { ...item, ...to } : item)));
  return (
    <form
      class="agenda-form"
      onSubmit={(event) => {
        event.preventDefault();
        // What was left empty was never meant.
        const meant = draft.filter(({ title }) => title.trim() !== '');
        onSave(meant.map(({ item, title, minutes }) => ({ item, title, minutes: Math.round(Number(minutes)) || 0 })));
      }}
    >
      <ol ref={list}>
        {draft.map(({ item, title, minutes }, index) => (
          <li key={item}>
            <input
              type="text"
              aria-label={`Item ${index + 1}`}
              placeholder="What happens"
              autoComplete="off"
              maxLength={limits.agendaTitleLength}
              value={title}
              onInput={(event) => change(index, { title: event.currentTarget.value })}
            />
            <label>
              <input
                type="number"
                min="1"
                max={limits.agendaMinutesMost}
                aria-label={`Minutes for item ${index + 1}`}
                value={minutes}
                onInput={(event) => change(index, { minutes: event.currentTarget.value })}
              />
              min
            </label>
            <span class="agenda-moves">
              <button
                type="button"
                class="small quiet"
                aria-label={`Move item ${index + 1} up`}
                disabled={index === 0}
                onClick={() => setDraft(moved(draft, index, -1))}
              >
                <ArrowUp aria-hidden="true" />
              </button>
              <button
                type="button"
                class="small quiet"
                aria-label={`Move item ${index + 1} down`}
                disabled={index === draft.length - 1}
                onClick={() => setDraft(moved(draft, index, 1))}
              >
                <ArrowDown aria-hidden="true" />
              </button>
              <button
                type="button"
                class="small quiet"
                aria-label={`Take item ${index + 1} off`}
                onClick={() => setDraft(draft.toSpliced(index, 1))}
              >
                <X aria-hidden="true" />
              </button>
            </span>
          </li>
        ))}
      </ol>
      <div class="row">
        <button
          type="button"
          class="small"
          disabled={draft.length >= limits.agendaItems}
          onClick={() => {
            added.current = true;
            setDraft([...draft, blank()]);
          }}
        >
          <Plus aria-hidden="true" /> Add an item
        </button>
      </div>
      <Trouble text={action.trouble} />
      <div class="row">
        <button type="submit" class="primary small" disabled={action.isBusy}>
          Save the agenda
        </button>
        <button type="button" class="small quiet" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </form>
  );
}
